"""Terminals that can do little, and those that are none: no stray control codes, the right exit status, no crash."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from tests import inside
from tests.faults.terminals import Start, Window, environment
from tests.faults.walks import EVERY, OPENING, leave_sitting, lines, quiz

ESCAPE: Final = "\x1b"
LINES: Final = "First Steps, in plain lines"
NARROW: Final[dict[str, str | None]] = {
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": None,
}
ASCII: Final[dict[str, str | None]] = {"PYTHONIOENCODING": "ascii"}


def named(value: object) -> str:
    """How a row of a table is named."""
    return " ".join(map(str, value)) or "quiz" if isinstance(value, tuple | list) else str(value)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one sitting."""
    folder = tmp_path_factory.mktemp("terminals") / "kept"
    leave_sitting(folder)
    return folder


@pytest.mark.parametrize("redirect", ["", '<"$0" 2>&1 | cat >"$0"'], ids=["TERM=dumb", "2>&1 | cat"])
def test_lines_where_no_full_screen_can_be(tmp_path: Path, redirect: str) -> None:
    """Home in lines without one control code; q leaves with 0."""
    dumb = Start(tmp_path / "kept", (), (200, 50), {"TERM": "dumb"})
    with Window(replace(dumb, environment={}, redirect=redirect) if redirect else dumb) as window:
        window.sees(LINES, "\n>")
        window.send("q\n")
        assert window.status() == 0
        assert "You have left." in window.written
    assert ESCAPE not in window.written


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("result",), 0),
        (("result", "--json"), 0),
        (("history",), 0),
        (("compare",), 1),
        (("read",), 0),
        (("read", "5"), 0),
        (("plan",), 0),
        (("bank",), 0),
        (("help-lines",), 0),
        (("path",), 0),
        (("export", "-o", "-", "--format", "md"), 0),
        (("completion", "bash"), 0),
        (("--help",), 0),
        (("--version",), 0),
        (("--color", "always", "result"), 0),
        (("reslt",), 2),
    ],
    ids=named,
)
def test_no_control_code_where_the_output_is_no_terminal(kept: Path, arguments: tuple[str, ...], status: int) -> None:
    """Words or data, and the status of the program."""
    ran = inside.run(("--data-dir", str(kept), *arguments))
    assert ran.returncode == status, ran.stderr
    assert ESCAPE not in ran.stdout + ran.stderr
    assert bool(ran.stdout) is (status == 0)
    assert bool(ran.stderr) is (status != 0) or arguments[0] == "export"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--plain", "take"), 1),
        (("note",), 0),
        *(pytest.param(*row, marks=pytest.mark.slow) for row in ((("--plain",), 1), (("result",), 0))),
    ],
    ids=named,
)
def test_no_input_at_all(kept: Path, arguments: tuple[str, ...], status: int) -> None:
    """`</dev/null | cat`: it ends; it neither waits nor spins."""
    start = Start(kept, arguments)
    ran = subprocess.run(
        start.command, env=environment(), capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=60
    )
    assert ran.returncode == status, ran.stderr
    assert ESCAPE.encode() not in ran.stdout + ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize("changes", [NARROW, ASCII], ids=["LC_ALL=C", "PYTHONIOENCODING=ascii"])
def test_lines_without_utf_8(tmp_path: Path, changes: dict[str, str | None]) -> None:
    """The whole way in lines, and what looks back, in ASCII alone."""
    data = tmp_path / "kept"
    ran = lines(data, (*OPENING, *EVERY, "f", ""), changes=changes)
    if ran.returncode:
        ran = lines(data, ("1", *OPENING, ""), changes=changes)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.isascii()
    assert "Your first steps." in ran.stdout
    assert "?" * 3 not in ran.stdout
    for arguments in (("result",), ("history",), ("read", "5"), ("help-lines",)):
        start = Start(data, arguments)
        shown = subprocess.run(start.command, env=environment(**changes), capture_output=True, check=False)
        assert shown.returncode == 0, shown.stderr
        assert shown.stdout.isascii()
    assert quiz(data, "history").returncode == 0
