"""A page with a few words and a few ways on: home, the start page and every page that asks which way to go. Must not
know where the ways lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.ui import render
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.ui.render import Rows


@dataclass(frozen=True, slots=True)
class Way:
    """One way on."""

    id: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """What such a page shows, from top to bottom."""

    title: str
    ways: tuple[Way, ...]
    lines: tuple[str, ...] = ()
    """Above the ways."""
    note: str = ""
    """Beside the title."""
    after: tuple[str, ...] = ()
    """Quietly below the ways."""


class ChoosingScreen(Page[str]):
    """Shows words and ways; its result is the id of the way, or `back` where she steps back."""

    TIGHTENS = True
    HELP = "Move with the arrow keys, then press Enter. A click does the same."

    def __init__(self, ways: Ways, *, back: str | None = None) -> None:
        """`back`: the way that Escape takes; None where it does nothing."""
        super().__init__()
        self._ways = ways
        self._back = back

    def setting(self, width: int) -> Rows:
        """Title, words, ways, and what stands quietly below."""
        ways = self._ways
        blocks = [
            render.title(ways.title, ways.note, width),
            render.paragraphs(ways.lines, width),
            render.menu([(way.id, way.words, way.hint) for way in ways.ways], width),
            render.paragraphs(ways.after, width, "quiet"),
        ]
        return render.stacked(blocks)

    def chosen(self, target: str) -> None:
        """Take the way."""
        self.dismiss(target)

    def action_back(self) -> None:
        """Escape takes the way back where there is one."""
        if self._back is not None:
            self.dismiss(self._back)
