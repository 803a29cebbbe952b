"""What is said before and after everything that is kept is removed. Must not remove anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quiz.model.inventory import Erased, Inventory
from quiz.text.words import count, listed

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


def briefly(stock: Inventory) -> Iterator[str]:
    """What would go and what would stay, in little room: sittings are counted, not named."""
    papers = [name for name in stock.names if "/" not in name]
    sittings = f"answers of {count(len(stock.names) - len(papers), 'time')}"
    yield f"In {stock.folder} this would remove {count(len(stock.names), 'file')}: {listed([sittings, *papers])}."
    if stock.others:
        yield f"{OTHERS} {listed([path.name for path in stock.others])}."
    yield from filter(None, (not_reached(stock.elsewhere),))
    yield OUT_OF_REACH


def before(stock: Inventory) -> Iterator[str]:
    """The same in full."""
    yield f"In {stock.folder} this would remove {count(len(stock.names), 'file')}:"
    yield from stock.names
    if stock.others:
        yield OTHERS
        yield from (path.name for path in stock.others)
    if elsewhere := stock.elsewhere:
        yield ELSEWHERE
        yield from elsewhere
    yield OUT_OF_REACH


def after(erased: Erased) -> str:
    """What went, and what did not."""
    if erased.folder_gone:
        folder = "The folder is gone too."
    elif erased.remains:
        folder = f"The folder stays, with {listed(list(erased.remains))} in it."
    else:
        folder = "The folder itself stays, with nothing in it."
    return " ".join(filter(None, (f"Erased: {count(erased.removed, 'file')}.", folder, not_reached(erased.elsewhere))))


def not_reached(elsewhere: Sequence[str]) -> str:
    """What keeps her answers after erasing, where anything does."""
    return f"{ELSEWHERE} {listed(list(elsewhere))}." if elsewhere else ""
