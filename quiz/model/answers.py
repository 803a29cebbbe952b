"""What can be said to a question, and under which key it is kept."""

from __future__ import annotations

from typing import Final, Literal

Mark = Literal["skipped", "no-occasion"]
"""An answer that carries no figure. Neither counts as zero or as the middle of the scale."""

Answer = int | Mark
"""0 to 4 (never to almost always), or a mark."""

SKIPPED: Final = "skipped"
NO_OCCASION: Final = "no-occasion"
MARKS: Final[tuple[Mark, ...]] = (SKIPPED, NO_OCCASION)
HIGHEST: Final = 4
"""The highest answer of the five-place frequency scale; the lowest is 0."""


def key(item: str, version: int) -> str:
    """The key of an answer in a file.

    >>> key("let-finish", 1)
    'let-finish@1'
    """
    return f"{item}@{version}"


def split_key(stored: str) -> tuple[str, int]:
    """The item and the wording version of a stored key, the inverse of `key`."""
    item, _, version = stored.rpartition("@")
    return item, int(version)
