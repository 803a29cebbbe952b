"""Lines in, as they were meant, and lines out; a passphrase, without an echo on a terminal. The only place of the line
mode that touches standard input and output."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable
from getpass import getpass
from typing import Final

from quiz.errors import NotFound, UsageError
from quiz.sanitize import sanitize
from quiz.storage import WrongPassphrase
from quiz.storage.encryption import Asker
from quiz.text import keeping
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
LONGEST_LINE: Final = 65_536
"""Characters of a line that is not typed on a terminal."""
TRIES: Final = 3
"""At a passphrase on a terminal; in a pipe nobody types again."""

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
    """Standard input ended where something was still asked. `stays`: what becomes of what was done; nothing was, where
    nobody has more to say of it."""

    def __init__(self, stays: str = keeping.UNCHANGED) -> None:
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
            line = input() if sys.stdin.isatty() else piped_line()
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


def piped_line() -> str:
    """The next line of a file or a pipe, without its end. Raises EOFError where there is none, UsageError where it is
    too long: a file may be no text, and a device never end."""
    line = sys.stdin.readline(LONGEST_LINE + 1)
    if not line:
        raise EOFError
    if len(line) > LONGEST_LINE:
        raise UsageError(
            "A line of the input is too long", f"It has more than {LONGEST_LINE:,} characters.", UP_TO_THERE
        )
    return line.removesuffix("\n")


def as_typed(line: str, encoding: str) -> tuple[str, bool]:
    """The line as text, without the space around it, and whether letters in it had to be guessed. `encoding` is that
    of the input, by which a byte that is none of its letters came as a surrogate.

    A letter that is half there, or Escape alone, leaves nothing; what follows Escape alone stays, as it may be hers.
    """
    text = _KEYS.sub("", as_utf_8(line, encoding))
    guessed = bool(NO_LETTER.search(text))
    text = NO_LETTER.sub(lambda byte: byte[0].encode("ascii", "surrogateescape").decode(OLDER, "ignore"), text)
    while (shorter := _TAKEN_BACK.sub("", text)) != text:
        text = shorter
    return sanitize(text).strip(), guessed


def as_utf_8(line: str, encoding: str) -> str:
    """The line with what is UTF-8 in it as letters, whatever the encoding of the input; what is none stays as it is."""
    if NO_LETTER.search(line):
        return line.encode(encoding, "surrogateescape").decode("utf-8", "surrogateescape")
    return line


def as_key(text: str) -> str:
    """The text with full-width letters and the digits of every script as ours: keyboards for Japanese or Arabic have
    their own."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(character, character)) for character in folded)


def ask_passphrase(prompt: str, *, piped: bool) -> str:
    """The passphrase as it was typed, empty for Enter alone and at the end of the input. `piped`: whether a line of
    standard input is taken where that is no terminal; else that raises UsageError, as a letter that cannot be read."""
    if not (piped or sys.stdin.isatty()):
        raise no_terminal()
    try:
        if sys.stdin.isatty():
            return getpass(prompt)
        typed = as_utf_8(sys.stdin.readline().removesuffix("\n"), sys.stdin.encoding)
        typed.encode()  # a guess at a letter could lock her out
    except EOFError:
        return ""
    except UnicodeError:
        raise UsageError(
            "The passphrase could not be read", "A letter in it did not come as UTF-8.", "Type it where UTF-8 is used."
        ) from None
    return typed


def no_terminal() -> UsageError:
    """The error where nobody can be asked."""
    return UsageError(
        "The passphrase is typed on a terminal",
        "Standard input is not one.",
        "In a pipe, give it as a line of the input and add --plain.",
    )


def ask_new_passphrase(*, piped: bool) -> str:
    """A new passphrase, typed twice; empty where she leaves it. Raises UsageError where the two never were the same."""
    for _ in range(TRIES if sys.stdin.isatty() else 1):
        first = ask_passphrase(keeping.ASK_NEW, piped=piped)
        if not first:
            return ""
        if ask_passphrase(keeping.ASK_AGAIN, piped=piped) == first:
            return first
        if sys.stdin.isatty():
            print(keeping.DIFFERENT)
    raise UsageError(keeping.NO_MATCH, keeping.UNCHANGED, "Try again: quiz lock")


def passphrase_asker(prompt: str, *, piped: bool) -> Asker | None:
    """What asks for the passphrase of a lock; None where nobody could be asked. Raises WrongPassphrase in the end."""
    if not piped and not sys.stdin.isatty():
        return None

    def until_it_opens(opens: Callable[[str], None]) -> None:
        for left in reversed(range(TRIES if sys.stdin.isatty() else 1)):
            passphrase = ask_passphrase(prompt, piped=piped)
            if not passphrase:
                return
            try:
                opens(passphrase)
            except WrongPassphrase as wrong:
                if not left:
                    raise
                print(wrong, file=sys.stderr)
            else:
                return

    return until_it_opens
