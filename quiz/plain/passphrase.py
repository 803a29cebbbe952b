"""Asking for a passphrase: without an echo on a terminal, as a line of the input in a pipe. Must not know what it
opens, and keeps none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass
from typing import Final

from quiz.errors import UsageError
from quiz.plain.terminal import NO_LETTER, as_utf_8
from quiz.storage import WrongPassphrase
from quiz.storage.encryption import Asker
from quiz.text import locking as words

TRIES: Final = 3
"""On a terminal; in a pipe nobody types again."""


def ask(prompt: str, *, piped: bool) -> str:
    """The passphrase as it was typed, empty for Enter alone and at the end of the input. `piped`: whether a line of
    standard input is taken where that is no terminal; else that raises UsageError, as a letter that cannot be read."""
    if sys.stdin.isatty():
        try:
            return getpass(prompt)
        except EOFError:
            return ""
        except UnicodeDecodeError:
            raise no_letters() from None
    if not piped:
        raise no_terminal()
    typed = as_utf_8(sys.stdin.readline().removesuffix("\n"), sys.stdin.encoding)
    if NO_LETTER.search(typed):
        raise no_letters()
    return typed


def no_letters() -> UsageError:
    """The error where a guess at a letter could lock her out."""
    return UsageError(
        "The passphrase could not be read", "A letter in it did not come as UTF-8.", "Type it where UTF-8 is used."
    )


def no_terminal() -> UsageError:
    """The error where nobody can be asked."""
    return UsageError(
        "The passphrase is typed on a terminal",
        "Standard input is not one.",
        "In a pipe, give it as a line of the input and add --plain.",
    )


def ask_new(*, piped: bool) -> str:
    """A new passphrase, typed twice; empty where she leaves it. Raises UsageError where the two never were the same."""
    for _ in range(TRIES if sys.stdin.isatty() else 1):
        first = ask(words.NEW, piped=piped)
        if not first:
            return ""
        if ask(words.AGAIN, piped=piped) == first:
            return first
        if sys.stdin.isatty():
            print(words.DIFFERENT)
    raise UsageError(words.NO_MATCH, words.UNCHANGED, "Try again: quiz lock")


def asker(prompt: str, *, piped: bool) -> Asker | None:
    """What asks for the passphrase of a lock; None where nobody could be asked. Raises WrongPassphrase in the end."""
    if not piped and not sys.stdin.isatty():
        return None

    def until_it_opens(opens: Callable[[str], None]) -> None:
        for left in reversed(range(TRIES if sys.stdin.isatty() else 1)):
            passphrase = ask(prompt, piped=piped)
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
