"""The small words that stand everywhere: dates, counts, lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import floor
from typing import Final

BACK: Final = "Back"
MONTHS: Final = tuple("January February March April May June July August September October November December".split())
"""Not from the locale: the program speaks one language, whatever the computer is set to."""


def figure(points: float) -> str:
    """A strength or need as a whole number, cut rather than rounded, so that it never seems to reach the next
    label."""
    return str(floor(round(points, 1)))


def day(when: date, today: date | None = None) -> str:
    """A date in words: "22 November", with the year where `today` is in another one."""
    words = f"{when.day} {MONTHS[when.month - 1]}"
    return words if today is not None and when.year == today.year else f"{words} {when.year}"


def ago(days: int) -> str:
    """How long ago a number of whole days is."""
    if days < 0:
        return "by this computer's clock, in the future"
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 answer", "3 answers"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(parts: Iterable[object], word: str = "and") -> str:
    """Words or numbers in a row: "a, b and c"; empty where there are none."""
    *front, last = [*map(str, parts)] or [""]
    return f"{', '.join(front)} {word} {last}" if front else last


def joined(*parts: str) -> str:
    """Sentences as running text; empty ones are left out."""
    return " ".join(filter(None, parts))


def within(words: str) -> str:
    """A sentence as it goes on after other words."""
    first, _, _ = words.partition(" ")
    return words if first in {"I", "I’m", "I'm"} else words[:1].lower() + words[1:]


def capital(words: str) -> str:
    """A name or phrase as it begins a sentence or a line."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """A phrase with a capital and a full stop; empty where there is none."""
    text = capital(words)
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
