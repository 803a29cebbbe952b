"""The lock of the data folder: one run at a time may write in it. Held by the system, so it ends with the run however
that ends."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path
from typing import Final, Self

from quiz.errors import AlreadyRunning
from quiz.storage.atomic import FILE_MODE
from quiz.storage.errors import storing
from quiz.storage.names import LOCK

_OPEN: Final = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What a disk without locks answers: keeping something there matters more than keeping out a second run."""


class Lock:
    """The lock of a folder that is there. As a context it is taken, or raises AlreadyRunning, and is let go at the
    end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this run may write."""
        return self._file is not None

    @property
    def known(self) -> bool:
        """Whether a run has held it before: only then is there something to hold without making a file."""
        return os.path.lexists(self._path)

    def acquire(self) -> None:
        """Take the lock. Raises AlreadyRunning where another run has it, and StorageError where its file cannot be
        made."""
        if not self.try_acquire():
            raise AlreadyRunning(
                "First Steps is open in another window",
                "Only one run at a time can write, and that one has not ended.",
                "Go on there, or close it and try again.",
            )

    def try_acquire(self) -> bool:
        """Take the lock and say whether this run may write; where another run has it, this one may only read. Never
        waits. Raises StorageError where its file cannot be made."""
        if self._file is None:
            with storing(self._path):
                self._file = _locked(self._path)
        return self.held

    def release(self) -> None:
        """Let go, if it is held. The file stays: removing it would let two runs hold one lock each."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _locked(path: Path) -> int | None:
    """The open file with the lock on it; None where another run has it. Raises OSError, also where it is no ordinary
    file."""
    file = os.open(path, _OPEN, FILE_MODE)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise FileExistsError(errno.EEXIST, "")
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            os.close(file)
            if isinstance(error, BlockingIOError):
                return None
            raise
    return file
