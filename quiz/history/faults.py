"""What can be wrong with what is kept, as errors: where, why, and what to do next, and never what stood there. Must
not know how anything is read or written."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from quiz.errors import AlreadyRunning, InvalidFile, StorageError
from quiz.reader import UnreadableFile
from quiz.sanitize import sanitize
from quiz.vault import Closed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEWER: Final = "It was written by a newer version of First Steps. It was left as it is."
DAMAGED: Final = "It is damaged, or another program changed it. It was left as it is."
UNKNOWN: Final = "It is not a sitting. It was left as it is."
OTHER_WAYS: Final = "Choose another folder with --data-dir FOLDER, or keep nothing with --ephemeral."

_WORDS: Final = {
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


class BrokenKept(InvalidFile):
    """A kept file that is damaged or newer than this program."""

    def __init__(
        self, file: str, reason: str, then: str = "Rename it or move it away, and a new one will be made."
    ) -> None:
        self.file = sanitize(file)
        """The name alone, safe to print."""
        self.reason = reason
        """A sentence for a person."""
        super().__init__("A file cannot be read", f"{self.file}: {reason}", then)


class BrokenSitting(BrokenKept):
    """A kept sitting that cannot be shown."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason, "All other sittings can be shown: quiz history")


class BrokenDraft(BrokenKept):
    """An unfinished sitting that cannot go on."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason, "Set it aside and start afresh: nothing is deleted.")


class AlreadyKept(AlreadyRunning):
    """The sitting is finished and kept already, by another run of the program."""

    def __init__(self, number: int) -> None:
        super().__init__(
            "This sitting is already kept",
            f"Another run of the program finished it as number {number}, and it was not written twice.",
            f"To see it: quiz result {number}",
        )
        self.number = number
        """The running number that it has."""


def reason_of(error: InvalidFile) -> str:
    """Why a file cannot be read, as a sentence to stand beside its name."""
    if isinstance(error, BrokenKept | Closed):
        return error.reason
    if isinstance(error, UnreadableFile):
        return f"{error.where.capitalize() or 'It'} {error.expected}. It was left as it is."
    return DAMAGED


def cannot_keep(path: Path, error: OSError) -> StorageError:
    """The error for a folder or file that cannot be made or written."""
    number = error.errno or errno.EIO
    why = _WORDS.get(number) or os.strerror(number).lower()
    return StorageError("Nothing can be kept here", f"{sanitize(str(path))}: {why}.", OTHER_WAYS, why=why)


def cannot_seal(error: InvalidFile) -> StorageError:
    """The error where a folder is locked and what is written could not be sealed."""
    return StorageError(error.title, error.sentence, f"{error.then} {OTHER_WAYS}")


@contextmanager
def keeping(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into StorageError with the path and two ways on."""
    try:
        yield
    except OSError as error:
        raise cannot_keep(path, error) from None
