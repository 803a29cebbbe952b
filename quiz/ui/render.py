"""The typesetting of a page: text and choices become rows of spans that fit a column. Pure; must not know widgets,
screens or the quiz."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rich.cells import cell_len, chop_cells

from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Role = Literal["text", "strong", "quiet", "accent", "heading", "title", "choice", "entry", "track", "emphasis", "aside"]
"""What a span is; the style sheet says how each looks. An `entry` is a choice that heads words of its own, an `aside` a
sentence that stands apart from them."""
COLUMN: Final = 76
"""Cells of the widest text column: longer lines are hard to follow."""
MARGIN: Final = 2
"""Least cells on either side of it."""
DEEPEST: Final = 8
"""Most blank lines above a page."""
ORDINARY: Final = 18
"""Lines of an ordinary page."""
CHOOSABLE: Final[frozenset[Role]] = frozenset({"choice", "entry"})
"""The words that change their look when they are pointed at."""
Look = Role | Literal["pointer", "pointed", "key"]
"""How words are painted: a span, what is pointed at, a key at the foot."""
POINTER: Final = ">"
FULL: Final = "━"
EMPTY: Final = "─"


class Span(NamedTuple):
    """Words of one look."""

    text: str
    role: Role = "text"


class Row(NamedTuple):
    """One line of the page."""

    spans: tuple[Span, ...] = ()
    target: str | None = None
    """The choice that this line belongs to; a click anywhere on it chooses it."""
    mark: int | None = None
    """The cell in which the pointer stands when the choice is pointed at; on a choice's first line alone."""

    spare: bool = False
    """A blank line that a low screen can do without, together with the others of its block."""

    @property
    def text(self) -> str:
        """The line without its looks."""
        return "".join(span.text for span in self.spans)


BLANK: Final = Row()
SPARE: Final = Row(spare=True)
Rows = tuple[Row, ...]


def cells(text: str) -> int:
    """The width of a line of text on the screen."""
    return cell_len(text)


def painted(row: Row, *, pointed: bool) -> Iterator[tuple[str, Look]]:
    """The words of a line with their looks, and with the pointer where it is pointed at."""
    for place, (text, role) in enumerate(row.spans):
        if pointed and place == 0:
            yield text if row.mark is None else POINTER + text[1:], "pointer"
        else:
            yield text, "pointed" if pointed and role in CHOOSABLE else role


def column(width: int) -> tuple[int, int]:
    """The left margin and the width of the text column on a screen of `width` cells."""
    wide = max(1, min(COLUMN, width - 2 * MARGIN))
    return max(0, (width - wide) // 2), wide


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells; a longer word is cut. Every character passes the filter first."""
    lines: list[str] = []
    line, used = "", 0
    for word in _words(sanitize(text), max(1, width)):
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return with_company([*lines, line], width)


def with_company(lines: list[str], width: int) -> list[str]:
    """The same lines, but that the last one is no word alone where the line before has one to spare."""
    if len(lines) > 1 and " " not in lines[-1]:
        before, _, word = lines[-2].rpartition(" ")
        last = f"{word} {lines[-1]}"
        if " " in before and cell_len(last) <= width:
            return [*lines[:-2], before, last]
    return lines


def _words(text: str, width: int) -> Iterable[str]:
    for word in text.split():
        yield from chop_cells(word, width) if cell_len(word) > width else (word,)


def paragraph(text: str, width: int, role: Role = "text", indent: int = 0, target: str | None = None) -> Rows:
    """A paragraph of lines."""
    margin = Span(" " * indent)
    return tuple(Row((margin, Span(line, role)), target) for line in wrap(text, width - indent))


def paragraphs(texts: Iterable[str], width: int, role: Role = "text", indent: int = 0) -> Rows:
    """Paragraphs with a spare line between them."""
    return stacked([paragraph(text, width, role, indent) for text in texts], between=SPARE)


def stacked(blocks: Iterable[Rows], between: Row = BLANK) -> Rows:
    """Blocks one below the other with a blank line between; empty ones leave none."""
    rows: list[Row] = []
    for block in blocks:
        if block:
            rows += [between, *block] if rows else block
    return tuple(rows)


def hanging(label: str, text: str, width: int, roles: tuple[Role, Role] = ("text", "text"), indent: int = 0) -> Rows:
    """A label with a paragraph that hangs beside it: a list entry."""
    inset = indent + cell_len(label)
    first, *rest = wrap(text, width - inset)
    return (
        Row((Span(" " * indent), Span(label, roles[0]), Span(first, roles[1]))),
        *(Row((Span(" " * inset), Span(line, roles[1]))) for line in rest),
    )


def entry(text: str, width: int, role: Role = "text", indent: int = 0) -> Rows:
    """A list entry of which every line but the first moves in a little."""
    first, *rest = wrap(text, width - indent - 2)
    margin = Span(" " * indent)
    return (Row((margin, Span(first, role))), *(Row((margin, Span(f"  {line}", role))) for line in rest))


def title(left: str, right: str, width: int) -> Rows:
    """The head of a page: its name, and what belongs at the other edge; on two lines where one has no room."""
    if not right:
        return paragraph(left, width, "title")
    left, right = sanitize(left), sanitize(right)
    gap = width - cell_len(left) - cell_len(right)
    if gap < 2:  # noqa: PLR2004 - closer than two cells they read as one
        return (*paragraph(left, width, "title"), *paragraph(right, width, "quiet"))
    return (Row((Span(left, "title"), Span(" " * gap), Span(right, "quiet"))),)


def heading(text: str, note: str, width: int) -> Rows:
    """A section's heading in capitals with a quiet note behind it, or below where there is no room."""
    name = sanitize(text).upper()
    if not note:
        return (Row((Span(name, "heading"),)),)
    if cell_len(name) + 4 + cell_len(note) <= width:
        return (Row((Span(name, "heading"), Span("    "), Span(sanitize(note), "quiet"))),)
    return (Row((Span(name, "heading"),)), *paragraph(note, width, "quiet"))


def choice(target: str, words: str, width: int, hint: str = "", lead: str = "", role: Role = "choice") -> Rows:
    """A line that can be chosen: room for the pointer, what leads it, its words, and a quiet hint at the right."""
    inset = 2 + cell_len(lead)
    lines = wrap(words, width - inset)
    room = width - inset - cell_len(lines[-1])
    rows = [Row((Span("  "), Span(lead, "quiet"), Span(lines[0], role)), target, 0)]
    rows += [Row((Span(" " * inset), Span(line, role)), target) for line in lines[1:]]
    if hint and cell_len(hint) + 3 <= room:
        spans = (Span(" " * (room - cell_len(hint))), Span(sanitize(hint), "quiet"))
        rows[-1] = Row((*rows[-1].spans, *spans), target, rows[-1].mark)
    elif hint:
        rows += paragraph(hint, width, "quiet", inset, target)
    return tuple(rows)


def menu(choices: Sequence[tuple[str, str, str]], width: int) -> Rows:
    """Choices one below the other: id, words, hint. The hints stand in one column, or each below its words."""
    longest = max((cell_len(words) for _, words, _ in choices), default=0)
    widest = max((cell_len(hint) for _, _, hint in choices), default=0)
    if 2 + longest + 4 + widest > width:
        return tuple(row for target, words, hint in choices for row in choice(target, words, width, hint))
    return tuple(
        Row(
            (Span("  "), Span(words, "choice"), Span(" " * (longest + 4 - cell_len(words))), Span(hint, "quiet")),
            target,
            0,
        )
        for target, words, hint in choices
    )


def bar(share: float, width: int) -> tuple[Span, Span]:
    """A bar of `width` cells, `share` of it full (0 to 1). Full and empty differ in shape, not in colour alone."""
    full = round(min(1.0, max(0.0, share)) * width)
    return Span(FULL * full, "accent"), Span(EMPTY * (width - full), "track")


def rule(width: int) -> Row:
    """A quiet line across the column."""
    return Row((Span(EMPTY * width, "track"),))


def placed(rows: Rows, height: int, *, tightens: bool) -> Rows:
    """A page on a screen of `height` lines, with the blank ones above it. `tightens`: whether it gives up spare lines
    where it does not fit."""
    if rows[-1:] == (BLANK,) and len(rows) == height:
        rows = rows[:-1]  # the air at the end of a page is nothing to scroll for
    if tightens and len(rows) >= height:
        rows = closer(rows, height - 1)
    return (BLANK,) * blank_above(height, len(rows)) + rows


def closer(rows: Rows, lines: int) -> Rows:
    """The same page in `lines` lines if its spare ones allow it. If they do not, it scrolls either way, and gives up no
    more than it takes to have its choices in sight."""
    if sum(not row.spare for row in rows) <= lines:
        return given_up(rows, lines)
    chosen = max((number for number, row in enumerate(rows, 1) if row.mark is not None), default=0)
    return (*given_up(rows[:chosen], lines - 1), *rows[chosen:])


def given_up(rows: Rows, lines: int) -> Rows:
    """Rows without spare lines, until there are no more than `lines`. The last block gives up its own first, and all of
    them at once: paragraphs that stand partly apart look like a mistake."""
    blocks = [tuple(block) for _, block in groupby(rows, BLANK.__eq__)]
    for place in range(len(blocks) - 1, -1, -1):
        if sum(map(len, blocks)) <= lines:
            break
        blocks[place] = tuple(row for row in blocks[place] if not row.spare)
    return tuple(chain.from_iterable(blocks))


def blank_above(height: int, lines: int) -> int:
    """Blank lines above a page of `lines` lines: the same for every page, so that all titles stand at one place; fewer
    where the page just fits without scrolling."""
    usual = max(1, min(DEEPEST, (height - ORDINARY) // 3))
    return max(1, min(usual, height - lines)) if lines < height else usual
