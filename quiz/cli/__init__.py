"""The commands of the terminal: what each takes and prints. Importing this loads click alone; a command, and all that
it needs, is loaded when it is called: `--version`, `--help` and completion wait for none of it."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import Final, NamedTuple

import click


class Entry(NamedTuple):
    """A command as the list of commands knows it."""

    module: str
    """In this package; the command has its own name there."""
    purpose: str
    """The first sentence of its help."""


COMMANDS: Final = {
    "take": Entry("taking", "Take the quiz: the start page, the questions, the result."),
    "result": Entry("looking", "Show a result."),
    "history": Entry("journal", "List the times you took the quiz."),
    "compare": Entry("journal", "Show what has changed, and what is only noise."),
    "read": Entry("looking", "Read a step; without a number, list them."),
    "plan": Entry("journal", "Show the plan, or choose one to three steps for it."),
    "note": Entry("journal", "Show the note on a result and write a new one, at a prompt."),
    "export": Entry("exporting", "Write a result to a file."),
    "score": Entry("score", "Score answers and save nothing."),
    "bank": Entry("looking", "Show the question bank."),
    "path": Entry("looking", "Show the folder in which everything is saved."),
    "help-lines": Entry("looking", "Show people who can help, and steps that need nothing from him."),
    "erase": Entry("erasing", "Remove everything that the program saves on this computer."),
    "lock": Entry("locking", "Lock everything that is saved with a passphrase."),
    "unlock": Entry("locking", "Turn everything that is locked back into plain files."),
    "check": Entry("checking", "Check a question bank."),
    "lab": Entry("lab", "See how well a bank ranks invented people."),
    "completion": Entry("completion", "Print a completion script for bash, zsh or fish."),
}
"""In the order of the help."""


def load(name: str) -> click.Command:
    """A command, with all that it needs."""
    command = getattr(import_module(f"{__name__}.{COMMANDS[name].module}"), name.replace("-", "_"))
    if not isinstance(command, click.Command):
        raise TypeError(name)
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
