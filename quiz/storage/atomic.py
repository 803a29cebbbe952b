"""Writes that a crash, a full disk or a power cut leaves either done or undone, never something between. All that the
program changes on a disk is asked of `os` in this module: a test that puts something else in its place can refuse,
forget or cut off any step."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_UNKNOWN: Final = frozenset({errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.ENOSYS, errno.EINVAL})
"""What a disk answers where it knows no permissions, no second name, or no sync of a folder, as memory sticks do."""
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
            with _where_known():
                os.chmod(path, FOLDER_MODE)
        except FileExistsError:
            if not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "") from None
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Wait until the names in the folder are on the disk, where the disk knows how to. Raises OSError."""
    folder = os.open(path, _FOLDER)
    try:
        with _where_known():
            os.fsync(folder)
    finally:
        os.close(folder)


def _written(path: Path, data: bytes) -> Path:
    """A synced temporary file beside the path, with the data. After a failed write or fsync once more, in a new file: a
    second fsync of the old one would report success over pages that the system has dropped."""
    try:
        return _write(path, data)
    except OSError:
        return _write(path, data)


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(f".{path.name[:_LONGEST_PART]}.{os.urandom(4).hex()}.part")
    file = os.open(part, _NEW, FILE_MODE)
    try:
        try:
            with _where_known():
                os.fchmod(file, FILE_MODE)  # whatever the umask
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
        if error.errno not in _UNKNOWN:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.replace(source, target)


def _discard(path: Path) -> None:
    """Remove a name that is no longer wanted; where that fails, the next start sweeps it."""
    with suppress(OSError):
        os.unlink(path)


@contextmanager
def _where_known() -> Iterator[None]:
    """Let what the disk does not know fail."""
    try:
        yield
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise
