"""The disk is full, on a real small disk: while she answers, and when she finishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import (
    EVERY,
    OPENING,
    RESUMING,
    answer,
    given,
    heading,
    leave_draft,
    leftovers,
    press,
    sittings,
    to_questions,
)

CHECK = len(EVERY)


def fill(disk: Path) -> Path:
    """Leave no room on the disk; give what to remove to have it again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return ballast


@pytest.mark.fault(7)
def test_full_screen_goes_on_and_saves_when_there_is_room(small_disk: Path) -> None:
    """It says so for as long as it lasts, takes every answer, and keeps them all by itself afterwards."""
    data = small_disk / "kept"
    with Window(Start(data)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        ballast = fill(small_disk)
        for key in EVERY[1:5]:
            answer(window, key)
            window.sees("not saved yet")
        assert heading(window).startswith("6 of 8")
        assert len(given(data)) == 1
        ballast.unlink()
        window.until(lambda: "  saved" in window.text)
        assert len(given(data)) == 5
        assert not leftovers(data)
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(7)
def test_full_screen_finishes_when_there_is_room(small_disk: Path) -> None:
    """Finishing offers to try again, and leaves exactly one sitting."""
    data = small_disk / "kept"
    leave_draft(data, CHECK)
    with Window(Start(data)) as window:
        to_questions(window, resuming=True)
        ballast = fill(small_disk)
        press(window, "f")
        window.sees("Try again", "disk is full")
        press(window, "\r")
        window.linger(1)
        window.sees("Try again")
        assert not sittings(data)
        ballast.unlink()
        press(window, "\r")
        window.sees("Read it now")
        window.send("\x18")
        assert window.status() == 0
    assert len(sittings(data)) == 1
    assert not (data / "draft.toml").exists()
    assert not leftovers(data)


@pytest.mark.fault(7)
def test_lines_go_on_and_save_when_there_is_room(small_disk: Path) -> None:
    """The same in lines; she is told, since no page can show it."""
    data = small_disk / "kept"
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.sees("2 of 8")
        window.until((data / "draft.toml").exists)
        ballast = fill(small_disk)
        for place, key in enumerate(EVERY[1:5], 3):
            window.send(f"{key}\n")
            window.sees(f"{place} of 8")
        ballast.unlink()
        window.until(lambda: len(given(data)) == 5)
        window.send("q\n")
        assert window.status() == 0


@pytest.mark.fault(7)
def test_lines_say_that_nothing_can_be_saved(small_disk: Path) -> None:
    """An answer that is not kept is not passed over in silence."""
    data = small_disk / "kept"
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.sees("2 of 8")
        window.until((data / "draft.toml").exists)
        fill(small_disk)
        for place, key in enumerate(EVERY[1:5], 3):
            window.send(f"{key}\n")
            window.sees(f"{place} of 8")
            window.linger(0.3)
        assert "saved" in window.text.lower()
        window.send("q\n")
        window.status()
        assert "The answers so far are kept" not in window.written


@pytest.mark.fault(7)
def test_lines_finish_when_there_is_room(small_disk: Path) -> None:
    """Finishing does not end the run while the answers are nowhere else than in it."""
    data = small_disk / "kept"
    leave_draft(data, CHECK - 2)
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*RESUMING, "")))
        window.sees("Question 35 of 36")
        ballast = fill(small_disk)
        window.send("\n".join((*EVERY[CHECK - 2 : CHECK], "", "")))
        window.sees("disk is full")
        window.linger(0.5)
        assert window.running, "it ended with two answers that are kept nowhere"
        ballast.unlink()
        window.send("1\n")
        window.sees("What to do today: ")
        window.send("\n")
        assert window.status() == 0
    assert len(sittings(data)) == 1
