"""The commands that lead through the quiz: home and `take`, in full screen or in lines. Must not know a page or a
prompt."""

from __future__ import annotations

import click

from quiz.cli.composition import lines_because, open_session
from quiz.cli.options import CliOptions, pass_options
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
