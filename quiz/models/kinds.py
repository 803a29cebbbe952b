"""What the values of a file may be, said in a way that costs nothing where nothing is validated. Must not know which
file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema


class Bound:
    """Beside a type in an annotation: of exactly this type, and within these bounds, in the words of pydantic's core
    schema (`str` with `min_length`, `max_length` and `pattern`, `int` and `float` with `ge`, `gt` and `le`, `bool`,
    `tuple` with `min_length` and `max_length`)."""

    def __init__(self, kind: str, **bounds: object) -> None:
        self._schema = {"type": kind, "strict": True, **bounds}
        self.bounds = bounds

    @property
    def schema(self) -> CoreSchema:
        """As pydantic's core takes it."""
        return cast("CoreSchema", self._schema)  # its types are one for each kind; a schema is an ordinary dict

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """What pydantic asks for where a model has such an annotation."""
        return self.schema


Identifier = Annotated[str, Bound("str", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Lower-case words joined by hyphens: it may become a file name, an argument or a key."""
Sentence = Annotated[str, Bound("str", min_length=1, max_length=600)]
Label = Annotated[str, Bound("str", min_length=1, max_length=80)]
Day = Annotated[str, Bound("str", pattern=r"^\d{4}-\d{2}-\d{2}$")]
Text = Annotated[str, Bound("str")]
Number = Annotated[int, Bound("int", ge=1, le=99)]
Flag = Annotated[bool, Bound("bool")]
