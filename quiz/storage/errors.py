"""What can be wrong with what is kept, as errors: where, why, and what to do next, and never what stood there, a key or
a passphrase."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final

from quiz.errors import AlreadyRunning, InvalidFile, StorageError
from quiz.paths import other_owner
from quiz.reader import UnreadableFile
from quiz.sanitize import sanitize

NEWER: Final = "It was written by a newer version of First Steps. It was left as it is."
DAMAGED: Final = "It is damaged, or another program changed it. It was left as it is."
UNKNOWN: Final = "It holds no answers. It was left as it is."
OTHER_WAYS: Final = "Choose another folder with --data-dir FOLDER, or save nothing with --ephemeral."
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

    advice: ClassVar[str] = "Rename it or move it away, and a new one will be made."

    def __init__(self, file: str, reason: str) -> None:
        self.file = sanitize(file)
        """The name alone, safe to print."""
        self.reason = reason
        """A sentence for a person."""
        super().__init__("A file cannot be read", f"{self.file}: {reason}", self.advice)


class InvalidSitting(InvalidRecord):
    """A kept sitting that cannot be shown."""

    advice = "All the others can be shown: quiz history"


class InvalidDraft(InvalidRecord):
    """An unfinished sitting that cannot go on."""

    advice = "Set it aside and start afresh: nothing is deleted."


class AlreadyKept(AlreadyRunning):
    """The sitting is finished and kept already, by another run of the program."""

    def __init__(self, number: int) -> None:
        super().__init__(
            "These answers are already saved",
            f"Another run of the program finished it as number {number}, and it was not written twice.",
            f"To see it: quiz result {number}",
        )


class EncryptedFile(InvalidFile):
    """What is encrypted cannot be decrypted now."""

    reason = "It is locked. It was left as it is."
    """A sentence to stand beside the name of an encrypted file."""


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


class InvalidKey(EncryptedFile):
    """One half of the key is missing or damaged."""

    def __init__(self, file: str, problem: str, then: str) -> None:
        super().__init__("The key of the locked files cannot be used", f"{file} {problem}. {NOTHING_LOST}", then)
        self.file = file
        """The half of the key."""
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


def reason_of(error: InvalidFile) -> str:
    """Why a file cannot be read, as a sentence to stand beside its name."""
    if isinstance(error, InvalidRecord | EncryptedFile):
        return error.reason
    if isinstance(error, UnreadableFile):
        return f"{error.where.capitalize() or 'It'} {error.expected}. {error.then.replace('The file', 'It')}"
    return DAMAGED


def cannot_store(path: Path, error: OSError) -> StorageError:
    """The error for a folder or file that cannot be made or written."""
    number = error.errno or errno.EIO
    owner = other_owner(path) if number in {errno.EACCES, errno.EPERM} else None
    if owner:
        why, then = f"it belongs to {sanitize(owner.name)}", f"{sanitize(owner.mend)}. {OTHER_WAYS}"
        return StorageError("Nothing can be saved here", f"{sanitize(str(path))}: {why}.", then, why=why)
    why = _REASONS.get(number) or os.strerror(number).lower()
    return StorageError("Nothing can be saved here", f"{sanitize(str(path))}: {why}.", OTHER_WAYS, why=why)


def cannot_encrypt(error: InvalidFile) -> StorageError:
    """The error where a folder is encrypted and what is to be written could not be."""
    return StorageError(error.title, error.sentence, f"{error.then} {OTHER_WAYS}")


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into StorageError with the path and two ways on."""
    try:
        yield
    except OSError as error:
        raise cannot_store(path, error) from None
