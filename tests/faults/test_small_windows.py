"""Windows that are too small, or whose size changes all the time."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import EVERY, answer, count, is_clean, press, standing, to_questions, to_start
from tests.tools import slow

UNKNOWN: Final = (0, 0)
"""What a terminal says that does not know its size."""
WHILE_IT_LOOKS: Final = """
import fcntl, os, struct, termios
look = os.get_terminal_size
def look_and_grow(*terminal):
    size = look(*terminal)
    if size.columns == 150:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    return size
os.get_terminal_size = look_and_grow
"""
"""The window changes again between the look at its size and what comes of it."""
UNSEEN: Final = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGWINCH})"
"""No signal tells of another size."""


@pytest.mark.fault(23)
@pytest.mark.parametrize("size", [(59, 20), *slow((1, 1), (10, 3))])
def test_a_small_window(data: Path, size: tuple[int, int]) -> None:
    """At the start and within a question no key counts; the same page when there is room."""
    with Window(Start(data, size=size)) as window:
        window.until(lambda: "\x1b[?1049h" in window.written)
        window.linger(0.5)
        window.send("1\r")
        window.linger(0.5)
        window.resize(80, 24)
        to_questions(window)
        answer(window, EVERY[0])
        page = standing(window, "  saved")
        window.resize(*size)
        window.until(lambda: window.text != page)
        window.linger(0.3)
        window.send("1\r")
        window.linger(0.3)
        window.resize(80, 24)
        window.until(lambda: window.text == page)
        answer(window, EVERY[1])
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 2


@pytest.mark.fault(23)
def test_a_terminal_that_says_a_size_that_none_has(data: Path) -> None:
    """The page is painted as far as a screen may reach, and can be left."""
    with Window(Start(data)) as window:
        to_start(window)
        window.say_size(65535, 65535)
        window.rest()
        window.send("\x18")
        assert window.status() == 0
        assert is_clean(window), window.modes_on


@pytest.mark.fault(23)
def test_a_terminal_that_does_not_say_its_size(data: Path) -> None:
    """It counts as 80 by 24, at the start and from within a question, and every key does what it does."""
    with Window(Start(data, size=UNKNOWN)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        page = standing(window, "  saved")
        window.resize(100, 40)
        window.until(lambda: "F2 Safety" in "".join(window.text.splitlines()[24:]))
        window.linger(0.3)
        window.resize(*UNKNOWN)
        window.until(lambda: [line[:80].rstrip() for line in window.text.splitlines()[:24]] == page.splitlines())
        answer(window, EVERY[1])
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 2


@pytest.mark.fault(23)
def test_it_says_how_large_it_must_be(data: Path) -> None:
    """Where there is room for that."""
    with Window(Start(data, size=(40, 12))) as window:
        window.sees("40 by 12", "60 by 20")
        window.resize(60, 20)
        to_start(window)


@pytest.mark.fault(23)
def test_a_size_that_changes_while_it_is_looked_at(data: Path) -> None:
    """The signal for the next size comes while the signal for this one is handled: the last size counts."""
    with Window(Start(data, patch=WHILE_IT_LOOKS)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        page = standing(window, "  saved")
        window.wipe()
        window.say_size(150, 50)
        window.until(lambda: window.said_size == (80, 24))
        window.until(lambda: window.text == page)
        press(window, "\x18")
        assert window.status() == 0


@pytest.mark.fault(23)
def test_a_size_that_no_signal_tells(data: Path) -> None:
    """As where another program stands between the window and this one."""
    with Window(Start(data, patch=UNSEEN)) as window:
        to_start(window)
        page = standing(window)
        window.resize(40, 12)
        window.sees("40 by 12")
        window.resize(80, 24)
        window.until(lambda: window.text == page)
        press(window, "\x18")
        assert window.status() == 0


@pytest.mark.fault(23)
@pytest.mark.parametrize("changes", [{"COLUMNS": "40", "LINES": "12"}, {}])
def test_only_the_terminal_says_its_size(data: Path, changes: dict[str, str]) -> None:
    """Neither the environment nor where the output goes is asked."""
    redirect = '<"$0" 2>"$0"'
    with Window(Start(data, size=(100, 30), environment=changes, redirect=redirect)) as window:
        to_start(window)
        window.resize(59, 20)
        window.sees("59 by 20")


@pytest.mark.slow
@pytest.mark.fault(23)
def test_five_hundred_sizes(data: Path) -> None:
    """As fast as a window manager can."""
    sizes = random.Random(23)  # noqa: S311 - the same sizes every time
    with Window(Start(data)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        page = standing(window, "  saved")
        for _ in range(500):
            window.resize(sizes.randrange(1, 200), sizes.randrange(1, 60))
            window.read(0.002)
        window.resize(80, 24)
        window.until(lambda: window.text == page)
        press(window, "\x18")
        assert window.status() == 0
