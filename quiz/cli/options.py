"""What the global options say. Loaded for every command, `--version` too: must not import what only some need."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem

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


pass_options = click.make_pass_decorator(CliOptions)
