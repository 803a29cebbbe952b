"""Each figure over time as small multiples: one row a figure, one mark a time, all on the same scale, with the figures
beside the marks. Pure; must not know what the figures are of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.ui import render
from quiz.ui.render import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.ui.render import Rows

LEVELS: Final = "▁▂▃▄▅▆▇"
"""The highest leaves a little room: rows that touch read as one."""
NONE: Final = "·"
"""Stands where there is no figure."""
GAP: Final = 2
ENDS: Final = 12
"""Cells for the first and the last figure, where there is no room for every one."""


class Mark(NamedTuple):
    """One figure."""

    share: float
    """Where it stands on the scale, 0 to 1."""
    figure: str


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over time."""

    name: str
    marks: tuple[Mark | None, ...]
    """Oldest first; None where there is no figure."""


def trend_rows(series: Sequence[Series], width: int) -> Rows:
    """Every series, each in one row, over the same times."""
    if not series:
        return ()
    name = max(render.cells(one.name) for one in series) + GAP
    room = width - name
    each = max((len(mark.figure) for one in series for mark in one.marks if mark), default=1) + 2 + GAP
    times = max(len(one.marks) for one in series)
    whole = times * each - GAP <= room
    return tuple(
        Row((Span(f"{one.name:<{name}}"), *(_with_figures(one, each) if whole else _with_ends(one, room))))
        for one in series
    )


def room_for(names: Sequence[str], width: int) -> int:
    """How many marks have room beside these names, with the first and the last of their figures."""
    return max(1, width - max(map(render.cells, names), default=0) - GAP - ENDS)


def mark(share: float) -> str:
    """The mark of a figure that stands at `share`, 0 to 1, of the scale."""
    return LEVELS[min(len(LEVELS) - 1, max(0, int(share * len(LEVELS))))]


def _with_figures(one: Series, each: int) -> Iterator[Span]:
    """Every mark with its figure."""
    for place, found in enumerate(one.marks, 1):
        newest = place == len(one.marks)
        yield Span(mark(found.share) if found else NONE, "accent" if newest else "quiet")
        yield Span(f" {found.figure if found else '':<{each - 2}}", "strong" if newest else "text")


def _with_ends(one: Series, room: int) -> Iterator[Span]:
    """As many of the newest marks as there is room for, with the first and the last of their figures."""
    marks = one.marks
    spread = " " if len(marks) * 2 <= room - ENDS else ""
    *before, newest = (mark(found.share) if found else NONE for found in marks)
    yield Span("".join(f"{sign}{spread}" for sign in before), "quiet")
    yield Span(newest, "accent")
    figures = [found.figure for found in marks if found]
    if figures:
        yield Span(f"{'':{GAP}}{figures[0]:>3} → ")
        yield Span(figures[-1], "strong")
