"""The commands that lead through the quiz: home and `take`, in full screen or in lines. Must not know a page or a
prompt."""

from __future__ import annotations

import os
import sys

import click

from quiz.cli.composition import open_session
from quiz.cli.options import CliOptions, pass_options
from quiz.environment import served, wants_lines
from quiz.errors import UsageError
from quiz.session import Session
from quiz.text import line
from quiz.ui import run as run_full_screen


@click.command(epilog="Example: quiz take · quiz --plain take < answers.txt")
@pass_options
def take(options: CliOptions) -> None:
    """Take the quiz: the start page, the questions, the result."""
    run(options, take_at_once=True)


def home(options: CliOptions) -> None:
    """Home: a menu of everything there is."""
    run(options, take_at_once=False)


def run(options: CliOptions, *, take_at_once: bool) -> None:
    """Run the front end that is wanted; the status of the full screen becomes the program's."""
    session = open_session(options)
    because = lines_because(options, session)
    if because is not None:
        from quiz.cli.lines import in_lines  # noqa: PLC0415 - the full screen needs no line mode

        in_lines(session, because, take_at_once=take_at_once)
    elif status := run_full_screen(session, take_at_once=take_at_once, color=options.color):
        raise click.exceptions.Exit(status)


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
