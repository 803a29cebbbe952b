"""The command `erase`: lists what it would remove, asks, and removes it. Must not know which files those are."""

from __future__ import annotations

import click

from quiz.cli.composition import open_session
from quiz.cli.options import CliOptions, pass_options
from quiz.plain.settings import erase as ask_and_erase
from quiz.plain.terminal import Terminal


@click.command(epilog="Example: quiz erase")
@pass_options
def erase(options: CliOptions) -> None:
    """Remove everything that the program saves on this computer. Lists it and asks first."""
    ask_and_erase(Terminal(), open_session(options))
