"""The age format: a key pair, data sealed for its public half, the private half wrapped by a passphrase. The only
module that knows pyrage, which it loads when it is first needed; must not know files."""

from __future__ import annotations

import re
from typing import Final

from quiz.vault.faults import NoAge

_BEGINNING: Final = "AGE-SECRET-KEY-1"
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]+ [0-9]{1,2}\n[A-Za-z0-9+/]+\n--- [A-Za-z0-9+/]{43}\n"
)
"""Of a file that a passphrase opens."""
_LEAST: Final = 16 + 74 + 16
"""Bytes behind the header of a wrapped key: a nonce, the key in letters, a tag."""


class NotOpenedError(Exception):
    """The data is not whole, not in this format, or sealed with another key. Carries no message: those of the library
    are no sentences."""


class Key:
    """The private half of a key pair."""

    def __init__(self, identity: object) -> None:
        self._identity = identity

    @property
    def public(self) -> str:
        """The public half, as it stands in `key.pub`: `age1…`."""
        load()
        from pyrage import x25519

        identity = x25519.Identity.from_str(str(self._identity))
        return str(identity.to_public())

    def open(self, data: bytes) -> bytes:
        """What was sealed for the public half. Raises NotOpenedError."""
        load()
        import pyrage

        try:
            opened: bytes = pyrage.decrypt(data, [self._identity])
        except pyrage.DecryptError:
            raise NotOpenedError from None
        return opened

    def wrapped(self, passphrase: str) -> bytes:
        """The key as a file that the passphrase opens. Takes about a second, and so does every guess at it."""
        load()
        from pyrage import passphrase as scrypt

        text = f"{self._identity}\n"
        data: bytes = scrypt.encrypt(text.encode(), passphrase)
        return data


def new_key() -> Key:
    """A key pair that nobody has."""
    load()
    from pyrage import x25519

    return Key(x25519.Identity.generate())


def seal(data: bytes, public: str) -> bytes:
    """The data so that the private half alone opens it. Raises NotOpenedError where that is no public half."""
    load()
    import pyrage
    from pyrage import x25519

    try:
        recipient = x25519.Recipient.from_str(public)
    except pyrage.RecipientError:
        raise NotOpenedError from None
    sealed: bytes = pyrage.encrypt(data, [recipient])
    return sealed


def is_wrapped_key(data: bytes) -> bool:
    """Whether this can be a key that a passphrase opens. Says no to a file that was cut short."""
    header = _HEADER.match(data)
    return header is not None and len(data) - header.end() >= _LEAST


def unwrap(data: bytes, passphrase: str) -> Key:
    """The key in a wrapped one. Takes about a second. Raises NotOpenedError."""
    load()
    import pyrage
    from pyrage import passphrase as scrypt
    from pyrage import x25519

    try:
        text: bytes = scrypt.decrypt(data, passphrase)
        lines = text.decode().splitlines()
        return Key(x25519.Identity.from_str(next(line for line in lines if line.startswith(_BEGINNING))))
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeError, StopIteration):
        raise NotOpenedError from None


def load() -> None:
    """Load the library. Raises NoAge where it is not there."""
    try:
        import pyrage  # noqa: F401 - whether it is there is all that is asked
    except ImportError:
        raise NoAge from None
