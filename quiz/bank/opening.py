"""The lines of the start page alone: shown at once, while the whole bank is still being read. Must not load
validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.folder import SAFETY
from quiz.errors import InvalidFile
from quiz.models.opening import Opening
from quiz.reader import BANK_BYTES, read_toml
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from pathlib import Path


def opening(folder: Path) -> Opening:
    """The lines of the start page in the bank of a folder. Empty where they are not as they should be: reading the
    whole bank will say what is wrong."""
    try:
        tables = read_toml(folder / SAFETY, limit=BANK_BYTES)
    except InvalidFile:
        return Opening()
    length = tables.get("length")
    return Opening(
        start=lines(tables.get("start")),
        leaving=lines(tables.get("leaving")),
        length=sanitize(length) if isinstance(length, str) else "",
    )


def lines(found: object) -> tuple[str, ...]:
    """The texts in a list of texts; nothing where it is anything else."""
    if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
        return ()
    return tuple(sanitize(line) for line in found)
