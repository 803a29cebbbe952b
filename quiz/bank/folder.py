"""What the files of a bank are called, where the built-in ones are, and the readings. Must not know what the TOML files
hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from quiz.reader import BANK_BYTES, read_text
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quiz.model.bank import Condition, Step

Variant = Literal["", "safe", "alone"]
"""Which reading of a step: the ordinary one, the one for where there is fear, the one that asks for no contact."""

BANK: Final = "bank.toml"
CIRCUMSTANCES: Final = "circumstances.toml"
SAFETY: Final = "safety.toml"
STEPS: Final = "steps.toml"
READINGS: Final = "readings"
LONGEST_NAME: Final = 40
"""Most characters of an id that is a part of a file's name."""
SAFE: Final = "safe"
ALONE: Final = "alone"

_IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def built_in_folder() -> Path:
    """The folder of the bank that comes with the program: inside the package where it was installed from a wheel,
    beside the package in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "questions"
    return installed if installed.is_dir() else package.parent / "questions"


def is_identifier(name: str) -> bool:
    """Whether the name may become a part of a file's name: it cannot lead out of the folder."""
    return len(name) <= LONGEST_NAME and bool(_IDENTIFIER.fullmatch(name))


def area_file(area: str) -> str:
    """The name of the file with the items of an area."""
    return f"{area}.toml"


def reading_file(number: int, step: str, variant: str = "") -> str:
    """The name of a reading within the folder of readings.

    >>> reading_file(3, "get-help", "safe")
    '03-get-help.safe.md'
    """
    return f"{number:02}-{step}{variant and '.'}{variant}.md"


def variants(step: Step) -> Iterator[str]:
    """The readings of a step: the ordinary one, the other version of a step that needs nothing from him, one for a step
    that may have to do without contact, and those of its own versions."""
    yield ""
    if step.safe:
        yield SAFE
    if step.without_contact:
        yield ALONE
    yield from (version.name for version in step.versions)


def variant_for(step: Step, circumstances: Mapping[str, str], *, safe: bool) -> Variant:
    """The variant of a step's reading that fits the choices by circumstance; `safe` is true while the safe list stands
    in place of the ordinary one."""
    if step.safe and (safe or _holds(step.other_version, circumstances)):
        return "safe"
    return "alone" if _holds(step.without_contact, circumstances) else ""


def _holds(condition: Condition | None, circumstances: Mapping[str, str]) -> bool:
    """Whether there is such a condition and it is met."""
    return condition is not None and circumstances.get(condition.circumstance) in condition.choices


def reading(folder: Path, step: Step, variant: str = "") -> str:
    """The Markdown of a reading, cleaned, from the bank's folder. Raises `quiz.reader.UnreadableFile` where the file
    cannot be read."""
    path = folder / READINGS / reading_file(step.number, step.id, variant)
    return sanitize(read_text(path, limit=BANK_BYTES), lines=True)
