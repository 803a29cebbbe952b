"""The lock of one folder: whether it is locked, opening it once a run, and reading and sealing through it. Writes no
file; must not know what is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from quiz.reader import UnreadableFile, read_bytes
from quiz.vault import age
from quiz.vault.faults import BrokenKey, Locked, WrongPassphrase

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC: Final = "key.pub"
PRIVATE: Final = "key.age"
SUFFIX: Final = ".age"
"""Behind the name of a locked file."""

_OVERHEAD: Final = 4096
"""Most bytes by which a locked file is longer than what is in it."""
_KEY_BYTES: Final = 16 * 1024

_RESTORE: Final = "Put it back from a backup. Without it nothing opens what is locked."
_MEND: Final = "To make it again from your passphrase: quiz lock"

Asker = Callable[[Callable[[str], None]], None]
"""Asks for the passphrase and hands it to the function that it is given, which raises WrongPassphrase. Whoever declines
does not call it."""


def sealed_name(path: Path) -> Path:
    """The locked file of a plain one: `draft.toml.age`."""
    return path.with_name(path.name + SUFFIX)


class Vault:
    """The lock of a folder. A folder is locked from the moment in which the public half of its key stands in it: from
    then on all that is written is sealed, which needs no passphrase."""

    def __init__(self, folder: Path) -> None:
        self.public = folder / PUBLIC
        self.private = folder / PRIVATE
        self.ask: Asker | None = None
        """How this run asks for the passphrase; it does so once."""
        self._key: age.Key | None = None
        self._recipient: str | None = None

    @property
    def locked(self) -> bool:
        """Whether what is written is sealed."""
        return os.path.lexists(self.public)

    @property
    def opened(self) -> bool:
        """Whether this run can read what is locked."""
        return self._key is not None

    def open_up(self) -> None:
        """Ask for the passphrase where that is needed and was not done; whoever declines goes on without. Raises what
        the asking raises."""
        if self.ask and self.locked and not self.opened:
            ask, self.ask = self.ask, None
            ask(self.open)

    def open(self, passphrase: str) -> None:
        """Open the lock for this run; takes about a second. Raises WrongPassphrase, BrokenKey or NoAge."""
        key = self.key(passphrase)
        if key.public != self.recipient():
            raise BrokenKey(PUBLIC, f"does not belong to {PRIVATE}", _RESTORE)
        self._key = key

    def key(self, passphrase: str) -> age.Key:
        """The private half, whatever the public one says. Raises as `open` does."""
        wrapped = self._key_file(self.private, _RESTORE)
        if not age.is_wrapped_key(wrapped):
            raise BrokenKey(PRIVATE, "is cut short or damaged", _RESTORE)
        try:
            return age.unwrap(wrapped, passphrase)
        except (age.NotOpenedError, UnicodeError):
            raise WrongPassphrase from None

    def adopt(self, key: age.Key) -> None:
        """Take a key that was just made as opened."""
        self._key, self._recipient = key, key.public

    def forget(self) -> None:
        """Be as if nothing had been opened."""
        self._key = self._recipient = None

    def check(self) -> None:
        """Raise BrokenKey where one half of the key is missing."""
        for half, then in ((self.private, _RESTORE), (self.public, _MEND)):
            if not os.path.lexists(half):
                raise BrokenKey(half.name, "is missing", then)

    def recipient(self) -> str:
        """The public half. Raises BrokenKey where it cannot be used, and where the private one is missing: nobody could
        open what is sealed then."""
        self.check()
        if self._recipient is None:
            text = self._key_file(self.public, _MEND).decode("ascii", "replace").strip()
            try:
                age.seal(b"", text)
            except age.NotOpenedError:
                raise BrokenKey(PUBLIC, "is cut short or damaged", f"Remove it. {_MEND}") from None
            self._recipient = text
        return self._recipient

    def seal(self, data: bytes) -> bytes:
        """The data, sealed. Needs no passphrase. Raises BrokenKey or NoAge."""
        return age.seal(data, self.recipient())

    def unseal(self, data: bytes, name: str) -> bytes:
        """What stands in a locked file called `name`. Raises Locked where the lock was not opened, BrokenKey where it
        cannot be, and UnreadableFile where the file is not whole or was locked with another key."""
        if self._key is None:
            self.check()
            raise Locked
        try:
            return self._key.open(data)
        except age.NotOpenedError:
            raise UnreadableFile(name, "", f"must be whole, and locked with the key in {PRIVATE}") from None

    def read(self, path: Path, *, limit: int) -> bytes:
        """What is kept under the plain name, locked or not, within the same limit. Raises as `read_bytes` and `unseal`
        do; where neither file is there, UnreadableFile says that it is missing."""
        if not os.path.lexists(f"{path}{SUFFIX}"):
            return read_bytes(path, limit=limit)
        sealed = sealed_name(path)
        data = self.unseal(read_bytes(sealed, limit=limit + _OVERHEAD), sealed.name)
        if len(data) > limit:
            raise UnreadableFile(sealed.name, "", f"must be no larger than {limit // 1024} KB")
        return data

    @staticmethod
    def _key_file(path: Path, then: str) -> bytes:
        try:
            return read_bytes(path, limit=_KEY_BYTES)
        except UnreadableFile as error:
            raise BrokenKey(path.name, error.expected, then) from None
