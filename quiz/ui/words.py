"""The words that only the full screen needs: its keys, its hints, what stands where a page cannot. What both front ends
say stands in `quiz.text`. Must not know where they stand."""

from __future__ import annotations

from typing import Final

FINISH: Final = "Finish and see the result"
SAFE_LIST: Final = "Show only the steps that are safe alone"
SAFE_LIST_ON: Final = "This run shows only the steps that are safe alone."
HELP_TITLE: Final = "Keys on this page"
EVERYWHERE: Final = "Everywhere"
KEYS: Final = {
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
"""Keys as the texts call them."""
BACK: Final = "Back"
TRY_AGAIN: Final = "Try again"
WITHOUT_KEEPING: Final = "See the result without keeping it"
NOTHING_KEPT: Final = "nothing is kept"
SAVING: Final = "saving …"
SAVED: Final = "saved"
NOT_SAVED: Final = "not saved yet, trying again"
STEPS_TITLE: Final = "The steps"
SETTINGS: Final = "Colours, motion, and how First Steps starts"
READ_HINT: Final = "Enter opens the selected step."
TOO_SMALL_TITLE: Final = "A little more room, please"


def too_small(size: tuple[int, int] | None, least: tuple[int, int]) -> str:
    """What stands where the window has too few cells. `size`: its columns and lines, None where it does not say."""
    what = f"This window is {size[0]} by {size[1]}." if size else "This window does not say how large it is."
    return f"{what} {least[0]} by {least[1]} are needed; the page waits as it is."
