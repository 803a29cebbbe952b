"""What the first page needs from the settings and the plan: read before anything is drawn, so without loading
validation. Must not know what the names of themes mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quiz.errors import InvalidFile
from quiz.models.look import Look
from quiz.reader import GROWING_BYTES, SITTING_BYTES, Reader, read_bytes, read_toml
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from pathlib import Path


def read_look(path: Path, contents: Reader = read_bytes) -> Look:
    """The look in the settings file. What is missing, damaged or of another kind is as if it had not been chosen: how
    something looks is no reason to stop anybody."""
    try:
        chosen = read_toml(path, limit=SITTING_BYTES, read=contents)
    except InvalidFile:
        return Look()
    theme = chosen.get("theme")
    return Look(
        sanitize(theme) if isinstance(theme, str) else Look().theme,
        motion=chosen.get("motion") is True,
        plain=chosen.get("plain") is True,
    )


def look_again_due(path: Path, today: date, contents: Reader = read_bytes) -> bool:
    """Whether the plan in the file asks for another look by today and no earlier day has been said to be it. A file
    that cannot be read asks for nothing."""
    try:
        entries = read_toml(path, limit=GROWING_BYTES, read=contents).get("entries")
    except InvalidFile:
        return False
    newest = entries[-1] if isinstance(entries, list) and entries else None
    if not isinstance(newest, dict):
        return False
    chosen, reminded = newest.get("look_again"), newest.get("reminded")
    return type(chosen) is date and chosen <= today and reminded in (None, today)
