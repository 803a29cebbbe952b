"""The age format: a key pair, data encrypted for its public half, the private half wrapped by a passphrase. The only
module that knows pyrage, which is an extra and loaded when it is first needed."""

from __future__ import annotations

import re
from typing import Any, Final

from quiz.storage.errors import NoAge

_BEGINNING: Final = "AGE-SECRET-KEY-1"
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]+ [0-9]{1,2}\n[A-Za-z0-9+/]+\n--- [A-Za-z0-9+/]{43}\n"
)
"""Of a file that a passphrase opens."""
_LEAST: Final = 16 + 74 + 16
"""Bytes behind the header of a wrapped key: a nonce, the key in letters, a tag."""


class NotOpenedError(Exception):
    """The data is not whole, not in this format, or encrypted for another key. Carries no message: those of the library
    are no sentences."""


class Key:
    """The private half of a key pair."""

    def __init__(self, identity: object) -> None:
        self._identity = identity

    @property
    def public(self) -> str:
        """The public half, as it stands in `key.pub`: `age1…`."""
        return str(library().x25519.Identity.from_str(str(self._identity)).to_public())

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


def library() -> Any:  # noqa: ANN401 - pyrage has no types of its own
    """The library. Raises NoAge where it is not installed."""
    try:
        import pyrage  # noqa: PLC0415 - an extra, which hardly any run needs
    except ImportError:
        raise NoAge from None
    return pyrage


def new_key() -> Key:
    """A key pair that nobody has."""
    return Key(library().x25519.Identity.generate())


def encrypt(data: bytes, public: str) -> bytes:
    """The data so that the private half alone opens it. Raises NotOpenedError where that is no public half."""
    pyrage = library()
    try:
        recipient = pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError:
        raise NotOpenedError from None
    return bytes(pyrage.encrypt(data, [recipient]))


def is_wrapped_key(data: bytes) -> bool:
    """Whether this can be a key that a passphrase opens. Says no to a file that was cut short."""
    header = _HEADER.match(data)
    return header is not None and len(data) - header.end() >= _LEAST


def unwrap(data: bytes, passphrase: str) -> Key:
    """The key in a wrapped one. Takes about a second. Raises NotOpenedError."""
    pyrage = library()
    try:
        lines = pyrage.passphrase.decrypt(data, passphrase).decode().splitlines()
        return Key(pyrage.x25519.Identity.from_str(next(line for line in lines if line.startswith(_BEGINNING))))
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeError, StopIteration):
        raise NotOpenedError from None
