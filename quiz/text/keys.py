"""What the help of a page says of keys, and how the texts call them. Must not know which keys work where."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Keys on this page"
EVERYWHERE: Final = "Everywhere"
HELP: Final = "This page. Enter, or a click, does what the selected key does."
NAMES: Final = {
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
