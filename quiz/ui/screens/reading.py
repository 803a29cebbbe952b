"""One step to read, set like a page of a book. Must not know where the text comes from, nor which variant it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.text import reading as words
from quiz.ui import render
from quiz.ui.book import book_rows
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.ui.render import Rows

Marking = Callable[[str], str]
"""Marks the step as `read` or `tried`, and gives what is then said of it."""


class ReadingScreen(Page[int]):
    """Its result is the line at which she stopped, so that the page opens there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="reading.back", tooltip="back to where you came from"),
        Binding("r", "mark('read')", "Read", id="reading.read", tooltip="mark this step as read"),
        Binding("t", "mark('tried')", "Tried", id="reading.tried", tooltip="mark its practice as tried"),
    ]
    HELP = words.HELP

    def __init__(self, markdown: str, line: int = 0, done: str | None = None, marking: Marking | None = None) -> None:
        """`line`: where to open the page. `done`: of a planned step, what is marked already; None for any other."""
        super().__init__()
        self._markdown = markdown
        self._line = line
        self._done = done
        self._marking = marking

    def on_mount(self) -> None:
        """Open where she stopped."""
        if self._line:
            self.call_after_refresh(self.sheet.scroll_to, y=self._line, animate=False, force=True)

    def setting(self, width: int) -> Rows:
        """The text, with air below its end; of a planned step, what is marked."""
        planned = (
            render.paragraph(f"{words.IN_PLAN} {self._done}".strip(), width, "quiet") if self._done is not None else ()
        )
        return render.stacked((book_rows(self._markdown, width), planned, (render.BLANK,)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a planned step can be marked."""
        return self._done is not None if action == "mark" else super().check_action(action, parameters)

    def action_mark(self, kind: str) -> None:
        """Mark the step, and show where that is said."""
        if self._marking:
            self._done = self._marking(kind)
            self.sheet.show()
            self.sheet.action_edge(1)

    def action_back(self) -> None:
        """Back, with the place."""
        self.dismiss(self.sheet.scroll_offset.y)
