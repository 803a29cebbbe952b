"""Locking everything that is kept, and unlocking it, so that a crash in the middle loses nothing and the next run ends
what was begun. Expects the lock of the folder to be held; must not know what stands in a file."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from quiz.errors import InvalidFile, StorageError
from quiz.history import durable
from quiz.history.erasing import inventory
from quiz.history.faults import cannot_keep, cannot_seal
from quiz.history.naming import LOCKED, PART, PLAIN
from quiz.reader import SITTING_BYTES, UnreadableFile, read_bytes
from quiz.vault import SUFFIX, WrongPassphrase, sealed_name
from quiz.vault.age import new_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quiz.history.durable import Disk
    from quiz.vault import Vault

CHANGING: Final = ".changing"
"""Stands in the folder from the first to the last step of locking or unlocking: a plain file beside its locked one is
then a copy of the same, made by this program."""

_MOST: Final = 16 * SITTING_BYTES
"""Bytes of a file that can be locked: more than any that can be read."""


class Sealer:
    """Turns the files of a folder into locked ones and back."""

    def __init__(self, folder: Path, vault: Vault, disk: Disk) -> None:
        self._folder = folder
        self._vault = vault
        self._disk = disk
        self._marker = folder / CHANGING

    def plain(self) -> list[Path]:
        """The files of ours that anybody can read."""
        return [path for path in inventory(self._folder).ours if path.name.endswith(PLAIN)]

    def sealed(self) -> list[Path]:
        """The files of ours that are locked."""
        return [path for path in inventory(self._folder).ours if path.name.endswith(LOCKED)]

    def not_lockable(self) -> list[Path]:
        """Plain files of ours that cannot be locked: links, folders, devices, and what is too large to be ours."""
        return [path for path in self.plain() if not _is_lockable(path)]

    def make_key(self, passphrase: str) -> None:
        """Make the key pair and lock the folder: from here on all that is written is sealed. The files that are there
        follow with `seal`. The mark comes before the first half: a run that ends between the two leaves a key that
        the next start knows to be of no use. Takes about two seconds, for the key is read back. Raises StorageError or
        NoAge."""
        key = new_key()
        try:
            wrapped = key.wrapped(passphrase)
        except UnicodeError:
            raise WrongPassphrase from None
        with _going_on(self._vault.private):
            self._mark()
            durable.replace(self._disk, self._vault.private, wrapped)
            if self._vault.key(passphrase).public != key.public:
                raise OSError
            durable.replace(self._disk, self._vault.public, f"{key.public}\n".encode())
        self._vault.adopt(key)

    def mend_key(self, passphrase: str) -> None:
        """Make the public half again from the private one. Raises WrongPassphrase, BrokenKey, StorageError or NoAge."""
        key = self._vault.key(passphrase)
        with _going_on(self._vault.public):
            durable.replace(self._disk, self._vault.public, f"{key.public}\n".encode())
        self._vault.adopt(key)

    def seal(self) -> int:
        """Lock every plain file and say how many that were: first the locked file, durably, then it is read back, then
        the plain one goes. Raises StorageError where the disk refuses or a plain file stays: the next call goes on
        there."""
        files = self.plain()
        with _going_on(self._marker):
            self._mark()
        self._seal(files, pairs_are_ours=True)
        if left := [path for path in inventory(self._folder).ours if path.name.endswith((PLAIN, PART))]:
            raise StorageError("Not everything is locked", f"Still plain: {_names(left)}.", _AGAIN)
        self._unmark()
        return len(files)

    def finish(self) -> None:
        """At a start, without a passphrase: end a locking that was interrupted, and lock again where an unlocking was.
        A plain file that somebody put beside its locked one stays, for it may be another. Raises StorageError."""
        marked = os.path.lexists(self._marker)
        if not self._vault.locked:
            if marked and not self.sealed():  # before the first file was locked, or after the last was unlocked
                self._remove([self._vault.private, self._marker])
            return
        self._seal([path for path in self.plain() if _is_lockable(path)], pairs_are_ours=marked)
        if marked:
            self._unmark()

    def unseal(self) -> int:
        """Turn every locked file into a plain one, remove the key and say how many files that were. The vault must be
        opened. Raises InvalidFile where one cannot be opened, before anything is changed, and StorageError where the
        disk refuses: the next call goes on there."""
        files = self.sealed()
        for path in files:
            plain = path.with_name(path.name.removesuffix(SUFFIX))
            data = self._opened(path)
            if os.path.lexists(plain) and self._contents(plain) != data:
                raise InvalidFile(
                    "There are two different files of one name",
                    f"{plain.name} and {path.name}. Nothing was changed.",
                    "Move one of them to another folder, then try again: quiz unlock",
                )
        with _going_on(self._marker):
            self._mark()
        for path in files:
            plain, data = path.with_name(path.name.removesuffix(SUFFIX)), self._contents(path)
            self._write(plain, data)
        self._remove(files)
        self._remove([self._vault.public])
        self._remove([self._vault.private])
        self._unmark()
        self._vault.forget()
        return len(files)

    def _seal(self, files: Iterable[Path], *, pairs_are_ours: bool) -> None:
        """Lock these files. Of a pair that is ours the locked one is whole already, and only the plain one goes."""
        done = []
        for path in files:
            paired = os.path.lexists(sealed_name(path))
            if paired and not pairs_are_ours:
                continue
            with suppress(UnreadableFile):  # what cannot be read or read back stays as it is, and whoever asked is told
                if not paired:
                    self._write(sealed_name(path), self._sealed(self._contents(path)))
                if not self._vault.opened or self._contents(sealed_name(path)) == self._contents(path):
                    done.append(path)
        self._remove(done)

    def _opened(self, path: Path) -> bytes:
        """What stands in a locked file, before anything is changed: one that is damaged must not leave the others
        half unlocked."""
        try:
            return self._contents(path)
        except UnreadableFile as error:
            raise InvalidFile(
                "One file cannot be unlocked",
                f"{error.file} {error.expected}. Nothing was changed.",
                "Move it to another folder, then try again: quiz unlock",
            ) from None

    def _sealed(self, data: bytes) -> bytes:
        try:
            return self._vault.seal(data)
        except InvalidFile as error:
            raise cannot_seal(error) from None

    def _contents(self, path: Path) -> bytes:
        """What stands in a file, opened where it is locked. Raises UnreadableFile."""
        if not path.name.endswith(SUFFIX):
            return read_bytes(path, limit=_MOST)
        return self._vault.unseal(read_bytes(path, limit=2 * _MOST), path.name)

    def _write(self, path: Path, data: bytes) -> None:
        """Put the data under the name, durably, and read it back."""
        with _going_on(path):
            durable.replace(self._disk, path, data)
            if read_bytes(path, limit=len(data)) != data:
                raise OSError

    def _remove(self, files: Iterable[Path]) -> None:
        """Remove the files, then wait until that is on the disk."""
        folders = set()
        for path in files:
            with _going_on(path), suppress(FileNotFoundError):
                self._disk.remove(path)
                folders.add(path.parent)
        for folder in folders:
            with _going_on(folder):
                durable.sync_folder(self._disk, folder)

    def _mark(self) -> None:
        """Say durably that a change is under way. Raises OSError."""
        with suppress(FileExistsError):
            self._disk.close(self._disk.make(self._marker))
        durable.sync_folder(self._disk, self._folder)

    def _unmark(self) -> None:
        self._remove([self._marker])


_AGAIN: Final = "Nothing is lost. To go on: quiz lock"


@contextmanager
def _going_on(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into StorageError that says how to go on."""
    try:
        yield
    except UnreadableFile as error:
        raise StorageError(error.title, error.sentence, _AGAIN) from None
    except OSError as error:
        said = cannot_keep(path, error)
        raise StorageError(
            "This could not be finished", said.sentence, "Nothing is lost. Try the same again."
        ) from None


def _is_lockable(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= _MOST


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(path.name for path in paths)
