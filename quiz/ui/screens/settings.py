"""The settings: what is chosen shows in text. Tells every choice, which holds at once; must not know what a choice
does, nor where it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static
from textual.widgets.option_list import Option

from quiz.text import settings as say
from quiz.ui.screens.page import Title, ViewPage
from quiz.ui.widgets.choices import Choices, Heading, choice, stacked
from quiz.ui.widgets.visuals import Row, paragraph, words


class SettingsScreen(ViewPage[None, say.SettingsPage]):
    """Options in groups; one of each is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e", "want('erase')", "Erase", id="settings.erase", tooltip="erase all that is saved; it is asked first"
        ),
    ]
    HELP = say.HELP

    def body(self) -> ComposeResult:
        """Each group under its heading, then how long it holds."""
        yield Title(say.TITLE)
        yield Choices(stacked(*map(options, self.view.groups)))
        yield Static(paragraph(self.view.remarks, "quiet"), id="remarks")

    def watch_view(self, *_: say.SettingsPage) -> None:
        """The settings have changed."""
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Erasing, where that can be done from here."""
        return self.view.erases if action == "want" else super().check_action(action, parameters)


def options(group: say.Group) -> Iterator[Option]:
    """The options of a group below its heading."""
    yield Heading(group.heading)
    for option in group.options:
        yield choice(option.id, Row(words(option.words), label="(x)  " if option.chosen else "( )  "))
