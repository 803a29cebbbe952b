"""Removing everything that is kept: what it would be, and doing it. Must not remove what this program did not write."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quiz.model.kept import Erased, Inventory
from quiz.sanitize import sanitize
from quiz.storage import atomic
from quiz.storage.errors import storing
from quiz.storage.lock import Lock
from quiz.storage.names import (
    CHANGING,
    LEFTOVER,
    LOCK,
    OTHER_FILE,
    PRIVATE_KEY,
    PUBLIC_KEY,
    SITTING_FILE,
    SITTINGS,
    listed,
)


def inventory(folder: Path) -> Inventory:
    """Everything in the data folder, by name alone. A folder that is missing holds nothing."""
    shelf, above = _files(folder / SITTINGS), _files(folder)
    ours = [path for path in shelf if SITTING_FILE.fullmatch(path.name) or LEFTOVER.fullmatch(path.name)]
    ours += [path for path in above if OTHER_FILE.fullmatch(path.name) or LEFTOVER.fullmatch(path.name)]
    ours += [path for path in above if path.name in {PUBLIC_KEY, PRIVATE_KEY, CHANGING}]
    ours += [path for path in above if path.name == LOCK]
    known = {*ours, folder / SITTINGS}
    others = tuple(path for path in (*shelf, *above) if path not in known)
    return Inventory(folder, tuple(ours), others, elsewhere(ours))


def elsewhere(files: Iterable[Path]) -> tuple[str, ...]:
    """Where the same is in another place: see Inventory."""
    return tuple(filter(None, map(_elsewhere, files)))


def erase(folder: Path, lock: Lock) -> Erased:
    """Remove everything of ours, and the folders where nothing else is in them. An interrupted run is finished by the
    next. The lock has to be held, and is let go before its file goes: a disk on a network keeps a file that is open,
    under another name in the same folder.

    Raises StorageError where something cannot be removed; what went before it is gone.
    """
    stock, removed = inventory(folder), 0
    for path in stock.ours:
        if path == folder / LOCK:
            lock.release()
        with storing(path):
            if not stat.S_ISDIR(path.lstat().st_mode):
                atomic.remove(path)
                removed += 1
    for emptied in (folder / SITTINGS, folder):
        with suppress(OSError):
            emptied.rmdir()
    remains = tuple(sanitize(path.name) for path in _files(folder))
    return Erased(removed, not os.path.lexists(folder), remains, stock.elsewhere)


def _elsewhere(path: Path) -> str:
    try:
        status = path.lstat()
    except OSError:
        return ""
    if stat.S_ISLNK(status.st_mode):
        return sanitize(os.path.realpath(path)) if os.path.exists(path) else ""
    return f"{sanitize(path.name)} (under another name)" if stat.S_ISREG(status.st_mode) and status.st_nlink > 1 else ""


def _files(folder: Path) -> list[Path]:
    """What stands in a folder, by name; nothing where it cannot be looked into."""
    try:
        return sorted(folder / name for name in listed(folder))
    except OSError:
        return []
