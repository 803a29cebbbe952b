"""A line as it was meant, from what a terminal or a pipe hands over: without the keys that are no text, and with every
byte a letter. Must not know what was asked."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from quiz.sanitize import sanitize

NO_LETTER: Final = re.compile("[\udc80-\udcff]")
"""A byte that was no letter in the encoding of the input, as `surrogateescape` keeps it."""
OLDER: Final = "cp1252"
"""What a byte that is no UTF-8 mostly is: Latin-1, with quotation marks and the euro sign."""

_KEYS: Final = re.compile(
    r"(?:\x1b\[|\x9b)\[[A-E]"  # F1 to F5 of the Linux console
    r"|(?:\x1b\[|\x9b)M(?s:.){3}"  # the mouse, in its oldest form
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*(?:[@-~]|$)"
    r"|(?:\x1bO|\x8f)[0-9;]*[A-FHIMP-SXj-y]"  # arrows, F1 to F4 and the numeric pad, as they are in some modes
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f]).*?(?:\x07|\x1b\\|\x9c)"  # an answer of the terminal
)
_TAKEN_BACK: Final = re.compile(r"[^\b\x7f][\b\x7f]")
"""A character and the Backspace after it, where the terminal takes another one for it and hands both over."""


def as_typed(line: str, encoding: str) -> tuple[str, bool]:
    """The line as text, without the space around it, and whether letters in it had to be guessed. `encoding` is that
    of the input, by which a byte that is none of its letters came as a surrogate.

    A letter that is half there, or Escape alone, leaves nothing; what follows Escape alone stays, as it may be hers.
    """
    text = as_utf_8(line, encoding)
    guessed = bool(NO_LETTER.search(text))
    text = _KEYS.sub("", NO_LETTER.sub(lambda found: _older(found[0]), text))
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
