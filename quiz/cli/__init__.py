"""The commands of the terminal: what each takes and prints. Importing it loads click alone; what a command needs is
loaded when it runs. Must not know what a command does."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

MODULES: Final = {
    "take": "taking",
    "result": "looking",
    "history": "journal",
    "compare": "journal",
    "read": "looking",
    "plan": "journal",
    "note": "journal",
    "export": "exporting",
    "score": "score",
    "bank": "looking",
    "path": "looking",
    "help-lines": "looking",
    "erase": "erasing",
    "lock": "locking",
    "unlock": "locking",
    "check": "checking",
    "lab": "lab",
    "completion": "completion",
}
"""The module of each command, in the order of the help."""


class Commands(click.Group):
    """A group that loads a command's module when the command is called, and suggests the nearest name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load one command; None where there is none of that name."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"{__name__}.{MODULES[cmd_name]}")
        command = getattr(module, cmd_name.replace("-", "_"))
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which known one is nearest."""
        if args and args[0] not in MODULES:
            from difflib import get_close_matches

            begun = [name for name in MODULES if name.startswith(args[0])]
            nearest = begun or get_close_matches(args[0], MODULES, n=1)
            hint = f" Did you mean: quiz {nearest[0]}" if nearest else ""
            raise click.UsageError(f"There is no such command.{hint}", ctx)
        return super().resolve_command(ctx, args)
