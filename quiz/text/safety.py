"""The words of the safety door that are not in the bank: choices, headings, how help lines are read. Must not know what
was answered."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.text.words import day

if TYPE_CHECKING:
    from quiz.models.bank import HelpLine, Safety

START: Final = ("Start", "Start without keeping anything", "Help and safety", "Leave")
DRAFT: Final = ("Continue", "Start afresh")
SUPPORT: Final = ("Go on", "See help lines", "Stop and delete this sitting")
DRAFT_FOUND: Final = "There is a sitting that you have not finished."
AFRESH: Final = "If you start afresh, the unfinished one is set aside."
SUPPORT_TITLE: Final = "Before you go on"
HELP_TITLE: Final = "Help and safety"
HELP_LINES_TITLE: Final = "Help lines"
KEEPS_NOTHING: Final = "Nothing of this sitting is kept."


class Country(NamedTuple):
    """The lines of one country, its emergency number first."""

    name: str
    lines: tuple[str, ...]


def countries(safety: Safety) -> tuple[Country, ...]:
    """Help lines by country, in the order of the bank; within each the emergency number first."""
    ordered = [line.country for line in safety.lines]
    lines = sorted(safety.lines, key=lambda line: (ordered.index(line.country), not line.emergency))
    return tuple(
        Country(name, tuple(help_line(line) for line in group))
        for name, group in groupby(lines, lambda line: line.country)
    )


def help_line(line: HelpLine) -> str:
    """One number with all that is known of it, as a sentence to be read or heard."""
    parts = [f"{line.name}: {line.number}"]
    if line.text:
        parts.append(line.text)
    if line.hours:
        parts.append(line.hours)
    parts.append(line.for_whom)
    return "; ".join(part.rstrip(".") for part in parts) + "."


def as_of(safety: Safety) -> str:
    """How old the numbers are."""
    return f"Numbers can change: as of {day(date.fromisoformat(safety.as_of))}."
