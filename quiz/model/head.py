"""The head of a kept sitting: what a list shows, read without the answers and without validating them. Must not know
where the file is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

RANKING: Final = b"\n[ranking]"
"""Stands in the file of a sitting behind everything that its head says."""


def head_of(sitting: bytes) -> bytes:
    """The part of a sitting's file that its head says, with whichever line ends an editor has given it."""
    return sitting.partition(RANKING)[0].rstrip(b"\r")


class Head(NamedTuple):
    """One finished sitting in a list."""

    number: int
    id: str
    finished: datetime
    bank_id: str
    bank_fingerprint: str
    areas: Mapping[str, float]
    """Strength by area and by end, 0 to 100."""
    start: tuple[int, ...]
    locked: bool = False
    """Only its name could be read: `finished` is when it was begun, and nothing is known of bank, areas and steps."""
    bank_version: str = ""
    """Of the bank at the time; empty where it is not known."""

    @property
    def edition(self) -> str:
        """The major version of the bank at the time: what stands before the first dot."""
        return self.bank_version.partition(".")[0]

    def __repr__(self) -> str:
        """What she answered comes to stays out of every trace."""
        return f"Head({self.number}, {self.id!r})"


class Unreadable(NamedTuple):
    """A file among the sittings that is no sitting this program can read; it is left untouched."""

    file: str
    """The name alone, safe to print."""
    reason: str
    """A sentence for a person."""


class Listing(NamedTuple):
    """Everything in the folder of sittings, by running number, oldest first."""

    heads: tuple[Head, ...]
    unreadable: tuple[Unreadable, ...] = ()
    closed: str = ""
    """Why no passphrase opens the locked ones, and what mends that; empty where one does."""
