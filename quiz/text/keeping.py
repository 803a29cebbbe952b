"""What is said about the files that are kept, where somebody looks through them. Must not look for anything itself."""

from __future__ import annotations

from quiz.text.words import count


def finding(file: str, what: str) -> str:
    """One thing to know."""
    return f"{file}: {what}"


def found(number: int, *, mendable: bool) -> str:
    """How many things there are to know, and how some are mended."""
    if not number:
        return "What is kept here is as it should be."
    advice = " To mend permissions and leftovers: quiz check --mend" if mendable else ""
    return f"{count(number, 'thing')} to know about what is kept.{advice}"


def mended(number: int) -> str:
    """How many things were mended just now."""
    return f"Mended: {count(number, 'thing')}." if number else "There was nothing to mend."
