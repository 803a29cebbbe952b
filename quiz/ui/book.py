"""Markdown set like a page of a book: a narrow column, quiet headings, hanging lists. Pure; must not know which text
it sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from quiz.sanitize import sanitize
from quiz.ui import render
from quiz.ui.render import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from quiz.ui.render import Role, Rows

MEASURE: Final = 68
"""Cells of a line of running text: longer ones are hard to come back from."""
LOOKS: Final[dict[str, Role]] = {"em_open": "emphasis", "strong_open": "strong", "code_inline": "strong"}
HEADINGS: Final[dict[str, Role]] = {"h1": "title"}
FEWEST: Final = 2
"""Words that a line keeps when it gives one to the last line."""
INSET: Final = 3
"""Cells that each level of a list or quotation moves in."""

Word = tuple[Span, ...]
"""A word in one or more looks; an empty one ends the line."""


def book_rows(markdown: str, width: int) -> Rows:
    """A whole text. HTML and links stand as plain words: nothing in it can be clicked or run."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").disable(["html_inline", "html_block", "link", "image", "autolink"])
    return render.stacked(_blocks(reader.parse(sanitize(markdown, lines=True)), min(width, MEASURE)))


@dataclass(slots=True)
class _Place:
    """Where in the text the typesetter is."""

    numbers: list[int] = field(default_factory=list)
    """The next number of each open list, 0 where it counts none."""
    quoted: int = 0
    label: str = ""
    """Of the list entry that begins here."""
    role: Role = "text"

    def turn(self, token: Token) -> None:
        """Take in where a block opens or closes."""
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            self.numbers.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 0)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self.numbers.pop()
        elif token.type == "list_item_open":
            self.label = f"{self.numbers[-1]}." if self.numbers[-1] else "·"
            self.numbers[-1] += bool(self.numbers[-1])
        elif token.type.startswith("blockquote"):
            self.quoted += token.nesting
        elif token.type == "heading_open":
            self.role = HEADINGS.get(token.tag, "heading")


def _blocks(tokens: Iterable[Token], width: int) -> Iterator[Rows]:
    """Each paragraph with the heading above it, and each outermost list as a whole, as one block."""
    place = _Place()
    entries: list[Row] = []
    heads = False
    for token in tokens:
        place.turn(token)
        if token.type == "hr":
            yield (render.rule(width),)
        elif token.type == "inline" or token.content:
            inset = INSET * (place.quoted + len(place.numbers))
            entries += _paragraph(_words(token, place.role), width, place.label, inset)
            heads, place.label, place.role = place.role == "heading", "", "text"
        if entries and not place.numbers and not heads:
            yield tuple(entries)
            entries = []
    if entries:
        yield tuple(entries)


def _paragraph(words: Iterable[Word], width: int, label: str, inset: int) -> Rows:
    """Words in lines, with the label of a list entry hanging in the margin."""
    rows: list[Row] = []
    for line in _filled(words, width - inset):
        margin = f"{label:<{INSET}}".rjust(inset) if label and not rows else " " * inset
        rows.append(Row((Span(margin, "quiet"), *line)))
    return tuple(rows)


def _filled(words: Iterable[Word], width: int) -> Iterator[tuple[Span, ...]]:
    """Lines of at most `width` cells, as full as they go, but that the last one is no word alone."""
    lines: list[list[Word]] = [[]]
    used, wanted = 0, False
    for word in words:
        size = _cells(word)
        if lines[-1] and (not word or used + 1 + size > width):
            lines.append([])
            used, wanted = 0, not word
        if word:
            used += size + (1 if lines[-1] else 0)
            lines[-1].append(word)
    *_, before, last = [[], *lines]
    if not wanted and len(last) == 1 and len(before) > FEWEST and _cells(before[-1]) + 1 + _cells(last[0]) <= width:
        last.insert(0, before.pop())
    for line in filter(None, lines):
        yield tuple(span for place, word in enumerate(line) for span in ((Span(" "),) * (place > 0) + word))


def _cells(word: Word) -> int:
    """The width of a word."""
    return sum(render.cells(piece.text) for piece in word)


def _words(token: Token, role: Role) -> Iterator[Word]:
    """The words of a run of text, each in its looks."""
    word: list[Span] = []
    for text, look in _pieces(token, role):
        for place, part in enumerate(text.replace("\n", " \n ").split(" ")):
            if place and word:
                yield tuple(word)
                word = []
            if part == "\n":
                yield ()
            elif part:
                word.append(Span(part, look))
    if word:
        yield tuple(word)


def _pieces(token: Token, role: Role) -> Iterator[Span]:
    """Text as it changes its look; a newline where the line must end."""
    if token.children is None:
        yield Span(token.content.rstrip("\n"), role)
        return
    looks: list[Role] = [role]
    for child in token.children:
        if child.type in {"em_open", "strong_open"}:
            looks.append(LOOKS[child.type])
        elif child.type in {"em_close", "strong_close"}:
            looks.pop()
        elif child.type in {"softbreak", "hardbreak"}:
            yield Span(" " if child.type == "softbreak" else "\n", role)
        else:
            yield Span(child.content, LOOKS.get(child.type, looks[-1]))
