"""What is said before and after everything that is kept is removed. Must not remove anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.text.words import count, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE: Final = "Erase everything that is saved"
NOTHING: Final = "There is nothing to erase"
ASK: Final = "Type yes to erase all of it. Anything else leaves everything as it is."
YES: Final = "yes"
LEFT: Final = "Everything is as it was."
OTHERS: Final = "These are not files of this program, and stay:"
ELSEWHERE: Final = "The same stays in another place, where only you can remove it:"
"""Said where a link stands for a file, or a file has two names: before and after."""
WAYS: Final = ("Leave everything as it is", "Erase all of it")
"""Where it is asked with choices."""
OUT_OF_REACH: Final = (
    "What this cannot reach: files you exported, backups, snapshots of the disk, and the history of your shell. "
    "Files that were removed can sometimes be brought back from a disk by someone who knows how."
)


def briefly(folder: str, ours: Sequence[str], others: Sequence[str], elsewhere: Sequence[str] = ()) -> Iterator[str]:
    """The same in little room: sittings are counted, not named."""
    papers = [name for name in ours if "/" not in name]
    sittings = f"answers of {count(len(ours) - len(papers), 'time')}"
    yield f"In {folder} this would remove {count(len(ours), 'file')}: {listed([sittings, *papers])}."
    if others:
        yield f"{OTHERS} {listed(list(others))}."
    yield from filter(None, (not_reached(elsewhere),))
    yield OUT_OF_REACH


def before(folder: str, ours: Sequence[str], others: Sequence[str], elsewhere: Sequence[str] = ()) -> Iterator[str]:
    """What would go and what would stay."""
    yield f"In {folder} this would remove {count(len(ours), 'file')}:"
    yield from ours
    if others:
        yield OTHERS
        yield from others
    if elsewhere:
        yield ELSEWHERE
        yield from elsewhere
    yield OUT_OF_REACH


def after(removed: int, *, folder_gone: bool, remains: Sequence[str] = (), elsewhere: Sequence[str] = ()) -> str:
    """What went, and what did not. `remains`: what stands in the folder; `elsewhere`: what holds the same in another
    place."""
    if folder_gone:
        folder = "The folder is gone too."
    elif remains:
        folder = f"The folder stays, with {listed(list(remains))} in it."
    else:
        folder = "The folder itself stays, with nothing in it."
    return " ".join(filter(None, (f"Erased: {count(removed, 'file')}.", folder, not_reached(elsewhere))))


def not_reached(elsewhere: Sequence[str]) -> str:
    """What keeps her answers after erasing, where anything does."""
    return f"{ELSEWHERE} {listed(list(elsewhere))}." if elsewhere else ""
