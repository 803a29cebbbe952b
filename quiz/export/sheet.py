"""What an export may draw from, and what an exported page is made of: parts under headings, in their order, the same
for Markdown and HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from quiz.model.change import Changes
from quiz.model.kept import REVIEW_AFTER, Head, later
from quiz.model.result import Shown
from quiz.text.areas import AreaLine
from quiz.text.history import OverTime
from quiz.text.result import StepLines

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.record import PlanEntry


@dataclass(frozen=True, slots=True)
class ExportData:
    """One sitting with all that belongs to it. Where `shown.result.safe_list`, a worried run asks: a page then shows
    the steps that need nothing from him, her note, and nothing else of hers."""

    bank: Bank
    shown: Shown
    note: str = field(default="", repr=False)
    """What she wrote about the sitting; empty where nothing."""
    plan: PlanEntry | None = field(default=None, repr=False)
    """The plan that held after the sitting."""
    changed: int = 0
    """How many plans there were before it."""
    earlier: tuple[Head, ...] = field(default=(), repr=False)
    """The sittings before it with the same bank, oldest first."""
    edition: str = ""
    """The major version of the bank at the time."""
    changes: tuple[Changes, ...] = field(default=(), repr=False)
    """Since the sitting before, then since the first; one where they are the same, none for a first sitting."""

    readings: tuple[str, ...] = ()
    """Readings that she asked for, as Markdown with the title first; never with a safe list."""

    def review_date(self, today: date) -> date:
        """The day for a reminder: the plan's, else four weeks after the sitting, else four weeks from today. A day that
        is over would remind nobody."""
        days = [later(self.shown.finished.date(), REVIEW_AFTER), later(today, REVIEW_AFTER)]
        if self.plan:
            days.insert(0, self.plan.look_again)
        return next(day for day in days if day > today or day == day.max)


ON_PAPER: Final = date.min
"""Stands for today: a page that is kept says the year of every date, and no day has come on it."""


class Lines(NamedTuple):
    """Paragraphs, short lines in a list, or lines that she wrote herself."""

    lines: tuple[str, ...]
    kind: Literal["paragraphs", "list", "quote"] = "paragraphs"


class Bars(NamedTuple):
    """The areas with their strengths."""

    areas: tuple[AreaLine, ...]


class Steps(NamedTuple):
    """Steps with their reasons."""

    steps: tuple[StepLines, ...]


class Titles(NamedTuple):
    """Steps by number and title, each with a remark that may be empty."""

    steps: tuple[tuple[int, str, str], ...]


class Answers(NamedTuple):
    """Questions with what she said, under a heading."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class ReadingText(NamedTuple):
    """The text of a step below its title, as Markdown without links or HTML."""

    markdown: str


class Moves(NamedTuple):
    """Each area then and now, held against earlier sittings: a column each."""

    columns: tuple[str, ...]
    areas: tuple[tuple[str, tuple[str, ...]], ...]
    trend: OverTime | None = None
    """To be drawn small beside each area, where it is not shown large."""


Part = Lines | Bars | Steps | Titles | Answers | ReadingText | OverTime | Moves


class Section(NamedTuple):
    """A part of a sheet under its heading. `name` is a word for its place, never shown."""

    name: str
    title: str
    parts: tuple[Part, ...]


class Sheet(NamedTuple):
    """A whole page."""

    language: str
    title: str
    basis: str
    """When, and on how many answers."""
    lead: tuple[str, ...]
    """Comes before anything else."""
    sections: tuple[Section, ...]
    for_counsellor: bool = False


def paragraphs(*lines: str) -> tuple[Lines, ...]:
    """Words where there are any."""
    filled = tuple(filter(None, lines))
    return (Lines(filled),) if filled else ()
