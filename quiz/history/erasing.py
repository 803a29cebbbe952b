"""Removing everything that is kept: what it would be, and doing it. Must not remove what this program did not write."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.history.durable import LocalDisk, sync_folder
from quiz.history.faults import keeping
from quiz.history.folder import LEFTOVER
from quiz.history.lock import NAME as LOCK
from quiz.history.naming import ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPER: Final = re.compile(r"(?:draft|plan|notes|settings)(?:-[0-9]{8}T[0-9]{6}Z(?:-[0-9]+)?)?\.toml(?:\.age)?")
"""Whatever this program writes beside the sittings, what was set aside included."""
SITTING: Final = re.compile(rf"[0-9]{{4,6}}-{ID.pattern}\.toml(?:\.age)?")
KEYS: Final = frozenset({"key.age", "key.pub", ".changing"})
"""The two halves of the key of a locked folder, and the mark that locking or unlocking is under way."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What stands in the data folder."""

    folder: Path
    ours: tuple[Path, ...]
    """What erasing removes: sittings first, the lock last."""
    others: tuple[Path, ...]
    """What somebody else put there, and what therefore stays."""


def inventory(folder: Path) -> Inventory:
    """Everything in the data folder, by name alone. A folder that is missing holds nothing."""
    sittings = folder / "sittings"
    ours = [path for path in files(sittings) if SITTING.fullmatch(path.name) or LEFTOVER.fullmatch(path.name)]
    papers = [path for path in files(folder) if PAPER.fullmatch(path.name) or LEFTOVER.fullmatch(path.name)]
    keys = [path for path in files(folder) if path.name in KEYS]
    lock = [path for path in files(folder) if path.name == LOCK]
    known = {*ours, *papers, *keys, *lock, sittings}
    others = [path for path in (*files(sittings), *files(folder)) if path not in known]
    return Inventory(folder, (*ours, *papers, *keys, *lock), tuple(others))


def files(folder: Path) -> Iterator[Path]:
    """What stands in a folder, by name; nothing where it cannot be looked into."""
    with suppress(OSError):
        yield from sorted(folder / name for name in os.listdir(folder))


def erase(folder: Path) -> tuple[Path, ...]:
    """Remove everything of ours and give what went, folders included. An interrupted run is finished by the next.

    Raises StorageError where something cannot be removed; what went before it is gone.
    """
    disk = LocalDisk()
    removed = []
    for path in inventory(folder).ours:
        with keeping(path):
            if stat.S_ISDIR(path.lstat().st_mode):
                continue
            disk.remove(path)
            removed.append(path)
    for emptied in (folder / "sittings", folder):
        with suppress(OSError):
            sync_folder(disk, emptied)
            emptied.rmdir()
            removed.append(emptied)
    return tuple(removed)
