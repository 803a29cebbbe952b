"""What the global options say, and the program they make. The composition root of every command."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from quiz.errors import WrongUse

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.program import Program


@dataclass(frozen=True, slots=True)
class Run:
    """The global options of one call."""

    plain: bool
    data_dir: Path | None
    bank: Path | None
    ephemeral: bool
    color: str

    @property
    def folder(self) -> Path:
        """Where everything is kept. Raises WrongUse or CannotKeep where that cannot be known."""
        from quiz.paths import data_folder

        return data_folder(self.data_dir, os.environ)

    @property
    def bank_folder(self) -> Path:
        """The folder of the question bank."""
        from quiz.bank import built_in_folder

        return self.bank or built_in_folder()

    def program(self) -> Program:
        """The program with its bank, store and clock."""
        from quiz.history import Store
        from quiz.program import Program

        store = None if self.ephemeral else Store(self.folder)
        return Program(self.bank_folder, store, local_now)

    def lines_because(self) -> str | None:
        """Why the line mode is used, as the middle of a sentence; None for the full screen.

        Raises WrongUse where standard input is no terminal and nobody asked for lines.
        """
        from quiz.text import line

        if self.plain:
            return line.ASKED
        if os.environ.get("ACCESSIBLE"):
            return line.ACCESSIBLE
        if not sys.stdin.isatty():
            raise WrongUse(
                "Standard input is no terminal",
                "The full screen needs one.",
                "For a pipe or a file, ask for lines: quiz --plain take",
            )
        if not sys.stderr.isatty() or os.environ.get("TERM", "dumb") in {"", "dumb"}:
            return line.NO_FULL_SCREEN
        return None


def local_now() -> datetime:
    """The time here to the second, with its offset: nothing finer is worth keeping."""
    return datetime.now(UTC).replace(microsecond=0).astimezone()


pass_run = click.make_pass_decorator(Run)
