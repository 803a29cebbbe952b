"""Rules about what time does to a bank: help lines grow old, wordings change. Must not know the clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from quiz.bank.folder import BANK, SAFETY
from quiz.lint.found import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.lint.material import Material
    from quiz.model.bank import Bank

OLDEST: Final = 180
"""Days after which numbers have to be looked at again."""


def old_lines(material: Material, today: date) -> Iterator[Mark]:
    """Help lines that were seen too long ago."""
    safety = material.bank.safety
    if (age := days_since(safety.as_of, today)) > OLDEST:
        yield Mark("old-lines", SAFETY, ("as_of",), f"is {age} days ago: look at every number again, then set the day")
    for place, line in enumerate(safety.lines):
        if line.as_of and (age := days_since(line.as_of, today)) > OLDEST:
            advice = f"is {age} days ago: look at the number again, then set the day"
            yield Mark("old-lines", SAFETY, ("lines", place, "as_of"), advice)


def days_since(day: str, today: date) -> int:
    """How many days ago a day written as year-month-day is."""
    return (today - date.fromisoformat(day)).days


def changed(material: Material, other: Bank) -> Iterator[Mark]:
    """What is worded otherwise than in another bank, without a version that tells the answers apart."""
    kept = False
    for item, file, path in material.items():
        before = other.item.get(item.id)
        if before and item.version <= before.version:
            kept = True
            if item.text != before.text:
                advice = f"has changed: make the version {before.version + 1}"
                yield Mark("same-version", file, (*path, "text"), advice)
    bank = material.bank
    for name in ("period", "scale"):
        if kept and getattr(bank, name) != getattr(other, name):
            yield Mark("same-version", BANK, (name,), "has changed: every item needs a new version")
