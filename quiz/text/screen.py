"""What the full screen says of itself. Must not know a page."""

from __future__ import annotations

from typing import Final

CHOOSING_HELP: Final = "Move with the arrow keys, then press Enter. A click or the number of the line does the same."
TOO_SMALL_TITLE: Final = "A little more room, please"


def too_small(size: tuple[int, int], least: tuple[int, int]) -> str:
    """What stands where the window has too few cells: its columns and lines, and those that are needed."""
    return f"The page waits for {least[0]} by {least[1]}. This window is {size[0]} by {size[1]}."
