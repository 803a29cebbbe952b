"""What the shell is told, and on which of its streams."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest

from quiz.cli import COMMANDS, load, root

from .conftest import Ran

SHOWING = {
    "result",
    "history",
    "compare",
    "read",
    "plan",
    "note",
    "score",
    "bank",
    "path",
    "help-lines",
    "check",
    "lab",
}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("result",), 1),
        (("result", "7"), 1),
        (("read", "16"), 1),
        (("reslt",), 2),
        (("--color", "pink"), 2),
        (("take",), 2),
        ((), 2),
        (("--version",), 0),
        (("--help",), 0),
        (("--bank", "/nowhere", "bank"), 3),
    ],
)
def test_exit_statuses(quiz: Callable[..., Ran], arguments: tuple[str, ...], status: int) -> None:
    """What went wrong stands on standard error, in a sentence; standard output stays empty."""
    ran = quiz(*arguments)
    assert ran.status == status
    if status:
        assert ran.out == ""
        assert ran.err.strip()


@pytest.mark.parametrize(
    ("typed", "meant"), [("reslt", "result"), ("exprot", "export"), ("help", "help-lines"), ("histry", "history")]
)
def test_an_unknown_command_names_the_nearest_known_one(quiz: Callable[..., Ran], typed: str, meant: str) -> None:
    """And one that is like none names none."""
    assert f"Did you mean: quiz {meant}\n" in quiz(typed).err
    assert "Did you mean" not in quiz("xyzzy").err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_listed_with_the_first_sentence_of_its_help(command: str) -> None:
    """Listing it loads none, and shortens what is too long for the window as click does."""
    listed = root.get_command(click.Context(root), command)
    assert listed
    for width in (20, 45, 80):
        assert listed.get_short_help_str(width) == load(command).get_short_help_str(width)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(quiz: Callable[..., Ran], command: str) -> None:
    """And what it shows can be had as JSON."""
    ran = quiz(command, "--help")
    assert ran.status == 0
    assert f"Example: quiz {command}" in ran.out or (command == "completion" and "quiz completion bash" in ran.out)
    assert ("--json" in ran.out) is (command in SHOWING)
