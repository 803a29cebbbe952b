"""What the values of a file may be, whichever file it is."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

from quiz.sanitize import forbidden

T = TypeVar("T")


def clean(text: str) -> str:
    """The text, if nothing in it steers a terminal, hides or reorders characters, or breaks the line."""
    if fault := forbidden(text):
        raise PydanticCustomError("forbidden", "must not hold {fault}", {"fault": fault})
    return text


def day(text: str) -> str:
    """The text, if it is a day of the calendar."""
    with suppress(ValueError):
        if date.fromisoformat(text).isoformat() == text:
            return text
    raise PydanticCustomError("day", "must be a day")


def at_most(most: int) -> BeforeValidator:
    """Refuses a longer list before anything in it is looked at. Pydantic's own limit counts what was found to be right:
    with a file of nothing but empty tables it is busy for ten seconds."""

    def counted(value: object) -> object:
        if isinstance(value, list) and len(value) > most:
            raise PydanticKnownError(
                "too_long", {"field_type": "List", "max_length": most, "actual_length": len(value)}
            )
        return value

    return BeforeValidator(counted)


WORDS: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST: Final = 40
Identifier = Annotated[str, Field(strict=True, pattern=WORDS, max_length=LONGEST)]
"""Lower-case words joined by hyphens: it may become a file name, an argument or a key."""
Label = Annotated[str, Field(strict=True, min_length=1, max_length=80)]
Phrase = Annotated[Label, AfterValidator(clean)]
"""A name or a few words, as a page shows them."""
Sentence = Annotated[str, Field(strict=True, min_length=1, max_length=600), AfterValidator(clean)]
Day = Annotated[str, Field(strict=True), AfterValidator(day)]
Percent = Annotated[float, Field(strict=True, ge=0, le=100)]
Number = Annotated[int, Field(strict=True, ge=1, le=99)]
Flag = Annotated[bool, Field(strict=True)]

Many = Annotated[tuple[T, ...], at_most(60)]
"""Any number of which a bank has few."""
Some = Annotated[tuple[T, ...], Field(min_length=1), at_most(60)]
"""At least one."""
Several = Annotated[tuple[T, ...], Field(min_length=2), at_most(60)]
Rows = Annotated[tuple[T, ...], Field(min_length=1), at_most(400)]
"""At least one, and room for what a large bank has most of."""


class FileModel(BaseModel):
    """Anything that stands in a file: frozen, and a name that nobody reads is a fault. Shows no value in an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
