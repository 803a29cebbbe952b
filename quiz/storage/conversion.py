"""Encrypting everything that is kept, and decrypting it, so that a crash in the middle loses nothing and the next run
ends what was begun. Expects the lock of the folder to be held; must not know what stands in a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from quiz.errors import InvalidFile, StorageError
from quiz.reader import SITTING_BYTES, UnreadableFile, read_bytes
from quiz.storage import atomic
from quiz.storage.encryption import Encryption, new_key
from quiz.storage.erase import inventory
from quiz.storage.errors import WrongPassphrase, cannot_store
from quiz.storage.names import CHANGING, ENCRYPTED, PART, PLAIN, encrypted

_MOST: Final = 16 * SITTING_BYTES
"""Bytes of a file that can be encrypted: more than any that can be read."""
_AGAIN: Final = "Nothing is lost. To go on: quiz lock"


def plain_files(folder: Path) -> list[Path]:
    """The files of ours that anybody can read."""
    return [path for path in inventory(folder).ours if path.name.endswith(PLAIN)]


def encrypted_files(folder: Path) -> list[Path]:
    """The files of ours that are encrypted."""
    return [path for path in inventory(folder).ours if path.name.endswith(ENCRYPTED)]


def unfit_files(folder: Path) -> list[Path]:
    """Plain files of ours that cannot be encrypted: links, folders, devices, and what is too large to be ours."""
    return [path for path in plain_files(folder) if not _is_fit(path)]


def encrypt_folder(folder: Path, encryption: Encryption, passphrase: str) -> int:
    """Make the key pair, encrypt every plain file, and say how many that were.

    The mark comes before the first half of the key: a run that ends between the two leaves a key that the next start
    knows to be of no use. The key is read back, so this takes about two seconds. Raises WrongPassphrase where no
    keyboard can type it, NoAge, and StorageError where the disk refuses or a plain file stays.
    """
    files = plain_files(folder)
    key = new_key()
    try:
        wrapped = key.wrapped(passphrase)
    except UnicodeError:
        raise WrongPassphrase from None
    with _resumable(encryption.private):
        atomic.replace(folder / CHANGING, b"")
        atomic.replace(encryption.private, wrapped)
        if encryption.private_key(passphrase).public != key.public:
            raise OSError
        encryption.turn_on(key)
    _encrypt(files, encryption, pairs_are_ours=True)
    if left := [path.name for path in inventory(folder).ours if path.name.endswith((PLAIN, PART))]:
        raise StorageError("Not everything is locked", f"Still plain: {', '.join(left)}.", _AGAIN)
    _remove([folder / CHANGING])
    return len(files)


def mend_key(encryption: Encryption, passphrase: str) -> None:
    """Make the public half again from the private one. Raises WrongPassphrase, InvalidKey, StorageError or NoAge."""
    key = encryption.private_key(passphrase)
    with _resumable(encryption.public):
        encryption.turn_on(key)


def finish_interrupted(folder: Path, encryption: Encryption) -> None:
    """At a start, without a passphrase: end an encrypting that was interrupted, and encrypt again where a decrypting
    was. A plain file that somebody put beside its encrypted one stays, for it may be another. Raises StorageError."""
    marked = os.path.lexists(folder / CHANGING)
    if encryption.on:
        _encrypt(filter(_is_fit, plain_files(folder)), encryption, pairs_are_ours=marked)
        if marked:
            _remove([folder / CHANGING])
    elif marked and not encrypted_files(folder):  # before the first file was encrypted, or after the last was decrypted
        _remove([encryption.private, folder / CHANGING])


def decrypt_folder(folder: Path, encryption: Encryption) -> int:
    """Turn every encrypted file into a plain one, remove the key and say how many files that were; the encryption must
    be unlocked. Raises InvalidFile where one cannot be decrypted, before anything is changed, and StorageError where
    the disk refuses: the next call goes on there."""
    files = encrypted_files(folder)
    for path in files:
        _check_decryptable(path, encryption)
    with _resumable(folder / CHANGING):
        atomic.replace(folder / CHANGING, b"")
    for path in files:
        _write(path.with_suffix(""), _contents(path, encryption))
    _remove([*files, encryption.public, encryption.private, folder / CHANGING])
    encryption.forget()
    return len(files)


def _check_decryptable(path: Path, encryption: Encryption) -> None:
    """Raise InvalidFile where an encrypted file is damaged, or another plain file has its name."""
    try:
        data = _contents(path, encryption)
    except UnreadableFile as error:
        raise InvalidFile(
            "One file cannot be unlocked",
            f"{error.file} {error.expected}. Nothing was changed.",
            "Move it to another folder, then try again: quiz unlock",
        ) from None
    plain = path.with_suffix("")
    if os.path.lexists(plain) and read_bytes(plain, limit=_MOST) != data:
        raise InvalidFile(
            "There are two different files of one name",
            f"{plain.name} and {path.name}. Nothing was changed.",
            "Move one of them to another folder, then try again: quiz unlock",
        )


def _encrypt(files: Iterable[Path], encryption: Encryption, *, pairs_are_ours: bool) -> None:
    """Encrypt these files: first the encrypted file, durably, then it is read back, then the plain one goes. Of a pair
    that is ours the encrypted one is whole already, and only the plain one goes."""
    done = []
    for path in files:
        file = encrypted(path)
        paired = os.path.lexists(file)
        if paired and not pairs_are_ours:
            continue
        with suppress(UnreadableFile):  # what cannot be read or read back stays as it is, and whoever asked is told
            if not paired:
                _write(file, encryption.encrypt(read_bytes(path, limit=_MOST)))
            if not encryption.unlocked or _contents(file, encryption) == read_bytes(path, limit=_MOST):
                done.append(path)
    _remove(done)


def _contents(path: Path, encryption: Encryption) -> bytes:
    """What stands in an encrypted file. Raises UnreadableFile."""
    return encryption.decrypt(read_bytes(path, limit=2 * _MOST), path.name)


def _write(path: Path, data: bytes) -> None:
    """Put the data under the name, durably, and read it back."""
    with _resumable(path):
        atomic.replace(path, data)
        if read_bytes(path, limit=len(data)) != data:
            raise OSError


def _remove(files: Iterable[Path]) -> None:
    for path in files:
        with _resumable(path):
            atomic.remove(path)


@contextmanager
def _resumable(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into StorageError that says how to go on."""
    try:
        yield
    except UnreadableFile as error:
        raise StorageError(error.title, error.sentence, _AGAIN) from None
    except OSError as error:
        sentence, then = cannot_store(path, error).sentence, "Nothing is lost. Try the same again."
        raise StorageError("This could not be finished", sentence, then) from None


def _is_fit(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size <= _MOST
