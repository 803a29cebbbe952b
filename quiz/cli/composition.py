"""From the global options to what a command works with: the folder, the store, the session, the front end. The
composition root of every command. Must not know what a command does with it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quiz.bank import built_in_folder
from quiz.cli.options import local_now
from quiz.environment import served, wants_lines
from quiz.errors import UsageError
from quiz.paths import data_folder
from quiz.plain.passphrase import asker
from quiz.session import Session
from quiz.storage import Store
from quiz.text import line, locking

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.cli.options import CliOptions


def data_folder_of(options: CliOptions) -> Path:
    """Where everything is kept. Raises UsageError or StorageError where that cannot be known."""
    return data_folder(options.data_dir, os.environ)


def bank_folder_of(options: CliOptions) -> Path:
    """The folder of the question bank."""
    return options.bank or built_in_folder()


def open_store(options: CliOptions) -> Store:
    """What is kept, which asks for the passphrase when something locked is first looked into."""
    store = Store(data_folder_of(options))
    if store.encryption.on:
        store.encryption.ask = asker(locking.OPEN, piped=options.lines_asked)
    return store


def open_session(options: CliOptions) -> Session:
    """The session with its bank, store and clock."""
    return Session(bank_folder_of(options), None if options.ephemeral else open_store(options), local_now)


def lines_because(options: CliOptions, session: Session) -> str | None:
    """Why the line mode is used, as the middle of a sentence; None for the full screen. Opens what is locked where only
    the settings can tell.

    Raises UsageError where standard input is no terminal and nobody asked for lines.
    """
    if options.plain:
        return line.ASKED
    if served(os.environ):
        return None
    if wants_lines(os.environ):
        return line.ACCESSIBLE
    if not sys.stdin.isatty():
        raise UsageError(
            "Standard input is not a terminal",
            "The full screen needs one.",
            "For a pipe or a file, ask for lines: quiz --plain take",
        )
    if not sys.stderr.isatty() or os.environ.get("TERM", "dumb") in {"", "dumb"} or not draws(sys.stderr.encoding):
        return line.NO_FULL_SCREEN
    session.unlock()  # on the terminal as it is: no page of the full screen ever holds a passphrase
    return line.CHOSEN if session.settings.plain else None


def draws(encoding: str) -> bool:
    """Whether the full screen's lines can be written in an encoding."""
    try:
        "━░".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
