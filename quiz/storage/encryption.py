"""The encryption of one folder in the age format: whether it is on, opening it once a run, and the contents of files
through it. Writes no file but the public half of the key. The only module that knows pyrage, which is an extra."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from quiz.errors import InvalidFile
from quiz.reader import UnreadableFile, read_bytes
from quiz.storage import atomic
from quiz.storage.errors import InvalidKey, NoAge, PassphraseNeeded, WrongPassphrase, cannot_encrypt
from quiz.storage.names import PRIVATE_KEY, PUBLIC_KEY, encrypted

_OVERHEAD: Final = 4096
"""Most bytes by which an encrypted file is longer than what is in it."""
_KEY_BYTES: Final = 16 * 1024
_BEGINNING: Final = "AGE-SECRET-KEY-1"
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]+ [0-9]{1,2}\n[A-Za-z0-9+/]+\n--- [A-Za-z0-9+/]{43}\n"
)
"""Of a file that a passphrase opens."""
_LEAST: Final = 16 + 74 + 16
"""Bytes behind the header of a wrapped key: a nonce, the key in letters, a tag."""

_RESTORE: Final = "Put it back from a backup. Without it nothing opens what is locked."
_MEND: Final = "To make it again from your passphrase: quiz lock"

Asker = Callable[[Callable[[str], None]], None]
"""Asks for the passphrase and hands it to the function that it is given, which raises WrongPassphrase. Whoever declines
does not call it."""


class NotOpenedError(Exception):
    """The data is not whole, not in this format, or encrypted for another key. Carries no message: those of the library
    are no sentences."""


class Key:
    """The private half of a key pair. Shows in no trace."""

    def __init__(self, identity: Any) -> None:  # noqa: ANN401 - pyrage has no types of its own
        self._identity = identity

    @property
    def public(self) -> str:
        """The public half, as it stands in `key.pub`: `age1…`."""
        return str(self._identity.to_public())

    def decrypt(self, data: bytes) -> bytes:
        """What was encrypted for the public half. Raises NotOpenedError."""
        pyrage = library()
        try:
            return bytes(pyrage.decrypt(data, [self._identity]))
        except pyrage.DecryptError:
            raise NotOpenedError from None

    def wrapped(self, passphrase: str) -> bytes:
        """The key as a file that the passphrase opens. Takes about a second, and so does every guess at it."""
        return bytes(library().passphrase.encrypt(f"{self._identity}\n".encode(), passphrase))


def library() -> Any:  # noqa: ANN401 - see Key
    """The library. Raises NoAge where it is not installed."""
    try:
        import pyrage  # noqa: PLC0415 - an extra, which hardly any run needs
    except ImportError:
        raise NoAge from None
    return pyrage


def new_key() -> Key:
    """A key pair that nobody has."""
    return Key(library().x25519.Identity.generate())


def encrypted_for(public: str, data: bytes) -> bytes:
    """The data so that the private half alone opens it. Raises NotOpenedError where that is no public half."""
    pyrage = library()
    try:
        recipient = pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError:
        raise NotOpenedError from None
    return bytes(pyrage.encrypt(data, [recipient]))


def unwrap(data: bytes, passphrase: str) -> Key:
    """The key in a wrapped one. Takes about a second. Raises NotOpenedError."""
    pyrage = library()
    try:
        lines = pyrage.passphrase.decrypt(data, passphrase).decode().splitlines()
        return Key(pyrage.x25519.Identity.from_str(next(line for line in lines if line.startswith(_BEGINNING))))
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeError, StopIteration):
        raise NotOpenedError from None


class Encryption:
    """The encryption of a folder. It is on from the moment in which the public half of the key stands in the folder:
    from then on all that is written is encrypted, which needs no passphrase."""

    def __init__(self, folder: Path) -> None:
        self.public = folder / PUBLIC_KEY
        self.private = folder / PRIVATE_KEY
        self.ask: Asker | None = None
        """How this run asks for the passphrase; it does so once."""
        self._key: Key | None = None
        self._recipient: str | None = None

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
        if key.public != self.public_key():
            raise InvalidKey(PUBLIC_KEY, f"does not belong to {PRIVATE_KEY}", _RESTORE)
        self._key = key

    def private_key(self, passphrase: str) -> Key:
        """The private half, whatever the public one says. Raises as `unlock` does."""
        wrapped = _half(self.private, _RESTORE)
        header = _HEADER.match(wrapped)
        if not header or len(wrapped) - header.end() < _LEAST:
            raise InvalidKey(PRIVATE_KEY, "is cut short or damaged", _RESTORE)
        try:
            return unwrap(wrapped, passphrase)
        except NotOpenedError:
            raise WrongPassphrase from None

    def public_key(self) -> str:
        """The public half. Raises InvalidKey where it cannot be used, and where the private one is missing: nobody
        could open what is encrypted then."""
        self.check()
        if self._recipient is None:
            text = _half(self.public, _MEND).decode("ascii", "replace").strip()
            try:
                encrypted_for(text, b"")
            except NotOpenedError:
                raise InvalidKey(PUBLIC_KEY, "is cut short or damaged", f"Remove it. {_MEND}") from None
            self._recipient = text
        return self._recipient

    def check(self) -> None:
        """Raise InvalidKey where one half of the key is missing."""
        for half, then in ((self.private, _RESTORE), (self.public, _MEND)):
            if not os.path.lexists(half):
                raise InvalidKey(half.name, "is missing", then)

    def turn_on(self, key: Key) -> None:
        """Write the public half: from here on this run reads and writes encrypted files. Raises OSError."""
        atomic.replace(self.public, f"{key.public}\n".encode())
        self._key, self._recipient = key, key.public

    def forget(self) -> None:
        """Be as if nothing had been opened."""
        self._key = self._recipient = None

    def encrypt(self, data: bytes) -> bytes:
        """The data, encrypted. Needs no passphrase. Raises StorageError where the key cannot be used: what is written
        must be readable one day."""
        try:
            return encrypted_for(self.public_key(), data)
        except InvalidFile as error:
            raise cannot_encrypt(error) from None

    def decrypt(self, data: bytes, name: str) -> bytes:
        """What stands in an encrypted file called `name`. Raises PassphraseNeeded where that was not given, InvalidKey
        where it would not help, and UnreadableFile where the file is not whole or is of another key."""
        if self._key is None:
            self.check()
            raise PassphraseNeeded
        try:
            return self._key.decrypt(data)
        except NotOpenedError:
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
        return read_bytes(path, limit=_KEY_BYTES)
    except UnreadableFile as error:
        raise InvalidKey(path.name, error.expected, then) from None
