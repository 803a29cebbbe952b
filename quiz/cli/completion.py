"""The command `completion`, and what a shell completes beside commands and options: sittings and steps, never a title
and nothing that is kept."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import get_completion_class

from quiz.bank import built_in_folder

SHELLS = click.Choice(["bash", "zsh", "fish"])


@click.command(epilog='Example: eval "$(quiz completion bash)" · quiz completion fish | source')
@click.argument("shell", type=SHELLS)
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a completion script for bash, zsh or fish."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.BadParameter(shell)
    click.echo(kind(ctx.find_root().command, {}, "quiz", "_QUIZ_COMPLETE").source())


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
