"""What stands on a page to write on, in the full screen. Must not know what is written."""

from __future__ import annotations

from typing import Final

ONE_LINE: Final = "Enter saves it, Escape leaves it as it was."
LINES: Final = "Ctrl+S saves it, Escape leaves it as it was."
UNSAVED: Final = "What you typed is not saved yet. Press Escape again to leave it."
TOO_LONG: Final = "It is too long by {}. Shorten it a little."
USED: Final = "{:,} of {:,} characters"
HELP: Final = "Type what you like. Letters are letters here: help is on F1, help and safety on F2, Leave on Ctrl+X."
