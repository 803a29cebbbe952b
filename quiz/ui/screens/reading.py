"""One step to read: Rich's Markdown in a Static, in the looks of the page. Textual's own Markdown costs as much as
an empty app."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown, MarkdownElement
from rich.style import Style
from rich.theme import Theme
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from quiz.sanitize import sanitize
from quiz.text import screen as say
from quiz.ui.screens.page import Body, ViewPage
from quiz.ui.widgets.visuals import STRONG, words

MEASURE: Final = 68
"""Cells of a line of running text: longer ones are hard to come back from."""
LOOKS: Final = {
    "h1": STRONG,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("strong", "code"), STRONG),
    "em": "emphasis",
    **dict.fromkeys(("item.bullet", "item.number", "list", "hr"), "quiet"),
    **dict.fromkeys(("paragraph", "item", "text", "block_quote", "s", "link", "link_url", "code_block"), "text"),
}
"""The look of the page for each style of Rich's."""


class LeftHeading(Heading):
    """At the left, as all text is, and close above its own."""

    LEVEL_ALIGN: ClassVar = dict.fromkeys(Heading.LEVEL_ALIGN, "left")

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.new_line = tag == "h1"  # type: ignore[misc]  # the base asks each heading


class Book(Markdown):
    """A narrow column in the looks of a page. Links are words."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {**Markdown.elements, "heading_open": LeftHeading}

    def __init__(self, text: str, looks: dict[str, Style]) -> None:
        super().__init__(text, hyperlinks=False)
        self.looks = Theme({f"markdown.{name}": looks[look] for name, look in LOOKS.items()})

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        with console.use_theme(self.looks):
            yield from super().__rich_console__(console, options.update(width=min(options.max_width, MEASURE)))


class Reading(Static):
    """The text of a step."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.markdown = sanitize(markdown, lines=True)

    def render(self) -> Book:
        """The text in the looks of this moment's theme."""
        page = self.screen
        looks = {look: page.get_component_rich_style(look) for look in set(LOOKS.values()) - {STRONG}}
        return Book(self.markdown, looks | {STRONG: looks["text"] + Style(bold=True)})


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
            yield Static(words(f"{say.IN_PLAN} {self.view}".strip(), "quiet"))

    def on_mount(self) -> None:
        """Open where she stopped."""
        if self._line:
            self.query_one(Body).scroll_to(y=self._line, animate=False, force=True)

    def watch_view(self, *_: str | None) -> None:
        """Show where it is said."""
        self.redraw()
        self.call_after_refresh(lambda: self.query_one(Body).action_edge(1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a planned step can be marked."""
        if action == "want":
            return self._can_plan if parameters == ("plan",) else self.view is not None
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Back, with the place."""
        self.dismiss(self.query_one(Body).scroll_offset.y)
