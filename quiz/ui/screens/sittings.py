"""The table of sittings: one in a line, its figures in columns, a year above its own. Pure; must not know what can be
done with a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.text.words import MONTHS, figure
from quiz.ui import render
from quiz.ui.render import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.text.history import SittingLine
    from quiz.ui.render import Rows

BROAD: Final = 72
"""Cells from which a sitting has room in one line."""
WORD: Final = 8
"""Cells of a column's head before a word of it is broken."""


class Column(NamedTuple):
    """One column of figures."""

    head: tuple[str, ...]
    """The lines of its head."""
    width: int


def table(sittings: Sequence[SittingLine], marked: str | None, width: int) -> Rows:
    """Every sitting in a line, or in two where there is little room; years stand above their sittings."""
    if not sittings:
        return ()
    columns = heads(next((line.areas for line in sittings if line.areas), ()))
    digits = max(2, len(str(max(line.number for line in sittings))))
    rows: list[Row] = []
    year: int | None = None
    for line in sittings:
        if line.day.year != year:
            year = line.day.year
            rows += [render.BLANK] if rows else []
            rows += year_rows(year, columns if len(rows) == 0 else (), digits, width)
        rows += sitting_rows(line, columns, digits, width, marked=line.id == marked)
    return tuple(rows)


def heads(areas: Sequence[tuple[str, float | None]]) -> tuple[Column, ...]:
    """The head of each column of figures, broken into short lines."""
    broken = [tuple(short_lines(name)) for name, _ in areas]
    return tuple(Column(lines, max(3, *(render.cells(part) for part in lines))) for lines in broken)


def short_lines(name: str) -> Iterator[str]:
    """A name in lines of at most `WORD` cells."""
    words = " ".join(word if len(word) <= WORD else f"{word[: WORD - 1]}- {word[WORD - 1 :]}" for word in name.split())
    yield from render.wrap(words, WORD)


def year_rows(year: int, columns: Sequence[Column], digits: int, width: int) -> Iterator[Row]:
    """A year, with the heads of the columns at its right where they are given."""
    lines = max((len(column.head) for column in columns), default=1)
    inset = before_figures(digits, width)
    for place in range(lines):
        last = place == lines - 1
        said = "".join(
            " " * gap(width) + f"{column.head[place - lines + len(column.head)]:>{column.width}}"
            if place >= lines - len(column.head)
            else " " * (gap(width) + column.width)
            for column in columns
        )
        label = f"{'':4}{year}" if last else ""
        start = "  start" if last and columns and width >= BROAD else ""
        yield Row((Span(f"{label:<{inset}}", "heading"), Span(said + start, "quiet")))


def sitting_rows(
    line: SittingLine, columns: Sequence[Column], digits: int, width: int, *, marked: bool
) -> Iterator[Row]:
    """One sitting; the steps it pointed to stand at its end, or below it where there is little room."""
    month = MONTHS[line.day.month - 1]
    day = f"{line.day.day} {month}" if width >= BROAD else f"{line.day.day} {month[:3]}"
    inset = before_figures(digits, width)
    lead = f"  {'x ' if marked else '  '}{line.number:>{digits}}  "
    before = " " * (2 - day.index(" "))
    figures = "".join(
        f"{'':{gap(width)}}{'–' if value is None else figure(value):>{column.width}}"
        for column, (_, value) in zip(columns, line.areas, strict=False)
    )
    after = " " * (inset - len(lead + before + day))
    spans = (Span(lead, "quiet"), Span(before), Span(day, "choice"), Span(after))
    if not line.areas:
        yield Row((*spans, Span(f"  {line.remark}", "quiet")), line.id, 0)
        return
    if width >= BROAD:
        steps = " ".join(str(number) for number in line.steps) or "–"
        yield Row((*spans, Span(figures), Span(f"  {steps}", "quiet")), line.id, 0)
        return
    yield Row((*spans, Span(figures)), line.id, 0)
    yield Row((Span(" " * (len(lead) + 3)), Span(line.start, "quiet")), line.id)


def before_figures(digits: int, width: int) -> int:
    """Cells of the pointer, the mark, the number and the day."""
    return 4 + digits + 2 + (12 if width >= BROAD else 6)


def gap(width: int) -> int:
    """Cells between two columns."""
    return 2 if width >= BROAD else 1
