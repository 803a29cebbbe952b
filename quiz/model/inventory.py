"""What stands in the data folder, by name, and what erasing it has come to. Must not look at a disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quiz.sanitize import sanitize


@dataclass(frozen=True, slots=True)
class Inventory:
    """What stands in the data folder."""

    folder: Path
    ours: tuple[Path, ...]
    """What erasing removes: sittings first, the lock last."""
    others: tuple[Path, ...] = ()
    """What somebody else put there, and what therefore stays."""
    elsewhere: tuple[str, ...] = ()
    """What holds the same in another place, and stays: where links of ours lead, as full paths, and each of ours that
    has a second name on its disk, as `NAME (under another name)`."""

    @property
    def names(self) -> tuple[str, ...]:
        """What erasing removes, by name in the folder."""
        return tuple(map(self.name, self.ours))

    def name(self, path: Path) -> str:
        """A path in the folder as it is named to a person."""
        return sanitize(str(path.relative_to(self.folder))) if path != self.folder else "the folder itself"


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing has come to."""

    removed: int = 0
    """Files."""
    folder_gone: bool = False
    remains: tuple[str, ...] = ()
    """What stands in the folder, by name: why it stays."""
    elsewhere: tuple[str, ...] = ()
    """What holds the same in another place, as an inventory says it."""
