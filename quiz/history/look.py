"""How the program is to look, from the settings: needed before the first page is drawn, so it is read without loading
validation. Must not know what the names of themes mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.bounded import SITTING_BYTES, read_toml
from quiz.clean import cleaned
from quiz.errors import BrokenFile

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Look:
    """What she chose, or what holds where she chose nothing: the same as in `Settings`."""

    theme: str = "dark"
    motion: bool = False
    plain: bool = False


def read_look(path: Path) -> Look:
    """The look in the settings file. What is missing, damaged or of another kind is as if it had not been chosen: how
    something looks is no reason to stop anybody."""
    try:
        chosen = read_toml(path, limit=SITTING_BYTES)
    except BrokenFile:
        return Look()
    theme = chosen.get("theme")
    return Look(
        cleaned(theme) if isinstance(theme, str) else Look().theme,
        motion=chosen.get("motion") is True,
        plain=chosen.get("plain") is True,
    )
