"""What stands where the window is too small: how large it must be. The page below keeps its state and comes back by
itself. Must not know which page that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text import screen as words
from quiz.ui import render
from quiz.ui.screens.page import Page
from quiz.ui.terminal.app import LEAST

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz.ui.render import Rows


class RoomScreen(Page[None]):
    """Goes when there is room again; no key of the page below works meanwhile."""

    def compose(self) -> ComposeResult:
        """No footer: there may be no line for it."""
        yield next(iter(super().compose()))

    def setting(self, width: int) -> Rows:
        """Two sentences."""
        return (
            *render.paragraph(words.TOO_SMALL_TITLE, width, "title"),
            render.BLANK,
            *render.paragraph(words.too_small(self.app.size, LEAST), width),
        )

    def action_back(self) -> None:
        """There is nowhere to go back to before there is room."""
