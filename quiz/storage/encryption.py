"""The encryption of one folder in the age format: the key, the contents of files through it, and turning all that is
kept into encrypted files and back, so that a crash in the middle loses nothing and the next run ends what was begun.
The only module that knows pyrage, which is an extra."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from quiz.errors import InvalidFile, StorageError
from quiz.paths import is_ordinary
from quiz.reader import SITTING_BYTES, UnreadableFile, read_bytes
from quiz.storage import atomic
from quiz.storage.errors import OTHER_WAYS, InvalidKey, NoAge, PassphraseNeeded, TooSlow, WrongPassphrase, cannot_store
from quiz.storage.names import CHANGING, ENCRYPTED, PLAIN, PRIVATE_KEY, PUBLIC_KEY, encrypted, our_files

_OVERHEAD: Final = 4096
"""Most bytes by which an encrypted file is longer than what is in it."""
_MOST: Final = 16 * SITTING_BYTES
"""Bytes of a file that can be encrypted: more than any that can be read."""
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]+ [0-9]{1,2}\n[A-Za-z0-9+/]+\n--- [A-Za-z0-9+/]{43}\n"
)
"""Of a file that a passphrase opens."""
_LEAST: Final = 16 + 74 + 16
"""Bytes behind the header of a wrapped key: a nonce, the key in letters, a tag."""

_RESTORE: Final = "Put it back from a backup. Without it nothing opens what is locked."
_MEND: Final = "To make it again from your passphrase: quiz lock"
_AGAIN: Final = "Nothing is lost. To go on: quiz lock"

EXCESSIVE: Final = "Excessive work"
"""How the library says that it would take minutes to try the passphrase. It has no error of its own for that."""

Asker = Callable[[Callable[[str], None]], None]
"""Asks for the passphrase and hands it to the function that it is given, which raises WrongPassphrase. Whoever declines
does not call it."""
Key = Any
"""The private half of a key pair, as the library gives it: it has no types of its own. Shows in no trace."""


def library() -> Any:  # noqa: ANN401 - see Key
    """The library. Raises NoAge where it is not installed."""
    try:
        import pyrage  # noqa: PLC0415 - an extra, which hardly any run needs
    except ImportError:
        raise NoAge from None
    return pyrage


def new_key() -> Key:
    """A key pair that nobody has."""
    return library().x25519.Identity.generate()


def wrap(key: Key, passphrase: str) -> bytes:
    """The key as a file that the passphrase opens. Takes about a second, and so does every guess at it."""
    return bytes(library().passphrase.encrypt(f"{key}\n".encode(), passphrase))


def unwrap(data: bytes, passphrase: str) -> Key:
    """The key in a wrapped one. Takes about a second. Raises WrongPassphrase or TooSlow."""
    pyrage = library()
    try:
        return pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(data, passphrase).decode().strip())
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeError) as error:
        raise (TooSlow if EXCESSIVE in str(error) else WrongPassphrase) from None


class Encryption:
    """The encryption of a folder. It is on from the moment in which the public half of the key stands in the folder:
    from then on all that is written is encrypted, which needs no passphrase."""

    def __init__(self, folder: Path) -> None:
        self.public = folder / PUBLIC_KEY
        self.private = folder / PRIVATE_KEY
        self.ask: Asker | None = None
        """How this run asks for the passphrase; it does so once."""
        self._key: Key | None = None
        self._recipient: Any = None

    @property
    def on(self) -> bool:
        """Whether what is written is encrypted."""
        return os.path.lexists(self.public)

    @property
    def unlocked(self) -> bool:
        """Whether this run can read what is encrypted."""
        return self._key is not None

    def unlock_once(self) -> None:
        """Ask for the passphrase where that is needed and was not done; whoever declines goes on without. Raises what
        the asking raises."""
        if self.ask and self.on and not self.unlocked:
            ask, self.ask = self.ask, None
            ask(self.unlock)

    def unlock(self, passphrase: str) -> None:
        """Read what is encrypted from here on; takes about a second. Raises WrongPassphrase, InvalidKey or NoAge."""
        key = self.private_key(passphrase)
        if str(key.to_public()) != str(self.recipient()):
            raise InvalidKey(PUBLIC_KEY, f"does not belong to {PRIVATE_KEY}", _RESTORE)
        self._key = key

    def private_key(self, passphrase: str) -> Key:
        """The private half, whatever the public one says. Raises as `unlock` does."""
        wrapped = _half(self.private, _RESTORE)
        header = _HEADER.match(wrapped)
        if not header or len(wrapped) - header.end() < _LEAST:
            raise InvalidKey(PRIVATE_KEY, "is cut short or damaged", _RESTORE)
        return unwrap(wrapped, passphrase)

    def recipient(self) -> Any:  # noqa: ANN401 - see Key
        """The public half. Raises InvalidKey where it cannot be used, and where the private one is missing: nobody
        could open what is encrypted then."""
        self.check()
        if self._recipient is None:
            text, pyrage = _half(self.public, _MEND).decode("ascii", "replace").strip(), library()
            try:
                self._recipient = pyrage.x25519.Recipient.from_str(text)
            except pyrage.RecipientError:
                raise InvalidKey(PUBLIC_KEY, "is cut short or damaged", f"Remove it. {_MEND}") from None
        return self._recipient

    def check(self) -> None:
        """Raise InvalidKey where one half of the key is missing."""
        for half, then in ((self.private, _RESTORE), (self.public, _MEND)):
            if not os.path.lexists(half):
                raise InvalidKey(half.name, "is missing", then)

    def turn_on(self, key: Key) -> None:
        """Write the public half: from here on this run reads and writes encrypted files. Raises OSError."""
        atomic.replace(self.public, f"{key.to_public()}\n".encode())
        self._key, self._recipient = key, key.to_public()

    def encrypt(self, data: bytes) -> bytes:
        """The data, encrypted. Needs no passphrase. Raises StorageError where the key cannot be used: what is written
        must be readable one day."""
        try:
            return bytes(library().encrypt(data, [self.recipient()]))
        except InvalidFile as error:
            raise StorageError(error.title, error.sentence, f"{error.then} {OTHER_WAYS}") from None

    def decrypt(self, data: bytes, name: str) -> bytes:
        """What stands in an encrypted file called `name`. Raises PassphraseNeeded where that was not given, InvalidKey
        where it would not help, and UnreadableFile where the file is not whole or is of another key."""
        if self._key is None:
            self.check()
            raise PassphraseNeeded
        pyrage = library()
        try:
            return bytes(pyrage.decrypt(data, [self._key]))
        except pyrage.DecryptError:
            raise UnreadableFile(name, "", f"must be whole, and locked with the key in {PRIVATE_KEY}") from None

    def read(self, path: Path, *, limit: int) -> bytes:
        """What is kept under the plain name, encrypted or not, within the same limit. Raises as `read_bytes` and
        `decrypt` do; where neither file is there, UnreadableFile says that it is missing."""
        file = encrypted(path)
        if not os.path.lexists(file):
            return read_bytes(path, limit=limit)
        data = self.decrypt(read_bytes(file, limit=limit + _OVERHEAD), file.name)
        if len(data) > limit:
            raise UnreadableFile(file.name, "", f"must be no larger than {limit // 1024} KB")
        return data


def _half(path: Path, then: str) -> bytes:
    """One half of the key."""
    try:
        return read_bytes(path, limit=_MOST)
    except UnreadableFile as error:
        raise InvalidKey(path.name, error.expected, then) from None


# All of it at once. Expects the lock of the folder to be held.


def plain_files(folder: Path) -> list[Path]:
    """The files of ours that anybody can read."""
    return [path for path in our_files(folder) if path.name.endswith(PLAIN)]


def encrypted_files(folder: Path) -> list[Path]:
    """The files of ours that are encrypted."""
    return [path for path in our_files(folder) if path.name.endswith(ENCRYPTED)]


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
        wrapped = wrap(key, passphrase)
    except UnicodeError:
        raise WrongPassphrase from None
    with _resumable(encryption.private):
        atomic.replace(folder / CHANGING, b"")
        atomic.replace(encryption.private, wrapped)
        if str(encryption.private_key(passphrase)) != str(key):
            raise OSError
        encryption.turn_on(key)
    _encrypt(files, encryption, pairs_are_ours=True)
    if left := [path.name for path in our_files(folder) if path.name.endswith((PLAIN, ".part"))]:
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
            f"Move {plain.name} to another folder, then try again: quiz unlock",  # the other one needs the key
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
    return is_ordinary(path) and path.lstat().st_size <= _MOST
