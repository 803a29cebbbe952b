"""The words of the start page, which stands before the bank is read. Must not know where they come from."""

from __future__ import annotations

from typing import NamedTuple


class Opening(NamedTuple):
    """What stands on the start page; empty where the bank is not as it should be."""

    start: tuple[str, ...] = ()
    length: str = ""
    """How many questions there are and how long they take."""
    leaving: tuple[str, ...] = ()
    """What leaving at once does, and what it cannot do."""
