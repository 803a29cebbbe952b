"""The one filter for characters that come from outside: nothing that steers a terminal, hides or reorders text gets
past it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

JOINERS: Final = "\u200c\u200d"
"""Zero-width non-joiner and joiner: Persian, Indic scripts and many emoji need them."""
MARKS_IN_A_ROW: Final = 3
"""Combining marks that may follow each other; more paint over the lines above and below."""
TAB: Final = " " * 4

_ORDINARY: Final = r" -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u27bf"
_ONE_LINE: Final = re.compile(f"[{_ORDINARY}]*")
_LINES: Final = re.compile(f"[{_ORDINARY}\n]*")
_BREAKS: Final = "\n\r\v\f\x85\u2028\u2029"
_NAMES: Final = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cs": "half a character",
    "Co": "a private character",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}


def sanitize(text: str, *, lines: bool = False) -> str:
    """The text with everything repaired that `forbidden` would name.

    Characters of the categories Cc, Cf, Cs, Co, Zl and Zp go, except the joiners; a tab becomes four spaces; a line
    break stays one where `lines` is true and becomes a space elsewhere; the fourth and further combining marks in a
    row go. Cleaning twice changes nothing more.
    """
    if (_LINES if lines else _ONE_LINE).fullmatch(text):
        return text
    line_break = "\n" if lines else " "
    return _without_piles("".join(_repaired(character, line_break) for character in text.replace("\r\n", "\n")))


def forbidden(text: str) -> str | None:
    """The first thing that may not stand in a text of one line, as a noun phrase ("a tab"); None where `sanitize`
    changes nothing."""
    if _ONE_LINE.fullmatch(text):
        return None
    for character in text:
        if name := {"\n": "a line break", "\t": "a tab"}.get(character):
            return name
        if (name := _NAMES.get(unicodedata.category(character))) and character not in JOINERS:
            return f"{name} (U+{ord(character):04X})"
    return None if _without_piles(text) == text else "more than three combining marks in a row"


def _repaired(character: str, line_break: str) -> str:
    if character in _BREAKS:
        return line_break
    if character == "\t":
        return TAB
    return "" if unicodedata.category(character) in _NAMES and character not in JOINERS else character


def _without_piles(text: str) -> str:
    """The text with at most three combining marks in a row; joiners between marks do not end a row."""
    characters: list[str] = []
    row = 0
    for character in text:
        if unicodedata.category(character).startswith("M"):
            row += 1
        elif character not in JOINERS:
            row = 0
        if row <= MARKS_IN_A_ROW:
            characters.append(character)
    return "".join(characters)
