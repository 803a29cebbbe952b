"""The data folder itself: made, locked, swept, looked at for who may read it, and its files read and written, encrypted
where it is. Must not know what is kept in it."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from quiz.errors import AlreadyRunning
from quiz.paths import is_ordinary
from quiz.reader import parse_toml, read_bytes
from quiz.storage import atomic
from quiz.storage.encryption import Encryption, encrypted_files
from quiz.storage.errors import cannot_store, storing
from quiz.storage.names import LEFTOVER, LOCK, SITTINGS, encrypted, files_in, most_bytes, stamp

if TYPE_CHECKING:
    from quiz.storage.files import Files

OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What a disk without locks answers: keeping something there matters more than keeping out a second run."""


class Lock:
    """The lock of a folder that is there: one run at a time may write in it. Held by the system, so it ends with the
    run however that ends. As a context it is taken, or raises AlreadyRunning, and is let go at the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file: int | None = None

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
        waits. Raises StorageError where its file cannot be made, or is no ordinary one."""
        if self._file is None:
            with storing(self._path), suppress(BlockingIOError):
                self._file = _locked(self._path)
        return self._file is not None

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


def _locked(path: Path) -> int:
    """The open file with the lock on it. Raises BlockingIOError where another run has that."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, atomic.FILE_MODE)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise FileExistsError(errno.EEXIST, "")
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            os.close(file)
            raise
    return file


class Folder:
    """The folder in which everything is kept, with one folder for the sittings in it. Nothing is made by looking. Files
    have their plain names here, in the folder, whether they are encrypted or not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sittings = folder / SITTINGS
        self.encryption = Encryption(folder)

    @cached_property
    def files(self) -> Files:
        """The files as records."""
        from quiz.storage.files import Files  # noqa: PLC0415 - pydantic, for which the start page does not wait

        return Files(self)

    @property
    def exists(self) -> bool:
        """Whether the folder is there."""
        return os.path.isdir(self.folder)  # Path.is_dir raises where the folder above is closed

    def prepare(self) -> None:
        """Make the folders, 0700 with every folder above that is missing, and let this process make no file that
        others may read. Raises StorageError where that cannot be, where the folder cannot be written to, or where it is
        encrypted and the key is not whole: nothing becomes plain unasked."""
        os.umask(OTHERS)
        self.check()
        for folder in (self.folder, self.sittings):
            with storing(folder):
                atomic.make_folder(folder)
        if self.encryption.on or encrypted_files(self.folder):
            self.encryption.encrypt(b"")

    def check(self) -> None:
        """Raise StorageError where the folder cannot be made or written to, as far as that shows without making
        anything."""
        for folder in (self.folder, self.sittings):
            with storing(folder):
                there = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
                if not os.path.isdir(there):
                    raise NotADirectoryError(errno.ENOTDIR, "")
                if not os.access(there, os.R_OK | os.W_OK | os.X_OK if there == folder else os.W_OK | os.X_OK):
                    read_only = os.statvfs(there).f_flag & os.ST_RDONLY
                    raise OSError(errno.EROFS if read_only else errno.EACCES, "")

    def sweep_leftovers(self) -> None:
        """Remove the temporary files of a run that ended while writing. To be called only by the run that holds the
        lock. One that cannot be removed does no harm and stays."""
        for folder in (self.folder, self.sittings):
            for path in files_in(folder):
                if LEFTOVER.fullmatch(path.name) and is_ordinary(path):
                    with suppress(OSError):
                        atomic.remove(path)

    def open_to_others(self) -> bool:
        """Whether another user of this computer might read what is kept here."""
        return any(os.path.exists(path) and path.stat().st_mode & OTHERS for path in (self.folder, self.sittings))

    def read(self, name: str) -> bytes:
        """The contents of a file. Raises UnreadableFile, also where it is missing, and EncryptedFile."""
        return self.encryption.read(self.folder / name, limit=most_bytes(name))

    def table(self, name: str) -> dict[str, object]:
        """What stands in a file as TOML, not validated. Raises as `read` and `parse_toml` do."""
        return parse_toml(self.read(name), name=name)

    def put(self, name: str, data: bytes) -> None:
        """Put the data under the name, durably; a folder that has gone meanwhile is made anew. Raises StorageError."""
        path, data = self._as_kept(name, data)
        with storing(path):
            try:
                atomic.replace(path, data)
            except FileNotFoundError:
                atomic.make_folder(path.parent)
                atomic.replace(path, data)

    def create(self, name: str, data: bytes) -> None:
        """As `put`, and never over anything: FileExistsError where the name is taken. Raises StorageError; then nothing
        stands under the name, unless the disk refuses even the removal."""
        path, data = self._as_kept(name, data)
        try:
            atomic.create(path, data)
        except FileExistsError:
            raise
        except OSError as error:
            raise cannot_store(path, error) from None

    def remove(self, name: str) -> None:
        """Remove a file, durably; nothing happens where it is gone. Raises StorageError."""
        path = self.folder / name
        for file in (path, encrypted(path)):
            with storing(file):
                atomic.remove(file)

    def set_aside(self, name: str, *, copied: bool = False) -> Path:
        """Rename a file to a dated name that is free, or copy it there, and give that name. Raises StorageError where
        that cannot be."""
        path = self.folder / name
        dated = f"{path.stem}-{stamp(datetime.now(UTC))}"
        names = chain([dated], (f"{dated}-{number}" for number in count(2)))
        targets = (path.with_name(f"{free}{path.suffix}") for free in names)
        target = next(free for free in targets if not any(map(os.path.lexists, (free, encrypted(free)))))
        source = path
        if os.path.lexists(encrypted(path)):
            source, target = encrypted(path), encrypted(target)
        with storing(path):
            if copied:
                most = 2 * most_bytes(name)  # it may be encrypted, and that is longer
                atomic.create(target, read_bytes(source, limit=most))
            else:
                atomic.rename(source, target)
        return target

    def _as_kept(self, name: str, data: bytes) -> tuple[Path, bytes]:
        """The path and the bytes as they go to the disk."""
        path = self.folder / name
        return (encrypted(path), self.encryption.encrypt(data)) if self.encryption.on else (path, data)
