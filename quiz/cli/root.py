"""The command `quiz` itself: the global options, and home where no command is named. Must not know what a command
does."""

from __future__ import annotations

from pathlib import Path

import click

from quiz import __version__
from quiz.cli import Commands
from quiz.cli.options import CliOptions, complete_folder

FOLDER = click.Path(readable=False, path_type=Path)
"""Taken as it is: what is wrong with a folder is said with the ways on, not by click."""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples: quiz · quiz --plain take · quiz result latest · quiz read 5",
)
@click.option("--plain", is_flag=True, help="Use plain lines instead of the full screen.")
@click.option(
    "--data-dir", type=FOLDER, metavar="FOLDER", shell_complete=complete_folder, help="Save everything in this folder."
)
@click.option(
    "--bank",
    type=FOLDER,
    metavar="FOLDER",
    shell_complete=complete_folder,
    help="Use the question bank in this folder.",
)
@click.option("--ephemeral", is_flag=True, help="Save nothing: no file, no folder.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to use colour.",
)
@click.version_option(__version__, prog_name="quiz", message="%(prog)s %(version)s")
@click.pass_context
def root(
    ctx: click.Context, *, plain: bool, data_dir: Path | None, bank: Path | None, ephemeral: bool, color: str
) -> None:
    """Find out which steps to read first, and why. Everything stays on this computer."""
    ctx.obj = CliOptions(plain, data_dir, bank, ephemeral, color)
    if ctx.invoked_subcommand is None:
        from quiz.cli.taking import home  # noqa: PLC0415 - --version and --help need no session

        home(ctx.obj)
