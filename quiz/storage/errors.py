"""What can be wrong with what is kept, as errors: where, why, and what to do next, and never what stood there, a key or
a passphrase."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from quiz.errors import InvalidFile, StorageError
from quiz.paths import other_owner
from quiz.sanitize import sanitize

NEWER: Final = "It was written by a newer version of First Steps. It was left as it is."
DAMAGED: Final = InvalidFile.reason
UNKNOWN: Final = "It holds no answers. It was left as it is."
OTHER_WAYS: Final = "Choose another folder with --data-dir FOLDER, or save nothing with --ephemeral."
MOVE_IT: Final = "Rename it or move it away, and a new one will be made."
SET_IT_ASIDE: Final = "Set it aside and start afresh: nothing is deleted."
SEE_OTHERS: Final = "All the others can be shown: quiz history"
NOTHING_LOST: Final = "Nothing was changed and nothing is lost."

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space you are allowed on this disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk reports a fault",
    errno.ENOTDIR: "something that is not a folder is in the way",
    errno.EISDIR: "a folder is in the way",
    errno.ELOOP: "a link is in the way",
    errno.EEXIST: "something else has that name",
    errno.ENAMETOOLONG: "the name is too long",
}


class InvalidRecord(InvalidFile):
    """A kept file that is damaged or newer than this program."""

    def __init__(self, file: str, reason: str, then: str) -> None:
        self.reason = reason
        super().__init__("A file cannot be read", f"{sanitize(file)}: {reason}", then)


class EncryptedFile(InvalidFile):
    """What is encrypted cannot be decrypted now."""

    reason = "It is locked. It was left as it is."


class PassphraseNeeded(EncryptedFile):
    """The passphrase was not given in this run."""

    def __init__(self) -> None:
        super().__init__(
            "What is saved is locked",
            "It opens with your passphrase.",
            "Start again on a terminal and type it, or with --plain give it as the first line of the input.",
        )


class WrongPassphrase(EncryptedFile):
    """The passphrase does not open the key."""

    def __init__(self) -> None:
        super().__init__("That passphrase does not open the lock", NOTHING_LOST, "Try again, one word at a time.")


class TooSlow(EncryptedFile):
    """The work that the key asks for would take this computer far longer than the one that made it."""

    def __init__(self) -> None:
        slow = "It would take this computer too long: it is busy, or slower than the one on which the files were locked"
        super().__init__("The lock cannot be opened now", f"{slow}. {NOTHING_LOST}", "Try again when less is going on.")


class InvalidKey(EncryptedFile):
    """One half of the key is missing or damaged."""

    def __init__(self, file: str, problem: str, then: str) -> None:
        super().__init__("The key of the locked files cannot be used", f"{file} {problem}. {NOTHING_LOST}", then)
        self.file = file
        self.problem = problem
        """What is wrong with it, as the rest of a sentence."""
        self.reason = f"It is locked, and {file} {problem}. It was left as it is."


class NoAge(EncryptedFile):
    """The library for encrypted files is not installed."""

    reason = "It is locked, and the library for locked files is not installed. It was left as it is."

    def __init__(self) -> None:
        super().__init__(
            "Locked files need one more library",
            f"It is not installed. {NOTHING_LOST}",
            f"Install it with: {sys.executable} -m pip install pyrage",
        )


def cannot_store(path: Path, error: OSError) -> StorageError:
    """The error for a folder or file that cannot be made or written, with two ways on."""
    number = error.errno or errno.EIO
    why, then = _REASONS.get(number) or os.strerror(number).lower(), OTHER_WAYS
    if number in {errno.EACCES, errno.EPERM} and (owner := other_owner(path)):
        why, then = f"it {owner.belongs}", f"{owner.mend} {OTHER_WAYS}".lstrip()
    return StorageError("Nothing can be saved here", f"{sanitize(str(path))}: {why}.", then, why=why)


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into such an error."""
    try:
        yield
    except OSError as error:
        raise cannot_store(path, error) from None
