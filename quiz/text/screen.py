"""What the full screen says of its own use: its keys, room, writing and reading; and what stands on a page that offers
ways on, or asks for words of hers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import starmap
from typing import Final, NamedTuple, TypeVar

from quiz.errors import QuizError
from quiz.model.kept import IF_THEN, NOTE
from quiz.text.words import BACK as BACK_WORD

Id = TypeVar("Id", bound=str)

BACK: Final = "back"
LEAVE_IT: Final = "leave-it"
DO_IT: Final = "do-it"
COMMAND: Final = re.compile(r"\bquiz [a-z]|--[a-z]")

CHOOSING_HELP: Final = "Move with the arrow keys, then press Enter. A click or the number of the line does the same."
KEYS_TITLE: Final = "Keys on this page"
EVERYWHERE: Final = "Everywhere"
KEYS_HELP: Final = "This page. Enter, or a click, does what the selected key does."
KEY_NAMES: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "delete": "Delete",
    "f1": "F1",
    "f2": "F2",
    "ctrl+x": "Ctrl+X",
    "ctrl+c": "Ctrl+C",
    "ctrl+q": "Ctrl+Q",
    "ctrl+z": "Ctrl+Z",
    "ctrl+s": "Ctrl+S",
}
"""By what the terminal calls them."""

WRITING_HELP: Final = (
    "Type what you like. Letters are letters here: help is on F1, help and safety on F2, Leave on Ctrl+X."
)
ONE_LINE: Final = "Enter saves it, Escape leaves it as it was."
LINES: Final = "Ctrl+S saves it, Escape leaves it as it was."
UNSAVED: Final = "What you typed is not saved yet. Press Escape again to leave it."
TOO_LONG: Final = "It is too long by {}. Shorten it a little."
USED: Final = "{:,} of {:,} characters"

READING_HELP: Final = (
    "Arrow keys scroll by a line, Space and Page Down by a page. The place where you stop is remembered until you "
    "close the program."
)
IN_PLAN: Final = "This step is in your plan."
TOO_SMALL_TITLE: Final = "A little more room, please"


def too_small(size: tuple[int, int], least: tuple[int, int]) -> str:
    """What stands where the window has too few cells: its columns and lines, and those that are needed."""
    return f"The page waits for {least[0]} by {least[1]}. This window is {size[0]} by {size[1]}."


class MenuItem(NamedTuple):
    """One way on."""

    id: str
    words: str
    hint: str = ""


TO_GO_BACK: Final = MenuItem(BACK, BACK_WORD)


class MenuView(NamedTuple):
    """What such a page shows, from top to bottom."""

    title: str
    items: tuple[MenuItem, ...]
    lines: tuple[str, ...] = ()
    """Above the ways."""
    note: str = ""
    """Beside the title."""
    after: tuple[str, ...] = ()
    """Quietly below the ways."""


def ways(words: Mapping[Id, str]) -> tuple[MenuItem, ...]:
    """Ways on, given by their ids."""
    return tuple(starmap(MenuItem, words.items()))


def confirm(title: str, lines: tuple[str, ...], words: tuple[str, str]) -> MenuView:
    """Asked once before something goes for good: the first way leaves everything as it is."""
    return MenuView(title, ways({LEAVE_IT: words[0], DO_IT: words[1]}), lines)


def told(title: str, *lines: str) -> MenuView:
    """Something to know, and the way back."""
    return MenuView(title, (TO_GO_BACK,), lines)


def notice(error: QuizError) -> MenuView:
    """Something that cannot be done now."""
    return told(error.title, *sentences(error))


def sentences(error: QuizError) -> tuple[str, ...]:
    """The sentences of an error, without its title, and without a command: here the ways say what to do next."""
    then = "" if COMMAND.search(error.then) else error.then
    return tuple(part.strip() for part in (error.sentence, then) if part)


class EditView(NamedTuple):
    """What a page to write on asks for."""

    title: str
    lines: tuple[str, ...]
    """Above what is written."""
    text: str = ""
    """What stands there already."""
    longest: int = NOTE
    """In characters."""
    many: bool = False
    """Whether it may have several lines."""

    @property
    def is_long(self) -> bool:
        """Whether it needs more room than a line has."""
        return self.longest >= IF_THEN
