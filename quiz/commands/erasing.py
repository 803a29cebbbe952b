"""The command `erase`: lists what it would remove, asks, and removes it."""

from __future__ import annotations

import click

from quiz.commands.run import Run, pass_run
from quiz.errors import NothingToShow


@click.command(epilog="Example: quiz erase")
@pass_run
def erase(run: Run) -> None:
    """Remove everything that the program keeps on this computer. Lists it and asks first."""
    from quiz.history import Lock
    from quiz.history.erasing import erase as erase_all
    from quiz.history.erasing import inventory
    from quiz.plain.terminal import Terminal
    from quiz.text import erasing as words

    terminal = Terminal()
    folder = run.folder
    found = inventory(folder)
    if not found.ours:
        raise NothingToShow("There is nothing to erase", f"Nothing is kept in {folder}.")
    names = [str(path.relative_to(folder)) for path in found.ours]
    terminal.say(*words.before(str(folder), names, [path.name for path in found.others]), words.ASK)
    if terminal.ask() != words.YES:
        terminal.say(words.LEFT)
        return
    with Lock(folder):
        removed = erase_all(folder)
    gone = [path for path in removed if path in found.ours]
    terminal.say(words.after(len(gone), folder_gone=folder in removed))
