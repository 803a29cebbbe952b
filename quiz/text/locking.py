"""What is said around locking and unlocking what is kept: what it does, what it cannot do, and what is asked. Must not
know how a file is locked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quiz.text.words import count, listed

WHAT: Final = (
    "This locks everything that First Steps saves on this computer. New answers are locked as you give them, and "
    "need no passphrase. To look back, you type it once each time you start."
)
LOST: Final = "If you lose the passphrase, nothing opens these files again: not this program, not its authors, not you."
GOOD: Final = (
    "Four or more words that are unrelated to each other and to you make a good one. Do not use one that someone "
    "else knows or may guess."
)
LIMITS: Final = (
    "What this cannot protect you from: a computer on which someone watches what you type or see, someone who knows "
    "the passphrase, copies that were made before (backups, snapshots, files you exported), and the history of your "
    "shell. Names of files still show how often you took the quiz, and when. Files that were removed can "
    "sometimes be brought back from a disk by someone who knows how."
)
NEW: Final = "New passphrase, or Enter alone to leave everything as it is: "
AGAIN: Final = "The same passphrase again: "
OPEN: Final = "What is saved is locked. Passphrase, or Enter alone to go on without opening it: "
TO_UNLOCK: Final = "Passphrase, or Enter alone to leave everything as it is: "
TO_MEND: Final = "One half of the key is missing. The passphrase makes it again; Enter alone leaves it: "
ELSEWHERE: Final = "The same stays plain in another place, where only you can remove it:"
"""Said where a file had a second name on the disk: what is locked is a new file."""
DIFFERENT: Final = "These two were not the same."
NO_MATCH: Final = "The two passphrases were not the same"
UNCHANGED: Final = "Everything is as it was."
MENDED: Final = "The key is whole again."
ALREADY: Final = "Everything is locked already."


def locked(files: int, others: Sequence[str] = (), elsewhere: Sequence[str] = ()) -> str:
    """Said when no plain file of this program is left. `others`: what else lies in the folder, by name; `elsewhere`:
    what holds the same in another place."""
    if files:
        folder = not_locked(others) or "No plain file is left in the folder."
        kept = f"{ELSEWHERE} {listed(elsewhere)}" if elsewhere else ""
        return f"Locked: {count(files, 'file')}. {folder} {kept}".rstrip()
    nothing = "Locked. Nothing was saved so far; what you save from now on is locked."
    return f"{nothing} {not_locked(others)}".rstrip()


def already(others: Sequence[str]) -> str:
    """Said when everything of this program was locked before."""
    return f"Everything of this program is locked already. {not_locked(others)}" if others else ALREADY


def not_locked(others: Sequence[str]) -> str:
    """What is left in the folder as it was, such as a copy of a sitting; empty where there is nothing else."""
    return f"These are not files of this program, and were not locked: {listed(others)}" if others else ""


def unlocked(files: int) -> str:
    """Said when no locked file is left."""
    return f"Unlocked: {count(files, 'file')}. Whoever can use your account can read them now."
