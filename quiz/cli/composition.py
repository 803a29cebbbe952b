"""From the global options to what a command works with, the folder, the store and the session; and `take`, which leads
through it in full screen or in lines, as home does. Must not know a page or a prompt."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click

from quiz.bank import built_in_folder
from quiz.cli.options import CliOptions, local_now, pass_options
from quiz.environment import served, wants_lines
from quiz.errors import UsageError
from quiz.paths import data_folder
from quiz.plain.terminal import passphrase_asker
from quiz.session import Session
from quiz.storage import Store
from quiz.text import keeping, line

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def print_json(document: object) -> None:
    """Print one JSON document on one line: with every letter as it is, or, where one of them cannot be written in this
    encoding or would steer a terminal, in ASCII, which comes to the same."""
    import json  # noqa: PLC0415 - for no page of the full screen

    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    if not (text.isprintable() and can_write(text, sys.stdout.encoding)):
        text = json.dumps(document, allow_nan=False)
    click.echo(text)


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
        store.encryption.ask = passphrase_asker(keeping.ASK_TO_OPEN, piped=options.lines_asked)
    return store


def open_session(options: CliOptions) -> Session:
    """The session with its bank, store and clock."""
    return Session(bank_folder_of(options), None if options.ephemeral else open_store(options), local_now)


def complete_step(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the number of a step, from the names of the readings alone."""
    folder = context.find_root().params.get("bank") or built_in_folder()
    names = {path.name for path in folder.glob("readings/[0-9][0-9]-*.md")}
    numbers = sorted({int(name[:2]) for name in names})
    return [str(number) for number in numbers if str(number).startswith(begun)]


@click.command(epilog="Example: quiz take · quiz --plain take < answers.txt")
@pass_options
def take(options: CliOptions) -> None:
    """Take the quiz: the start page, the questions, the result."""
    run(options, take_at_once=True)


def run(options: CliOptions, *, take_at_once: bool) -> None:
    """Home, or the quiz alone, in the front end that is wanted; the status of the full screen becomes the program's."""
    session = open_session(options)
    because = lines_because(options, session)
    if because is not None:
        from quiz.cli.lines import in_lines  # noqa: PLC0415 - the full screen needs no line mode

        in_lines(session, because, take_at_once=take_at_once)
        return
    gc.disable()  # nothing is garbage before all is loaded: the full screen enables it then
    from quiz.ui.app import run as run_full_screen  # noqa: PLC0415 - Textual

    if status := run_full_screen(session, take_at_once=take_at_once, color=options.color):
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
    if (
        not sys.stderr.isatty()
        or os.environ.get("TERM", "dumb") in {"", "dumb"}
        or not can_write("━░", sys.stderr.encoding)
    ):
        return line.NO_FULL_SCREEN
    session.unlock()  # on the terminal as it is: no page of the full screen ever holds a passphrase
    return line.CHOSEN if session.settings.plain else None


def can_write(text: str, encoding: str) -> bool:
    """Whether all of the text can be written in an encoding, as the full screen's lines have to be."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
