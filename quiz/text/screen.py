"""What the full screen says of its own use: its keys, room, writing and reading. Must not know a page."""

from __future__ import annotations

from typing import Final

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
