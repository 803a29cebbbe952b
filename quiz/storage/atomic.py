"""Writes that a crash, a full disk or a power cut leaves either done or undone, never something between. All that the
program changes on a disk is asked of `os` in this module: a test that puts something else in its place can refuse,
forget or cut off any step."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_UNKNOWN: Final = frozenset({errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a disk answers to something that it does not know, as many memory sticks do."""
_NO_MODES: Final = _UNKNOWN | {errno.EPERM}
_NO_LINKS: Final = _UNKNOWN | {errno.EPERM, errno.ENOSYS}
_NO_FOLDER_SYNC: Final = _UNKNOWN | {errno.EINVAL}
_LONGEST_PART: Final = 40
"""Characters of a name that its temporary file repeats: with more, a long name would have none."""


def replace(path: Path, data: bytes) -> None:
    """Put the data under the name in place of the file or link that stands there. On return it outlasts a power cut;
    where OSError is raised, either the old or the new data stands there whole."""
    part = _written(path, data)
    try:
        os.replace(part, path)
    except OSError:
        _discard(part)
        raise
    sync_folder(path.parent)


def create(path: Path, data: bytes) -> None:
    """Put the data under a new name, and never over anything: FileExistsError where the name is taken. On return it
    outlasts a power cut; where OSError is raised nothing stands under the name, unless the disk refuses even the
    removal."""
    part = _written(path, data)
    try:
        _link(part, path)
    finally:
        _discard(part)
    try:
        sync_folder(path.parent)
    except OSError:
        _discard(path)
        raise


def create_empty(path: Path) -> None:
    """Make an empty file where there is none, durably. Raises OSError."""
    with suppress(FileExistsError):
        os.close(_make(path))
    sync_folder(path.parent)


def rename(source: Path, target: Path) -> None:
    """Give the file another name in its folder, durably. Raises OSError."""
    os.replace(source, target)
    sync_folder(source.parent)


def remove(path: Path) -> None:
    """Remove the name, durably; nothing happens where it is gone. Raises OSError."""
    with suppress(FileNotFoundError):
        os.unlink(path)
        sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make the folder and what is missing above it, each 0700 whatever the umask, durably. Raises OSError."""
    missing = [path for path in (folder, *folder.parents) if not path.is_dir()]
    for path in reversed(missing):
        try:
            os.mkdir(path, FOLDER_MODE)
            with _unless(_NO_MODES):
                os.chmod(path, FOLDER_MODE)
        except FileExistsError:
            if not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "") from None
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Wait until the names in the folder are on the disk, where the disk knows how to. Raises OSError."""
    folder = os.open(path, _FOLDER)
    try:
        with _unless(_NO_FOLDER_SYNC):
            os.fsync(folder)
    finally:
        os.close(folder)


def _written(path: Path, data: bytes) -> Path:
    """A synced temporary file beside the path, with the data. After a failed write or fsync once more, in a new file: a
    second fsync of the old one would report success over pages that the system has dropped."""
    try:
        return _write(path, data)
    except FileNotFoundError:
        raise
    except OSError:
        return _write(path, data)


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(f".{path.name[:_LONGEST_PART]}.{os.urandom(4).hex()}.part")
    file = _make(part)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
            _sync(file)
        finally:
            os.close(file)
    except OSError:
        _discard(part)
        raise
    return part


def _make(path: Path) -> int:
    """Make a file, 0600 whatever the umask, and give its descriptor. FileExistsError where the name is taken, also by a
    link."""
    file = os.open(path, _NEW, FILE_MODE)
    try:
        with _unless(_NO_MODES):
            os.fchmod(file, FILE_MODE)
    except OSError:
        os.close(file)
        os.unlink(path)
        raise
    return file


def _sync(file: int) -> None:
    """Wait until the contents are on the disk."""
    if sys.platform == "darwin":
        with suppress(OSError):  # there an fsync alone stops at the cache of the drive
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
    os.fsync(file)


def _link(source: Path, target: Path) -> None:
    """Give the file a second name. FileExistsError where that is taken. On a disk without hard links the file is
    renamed, which the lock of the folder makes as good."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.replace(source, target)


def _discard(path: Path) -> None:
    """Remove a name that is no longer wanted; where that fails, the next start sweeps it."""
    with suppress(OSError):
        os.unlink(path)


@contextmanager
def _unless(unknown: frozenset[int]) -> Iterator[None]:
    """Let what the disk does not know fail."""
    try:
        yield
    except OSError as error:
        if error.errno not in unknown:
            raise
