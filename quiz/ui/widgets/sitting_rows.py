"""The table of sittings: one in a line, its figures in columns, a year above its own, and the heads of the columns
wherever the areas are other ones than before. Must not know what can be done with a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.content import Content

from quiz.text.words import MONTHS
from quiz.ui.widgets.trend import Mark, sign
from quiz.ui.widgets.visuals import Drawn, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.text.history import SittingLine

BROAD: Final = 70
"""Cells from which a sitting may have room in one line."""
WORDS: Final = (8, 6)
"""Cells of a column's head before a word of it is broken, and where there is little room."""
STEPS: Final = 10
"""Cells for the steps at the end of a line."""


class Column(NamedTuple):
    """One column of figures."""

    head: tuple[str, ...]
    """The lines of its head."""
    width: int


class Layout(NamedTuple):
    """How the columns stand at some width."""

    columns: tuple[Column, ...]
    digits: int
    """Of the highest running number."""
    broad: bool
    """Whether a sitting has room in one line, its steps at the end."""

    @property
    def gap(self) -> int:
        """Cells between two columns."""
        return 2 if self.broad else 1

    @property
    def inset(self) -> int:
        """Cells of the mark, the number and the day."""
        return 2 + self.digits + 2 + (12 if self.broad else 6)

    @property
    def width(self) -> int:
        """Cells of a line."""
        return self.inset + sum(self.gap + column.width for column in self.columns) + (STEPS if self.broad else 0)


class Grid(NamedTuple):
    """What the rows of a table share whose sittings have the same areas."""

    names: tuple[str, ...]
    digits: int
    """Of the highest running number."""

    def layout(self, width: int) -> Layout:
        """The first that fits of one line with long words, two with long ones and two with short ones."""
        ways = [
            Layout(heads(self.names, word), self.digits, broad)
            for word, broad in ((WORDS[0], True), *((word, False) for word in WORDS))
        ]
        fitting = (way for way in ways if way.width <= width and (width >= BROAD or not way.broad))
        return next(fitting, ways[-1])


class Group(NamedTuple):
    """Sittings of one year with the same areas, which stand together under a head."""

    year: int
    grid: Grid
    named: bool
    """Whether the columns are named here: they are other ones than above, or of other questions."""
    older: bool
    """Whether these are of other questions than those above."""
    sittings: list[SittingLine]


def groups(sittings: Sequence[SittingLine]) -> Iterator[Group]:
    """The sittings in the order given, a new group wherever the year, the areas or the questions are other ones than
    before."""
    digits = max((2, *(len(str(line.number)) for line in sittings)))
    group: Group | None = None
    edition = ""
    for line in sittings:
        names = tuple(name for name, _ in line.areas) or (group.grid.names if group else ())
        older = bool(edition and line.edition) and line.edition != edition
        edition = line.edition or edition
        if group is None or line.day.year != group.year or names != group.grid.names or older:
            named = group is None or names != group.grid.names or older
            if group:
                yield group
            group = Group(line.day.year, Grid(names, digits), named, older, [])
        group.sittings.append(line)
    if group:
        yield group


def cell(strength: float | None, said: str) -> str:
    """A figure, or the mark of a strength whose figure is not shown."""
    if strength is None:
        return "–"
    return said if said.isdigit() else sign(Mark(strength / 100, ""))


def heads(names: Sequence[str], most: int) -> tuple[Column, ...]:
    """The head of each column of figures, broken into lines of at most so many cells."""
    broken = [tuple(short_lines(name, most)) for name in names]
    return tuple(Column(lines, max(3, *(len(part) for part in lines))) for lines in broken)


def short_lines(name: str, most: int) -> Iterator[str]:
    """A name in short lines, its long words broken."""
    line = ""
    for part in (part for word in name.split() for part in syllables(word, most)):
        if line and len(line) + 1 + len(part) > most:
            yield line
            line = part
        else:
            line = f"{line} {part}".strip()
    yield line


def syllables(word: str, most: int) -> Iterator[str]:
    """A word in parts that fit, each but the last with a hyphen."""
    while len(word) > most:
        yield f"{word[: most - 1]}-"
        word = word[most - 1 :]
    yield word


class YearRow(Drawn):
    """A year, with the heads of the columns at its right where they are to be shown."""

    def __init__(self, year: int, grid: Grid, *, heads: bool) -> None:
        self.year = year
        self.grid = grid
        self.heads = heads

    def draw(self, width: int) -> Content:
        """As many lines as the highest head has."""
        layout = self.grid.layout(width)
        columns = layout.columns if self.heads else ()
        high = max((len(column.head) for column in columns), default=1)
        return Content("\n").join(self._line(layout, columns, place - high) for place in range(high))

    def _line(self, layout: Layout, columns: tuple[Column, ...], place: int) -> Content:
        """One line; `place` counts from the last one, which is -1."""
        gap = " " * layout.gap
        heads = "".join(
            f"{gap}{column.head[place] if len(column.head) >= -place else '':>{column.width}}" for column in columns
        )
        last = place == -1
        start = "  start" if last and columns and layout.broad else ""
        label = f"  {self.year}" if last else ""
        return words(f"{label:<{layout.inset}}", "heading") + words(heads + start, "quiet")


class SittingRow(Drawn):
    """One sitting; the steps it pointed to stand at its end, or below it where there is little room."""

    def __init__(self, line: SittingLine, grid: Grid, *, marked: bool = False) -> None:
        self.line = line
        self.grid = grid
        self.marked = marked

    def draw(self, width: int) -> Content:
        """One line or two."""
        line, layout = self.line, self.grid.layout(width)
        month = MONTHS[line.day.month - 1]
        day = f"{line.day.day} {month if layout.broad else month[:3]}"
        lead = f"{'x ' if self.marked else '  '}{line.number:>{layout.digits}}  {'':{2 - day.index(' ')}}"
        row = Content.assemble((lead, ".quiet"), day, " " * (layout.inset - len(lead + day)))
        if not line.areas:
            return row + words(f"  {line.remark}", "quiet")
        figures = "".join(
            f"{'':{layout.gap}}{cell(value, said):>{column.width}}"
            for column, (_, value), said in zip(layout.columns, line.areas, line.said, strict=False)
        )
        row += words(figures, "text")
        if layout.broad:
            return row + words(f"  {' '.join(map(str, line.steps)) or '–'}", "quiet")
        return Content("\n").join((row, Content.styled(f"{'':{layout.digits + 7}}{line.start}", ".quiet")))
