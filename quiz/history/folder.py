"""The data folder itself: made, swept, looked at for who may read it, and written into. Must not know what is kept in
it."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.errors import InvalidFile
from quiz.history import durable
from quiz.history.faults import cannot_seal, keeping
from quiz.history.naming import LOCKED
from quiz.vault import Vault, sealed_name

if TYPE_CHECKING:
    from quiz.history.durable import Disk

OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
"""Permissions of anybody but the owner."""

LEFTOVER: Final = re.compile(r"\.(?:[0-9A-Za-z-]+\.(?:toml(?:\.age)?|age|pub)\.[0-9a-f]{8}|[0-9]{4,6})\.part")


class Folder:
    """The folder in which everything is kept, with one folder for the sittings in it. Nothing is made by looking."""

    def __init__(self, folder: Path, *, disk: Disk | None = None) -> None:
        self.folder = folder
        """Where everything is kept."""
        self.sittings = folder / "sittings"
        """Where finished sittings are kept."""
        self.vault = Vault(folder)
        """The lock on it: every kept file is read and written through it."""
        self._disk: Disk = disk or durable.LocalDisk()

    @property
    def exists(self) -> bool:
        """Whether the folder is there."""
        return os.path.isdir(self.folder)  # Path.is_dir raises where the folder above is closed

    def prepare(self) -> None:
        """Make the folders, 0700 with every folder above that is missing, and let this process make no file that
        others may read. Raises StorageError where that cannot be, where the folder cannot be written to, or where it is
        locked and the key is not whole."""
        os.umask(OTHERS)
        for folder in (self.folder, self.sittings):
            with keeping(folder):
                self._make(folder)
                _check_access(folder, os.R_OK | os.W_OK | os.X_OK)
        self._check_key()

    def check(self) -> None:
        """Raise StorageError where `prepare` would, as far as that shows without making anything."""
        for folder in (self.folder, self.sittings):
            with keeping(folder):
                there = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
                if not os.path.isdir(there):
                    raise NotADirectoryError(errno.ENOTDIR, "")
                _check_access(there, os.R_OK | os.W_OK | os.X_OK if there == folder else os.W_OK | os.X_OK)

    def sweep_leftovers(self) -> int:
        """Remove the temporary files of a run that ended while writing, and say how many. To be called only by the
        run that holds the lock. One that cannot be removed does no harm and stays."""
        found = 0
        for folder in (self.folder, self.sittings):
            with suppress(OSError):
                for path in folder.iterdir():
                    if LEFTOVER.fullmatch(path.name) and stat.S_ISREG(path.lstat().st_mode):
                        self._disk.remove(path)
                        found += 1
        return found

    def open_to_others(self) -> bool:
        """Whether another user of this computer might read what is kept here."""
        return any(_mode(folder) & OTHERS for folder in (self.folder, self.sittings))

    def close_to_others(self) -> None:
        """Take every permission of others from the folders and from the files in them. Raises StorageError where the
        disk refuses, or knows no permissions."""
        for folder in (self.folder, self.sittings):
            with keeping(folder), suppress(FileNotFoundError):
                folder.chmod(durable.FOLDER_MODE)
                for path in folder.iterdir():
                    if stat.S_ISREG(path.lstat().st_mode):
                        path.chmod(durable.FILE_MODE)
        if self.open_to_others():
            with keeping(self.folder):
                raise OSError(errno.ENOTSUP, "")

    def _put(self, path: Path, data: bytes) -> None:
        """Put the data under the name, durably, and sealed where the folder is locked; a folder that has gone
        meanwhile is made anew."""
        path, data = self._sealed(path, data)
        with keeping(path):
            try:
                durable.replace(self._disk, path, data)
            except FileNotFoundError:
                self._make(path.parent)
                durable.replace(self._disk, path, data)

    def _check_key(self) -> None:
        """Raise StorageError where files are locked and what is written could not be: nothing becomes plain unasked."""
        there = [name for folder in (self.folder, self.sittings) for name in os.listdir(folder)]
        if self.vault.locked or any(name.endswith(LOCKED) for name in there):
            try:
                self.vault.recipient()
            except InvalidFile as error:
                raise cannot_seal(error) from None

    def _sealed(self, path: Path, data: bytes) -> tuple[Path, bytes]:
        """The name and the bytes as they go to the disk. Raises StorageError where the key of a locked folder cannot be
        used: what is written must be readable one day."""
        if not self.vault.locked:
            return path, data
        try:
            return sealed_name(path), self.vault.seal(data)
        except InvalidFile as error:
            raise cannot_seal(error) from None

    def _remove(self, path: Path) -> None:
        """Remove what is kept under the plain name, locked or not, durably; nothing happens where it is gone."""
        for file in (path, sealed_name(path)):
            with keeping(file), suppress(FileNotFoundError):
                self._disk.remove(file)
                durable.sync_folder(self._disk, path.parent)

    def _make(self, folder: Path) -> None:
        """Make the folder and what is missing above it. Raises OSError."""
        missing = [path for path in (folder, *folder.parents) if not path.is_dir()]
        for path in reversed(missing):
            try:
                self._disk.make_folder(path)
            except FileExistsError:
                if not path.is_dir():
                    raise NotADirectoryError(errno.ENOTDIR, "") from None
            durable.sync_folder(self._disk, path.parent)


def _check_access(folder: Path, wanted: int) -> None:
    """Raise OSError where a folder that is there does not allow what is wanted of it, in the words of `os.access`."""
    if not os.access(folder, wanted):
        read_only = os.statvfs(folder).f_flag & os.ST_RDONLY
        raise OSError(errno.EROFS if read_only else errno.EACCES, "")


def _mode(path: Path) -> int:
    """The permissions of what stands there, 0 where nothing does."""
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    return 0
