"""The head of a kept sitting: what a list shows, read without the answers and without validating them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Head:
    """One finished sitting in a list."""

    number: int
    id: str
    finished: datetime
    bank_id: str
    bank_fingerprint: str
    areas: Mapping[str, float] = field(repr=False)
    """Strength by area and by end, 0 to 100."""
    start: tuple[int, ...] = field(repr=False)
    locked: bool = False
    """Only its name could be read: `finished` is when it was begun, and nothing is known of bank, areas and steps."""


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
