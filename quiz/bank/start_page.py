"""The lines of the start page, which stands before the whole bank is read and checked. Must not load validation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.folder import SAFETY
from quiz.errors import InvalidFile
from quiz.reader import BANK_BYTES, read_toml
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from pathlib import Path


class StartPage(NamedTuple):
    """What stands on the start page; empty where `safety.toml` is not as it should be, which loading the bank says."""

    start: tuple[str, ...] = ()
    length: str = ""
    """How many questions there are and how long they take."""
    leaving: tuple[str, ...] = ()
    """What leaving at once does, and what it cannot do."""


def start_page(folder: Path) -> StartPage:
    """The start page in the bank of a folder."""
    try:
        tables = read_toml(folder / SAFETY, limit=BANK_BYTES)
    except InvalidFile:
        return StartPage()
    (length,) = lines([tables.get("length", "")]) or ("",)
    return StartPage(lines(tables.get("start")), length, lines(tables.get("leaving")))


def lines(found: object) -> tuple[str, ...]:
    """The texts in a list of texts; nothing where it is anything else."""
    if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
        return ()
    return tuple(sanitize(line) for line in found)
