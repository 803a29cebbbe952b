"""What a listener hears of the full screen: each page once, an arrow two lines, an answer the next question and its
answers, and nothing again that did not change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from quiz.bank import built_in_folder, load
from quiz.text import safety
from quiz.text.safety import Way
from tests.faults import walks
from tests.faults.terminals import Start, Window
from tests.faults.walks import A_LOOK, SETTLED, leave_sitting
from tests.listening import Listener, together

KEYS_BELOW: Final = ("Help", "Leave", "Safety")
A_SENTENCE: Final = 20
"""Characters of a line that cannot be part of another one."""
POINTER: Final = "greater than"
"""How the sign before what is pointed at is said."""


def once(heard: Sequence[str], *words: str) -> None:
    """Each of these is said one time."""
    said = together(heard)
    assert {one: said.count(together([one])) for one in words} == dict.fromkeys(words, 1)


def questions(heard: Sequence[str]) -> int:
    """How many of the questions are said."""
    said = together(heard)
    return sum(said.count(together([item.text])) for item in load(built_in_folder()).items)


def sentences(page: str) -> list[str]:
    """The lines of a page that are words from end to end, without the pointer and the keys."""
    lines = [line.strip() for line in page.splitlines()[:-1]]
    return [line for line in lines if len(line) > A_SENTENCE and line[0] != ">" and max(line) < "\u2500"]


def press(listener: Listener, key: str, *words: str) -> Sequence[str]:
    """Press a key after a look at the page, and hear what comes of it, these words among it."""
    listener.linger(A_LOOK)
    listener.send(key)
    return listener.hears(*words)


@pytest.mark.slow
def test_the_full_screen_says_what_is_new(tmp_path: Path) -> None:
    """From the start page to the second question."""
    with Listener(Start(tmp_path / "kept")) as listener:
        once(
            listener.hears("Safety"),
            "A private look",
            *list(safety.START.values())[1:3],
            "questions, about",
            "F2",
            "Safety",
        )
        moved = press(listener, "\x1b[B", safety.START[Way.WITHOUT_SAVING])
        assert together(moved) == together(["Start", POINTER, safety.START[Way.WITHOUT_SAVING]])
        moved = press(listener, "\x1b[A", safety.START[Way.WITHOUT_SAVING])
        assert together(moved) == together([POINTER, "Start", safety.START[Way.WITHOUT_SAVING]])
        once(press(listener, "\r", "rather not say"), "without being afraid", "rather not say", "yes", POINTER)
        once(press(listener, "\r", "account to him"), "account to him")
        once(
            press(listener, "\r", "court order", "Skip"),
            f"1 of {len(SETTLED)}",
            "How much contact",
            "court order",
            "Skip",
        )
        for key in SETTLED:
            heard = press(listener, key, "saved")
        once(heard, "1 of ", "never", "rarely", "sometimes", "often", "almost always", "saved")
        assert questions(heard) == 1
        moved = press(listener, "\x1b[B", "rarely")
        assert together(moved) == together(["( ) 1", "never", POINTER, "( ) 2", "rarely"])
        heard = press(listener, "2", "2 of ", "saved")
        once(heard, "2 of ", "never", "rarely", "saved")
        assert questions(heard) == 1
        assert not [word for word in KEYS_BELOW if word in together(heard)]
        listener.send("\x03")  # the reader keeps Ctrl+X for itself
        assert listener.status() == 0


@pytest.mark.slow
def test_the_result_is_heard_as_it_is_seen(tmp_path: Path) -> None:
    """From home: each line once, and nothing of the page before."""
    leave_sitting(tmp_path / "kept")
    start = Start(tmp_path / "kept", ())
    with Window(start) as window:
        window.sees("Last result", "Safety")
        walks.press(window, "\r")
        window.until(lambda: "Last result" not in window.text and "Safety" in window.text)
        window.linger(1)
        page = window.text
    assert len(sentences(page)) > 5
    with Listener(start) as listener:
        listener.hears("Last result", "Safety")
        heard = press(listener, "\r", sentences(page)[-1])
        once(heard, *sentences(page))
        assert "Last result" not in heard
