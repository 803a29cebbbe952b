"""One step to read, set like a page of a book. Must not know where the text comes from, nor which variant it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.ui.book import book_rows
from quiz.ui.render import BLANK
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.ui.render import Rows


class ReadingScreen(Page[int]):
    """Its result is the line at which she stopped, so that the page opens there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="reading.back", tooltip="back to where you came from"),
    ]
    HELP = "Arrow keys scroll by a line, Space and Page Down by a page. The place where you stop is kept for this run."

    def __init__(self, markdown: str, line: int = 0) -> None:
        """`line`: where to open the page."""
        super().__init__()
        self._markdown = markdown
        self._line = line

    def on_mount(self) -> None:
        """Open where she stopped."""
        if self._line:
            self.call_after_refresh(self.sheet.scroll_to, y=self._line, animate=False, force=True)

    def setting(self, width: int) -> Rows:
        """The text, with air below its end."""
        return (*book_rows(self._markdown, width), BLANK, BLANK)

    def action_back(self) -> None:
        """Back, with the place."""
        self.dismiss(self.sheet.scroll_offset.y)
