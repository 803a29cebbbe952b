"""Keys that come faster than a person types, and answers that come faster than one reads, stay out. Must not know what
the keys are for."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

LONGEST_PASTE: Final = 10_000
"""In characters: more is nobody's note."""
BURST: Final = 120
"""Keys that may wait at once: a terminal that was busy delivers them together."""
KEYS_A_SECOND: Final = 60
"""Twice the fastest key repeat."""


class RateLimiter:
    """A bucket of keys: what comes faster than any person types finds it empty."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left = float(BURST)
        self._at = clock()

    def admits(self) -> bool:
        """Whether one more key may come in now."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._at) * KEYS_A_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Debounce:
    """At most one answer in a quarter of a second, and a held key answers once: repeats of it count as one press."""

    def __init__(self, seconds: float = 0.25, clock: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._shown = float("-inf")
        self._pressed = float("-inf")
        self._last: object = None

    def page_shown(self) -> None:
        """Another page stands: what was pressed for the one before must not choose on it."""
        self._shown = self._clock()

    def admits(self, press: object) -> bool:
        """Whether `press`, an answer or a choice, counts."""
        now = self._clock()
        held = press == self._last and now - self._pressed < self._seconds
        self._pressed, self._last = now, press
        if held or now - self._shown < self._seconds:
            return False
        self._shown = now
        return True
