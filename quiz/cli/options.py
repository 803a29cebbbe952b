"""What the global options say, and the program they make. The composition root of every command. Must not know what a
command does with it."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import click
from click.shell_completion import CompletionItem

from quiz.bank import built_in_folder
from quiz.environment import served, wants_lines
from quiz.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.session import Session
    from quiz.storage import Store


class CliOptions(NamedTuple):
    """The global options of one call."""

    plain: bool
    data_dir: Path | None
    bank: Path | None
    ephemeral: bool
    color: str

    @property
    def folder(self) -> Path:
        """Where everything is kept. Raises UsageError or StorageError where that cannot be known."""
        from quiz.paths import data_folder

        return data_folder(self.data_dir, os.environ)

    @property
    def bank_folder(self) -> Path:
        """The folder of the question bank."""
        return self.bank or built_in_folder()

    def session(self) -> Session:
        """The session with its bank, store and clock."""
        from quiz.session import Session

        return Session(self.bank_folder, None if self.ephemeral else self.store(), local_now)

    def store(self) -> Store:
        """What is kept, which asks for the passphrase when something locked is first looked into."""
        from quiz.storage import Store

        store = Store(self.folder)
        if store.encryption.on:
            from quiz.plain.passphrase import asker
            from quiz.text import locking

            store.encryption.ask = asker(locking.OPEN, piped=self.lines_asked)
        return store

    @property
    def lines_asked(self) -> bool:
        """Whether somebody asked for lines, and so may give the input through a pipe."""
        return self.plain or wants_lines(os.environ)

    def lines_because(self, session: Session) -> str | None:
        """Why the line mode is used, as the middle of a sentence; None for the full screen. Opens what is locked
        where only the settings can tell.

        Raises UsageError where standard input is no terminal and nobody asked for lines.
        """
        from quiz.text import line

        if self.plain:
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


def local_now() -> datetime:
    """The time here to the second, with its offset: nothing finer is worth keeping. UTC where TZ names a zone a day
    off or more, as no clock shows and no file could say."""
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        return now.astimezone()
    except (ValueError, OverflowError):
        return now


SITTINGS: Final = ("latest", "previous", "first")
"""The words that stand for a sitting; a running number and an id do too."""


def complete_sitting(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the words that stand for a sitting, and never look at what is kept."""
    return [word for word in SITTINGS if word.startswith(begun)]


def complete_step(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the number of a step, from the names of the readings alone."""
    folder = context.find_root().params.get("bank") or built_in_folder()
    names = {path.name for path in folder.glob("readings/[0-9][0-9]-*.md")}
    numbers = sorted({int(name[:2]) for name in names})
    return [str(number) for number in numbers if str(number).startswith(begun)]


def complete_folder(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete a folder. A type of click's own would also refuse what is none, in other words than
    ours."""
    return [CompletionItem(begun, type="dir")]


def complete_file(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete a file."""
    return [CompletionItem(begun, type="file")]


pass_options = click.make_pass_decorator(CliOptions)
