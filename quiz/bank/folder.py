"""What of a bank can be had before it is read and checked: what its files are called, where the built-in ones are, the
readings, and the lines of the start page. Must not load validation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, holds, version_of
from quiz.errors import InvalidFile
from quiz.reader import BANK_BYTES, read_text, read_toml
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
SAFE: Final = "safe"
ALONE: Final = "alone"
SECONDS: Final = 12
"""That a question takes, about: fifty of them in ten minutes. An assumption."""


def built_in_folder() -> Path:
    """The folder of the bank that comes with the program: inside the package where it was installed from a wheel,
    beside the package in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "questions"
    return installed if installed.is_dir() else package.parent / "questions"


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


class StartPage(NamedTuple):
    """What stands on the start page; empty where `safety.toml` is not as it should be, which loading the bank says."""

    start: tuple[str, ...] = ()
    length: str = ""
    leaving: tuple[str, ...] = ()
    again: str = ""
    """The length for somebody who has taken it, with `{questions}` and `{minutes}`."""
    door: int = 0
    """How many of the questions are about safety."""

    def length_again(self, asked: int | None) -> str:
        """How long it is for her who was `asked` so many questions the last time, those about safety left out."""
        if asked is None or not self.again:
            return self.length
        questions = asked + self.door
        minutes = -(-questions * SECONDS // 60)
        return self.again.replace("{questions}", str(questions)).replace("{minutes}", str(minutes))


def start_page(folder: Path) -> StartPage:
    """The start page in the bank of a folder."""
    try:
        safety = read_toml(folder / SAFETY, limit=BANK_BYTES)
    except InvalidFile:
        return StartPage()
    length, again = ("".join(lines([safety.get(key)])) for key in ("length", "length_again"))
    asked = safety.get("questions")
    door = len(asked) if isinstance(asked, list) else 0
    return StartPage(lines(safety.get("start")), length, lines(safety.get("leaving")), again, door)


def lines(value: object) -> tuple[str, ...]:
    """The texts in a list of texts; nothing where it is anything else."""
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        return ()
    return tuple(sanitize(line) for line in value)
