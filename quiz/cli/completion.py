"""The command `completion`: a script that completes commands, options, numbers and formats, and never a title. Must not
look at what is kept."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

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
