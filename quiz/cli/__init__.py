"""The commands of the terminal: `quiz` itself with its global options, and the list of all others. Importing this loads
click alone; a command, with all that it needs, is loaded when it is called: `--version`, `--help` and completion wait
for none."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

import click

from quiz import __version__
from quiz.cli.options import CliOptions, complete_folder
from quiz.errors import UsageError


class Entry(NamedTuple):
    """A command as the list of commands knows it."""

    module: str
    """In this package; the command has its own name there."""
    purpose: str
    """The first sentence of its help."""


COMMANDS: Final = {
    "take": Entry("composition", "Take the quiz: the start page, the questions, the result."),
    "result": Entry("looking", "Show a result."),
    "history": Entry("looking", "List the times you took the quiz."),
    "compare": Entry("looking", "Show what has changed, and what is only noise."),
    "read": Entry("looking", "Read a step; without a number, list them."),
    "plan": Entry("lines", "Show the plan, or choose one to three steps for it."),
    "note": Entry("lines", "Show the note on a result and write a new one, at a prompt."),
    "export": Entry("exporting", "Write a result to a file."),
    "score": Entry("author", "Score answers and save nothing."),
    "bank": Entry("looking", "Show the question bank."),
    "path": Entry("looking", "Show the folder in which everything is saved."),
    "help-lines": Entry("looking", "Show who can help, and steps that need nothing from him."),
    "erase": Entry("folder", "Remove everything that the program saves on this computer."),
    "lock": Entry("folder", "Lock everything that is saved with a passphrase."),
    "unlock": Entry("folder", "Turn everything that is locked back into plain files."),
    "check": Entry("author", "Check a question bank."),
    "lab": Entry("author", "See how well a bank ranks invented people."),
    "completion": Entry("options", "Print a completion script for bash, zsh or fish."),
}
"""In the order of the help."""


def load(name: str) -> click.Command:
    """A command, with all that it needs."""
    command: click.Command = getattr(import_module(f"{__name__}.{COMMANDS[name].module}"), name.replace("-", "_"))
    return command


class Commands(click.Group):
    """A group that loads a command when it is called, and suggests the nearest name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """What click lists in the help and completes: the name and the purpose, without loading the command. None where
        there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        return click.Command(cmd_name, help=entry.purpose) if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Load the command that is called, or say which known one is nearest."""
        if not args:
            return super().resolve_command(ctx, args)
        name, *rest = args
        if name in COMMANDS:
            return name, load(name), rest
        begun = [known for known in COMMANDS if known.startswith(name)]
        nearest = begun or get_close_matches(name, COMMANDS, n=1)
        hint = f" Did you mean: quiz {nearest[0]}" if nearest else ""
        raise click.UsageError(f"There is no such command.{hint}", ctx)


def folder(text: str) -> Path:
    """A folder as it is named: what is wrong with it is said with the ways on, not by click. Raises UsageError for an
    empty name, which a variable of the shell that is not set gives: it would mean the current folder."""
    if not text:
        raise UsageError("That is not the name of a folder", "It is empty.", "Name one, or leave out the option.")
    return Path(text)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples: quiz · quiz --plain take · quiz result latest · quiz read 5",
)
@click.option("--plain", is_flag=True, help="Use plain lines instead of the full screen.")
@click.option(
    "--data-dir", type=folder, metavar="FOLDER", shell_complete=complete_folder, help="Save everything in this folder."
)
@click.option(
    "--bank",
    type=folder,
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
        from quiz.cli.composition import run  # noqa: PLC0415 - --version and --help need no session

        run(ctx.obj, take_at_once=False)
