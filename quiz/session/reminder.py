"""The name of an event in a calendar: one for each plan, so that a calendar shows one event however often that is
exported and whatever is changed. Must not know a format."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.model.record import PlanEntry


def new_uid() -> str:
    """A name that nobody has used."""
    return _uuid(os.urandom(16))


def uid_of(entry: PlanEntry) -> str:
    """The name of a plan's event; of a plan that was made before there were such names, the one that it had then."""
    return entry.uid or uid_since(entry.made)


def uid_since(made: datetime) -> str:
    """The same name for the same moment. `made`: when she chose a plan that has no name, or finished a sitting without
    a plan; whoever would read that from it has to try every second of every year, at a tenth of a second each."""
    import hashlib  # noqa: PLC0415 - with it comes OpenSSL, which no page of a start needs

    seconds = f"{made.timestamp():.0f}".encode()
    return _uuid(hashlib.scrypt(seconds, salt=b"Reminder", n=2**15, r=8, p=1, maxmem=2**26, dklen=16))


def _uuid(data: bytes) -> str:
    """Sixteen bytes as a UUID of version 4 (RFC 9562). The standard library's own takes a tenth of a start to load."""
    number = int.from_bytes(data) & ~(0xF << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
