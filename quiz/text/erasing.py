"""What is said before and after everything that is kept is removed. Must not remove anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.text.words import count, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE: Final = "Erase everything that is kept"
NOTHING: Final = "There is nothing to erase"
ASK: Final = "Type yes to erase all of it. Anything else leaves everything as it is."
YES: Final = "yes"
LEFT: Final = "Everything is as it was."
OTHERS: Final = "These are not files of this program, and stay:"
WAYS: Final = ("Leave everything as it is", "Erase all of it")
"""Where it is asked with choices."""
OUT_OF_REACH: Final = (
    "What this cannot reach: files you exported, backups, snapshots of the disk, and the history of your shell. "
    "Files that were removed can sometimes be brought back from a disk by someone who knows how."
)


def briefly(folder: str, ours: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The same in little room: sittings are counted, not named."""
    papers = [name for name in ours if "/" not in name]
    sittings = count(len(ours) - len(papers), "sitting")
    yield f"In {folder} this would remove {count(len(ours), 'file')}: {listed([sittings, *papers])}."
    if others:
        yield f"{OTHERS} {listed(list(others))}."
    yield OUT_OF_REACH


def before(folder: str, ours: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What would go and what would stay."""
    yield f"In {folder} this would remove {count(len(ours), 'file')}:"
    yield from ours
    if others:
        yield OTHERS
        yield from others
    yield OUT_OF_REACH


def after(removed: int, *, folder_gone: bool) -> str:
    """What went."""
    whole = " The folder is gone too." if folder_gone else ""
    return f"Erased: {count(removed, 'file')}.{whole}"
