"""The encryption of one folder: whether it is encrypted, opening it once a run, and the contents of files through it.
Reads and writes no file but the two halves of the key."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from quiz.errors import InvalidFile
from quiz.reader import UnreadableFile, read_bytes
from quiz.storage import age, atomic
from quiz.storage.errors import InvalidKey, PassphraseNeeded, WrongPassphrase, cannot_encrypt
from quiz.storage.names import PRIVATE_KEY, PUBLIC_KEY, encrypted

if TYPE_CHECKING:
    from pathlib import Path

_OVERHEAD: Final = 4096
"""Most bytes by which an encrypted file is longer than what is in it."""
_KEY_BYTES: Final = 16 * 1024

_RESTORE: Final = "Put it back from a backup. Without it nothing opens what is locked."
_MEND: Final = "To make it again from your passphrase: quiz lock"

Asker = Callable[[Callable[[str], None]], None]
"""Asks for the passphrase and hands it to the function that it is given, which raises WrongPassphrase. Whoever declines
does not call it."""


class Encryption:
    """The encryption of a folder. It is on from the moment in which the public half of the key stands in the folder:
    from then on all that is written is encrypted, which needs no passphrase."""

    def __init__(self, folder: Path) -> None:
        self.public = folder / PUBLIC_KEY
        self.private = folder / PRIVATE_KEY
        self.ask: Asker | None = None
        """How this run asks for the passphrase; it does so once."""
        self._key: age.Key | None = None
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

    def private_key(self, passphrase: str) -> age.Key:
        """The private half, whatever the public one says. Raises as `unlock` does."""
        wrapped = _half(self.private, _RESTORE)
        if not age.is_wrapped_key(wrapped):
            raise InvalidKey(PRIVATE_KEY, "is cut short or damaged", _RESTORE)
        try:
            return age.unwrap(wrapped, passphrase)
        except (age.NotOpenedError, UnicodeError):
            raise WrongPassphrase from None

    def public_key(self) -> str:
        """The public half. Raises InvalidKey where it cannot be used, and where the private one is missing: nobody
        could open what is encrypted then."""
        self.check()
        if self._recipient is None:
            text = _half(self.public, _MEND).decode("ascii", "replace").strip()
            try:
                age.encrypt(b"", text)
            except age.NotOpenedError:
                raise InvalidKey(PUBLIC_KEY, "is cut short or damaged", f"Remove it. {_MEND}") from None
            self._recipient = text
        return self._recipient

    def check(self) -> None:
        """Raise InvalidKey where one half of the key is missing."""
        for half, then in ((self.private, _RESTORE), (self.public, _MEND)):
            if not os.path.lexists(half):
                raise InvalidKey(half.name, "is missing", then)

    def turn_on(self, key: age.Key) -> None:
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
            return age.encrypt(data, self.public_key())
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
        except age.NotOpenedError:
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
