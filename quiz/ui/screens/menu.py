"""A page with a few words and a few ways on: home, the start page and every page that asks which way to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from quiz.text.screen import CHOOSING_HELP
from quiz.ui.screens.page import Page, Title, paragraphs
from quiz.ui.widgets.choices import Choices, choice
from quiz.ui.widgets.visuals import Row, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from quiz.text.screen import MenuView


MANY: Final = 300
"""Characters of words that leave little room for the ways on where the screen is low."""


class MenuScreen(Page[str]):
    """Shows words and ways on; its result is the id of the way, or `back` where she steps back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="menu.back", tooltip="back to where you came from"),
    ]
    HELP = CHOOSING_HELP

    def __init__(self, view: MenuView, *, back: str | None = None, highlighted: str | None = None) -> None:
        """`back`: the way that Escape takes; None where it does nothing. `highlighted`: where she was before."""
        super().__init__()
        self.view = view
        self._back = back
        self._highlighted = highlighted

    def body(self) -> ComposeResult:
        """Title, words, ways, and what stands quietly below."""
        view = self.view
        yield Title(view.title, view.note).set_class(sum(map(len, view.lines)) >= MANY, "-high")
        yield from paragraphs(view.lines)
        yield Choices(self._choices(), highlighted=self._highlighted, numbered=True)
        yield from paragraphs(view.after, "quiet")

    def chosen(self, choice: str) -> None:
        """Take the way."""
        self.dismiss(choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back, where there is a way back."""
        return self._back is not None if action == "back" else super().check_action(action, parameters)

    def action_back(self) -> None:
        """Take the way back where there is one."""
        if self._back is not None:
            self.dismiss(self._back)

    def _choices(self) -> Iterator[Option]:
        items = self.view.items
        column = max(words(item.words).cell_length for item in items) + 4, max(len(item.hint) for item in items)
        for item in items:
            yield choice(item.id, Row(words(item.words), note=item.hint, column=column))
