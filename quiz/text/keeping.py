"""What is said of what is kept: while it is saved, when it is looked through, before and after it is removed. Must not
know how answers are kept, nor where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError, StorageError
from quiz.model.kept import Erased, Inventory
from quiz.text.words import count, listed, sentence

if TYPE_CHECKING:
    from quiz.model.bank import Bank

NOTHING: Final = "nothing is saved"
SAVING: Final = "saving …"
SAVED: Final = "saved"
FAILING: Final = "not saved yet, trying again"
IN_MEMORY: Final = "Your answers stay in memory, and the program keeps trying to save them."
OPEN_TO_OTHERS: Final = (
    "Others on this computer may be able to read what is saved here. To close it to them: quiz check --mend"
)
NOT_YET: Final = "Your last answers are not saved yet."
TRY_AGAIN: Final = "Try again"
WITHOUT_KEEPING: Final = "See the result without saving it"
LOST: Final = "What you answered last could not be saved."
NOT_KEPT: Final = "The result could not be saved"
ALL_HERE: Final = "None of your answers is lost: you can try again, or see the result and save nothing."
UNKNOWN: Final = "something is in the way of saving"

ERASE: Final = "Erase everything that is saved"
NOTHING_TO_ERASE: Final = "There is nothing to erase"
ASK_TO_ERASE: Final = "Type yes to erase all of it. Anything else leaves everything as it is."
YES: Final = "yes"
UNCHANGED: Final = "Everything is as it was."
NOT_OURS: Final = "These are not files of this program, and stay:"
ELSEWHERE: Final = "The same stays in another place, where only you can remove it:"
"""Said where a link stands for a file, or a file has two names: before and after."""
ERASE_OR_NOT: Final = ("Leave everything as it is", "Erase all of it")
"""Where it is asked with choices."""
OUT_OF_REACH: Final = (
    "What this cannot reach: files you exported, backups, snapshots of the disk, and the history of your shell. "
    "Files that were removed can sometimes be brought back from a disk by someone who knows how."
)


def not_saved(error: QuizError) -> str:
    """Stands where she answers for as long as saving fails: what is wrong, and what becomes of her answers."""
    return f"{why(error)} {IN_MEMORY}"


def why(error: QuizError) -> str:
    """What is wrong, as a sentence."""
    said = (error.why if isinstance(error, StorageError) else "") or UNKNOWN
    return sentence(said)


def checked(bank: Bank, warnings: int) -> str:
    """How many things in a bank are worth a second look."""
    said = count(warnings, "warning") if warnings else "nothing to warn of"
    return f"{bank.title}, version {bank.version}: {said}."


def findings(number: int, *, mendable: bool) -> str:
    """How many things there are to know, and how some are mended."""
    if not number:
        return "What is saved here is as it should be."
    advice = " To repair permissions and leftovers: quiz check --mend" if mendable else ""
    return f"{count(number, 'thing')} to know about what is saved.{advice}"


def mended(number: int) -> str:
    """How many things were mended just now."""
    return f"Repaired: {count(number, 'thing')}." if number else "There was nothing to repair."


def to_erase_briefly(stock: Inventory) -> Iterator[str]:
    """What would go and what would stay, in little room: sittings are counted, not named."""
    papers = [name for name in stock.names if "/" not in name]
    sittings = f"answers of {count(len(stock.names) - len(papers), 'time')}"
    yield f"In {stock.folder} this would remove {count(len(stock.names), 'file')}: {listed([sittings, *papers])}."
    if stock.others:
        yield f"{NOT_OURS} {listed([path.name for path in stock.others])}."
    yield from filter(None, (_not_reached(stock.elsewhere),))
    yield OUT_OF_REACH


def to_erase(stock: Inventory) -> Iterator[str]:
    """The same in full."""
    yield f"In {stock.folder} this would remove {count(len(stock.names), 'file')}:"
    yield from stock.names
    if stock.others:
        yield NOT_OURS
        yield from (path.name for path in stock.others)
    if elsewhere := stock.elsewhere:
        yield ELSEWHERE
        yield from elsewhere
    yield OUT_OF_REACH


def erased(done: Erased) -> str:
    """What went, and what did not."""
    if done.folder_gone:
        folder = "The folder is gone too."
    elif done.remains:
        folder = f"The folder stays, with {listed(list(done.remains))} in it."
    else:
        folder = "The folder itself stays, with nothing in it."
    return " ".join(filter(None, (f"Erased: {count(done.removed, 'file')}.", folder, _not_reached(done.elsewhere))))


def _not_reached(elsewhere: Sequence[str]) -> str:
    """What keeps her answers after erasing, where anything does."""
    return f"{ELSEWHERE} {listed(list(elsewhere))}." if elsewhere else ""
