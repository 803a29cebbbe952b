"""What stands where the window is too small: how large it must be. The page below keeps its state and comes back by
itself. Must not know which page that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from quiz.text import screen as say
from quiz.ui.screens.page import Page, Title
from quiz.ui.terminal.app import LEAST
from quiz.ui.widgets.visuals import words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content


class TooSmallScreen(Page[None]):
    """Goes when there is room again; no key of the page below works meanwhile."""

    def compose(self) -> ComposeResult:
        """No keys: there may be no line for them."""
        yield Title(say.TOO_SMALL_TITLE)
        yield Static(self._said(), id="size")

    def begin(self) -> None:
        """Nothing here has the keyboard."""
        self.is_there = True

    def fit(self) -> None:
        """Say the size of this moment."""
        for size in self.query("#size").results(Static):
            size.update(self._said())

    def action_back(self) -> None:
        """There is nowhere to go back to before there is room."""

    def _said(self) -> Content:
        return words(say.too_small(self.app.size, LEAST))
