"""What Textual's `Content` cannot set: words beside a label and a note, several of them as one, and bars. Colours are
names of looks, which the page gives its style in `app.tcss`."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.css.styles import RulesMap

FULL: Final = "━"
SHADED: Final = "░"
EMPTY: Final = "─"
EDGE: Final = "┃"
"""Of a card."""
COLUMN: Final = 76
"""Most cells of a line of text: the style sheet says the same."""
GAP: Final = 2
"""Least cells between words and the note at the right: closer they read as one."""
STRONG: Final = "bold"
"""The look of titles and of what the eye is to find: in every theme the same, so that it needs no style of its own."""
BESIDE: Final = 14
"""Cells of a note that always stands beside its words, as the names of all answers to an item do."""
LEAST: Final = 44
"""Cells of words that a longer note has to leave."""


def words(text: str, look: str = "", *, lines: bool = False) -> Content:
    """Words of a look, such as `quiet`. Every character passes the filter; nothing in them is markup. `lines`: whether
    they may have several."""
    return Content.styled(sanitize(text, lines=lines), look if look in {"", STRONG} else f".{look}")


def paragraph(texts: Iterable[str], look: str = "", between: str = "\n\n") -> Content:
    """Sentences as paragraphs of one text."""
    return Content(between).join(words(text, look) for text in texts)


def section(name: str, note: str = "") -> Visual:
    """The heading of a section in capitals, with a quiet note behind it."""
    heading = words(name.upper(), "heading")
    return Content("    ").join([heading, words(note, "quiet")]) if note else heading


class Block(Visual):
    """What fits into any width that it gets."""

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As little as it can do with: shorter ones all look alike."""
        del rules, container_width
        return 8


class Row(Block):
    """Words with a label hanging at their left and a note at their right edge, or below them where it has no room. Only
    the words take the style of what they stand on, so that a highlight marks them and nothing beside them."""

    def __init__(  # noqa: PLR0913 - all that may stand in a row
        self,
        body: Visual,
        *,
        label: Content | str = "",
        note: Content | str = "",
        column: tuple[int, int] = (0, 0),
        inset: int = 0,
        hang: int = 0,
        joined: bool = False,
    ) -> None:
        """`inset`: cells before the label, `hang`: before every line of the words but the first. `column`: the cell of
        the words at which the notes of several rows stand in line where there is room, which has twice the least gap
        before it and can do with half of that, and the cells of the widest. `joined`: the note stands right behind the
        words."""
        self._body = body
        self._label = words(label, "quiet") if isinstance(label, str) else label
        self._before = inset + self._label.cell_length
        self._note = words(note, "quiet") if isinstance(note, str) else note
        self._column = column
        self._inset = inset
        self._hang = hang
        self._joined = joined

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at this width."""
        body, beside = self._room(rules, width)
        return self._body.get_height(rules, body) + (not beside)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The label at the left, the words, the note."""
        del height  # a row is painted whole
        rules = options.rules
        plain = plain_style(style, options)
        body, beside = self._room(rules, width)
        before = self._before
        first, *rest = self._body.render_strips(body, None, style, options)
        strips = [first, *(Strip.join([Strip.blank(self._hang, plain.rich_style), strip]) for strip in rest)]
        label = self._label.render_strips(max(1, before - self._inset), 1, plain, options) if before else []
        margin, blank = Strip.blank(self._inset, plain.rich_style), Strip.blank(before, plain.rich_style)
        heads = [Strip.join([margin, *label]).adjust_cell_length(before, plain.rich_style), *([blank] * len(strips))]
        rows = [Strip.join(pair) for pair in zip(heads, strips, strict=False)]
        if self._note:
            note = self._note.render_strips(width, 1, plain, options)[0]
            if not beside:
                rows.append(blank)
            place = 0 if beside else -1
            start = max(before, width - note.cell_length)
            if beside and self._joined:
                start = rows[0].cell_length + GAP
            elif column := self._in_column(width - before):
                start = before + column
            rows[place] = Strip.join([rows[place].adjust_cell_length(start, plain.rich_style), note])
        return [row.adjust_cell_length(width, plain.rich_style) for row in rows]

    def _in_column(self, room: int) -> int:
        """The cell of the words at which the note stands in its column; 0 where there is none, or no room for it."""
        cell, widest = self._column
        start = min(cell, room - widest)
        return start if widest and start >= cell - GAP else 0

    def _room(self, rules: RulesMap, width: int) -> tuple[int, bool]:
        """Cells for the words, and whether the note stands beside them."""
        note, room = self._note.cell_length, width - self._before - self._hang
        if not note or self._in_column(room):
            return max(1, room), True
        left = room - GAP - max(note, BESIDE if note <= BESIDE else 0)
        fits = note <= BESIDE or left >= LEAST or self._body.get_optimal_width(rules, width) <= left
        return (max(1, left), True) if fits else (max(1, room), False)


class Stack(Block):
    """Visuals one below the other as one. Only the first takes the style of what they stand on: it is the title, and
    the others say something of it."""

    def __init__(self, *visuals: Visual) -> None:
        self._visuals = visuals

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All of them."""
        return sum(each.get_height(rules, width) for each in self._visuals)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """One after the other."""
        del height  # a stack is painted whole
        plain = plain_style(style, options)
        painted = (
            each.render_strips(width, None, plain if place else style, options)
            for place, each in enumerate(self._visuals)
        )
        return [strip.extend_cell_length(width, plain.rich_style) for strip in chain.from_iterable(painted)]


def numbered(number: int, title: str, *lines: Content) -> Stack:
    """A step by its number and title, with lines below; empty ones are left out."""
    name = Row(words(title, STRONG), label=f"{number:>2}  ")
    return Stack(name, *(Row(line, inset=4) for line in lines if line))


class Card(Stack):
    """Visuals one below the other with a line at their left, which says that they belong together."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All of them beside the line."""
        return super().get_height(rules, max(1, width - GAP))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The line before each of theirs."""
        edge = Content.styled(EDGE, ".accent").render_strips(GAP, 1, plain_style(style, options), options)[0]
        strips = super().render_strips(max(1, width - GAP), height, style, options)
        return [
            Strip.join([edge.adjust_cell_length(GAP, plain_style(style, options).rich_style), strip])
            for strip in strips
        ]


class Drawn(Block):
    """What is made anew for the width it gets."""

    def __init__(self, draw: Callable[[int], Visual]) -> None:
        """`draw`: gives what it is in so many cells."""
        self._draw = draw

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines that are drawn."""
        return self._draw(max(1, width)).get_height(rules, max(1, width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """What is drawn."""
        return self._draw(max(1, width)).render_strips(max(1, width), height, style, options)


def bar(share: float, reach: float = 0, most: int = 0) -> Drawn:
    """A bar, `share` of it full (0 to 1), and shaded on to `reach`, as far as it may be by chance. Full, shaded and
    empty differ in shape, not in colour alone. `most`: cells; 0 for all there are."""
    share = min(1.0, max(0.0, share))
    reach = min(1.0, max(share, reach))

    def draw(width: int) -> Content:
        width = min(width, most) if most else width
        full, reached = round(share * width), round(reach * width)
        shaded = (SHADED * (reached - full), ".quiet")
        return Content.assemble((FULL * full, ".accent"), shaded, (EMPTY * (width - reached), ".track"))

    return Drawn(draw)


def plain_style(style: Style, options: RenderOptions) -> Style:
    """The style of ordinary words on the same ground."""
    return Style(background=style.background) + options.get_style(".text")
