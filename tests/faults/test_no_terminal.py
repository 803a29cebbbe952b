"""Terminals that are none, or that cannot do what others can."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import ON_THE_TERMINAL, Start, Window
from tests.faults.walks import EVERY, OPENING, answer_one, count, is_clean
from tests.tools import slow

NO_INPUT: Final = {
    "input is no terminal": '</dev/null >"$0" 2>"$0"',
    "input is closed": '<&- >"$0" 2>"$0"',
    "input and faults are closed": '<&- >"$0" 2>&-',
    "all closed": "<&- >&- 2>&-",
}
IN_LINES: Final[dict[str, tuple[str, dict[str, str | None]]]] = {
    "faults are no terminal": ('<"$0" >"$0" 2>/dev/null', {}),
    "faults are closed": ('<"$0" >"$0" 2>&-', {}),
    "no TERM": (ON_THE_TERMINAL, {"TERM": None}),
    "empty TERM": (ON_THE_TERMINAL, {"TERM": ""}),
    "ACCESSIBLE in words": (ON_THE_TERMINAL, {"ACCESSIBLE": "please"}),
}


@pytest.mark.fault(24)
@pytest.mark.parametrize("redirect", NO_INPUT.values(), ids=NO_INPUT)
@pytest.mark.parametrize("arguments", [(), ("take",)], ids=["home", "take"])
def test_without_input_one_line_says_so(data: Path, redirect: str, arguments: tuple[str, ...]) -> None:
    """Status 2, and no escape code."""
    with Window(Start(data, arguments, redirect=redirect)) as window:
        assert window.status() == 2
        assert "\x1b" not in window.written
        assert window.written.count("\n") <= 1
        assert ("--plain" in window.written) or "2>&-" in redirect
    assert not data.exists()


@pytest.mark.fault(24)
@pytest.mark.parametrize(("redirect", "changes"), IN_LINES.values(), ids=IN_LINES)
def test_the_line_mode_takes_over(data: Path, redirect: str, changes: dict[str, str | None]) -> None:
    """No escape code, and the answers are kept."""
    with Window(Start(data, redirect=redirect, environment=changes, size=(200, 60))) as window:
        window.send("\n".join((*OPENING, *EVERY[:3], "")))
        window.sees("4 of 8")
        window.send("q\n")
        assert window.status() == 0
        assert "\x1b" not in window.written
    assert count(data) == 3


@pytest.mark.fault(24)
@pytest.mark.parametrize("no", ["", *slow("0", " OFF ", "Never")])
def test_a_value_that_says_no_asks_for_no_lines(data: Path, no: str) -> None:
    """The full screen comes."""
    with Window(Start(data, environment={"ACCESSIBLE": no})) as window:
        window.sees("Start without saving anything", "? Help")
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(24)
@pytest.mark.parametrize("redirect", ['<"$0" >/dev/null 2>"$0"', '<"$0" >&- 2>"$0"'], ids=["no terminal", "closed"])
def test_full_screen_needs_no_output(data: Path, redirect: str) -> None:
    """It draws where faults go."""
    with Window(Start(data, redirect=redirect)) as window:
        answer_one(window, plain=False)
        window.until(lambda: "  saved" in window.text)
        window.send("\x18")
        assert window.status() == 0
        assert is_clean(window)
    assert count(data) == 1


@pytest.mark.fault(24)
@pytest.mark.parametrize("redirect", ["<&- >&- 2>&-", *slow("<&-", ">&-", "2>&-")])
def test_commands_without_descriptors(data: Path, redirect: str) -> None:
    """A command that only looks ends in order; nothing that it would have said comes into a file."""
    with Window(Start(data, ("history",), redirect=f'<"$0" >"$0" 2>"$0" {redirect}')) as window:
        assert window.status() in {0, 1}
        assert "Traceback" not in window.written
    with Window(Start(data, ("--plain", "take"), redirect=f"</dev/null >/dev/null 2>/dev/null {redirect}")) as window:
        assert window.status() == 1
    assert not data.exists()


@pytest.mark.fault(24)
@pytest.mark.parametrize(
    ("plain", "changes"),
    [
        pytest.param(False, {"LC_ALL": "C"}, id="C", marks=pytest.mark.slow),
        pytest.param(False, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, id="C without UTF-8"),
        pytest.param(True, {"LC_ALL": "POSIX"}, id="POSIX", marks=pytest.mark.slow),
        pytest.param(True, {"PYTHONIOENCODING": "ascii"}, id="ascii"),
        pytest.param(False, {"PYTHONIOENCODING": "latin-1"}, id="latin-1", marks=pytest.mark.slow),
    ],
)
def test_other_encodings(data: Path, changes: dict[str, str | None], *, plain: bool) -> None:
    """Either front end, but no escaped characters, and every answer kept."""
    arguments = ("--plain", "take") if plain else ("take",)
    with Window(Start(data, arguments, environment=changes, size=(100, 40))) as window:
        window.until(lambda: "? Help" in window.text or window.written.endswith("> "))
        full = "\x1b" in window.written
        answer_one(window, plain=not full)
        if full:
            window.until(lambda: "  saved" in window.text)
        assert "\\u" not in window.text
        assert "\\x" not in window.text
        window.send("\x18" if full else "q\n")
        assert window.status() == 0
        assert "\\u" not in window.written
    assert count(data) == 1
