"""The full screen in real terminals of several kinds, and where it meets the lines: by default, with the same draft;
and the page that says what to do about troubles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import (
    EVERY,
    OPENING,
    RESUMING,
    SETTLED,
    answer,
    is_clean,
    leave_sitting,
    lines,
    press,
    to_questions,
)

SITUATION: Final = len(SETTLED)
LINES: Final = "First Steps, in plain lines"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a folder with one sitting."""
    leave_sitting(tmp_path / "kept")
    return tmp_path / "kept"


def test_lines_by_default_in_a_real_terminal(kept: Path) -> None:
    """Chosen in the settings of the full screen, they come at the next start; and the full screen again, chosen in
    lines."""
    with Window(Start(kept, ())) as window:
        window.sees("Settings", "? Help")
        window.linger(0.4)
        window.send("\x1b[F\r")
        window.sees("WHEN FIRST STEPS STARTS")
        window.linger(0.4)
        window.send("\x1b[F\r")
        window.sees("It starts that way the next time.")
        window.send("\x18")
        assert window.status() == 0
    with Window(Start(kept, (), (200, 50))) as window:
        window.sees(LINES, "as you chose in the settings", "Settings", "\n>")
        place = next(line.split(".")[0] for line in window.text.splitlines() if line.endswith(". Settings"))
        window.send(f"{place}\n3\n1\n4\nq\n")
        assert window.status() == 0
    with Window(Start(kept, ())) as window:
        window.sees("? Help")
        window.send("\x18")
        assert window.status() == 0


def test_stopped_in_one_way_it_goes_on_in_the_other(tmp_path: Path) -> None:
    """The same draft: from lines to full screen at the next question, and back."""
    data, given = tmp_path / "kept", 12
    assert lines(data, (*OPENING, *EVERY[:given])).returncode == 1
    with Window(Start(data)) as window:
        to_questions(window, resuming=True)
        window.sees(f"{given - SITUATION + 1} of ")
        answer(window, EVERY[given])
        answer(window, EVERY[given + 1])
        window.sees(f"{given - SITUATION + 3} of ", "saved")
        window.send("\x18")
        assert window.status() == 0
    ran = lines(data, RESUMING)
    assert f"Question {given - SITUATION + 3} of " in ran.stdout
    assert f"Question {given - SITUATION + 2} of " not in ran.stdout


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"TERM": "linux", "COLORTERM": None}, id="Linux console"),
        pytest.param({"TERM": "screen", "COLORTERM": None}, id="screen", marks=pytest.mark.slow),
        pytest.param({"TERM": "tmux-256color", "TMUX": "none,1,0"}, id="tmux", marks=pytest.mark.slow),
        pytest.param({"TERM_PROGRAM": "vscode", "COLORTERM": "truecolor"}, id="VS Code", marks=pytest.mark.slow),
        pytest.param(
            {"SSH_TTY": "/dev/pts/0", "SSH_CONNECTION": "1 2 3 4", "COLORTERM": None}, id="ssh", marks=pytest.mark.slow
        ),
    ],
)
def test_the_full_screen_in_other_terminals(tmp_path: Path, changes: dict[str, str | None]) -> None:
    """It comes, `h` opens help and safety, Ctrl+C leaves with 0, and the terminal is as it was."""
    with Window(Start(tmp_path / "kept", (), environment=changes)) as window:
        window.sees("Take the quiz", "? Help", "^x Leave")
        press(window, "h")
        window.sees("Emergency")
        window.send("\x03")
        assert window.status() == 0
        assert is_clean(window)


def test_the_page_of_troubles_says_what_the_program_says(checkout: Path) -> None:
    """Each message on it is one of the program's, and each test that it names is there."""
    page = (checkout / "docs" / "terminals.md").read_text(encoding="utf-8")
    program = "".join(path.read_text(encoding="utf-8") for path in (checkout / "quiz").rglob("*.py"))
    messages = re.findall(r"^\| “(.+?)” \|", page, re.MULTILINE)
    assert len(messages) >= 3
    assert [message for message in messages if f'"{message}' not in program] == []
    named = re.findall(r"`(tests/[^`]+)`", page)
    assert named
    assert all((checkout / name).is_file() for name in named)
