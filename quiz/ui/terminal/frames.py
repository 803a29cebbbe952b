"""What a terminal is sent: the lines of a frame that differ from what it shows, so that nothing is painted, and by a
screen reader spoken, twice. Textual paints a page as it is laid out, as it comes on top and as it gets the focus."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from textual.geometry import Size
    from textual.screen import Screen


class Piece(NamedTuple):
    """Part of a line."""

    x: int
    y: int
    strip: Strip


class Pieces(CompositorUpdate):
    """Parts of lines, each at its place."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """As it is written to the terminal."""
        return "".join(f"{Control.move_to(x, y).segment.text}{strip.render(console)}" for x, y, strip in self.pieces)


class Frames:
    """The lines that stand on the terminal."""

    def __init__(self) -> None:
        self._lines: dict[int, Strip] = {}
        self._screen: Screen[object] | None = None
        self.size: Size | None = None
        """Columns and lines of the last frame that was painted whole."""

    def forget(self) -> None:
        """The terminal may show something else by now: the next frame is painted whole."""
        self._lines.clear()
        self._screen = None

    def changes(self, screen: Screen[object], update: CompositorUpdate) -> Pieces:
        """What of an update the terminal does not show yet; from now on it does. Of a page that comes only a frame of
        all of it counts: parts of it would stand on the page before."""
        if screen is not self._screen:
            if not isinstance(update, LayoutUpdate):
                return Pieces([])
            self._screen = screen
        if isinstance(update, LayoutUpdate):
            self.size = update.region.size
        return Pieces(list(filter(None, map(self._news, lines(update)))))

    def _news(self, piece: Piece) -> Piece | None:
        """What of a part of a line is new; None where nothing is. What stands before a gap of the line and is as it was
        is left out: a screen reader would say the heading again with every word beside it."""
        x, y, strip = piece
        before = self._lines.get(y)
        if before is None:
            self._lines[y] = strip
            return piece
        end = x + strip.cell_length
        stood = before.crop(x, end)
        if stood == strip:
            return None
        self._lines[y] = Strip.join([before.crop(0, x), strip, before.crop(end)])
        shown, new = signs(stood), signs(strip)
        if shown == new:
            return None
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(shown, new, strict=False))
        same = "".join(sign for (sign, _), _ in pairs)
        gap = max((found.end() for found in re.finditer(" {3,}", same)), default=0)
        start = cell_len(same[:gap])
        return Piece(x + start, y, strip.crop(start))


def signs(strip: Strip) -> list[tuple[str, str]]:
    """Each sign of a line with the codes of its look, without what only a click would tell apart. They are a copy's: a
    style keeps the codes that it was asked for first, and these have more colours than a terminal may have."""
    looks = ((text, style.clear_meta_and_links().render("x") if style else "x") for text, style, _ in strip)
    return [(sign, look) for text, look in looks for sign in text]


def lines(update: CompositorUpdate) -> Iterator[Piece]:
    """The lines of a frame that is painted whole, or the parts of lines of one that paints no more than is needed."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield Piece(update.region.x, y, Strip.join(strips))
    elif isinstance(update, ChopsUpdate):
        for y, left, right in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x <= right and end > left:
                    yield Piece(x, y, strip)
