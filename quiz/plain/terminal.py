"""Lines in, as they were meant, and lines out. The only place of the line mode that touches standard input and output.
Must not know what is said."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from typing import Final

from quiz.errors import NotFound
from quiz.sanitize import sanitize
from quiz.text.line import GUESSED, INPUT_ENDED, PROMPT, UP_TO_THERE

PLAINER: Final = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "·": "-", "→": "to"}  # noqa: RUF001 - the very characters
)
"""For terminals that have no such characters."""
CLEARING: Final = "\x1b[H\x1b[2J\x1b[3J"
"""To the first line, clear the screen, then the lines that have left it: some terminals move the screen there first."""
NO_LETTER: Final = re.compile("[\udc80-\udcff]")
"""A byte that was no letter in the encoding of the input, as `surrogateescape` keeps it."""
OLDER: Final = "cp1252"
"""What a byte that is no UTF-8 mostly is: Latin-1, with quotation marks and the euro sign."""

_KEYS: Final = re.compile(
    r"(?:\x1b\[|\x9b|\udc9b(?=[0-9<?]))(?:"  # as a byte alone the last is a quotation mark, unless figures follow
    r"\[[A-E]"  # F1 to F5 of the Linux console
    r"|(?:[378]|2[34])\$"  # a key with Shift in rxvt
    r"|M(?s:.){3}"  # the mouse, in its oldest form
    r"|[\0-\x1a\x1c-?]*(?:[@-~]|$))"
    r"|(?:\x1bO|\x8f)[0-9;]*[A-FHIMP-SXj-y]"  # arrows, F1 to F4 and the numeric pad, as they are in some modes
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f]).*?(?:\x07|\x1b\\|\x9c)"  # an answer of the terminal
    r"|\x1b\][0-9]+;.*$"  # one that is cut off
)
_TAKEN_BACK: Final = re.compile(r"[^\b\x7f][\b\x7f]")
"""A character and the Backspace after it, where the terminal takes another one for it and hands both over."""


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


def as_typed(line: str, encoding: str) -> tuple[str, bool]:
    """The line as text, without the space around it, and whether letters in it had to be guessed. `encoding` is that
    of the input, by which a byte that is none of its letters came as a surrogate.

    A letter that is half there, or Escape alone, leaves nothing; what follows Escape alone stays, as it may be hers.
    """
    text = _KEYS.sub("", as_utf_8(line, encoding))
    guessed = bool(NO_LETTER.search(text))
    text = NO_LETTER.sub(lambda found: _older(found[0]), text)
    while (shorter := _TAKEN_BACK.sub("", text)) != text:
        text = shorter
    return sanitize(text).strip(), guessed


def as_utf_8(line: str, encoding: str) -> str:
    """The line with what is UTF-8 in it as letters, whatever the encoding of the input; what is none stays as it is."""
    if NO_LETTER.search(line):
        return line.encode(encoding, "surrogateescape").decode("utf-8", "surrogateescape")
    return line


def _older(byte: str) -> str:
    return byte.encode("ascii", "surrogateescape").decode(OLDER, "ignore")


def as_key(text: str) -> str:
    """The text with full-width letters and the digits of every script as ours: keyboards for Japanese or Arabic have
    their own."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(character, character)) for character in folded)
