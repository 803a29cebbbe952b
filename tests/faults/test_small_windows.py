"""Windows that are too small, or whose size changes all the time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import EVERY, answer, count, press, to_questions, to_start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.conftest import Note

UNKNOWN: Final = (0, 0)
"""What a terminal says that does not know its size: it is taken for one of 80 by 24, so that keys count."""


@pytest.mark.fault(23)
@pytest.mark.parametrize("size", [(1, 1), (0, 0), (10, 3), (59, 20)])
def test_a_small_window(data: Path, note: Note, size: tuple[int, int]) -> None:
    """At the start and within a question; the same page when there is room."""
    with Window(Start(data, size=size)) as window:
        window.until(lambda: "\x1b[?1049h" in window.written)
        window.linger(0.5)
        window.resize(80, 24)
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        page = window.text
        window.resize(*size)
        window.linger(0.3)
        if size != UNKNOWN:
            window.send("1\r")
            window.linger(0.3)
        window.resize(80, 24)
        window.until(lambda: window.text == page)
        answer(window, EVERY[1])
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 2
    note(f"{size[0]} by {size[1]}: the same page")


@pytest.mark.fault(23)
def test_it_says_how_large_it_must_be(data: Path) -> None:
    """Where there is room for that."""
    with Window(Start(data, size=(40, 12))) as window:
        window.sees("40 by 12", "60 by 20")
        window.resize(60, 20)
        to_start(window)


@pytest.mark.fault(23)
def test_five_hundred_sizes(data: Path, note: Note) -> None:
    """As fast as a window manager can."""
    sizes = random.Random(23)  # noqa: S311 - the same sizes every time
    with Window(Start(data)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        page = window.text
        for _ in range(500):
            window.resize(sizes.randrange(1, 200), sizes.randrange(1, 60))
            window.read(0.002)
        window.resize(80, 24)
        window.until(lambda: window.text == page)
        memory = window.memory()
        press(window, "\x18")
        assert window.status() == 0
    note(f"the same page, {memory:.0f} MiB at most", runs=500)
