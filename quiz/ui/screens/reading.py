"""One step to read. Must not know where the text comes from, nor which variant it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from quiz.text import screen as say
from quiz.ui.screens.page import Body, ViewPage
from quiz.ui.widgets.reading import Reading
from quiz.ui.widgets.visuals import words


class ReadingScreen(ViewPage[int, str | None]):
    """Its view is what is marked already of a planned step; None for any other. Its result is the line at which she
    stopped, so that the page opens there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "want('read')", "Read", id="reading.read", tooltip="mark this step as read"),
        Binding("t", "want('tried')", "Tried", id="reading.tried", tooltip="mark its practice as tried"),
        Binding("p", "want('plan')", "Plan", id="reading.plan", tooltip="plan when you will do it"),
    ]
    goes_for_safe_steps = True
    HELP = say.READING_HELP

    def __init__(
        self, markdown: str, done: Callable[[], str | None] = lambda: None, line: int = 0, *, can_plan: bool = False
    ) -> None:
        """`line`: where to open the page. `can_plan`: whether this run has a plan that the step could join."""
        super().__init__(done)
        self._markdown = markdown
        self._line = line
        self._can_plan = can_plan

    def body(self) -> ComposeResult:
        """The text, and of a planned step what is marked."""
        yield Reading(self._markdown)
        if self.view is not None:
            yield self._planned()

    def on_mount(self) -> None:
        """Open where she stopped."""
        if self._line:
            self.query_one(Body).scroll_to(y=self._line, animate=False, force=True)

    async def watch_view(self, before: str | None, view: str | None) -> None:
        """Show where it is said."""
        del before
        body = self.query_one(Body)
        await body.query("#planned").remove()
        if view is not None:
            await body.mount(self._planned())
            self.call_after_refresh(body.action_edge, 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a planned step can be marked."""
        if action == "want":
            return self._can_plan if parameters == ("plan",) else self.view is not None
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Back, with the place."""
        self.dismiss(self.query_one(Body).scroll_offset.y)

    def _planned(self) -> Static:
        return Static(words(f"{say.IN_PLAN} {self.view or ''}".strip(), "quiet"), id="planned")
