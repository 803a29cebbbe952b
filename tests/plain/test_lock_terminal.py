"""A passphrase on a real terminal, a screen that is cleared when asked for, and files for another maker's age."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.encrypting import HURRY, PASSPHRASE, lock, opened
from tests.faults.terminals import PATIENCE, Start, Window
from tests.faults.walks import EVERY, OPENING, press
from tests.tools import tool

from .conftest import Ran

LINES = "--plain"


def test_another_makers_age_opens_the_files(plain: Path) -> None:
    """With the wrapped key, the passphrase typed on a terminal, and no help from this program."""
    before = (plain / "plan.toml").read_bytes()
    lock(plain)
    out = plain.parent / "opened.toml"
    command = (tool("age"), "-d", "-i", str(plain / "key.age"), "-o", str(out), str(plain / "plan.toml.age"))
    with Window(Start(None, instead=command)) as window:
        window.sees("passphrase")
        window.send(f"{PASSPHRASE}\r")
        assert window.status() == 0
    assert out.read_bytes() == before


def test_another_makers_age_writes_what_this_program_reads(locked: Path) -> None:
    """A plan sealed with the public half by somebody else."""
    age = tool("age")
    (locked / "plan.toml.age").unlink()
    command = [age, "-R", str(locked / "key.pub"), "-o", str(locked / "plan.toml.age")]
    subprocess.run(command, input=b"format = 1\n", check=True, timeout=PATIENCE)
    assert opened(locked).plan().entries == ()


def test_on_a_terminal_it_is_typed_without_an_echo(tmp_path: Path) -> None:
    """Twice to lock, in the real program; the second time a slip first. Never in what the terminal was sent."""
    data = tmp_path / "kept"
    with Window(Start(data, (LINES, "lock"), patch=HURRY)) as window:
        for prompt, typed in (("New passphrase", PASSPHRASE), ("The same passphrase", "a slip")):
            window.sees(prompt)
            press(window, typed, "\r")
        window.sees("not the same")
        window.until(lambda: window.written.count("New passphrase") == 2)
        press(window, PASSPHRASE, "\r")
        window.until(lambda: window.written.count("The same passphrase") == 2)
        press(window, PASSPHRASE, "\r")
        assert window.status() == 0
        assert PASSPHRASE not in window.written
        assert window.settings() == window.before
    assert (data / "key.age").exists()


def test_full_screen_asks_before_its_first_page(locked: Path) -> None:
    """So that no page ever holds it; Enter alone goes on without opening."""
    with Window(Start(locked, ())) as window:
        window.sees("What is saved is locked.")
        assert "\x1b[?1049h" not in window.written
        window.send("\r")
        window.sees("Take it again")
        window.send(b"\x18")
        assert window.status() == 0


def test_a_signal_at_the_prompt_gives_the_echo_back(locked: Path) -> None:
    """SIGTERM while the passphrase is asked for."""
    with Window(Start(locked, (LINES, "result"))) as window:
        window.sees("What is saved is locked.")
        window.signal(signal.SIGTERM)
        assert window.status() == 143
        assert window.settings() == window.before


def test_on_a_terminal_c_clears_the_screen_and_what_scrolled_away(tmp_path: Path) -> None:
    """At any prompt, and offered at the end, where Ctrl+D is a last key like another; nothing else sends an escape."""
    with Window(Start(tmp_path / "one", (LINES, "take"))) as window:
        window.sees("leave and clear the screen")
        window.send("c\r")
        assert window.status() == 0
        assert window.text.strip() == ""
        assert window.written.endswith("\x1b[H\x1b[2J\x1b[3J")
        assert window.written.count("\x1b") == 3
    for place, (last, escapes) in enumerate((("c\r", 3), ("\r", 0), ("\x04", 0))):
        with Window(Start(tmp_path / f"ended-{place}", (LINES, "take"), size=(100, 60))) as window:
            window.sees("Start without")
            window.send("".join(f"{line}\r" for line in (*OPENING, *EVERY, "")))
            window.sees("Press Enter to end, or type c")
            window.send(last)
            assert window.status() == 0
            assert window.written.count("\x1b") == escapes


@pytest.mark.parametrize("term", ["dumb", None])
def test_where_the_screen_cannot_be_cleared_it_is_not_offered(tmp_path: Path, term: str | None) -> None:
    """Neither on a terminal without control characters nor in a pipe."""
    with Window(Start(tmp_path / "kept", ("take",), environment={"TERM": term})) as window:
        window.sees("Start without")
        assert "clear the screen" not in window.text
        window.send("q\r")
        assert window.status() == 0
        assert "\x1b" not in window.written


def test_in_a_pipe_c_is_no_answer(quiz: Callable[..., Ran]) -> None:
    """There is no screen."""
    ran = quiz(LINES, "take", lines=["c", "q"])
    assert "“c” is no answer here." in ran.out
    assert "\x1b" not in ran.out
