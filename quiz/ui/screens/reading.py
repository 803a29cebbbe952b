"""One step to read. Must not know where the text comes from, nor which variant it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Static

from quiz.text import screen as say
from quiz.ui.screens.page import Body, Page, PageMessage
from quiz.ui.widgets.reading import Reading
from quiz.ui.widgets.visuals import words

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ReadingScreen(Page[int]):
    """Its result is the line at which she stopped, so that the page opens there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="reading.back", tooltip="back to where you came from"),
        Binding("r", "mark('read')", "Read", id="reading.read", tooltip="mark this step as read"),
        Binding("t", "mark('tried')", "Tried", id="reading.tried", tooltip="mark its practice as tried"),
        Binding("p", "plan", "Plan", id="reading.plan", tooltip="plan when you will do it"),
    ]
    goes_for_safe_steps = True
    HELP = say.READING_HELP

    done: reactive[str | None] = reactive(None, init=False, repaint=False, bindings=True)
    """Of a planned step, what is marked already; None for any other."""

    class Wanted(PageMessage["ReadingScreen"]):
        """She wants to mark the step as `read` or `tried`, or to `plan` it."""

        def __init__(self, page: ReadingScreen, act: str) -> None:
            super().__init__(page)
            self.act = act

    def __init__(
        self, number: int, markdown: str, line: int = 0, done: str | None = None, *, can_plan: bool = False
    ) -> None:
        """`line`: where to open the page. `can_plan`: whether this run has a plan that the step could join."""
        super().__init__()
        self.number = number
        self._markdown = markdown
        self._line = line
        self._can_plan = can_plan
        self.set_reactive(ReadingScreen.done, done)

    def body(self) -> ComposeResult:
        """The text, and of a planned step what is marked."""
        yield Reading(self._markdown)
        if self.done is not None:
            yield self._planned()

    def on_mount(self) -> None:
        """Open where she stopped."""
        if self._line:
            self.query_one(Body).scroll_to(y=self._line, animate=False, force=True)

    async def watch_done(self) -> None:
        """Show where it is said."""
        body = self.query_one(Body)
        await body.query("#planned").remove()
        if self.done is not None:
            await body.mount(self._planned())
            self.call_after_refresh(body.action_edge, 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a planned step can be marked."""
        if action == "plan":
            return self._can_plan
        return self.done is not None if action == "mark" else super().check_action(action, parameters)

    def action_plan(self) -> None:
        """Plan the step."""
        self.post_message(self.Wanted(self, "plan"))

    def action_mark(self, kind: str) -> None:
        """Mark the step."""
        self.post_message(self.Wanted(self, kind))

    def action_back(self) -> None:
        """Back, with the place."""
        self.dismiss(self.query_one(Body).scroll_offset.y)

    def _planned(self) -> Static:
        return Static(words(f"{say.IN_PLAN} {self.done or ''}".strip(), "quiet"), id="planned")
