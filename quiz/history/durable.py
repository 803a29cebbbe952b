"""Writing a file so that a crash, a full disk or a power cut leaves either what stood there or what was to stand
there, never something between. Must not know what a file means."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_MODES: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a disk without permissions answers to a change of them."""
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What a disk without hard links answers, as many memory sticks do."""
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a disk answers where there is nothing to sync in a folder."""


class Disk(Protocol):
    """The few operations that durable writing is made of: whoever passes another disk can fail or forget any of
    them. Each raises OSError."""

    def make(self, path: Path) -> int:
        """Make a file, 0600 whatever the umask, and give its descriptor. FileExistsError where the name is taken,
        also by a link."""
        ...

    def write(self, file: int, data: memoryview) -> int:
        """Write some bytes from the front of the data and say how many."""
        ...

    def sync(self, file: int) -> None:
        """Wait until the contents are on the disk."""
        ...

    def close(self, file: int) -> None:
        """Close the descriptor."""
        ...

    def link(self, source: Path, target: Path) -> None:
        """Give the file a second name. FileExistsError where that is taken."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Rename the file over whatever file or link has that name."""
        ...

    def remove(self, path: Path) -> None:
        """Remove the name."""
        ...

    def make_folder(self, path: Path) -> None:
        """Make one folder, 0700 whatever the umask. FileExistsError where the name is taken."""
        ...

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in the folder are on the disk."""
        ...


class LocalDisk:
    """The disk itself."""

    def make(self, path: Path) -> int:
        """See Disk."""
        file = os.open(path, _NEW, FILE_MODE)
        try:
            with _modes_where_known():
                os.fchmod(file, FILE_MODE)
        except OSError:
            os.close(file)
            path.unlink()
            raise
        return file

    def write(self, file: int, data: memoryview) -> int:
        """See Disk."""
        return os.write(file, data)

    def sync(self, file: int) -> None:
        """See Disk."""
        if sys.platform == "darwin":
            with suppress(OSError):  # there an fsync alone stops at the cache of the drive
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
                return
        os.fsync(file)

    def close(self, file: int) -> None:
        """See Disk."""
        os.close(file)

    def link(self, source: Path, target: Path) -> None:
        """See Disk. On a disk without hard links the file is renamed, which the lock of the folder makes as good."""
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            source.rename(target)

    def replace(self, source: Path, target: Path) -> None:
        """See Disk."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """See Disk."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """See Disk."""
        path.mkdir(FOLDER_MODE)
        with _modes_where_known():
            path.chmod(FOLDER_MODE)

    def sync_folder(self, path: Path) -> None:
        """See Disk."""
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def replace(disk: Disk, path: Path, data: bytes) -> None:
    """Put the data under the name in place of what stands there. On return it outlasts a power cut; where OSError is
    raised, either the old or the new data stands there whole."""
    made = _written(disk, lambda: path.with_name(f".{path.name}.{os.urandom(4).hex()}.part"), data)
    try:
        disk.replace(made, path)
    except OSError:
        _discard(disk, made)
        raise
    sync_folder(disk, path.parent)


def create(disk: Disk, path: Path, data: bytes, *, claim: Path, free: Callable[[], bool]) -> None:
    """Put the data under a new name, and never over anything.

    `claim` is the temporary file: it is made exclusively, so whoever uses the same one waits their turn; `free` is
    asked while it is held. Raises FileExistsError where the name or the claim is taken or `free` says no. Where
    OSError is raised nothing stands under the name, unless the disk refuses even the removal.
    """
    made = _written(disk, lambda: claim, data)
    try:
        if not free():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        disk.link(made, path)
    finally:
        _discard(disk, made)
    try:
        sync_folder(disk, path.parent)
    except OSError:
        _discard(disk, path)
        raise


def sync_folder(disk: Disk, folder: Path) -> None:
    """Wait until the names in the folder are on the disk, where the disk knows how to."""
    try:
        disk.sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _written(disk: Disk, fresh: Callable[[], Path], data: bytes) -> Path:
    """A synced temporary file with the data.

    After a failed write or fsync once more, in a new file: a second fsync of the old one would report success over
    pages that the system has dropped.
    """
    try:
        return _write(disk, fresh(), data)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        return _write(disk, fresh(), data)


def _write(disk: Disk, path: Path, data: bytes) -> Path:
    file = disk.make(path)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[disk.write(file, rest) :]
            disk.sync(file)
        finally:
            disk.close(file)
    except OSError:
        _discard(disk, path)
        raise
    return path


def _discard(disk: Disk, path: Path) -> None:
    """Remove a name that is no longer wanted; where that fails, the next start sweeps it."""
    with suppress(OSError):
        disk.remove(path)


@contextmanager
def _modes_where_known() -> Iterator[None]:
    """Let a change of permissions fail on a disk that knows none."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_MODES:
            raise
