"""The command `erase`: lists what it would remove, asks, and removes it. Must not know which files those are."""

from __future__ import annotations

import click

from quiz.commands.run import Run, pass_run


@click.command(epilog="Example: quiz erase")
@pass_run
def erase(run: Run) -> None:
    """Remove everything that the program keeps on this computer. Lists it and asks first."""
    from quiz.plain.erasing import erase as ask_and_erase
    from quiz.plain.terminal import Terminal

    ask_and_erase(Terminal(), run.program())
