"""Figures drawn on a scale: a change together with the noise around where it began, and figures over time, one row
each. Must not know what the figures are of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from textual.content import Content

from quiz.ui.widgets.visuals import STRONG, words

THEN: Final = "●"
NOW: Final = "○"
BOTH: Final = "◉"
"""Then and now in the same cell."""
WITHIN: Final = "─"
BEYOND: Final = "━"
NOISE: Final = "░"
SCALE: Final = "·"
LOOKS: Final = {
    THEN: "text",
    NOW: STRONG,
    BOTH: STRONG,
    WITHIN: "text",
    BEYOND: "accent",
    NOISE: "quiet",
    SCALE: "track",
}


def noise_band(then: float, now: float, noise: float | None, width: int) -> Content:
    """The way from `then` to `now`, both 0 to 1, on a scale of `width` cells. `noise`: how far figures go to either
    side by themselves, on the same scale; None where that is not known."""
    runs = ("".join(run) for _, run in groupby(marks(then, now, noise, width)))
    return Content.assemble(*(words(run, LOOKS[run[0]]) for run in runs))


def marks(then: float, now: float, noise: float | None, width: int) -> list[str]:
    """A mark for each cell of the scale."""
    began, ended = cell_at(then, width), cell_at(now, width)
    signs = [SCALE] * width
    if noise is not None:
        least, most = cell_at(then - noise, width), cell_at(then + noise, width)
        signs[least : most + 1] = NOISE * (most + 1 - least)
    onward = 1 if ended > began else -1
    goes_beyond = noise is not None and abs(now - then) > noise
    for cell in range(began, ended, onward):
        outside = signs[cell] == SCALE and goes_beyond
        signs[cell] = BEYOND if outside or (goes_beyond and cell == ended - onward) else WITHIN
    signs[began], signs[ended] = THEN, NOW if ended != began else BOTH
    return signs


def cell_at(share: float, width: int) -> int:
    """The cell in which a share of the scale, 0 to 1, stands."""
    return round(min(1.0, max(0.0, share)) * (width - 1))


LEVELS: Final = "▁▂▃▄▅▆▇"
"""The highest leaves a little room: rows that touch read as one."""
NONE: Final = "·"
"""Stands where there is no figure."""
BREAK: Final = "┊"
"""Stands where what comes before does not compare with what comes after."""
GAP: Final = 2
ENDS: Final = 12
"""Cells for the first and the last figure, where there is no room for every one."""


class Mark(NamedTuple):
    """One figure."""

    share: float
    """Where it stands on the scale, 0 to 1."""
    figure: str
    """Empty where none is shown."""


Marks = Sequence[Mark | None]
"""Over time, oldest first; None where there is no figure."""


def trend(series: Mapping[str, Marks], breaks: Collection[int], heads: Sequence[str], width: int) -> Content:
    """Figures over the same times, each by name in one row: as many of the newest as have room. `breaks`: the times, by
    their place, before which a row breaks. `heads`: what stands over each time, where there is room for every
    figure."""
    name = max(map(len, series)) + GAP
    room = width - name
    each = max((len(mark.figure) for marks in series.values() for mark in marks if mark), default=1) + 2 + GAP
    each = max((each, *(len(head) + 1 for head in heads)))
    whole = max(map(len, series.values())) * each - GAP <= room
    rows = (
        Content.assemble(
            f"{called:<{name}}", *(with_figures(marks, each, breaks) if whole else with_ends(marks, room, breaks))
        )
        for called, marks in series.items()
    )
    days = words("".join(f"{head:<{each}}" for head in heads).rstrip(), "quiet")
    head = (Content(" " * name) + days,) if whole and heads else ()
    return Content("\n").join((*head, *rows))


def room_for(names: Sequence[str], width: int) -> int:
    """How many marks have room beside these names, with the first and the last of their figures."""
    return max(1, (width - max(map(len, names), default=0) - GAP - ENDS) // 2)


def sign(mark: Mark | None) -> str:
    """The sign of a figure, or of none."""
    return LEVELS[min(len(LEVELS) - 1, max(0, int(mark.share * len(LEVELS))))] if mark else NONE


def with_figures(marks: Marks, each: int, breaks: Collection[int]) -> Iterator[Content]:
    """Every mark with its figure."""
    for place, mark in enumerate(marks, 1):
        newest = place == len(marks)
        between = BREAK if place in breaks else ""
        yield words(sign(mark), "accent" if newest else "quiet")
        yield Content.styled(f" {mark.figure if mark else '':<{each - 3 - GAP // 2}}", STRONG if newest else "")
        yield words(f"{between:<{1 + GAP // 2}}", "quiet")


def with_ends(marks: Marks, room: int, breaks: Collection[int]) -> Iterator[Content]:
    """As many of the newest marks as there is room for, a blank between them, or they would read as one bar; with the
    first and the last of their figures."""
    shown = marks[-max(1, (room - ENDS - len(breaks)) // 2) :]
    hidden = len(marks) - len(shown)
    *before, newest = (
        f"{BREAK if place in breaks and place > hidden else ''}{sign(mark)}" for place, mark in enumerate(shown, hidden)
    )
    yield Content.styled("".join(f"{mark} " for mark in before), ".quiet")
    yield words(newest, "accent")
    figures = [mark.figure for mark in shown if mark and mark.figure]
    if figures:
        yield Content(f"{'':{GAP}}{figures[0]:>3} → ")
        yield words(figures[-1], STRONG)
