"""The table of sittings: one in a line, its figures in columns, a year above its own. Must not know what can be done
with a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.content import Content

from quiz.text.words import MONTHS, figure
from quiz.ui.widgets.visuals import Drawn, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.text.history import SittingLine

BROAD: Final = 70
"""Cells from which a sitting has room in one line."""
WORD: Final = 8
"""Cells of a column's head before a word of it is broken."""


class Column(NamedTuple):
    """One column of figures."""

    head: tuple[str, ...]
    """The lines of its head."""
    width: int


class Grid(NamedTuple):
    """What all rows of a table share."""

    columns: tuple[Column, ...]
    digits: int
    """Of the highest running number."""

    def before(self, width: int) -> int:
        """Cells of the mark, the number and the day."""
        return 2 + self.digits + 2 + (12 if width >= BROAD else 6)

    @staticmethod
    def gap(width: int) -> int:
        """Cells between two columns."""
        return 2 if width >= BROAD else 1


def grid_of(sittings: Sequence[SittingLine]) -> Grid:
    """The columns for these sittings."""
    areas = next((line.areas for line in sittings if line.areas), ())
    heads = [tuple(short_lines(name)) for name, _ in areas]
    columns = tuple(Column(lines, max(3, *(len(part) for part in lines))) for lines in heads)
    return Grid(columns, max(2, len(str(max((line.number for line in sittings), default=0)))))


def short_lines(name: str) -> Iterator[str]:
    """A name in lines of at most `WORD` cells."""
    parts = " ".join(word if len(word) <= WORD else f"{word[: WORD - 1]}- {word[WORD - 1 :]}" for word in name.split())
    line = ""
    for word in parts.split():
        if line and len(line) + 1 + len(word) > WORD:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


class YearRow(Drawn):
    """A year, with the heads of the columns at its right where they are to be shown."""

    def __init__(self, year: int, grid: Grid, *, heads: bool) -> None:
        self.year = year
        self.grid = grid
        self.heads = heads

    def draw(self, width: int) -> Content:
        """As many lines as the highest head has."""
        columns = self.grid.columns if self.heads else ()
        high = max((len(column.head) for column in columns), default=1)
        return Content("\n").join(self._line(columns, place - high, width) for place in range(high))

    def _line(self, columns: tuple[Column, ...], place: int, width: int) -> Content:
        """One line; `place` counts from the last one, which is -1."""
        gap = " " * self.grid.gap(width)
        heads = "".join(
            f"{gap}{column.head[place] if len(column.head) >= -place else '':>{column.width}}" for column in columns
        )
        last = place == -1
        start = "  start" if last and columns and width >= BROAD else ""
        label = f"  {self.year}" if last else ""
        return words(f"{label:<{self.grid.before(width)}}", "heading") + words(heads + start, "quiet")


class SittingRow(Drawn):
    """One sitting; the steps it pointed to stand at its end, or below it where there is little room."""

    def __init__(self, line: SittingLine, grid: Grid, *, marked: bool = False) -> None:
        self.line = line
        self.grid = grid
        self.marked = marked

    def draw(self, width: int) -> Content:
        """One line or two."""
        line, grid = self.line, self.grid
        broad = width >= BROAD
        month = MONTHS[line.day.month - 1]
        day = f"{line.day.day} {month if broad else month[:3]}"
        lead = f"{'x ' if self.marked else '  '}{line.number:>{grid.digits}}  {'':{2 - day.index(' ')}}"
        row = Content.assemble((lead, ".quiet"), day, " " * (grid.before(width) - len(lead + day)))
        if not line.areas:
            return row + words(f"  {line.remark}", "quiet")
        figures = "".join(
            f"{'':{grid.gap(width)}}{'–' if value is None else figure(value):>{column.width}}"
            for column, (_, value) in zip(grid.columns, line.areas, strict=False)
        )
        row += words(figures, "text")
        if broad:
            return row + words(f"  {' '.join(map(str, line.steps)) or '–'}", "quiet")
        return Content("\n").join((row, Content.styled(f"{'':{grid.digits + 7}}{line.start}", ".quiet")))
