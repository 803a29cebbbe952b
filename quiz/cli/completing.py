"""What a shell completes beside commands and options: sittings and steps, and never a title. Must not look at what is
kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.bank import built_in_folder

if TYPE_CHECKING:
    import click

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
