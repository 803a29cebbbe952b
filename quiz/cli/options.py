"""What the global options say, and what a shell completes: folders, files and the words for a sitting, never anything
that is kept. Loaded for every command, `--version` too: must not import what only some need."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ZshComplete

from quiz.environment import wants_lines


class CliOptions(NamedTuple):
    """The global options of one call."""

    plain: bool
    data_dir: Path | None
    bank: Path | None
    ephemeral: bool
    color: str

    @property
    def lines_asked(self) -> bool:
        """Whether somebody asked for lines, and so may give the input through a pipe."""
        return self.plain or wants_lines(os.environ)


def local_now() -> datetime:
    """The time here to the second, with its offset: nothing finer is worth keeping. UTC where TZ names a zone a day
    off or more, as no clock shows and no file could say."""
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        return now.astimezone()
    except (ValueError, OverflowError):
        return now


def complete_folder(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete a folder. A type of click's own would also refuse what is none, in other words than
    ours."""
    return [CompletionItem(begun, type="dir")]


def complete_file(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete a file."""
    return [CompletionItem(begun, type="file")]


def complete_sitting(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the words that stand for a sitting, as a running number and an id do, and never look at what is kept."""
    return [word for word in ("latest", "previous", "first") if word.startswith(begun)]


SHELLS: Final = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command(epilog='Example: eval "$(quiz completion bash)" · quiz completion fish | source')
@click.argument("shell", type=click.Choice(list(SHELLS)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a completion script for bash, zsh or fish."""
    click.echo(SHELLS[shell](ctx.find_root().command, {}, "quiz", "_QUIZ_COMPLETE").source())


pass_options = click.make_pass_decorator(CliOptions)
