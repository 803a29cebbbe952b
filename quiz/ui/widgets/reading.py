"""A text to read: Rich's Markdown in a Static, in the looks of the page. Textual's own Markdown widget costs as much as
an empty app."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.markdown import Heading, Markdown, MarkdownElement
from rich.style import Style
from rich.theme import Theme
from textual.widgets import Static

from quiz.sanitize import sanitize
from quiz.ui.widgets.visuals import STRONG

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

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
