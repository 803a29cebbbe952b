"""Lines in, lines out. The only place of the line mode that touches standard input and output. Must not know what is
said."""

from __future__ import annotations

import os
import sys
from typing import Final

from quiz.errors import NotFound
from quiz.plain.typed import as_typed
from quiz.sanitize import sanitize
from quiz.text.line import GUESSED, INPUT_ENDED, PROMPT, UP_TO_THERE

PLAINER: Final = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "·": "-", "→": "to"}  # noqa: RUF001 - the very characters
)
"""For terminals that have no such characters."""


CLEARING: Final = "\x1b[H\x1b[2J\x1b[3J"
"""To the first line, clear the screen, then the lines that have left it: some terminals move the screen there first."""


class InputEnded(NotFound):
    """Standard input ended where something was still asked. `stays`: what becomes of what was done."""

    def __init__(self, stays: str = UP_TO_THERE) -> None:
        super().__init__(INPUT_ENDED, stays)


class Terminal:
    """A conversation in lines."""

    @property
    def can_clear(self) -> bool:
        """Whether there is a screen to clear, and somebody before it to ask for that."""
        return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in {"", "dumb"}

    @staticmethod
    def clear() -> None:
        """Clear the screen and what can be scrolled back. Only when asked: nothing else here sends a control
        character."""
        print(CLEARING, end="", flush=True)

    def say(self, *paragraphs: str) -> None:
        """Print each paragraph on a line of its own, never wrapped and never with control characters."""
        for paragraph in paragraphs:
            print(self._writable(paragraph))

    def ask(self) -> str:
        """Prompt for one line and return it as it was meant. Raises InputEnded at the end."""
        print(PROMPT, end="", flush=True)
        try:
            line = input()
        except EOFError:
            print()
            raise InputEnded from None
        if not sys.stdin.isatty():
            print()
        text, guessed = as_typed(line, sys.stdin.encoding)
        if guessed:
            self.say(GUESSED)
        return text

    def words(self) -> str:
        """Return one line of her own words. In a dialogue some of them mean something else; here none does."""
        return self.ask()

    @staticmethod
    def _writable(text: str) -> str:
        encoding = sys.stdout.encoding or "ascii"
        clean = sanitize(text)
        try:
            clean.encode(encoding)
        except UnicodeEncodeError:
            return clean.translate(PLAINER).encode(encoding, "replace").decode(encoding)
        return clean
