"""What is said where a bank and the files that are kept are looked through. Must not look for anything itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text.words import count

if TYPE_CHECKING:
    from quiz.model.bank import Bank


def checked(bank: Bank, warnings: int) -> str:
    """How many things in a bank are worth a second look."""
    said = count(warnings, "warning") if warnings else "nothing to warn of"
    return f"{bank.title}, version {bank.version}: {said}."


def finding(file: str, what: str) -> str:
    """One thing to know."""
    return f"{file}: {what}"


def found(number: int, *, mendable: bool) -> str:
    """How many things there are to know, and how some are mended."""
    if not number:
        return "What is saved here is as it should be."
    advice = " To repair permissions and leftovers: quiz check --mend" if mendable else ""
    return f"{count(number, 'thing')} to know about what is saved.{advice}"


def mended(number: int) -> str:
    """How many things were mended just now."""
    return f"Repaired: {count(number, 'thing')}." if number else "There was nothing to repair."
