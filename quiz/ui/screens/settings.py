"""The settings: what is chosen shows in text, and a choice holds at once. Gives every choice to the one who asks and
shows what comes back. Must not know what a choice does, nor where it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.text import settings as words
from quiz.ui import render
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.text.settings import Group, SettingsPage
    from quiz.ui.render import Rows

Choose = Callable[[str], "SettingsPage"]
"""Takes the id of an option and gives the page as it is then."""


ERASE = "erase"


class SettingsScreen(Page[str]):
    """Options in groups; one of each is chosen. Its result is `erase` where she wants everything that is kept gone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="settings.back", tooltip="back to where you came from"),
        Binding("e", "erase", "Erase", id="settings.erase", tooltip="erase everything that is kept; it is asked first"),
    ]
    HELP = words.HELP
    TIGHTENS = True

    def __init__(self, page: SettingsPage, choose: Choose, *, erases: bool = False) -> None:
        """`erases`: whether everything that is kept can be erased from here."""
        super().__init__()
        self._page = page
        self._choose = choose
        self._erases = erases

    def show(self, page: SettingsPage) -> None:
        """The settings have changed."""
        self._page = page
        self.sheet.show()

    def setting(self, width: int) -> Rows:
        """Each group under its heading, then how long it holds."""
        return render.stacked(
            (
                render.title(words.TITLE, "", width),
                *(group_rows(group, width) for group in self._page.groups),
                render.paragraphs(self._page.remarks, width, "quiet"),
            ),
            between=render.SPARE,
        )

    def chosen(self, target: str) -> None:
        """Choose what is pointed at."""
        self.show(self._choose(target))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Erasing, where that can be done from here."""
        if action == "erase":
            return self._erases
        return super().check_action(action, parameters)

    def action_erase(self) -> None:
        """Erase everything that is kept; it is asked first."""
        self.dismiss(ERASE)


def group_rows(group: Group, width: int) -> Rows:
    """A heading with its options; the chosen one is marked."""
    rows = list(render.heading(group.heading, "", width))
    for option in group.options:
        rows += render.choice(option.id, option.words, width, lead="(x)  " if option.chosen else "( )  ")
    return tuple(rows)
