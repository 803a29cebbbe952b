"""What is said of what is kept: while it is saved, when it is looked through, before and after it is locked or
removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError, StorageError
from quiz.model.kept import Erased, Inventory
from quiz.text.screen import MenuView, ways
from quiz.text.words import count, listed, sentence

if TYPE_CHECKING:
    from quiz.model.bank import Bank

AGAIN: Final = "again"
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

LOCKING: Final = (
    "This locks everything that First Steps saves on this computer. New answers are locked as you give them, and "
    "need no passphrase. To look back, you type it once each time you start."
)
LOCK_LOSS: Final = (
    "If you lose the passphrase, nothing opens these files again: not this program, not its authors, not you."
)
LOCK_ADVICE: Final = (
    "Four or more words that are unrelated to each other and to you make a good one. Do not use one that someone "
    "else knows or may guess."
)
LOCK_LIMITS: Final = (
    "What this cannot protect you from: a computer on which someone watches what you type or see, someone who knows "
    "the passphrase, copies that were made before (backups, snapshots, files you exported), and the history of your "
    "shell. Names of files still show how often you took the quiz, and when. Files that were removed can "
    "sometimes be brought back from a disk by someone who knows how."
)
ASK_NEW: Final = "New passphrase, or Enter alone to leave everything as it is: "
ASK_AGAIN: Final = "The same passphrase again: "
ASK_TO_OPEN: Final = "What is saved is locked. Passphrase, or Enter alone to go on without opening it: "
ASK_TO_UNLOCK: Final = "Passphrase, or Enter alone to leave everything as it is: "
ASK_TO_MEND: Final = "One half of the key is missing. The passphrase makes it again; Enter alone leaves it: "
DIFFERENT: Final = "These two were not the same."
NO_MATCH: Final = "The two passphrases were not the same"
KEY_MENDED: Final = "The key is whole again."


def not_saved(error: QuizError) -> str:
    """Stands where she answers for as long as saving fails: what is wrong, and what becomes of her answers."""
    return f"{why(error)} {IN_MEMORY}"


def why(error: QuizError) -> str:
    """What is wrong, as a sentence."""
    return sentence((error.why if isinstance(error, StorageError) else "") or UNKNOWN)


def unfinished(error: QuizError) -> MenuView:
    """A result that cannot be saved now."""
    return MenuView(NOT_KEPT, ways({AGAIN: TRY_AGAIN, "go-on": WITHOUT_KEEPING}), (why(error), ALL_HERE))


def checked(bank: Bank, warnings: int) -> str:
    """How many things in a bank are worth a second look."""
    total = count(warnings, "warning") if warnings else "nothing to warn of"
    return f"{bank.title}, version {bank.version}: {total}."


def findings(number: int, *, mendable: bool) -> str:
    """How many things there are to know, and how some are mended."""
    if not number:
        return "What is saved here is as it should be."
    advice = " To repair permissions and leftovers: quiz check --mend" if mendable else ""
    return f"{count(number, 'thing')} to know about what is saved.{advice}"


def mended(number: int) -> str:
    """How many things were mended just now."""
    return f"Repaired: {count(number, 'thing')}." if number else "There was nothing to repair."


def to_erase(stock: Inventory, *, briefly: bool = False) -> Iterator[str]:
    """What would go, and what would stay there or in another place. `briefly`: in little room, where sittings are
    counted, not named."""
    names: Sequence[str] = stock.names
    going = f"In {stock.folder} this would remove {count(len(names), 'file')}:"
    if briefly:
        papers = [name for name in names if "/" not in name]
        names = [f"answers of {count(len(names) - len(papers), 'time')}", *papers]
    others = [path.name for path in stock.others]
    for heading, files in ((going, names), (NOT_OURS, others), (ELSEWHERE, stock.elsewhere)):
        if files:
            yield from [f"{heading} {listed(files)}."] if briefly else [heading, *files]
    yield OUT_OF_REACH


def erased(done: Erased) -> str:
    """What went, and what did not."""
    if done.folder_gone:
        folder = "The folder is gone too."
    elif done.remains:
        folder = f"The folder stays, with {listed(done.remains)} in it."
    else:
        folder = "The folder itself stays, with nothing in it."
    elsewhere = f"{ELSEWHERE} {listed(done.elsewhere)}." if done.elsewhere else ""
    return f"Erased: {count(done.removed, 'file')}. {folder} {elsewhere}".rstrip()


def locked(files: int, others: Sequence[str], second_names: Sequence[str]) -> str:
    """Said when no plain file of this program is left. `others`: what else lies in the folder, by name; `second_names`:
    what holds the same in another place, where a file had a second name on the disk, as what is locked is a new file.
    """
    if not files:
        return f"Locked. Nothing was saved so far; what you save from now on is locked. {not_locked(others)}".rstrip()
    folder = not_locked(others) or "No plain file is left in the folder."
    plain = "The same stays plain in another place, where only you can remove it:"
    second = f"{plain} {listed(second_names)}" if second_names else ""
    return f"Locked: {count(files, 'file')}. {folder} {second}".rstrip()


def already_locked(others: Sequence[str]) -> str:
    """Said when everything of this program was locked before."""
    if not others:
        return "Everything is locked already."
    return f"Everything of this program is locked already. {not_locked(others)}"


def not_locked(others: Sequence[str]) -> str:
    """What is left in the folder as it was, such as a copy of a sitting; empty where there is nothing else."""
    return f"These are not files of this program, and were not locked: {listed(others)}" if others else ""


def unlocked(files: int) -> str:
    """Said when no locked file is left."""
    return f"Unlocked: {count(files, 'file')}. Whoever can use your account can read them now."
