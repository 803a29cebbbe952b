"""What may come in from the keyboard: a paste that is too long, a control sequence that is cut off, and keys that come
faster than a person types, stay out. Must not know what the keys are for."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from typing import Final

PASTE_START: Final = "\x1b[200~"
PASTE_END: Final = "\x1b[201~"
LONGEST_PASTE: Final = 10_000
"""In characters: more is nobody's note."""
PIECE: Final = re.compile(
    rf"{re.escape(PASTE_START)}.*?{re.escape(PASTE_END)}|\x1b\[[0-?]*[ -/]*[@-~]?|[^\x1b]+|\x1b", re.DOTALL
)
"""A whole paste, a control sequence (ECMA-48, 5.4) or its beginning, ordinary characters, a lone Escape."""
CUT_OFF: Final = re.compile(r"\x1b\[[0-?]*[ -/]*")
PATIENCE: Final = 0.5
"""Seconds in which the rest of a control sequence comes, also over a slow line."""
LONGEST_SEQUENCE: Final = 64
"""In characters: no terminal sends longer ones."""
BURST: Final = 120
"""Keys that may wait at once: a terminal that was busy delivers them together."""
KEYS_A_SECOND: Final = 60
"""Twice the fastest key repeat."""


class PasteGate:
    """Lets text through, but not a bracketed paste of more than `LONGEST_PASTE` characters."""

    def __init__(self, longest: int = LONGEST_PASTE) -> None:
        self._longest = longest
        self._held = ""
        """What may still turn out to be a marker, or a paste of which the end has not come."""
        self._inside = False
        self._dropping = False

    def feed(self, text: str) -> str:
        """What of `text`, and of what was held before, may go on."""
        text, self._held = self._held + text, ""
        passed: list[str] = []
        while text:
            text = self._within(text, passed) if self._inside else self._outside(text, passed)
        return "".join(passed)

    def _outside(self, text: str, passed: list[str]) -> str:
        before, marker, rest = text.partition(PASTE_START)
        if marker:
            passed.append(before)
            self._inside, self._dropping = True, False
            return rest
        tail = _unfinished(text, PASTE_START, shortest=3)
        passed.append(text[: len(text) - tail])
        self._held = text[len(text) - tail :]
        return ""

    def _within(self, text: str, passed: list[str]) -> str:
        pasted, marker, rest = text.partition(PASTE_END)
        self._dropping = self._dropping or len(pasted) > self._longest
        if marker:
            if not self._dropping:
                passed.append(PASTE_START + pasted + PASTE_END)
            self._inside = False
            return rest
        self._held = text[-len(PASTE_END) :] if self._dropping else text
        return ""


class SequenceGate:
    """Cuts text into pieces of which each is one control sequence, one paste, or no part of either.

    The beginning of a sequence waits for its rest and is dropped where none comes. Taken for single keys, the digits
    in it would answer questions.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held = ""
        self._since = clock()

    def feed(self, text: str) -> list[str]:
        """The pieces of `text`, and of what was held before, that are whole."""
        now = self._clock()
        if now - self._since > PATIENCE:
            self._held = ""
        pieces = PIECE.findall(self._held + text)
        last = pieces[-1] if pieces else ""
        self._held = last if CUT_OFF.fullmatch(last) and len(last) <= LONGEST_SEQUENCE else ""
        self._since = now
        return [piece for piece in pieces if not CUT_OFF.fullmatch(piece)]


class KeyRate:
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


class Pace:
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


def _unfinished(text: str, marker: str, shortest: int) -> int:
    """How many last characters of `text` may begin `marker`. Shorter beginnings are left alone: a lone Escape
    must not wait for the next key."""
    for length in range(len(marker) - 1, shortest - 1, -1):
        if text.endswith(marker[:length]):
            return length
    return 0
