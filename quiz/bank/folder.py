"""What the files of a bank are called, where the built-in ones are, and the readings. Must not know what the TOML files
hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import Circumstances, holds, version_of
from quiz.reader import BANK_BYTES, read_text
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from quiz.model.bank import Step

BANK: Final = "bank.toml"
CIRCUMSTANCES: Final = "circumstances.toml"
SAFETY: Final = "safety.toml"
STEPS: Final = "steps.toml"
FIXED: Final = (BANK, CIRCUMSTANCES, SAFETY, STEPS)
"""What every bank has beside the files of its areas."""
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


def variant_for(step: Step, circumstances: Circumstances, *, safe: bool) -> str:
    """The variant of a step's reading that fits the choices by circumstance, empty for the ordinary one; `safe` is true
    while the safe list stands in place of the ordinary one. A reading without contact goes before one of a version."""
    if step.safe and (safe or (step.other_version and holds(step.other_version, circumstances))):
        return SAFE
    if step.without_contact and holds(step.without_contact, circumstances):
        return ALONE
    version = version_of(step, circumstances)
    return version.name if version else ""


def reading(folder: Path, step: Step, variant: str = "") -> str:
    """The Markdown of a reading, cleaned, from the bank's folder. Raises `quiz.reader.UnreadableFile` where the file
    cannot be read."""
    path = folder / READINGS / reading_file(step.number, step.id, variant)
    return sanitize(read_text(path, limit=BANK_BYTES), lines=True)
