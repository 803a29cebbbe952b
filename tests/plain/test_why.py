"""Which steps were left out, and why: from a shell, from the menu in lines, and behind w in the full screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.terminals import Start, Window
from tests.faults.walks import choose, press

from .conftest import Ran

UNDER_AN_ORDER = ["1", "1", "1", "6", *["s"] * 7, "3", "3", "f", ""]
"""Two answers, everything else about the situation skipped."""
CLOSED = "because a court order keeps you apart, and that comes first"
UNNAMED = "2 more are for a situation you did not name."


def test_the_result_says_how_many_and_the_command_says_which(quiz: Callable[..., Ran]) -> None:
    said = quiz("--plain", "take", lines=UNDER_AN_ORDER).out
    assert "quiz result --why" in said
    assert CLOSED not in said
    result = quiz("result").out
    assert "do not fit now." in result
    assert "The command quiz result --why says which answers led there, and which steps were left out." in result
    assert CLOSED not in result
    why = quiz("result", "--why").out
    assert "12 It takes two; " in why
    assert f"{CLOSED}." in why
    assert UNNAMED in why
    assert "the affair" not in why
    assert "The command quiz result --why" not in why


def test_the_menu_offers_it_last_before_the_way_back(quiz: Callable[..., Ran]) -> None:
    assert quiz("--plain", "take", lines=UNDER_AN_ORDER).status == 0
    said = quiz("--plain", lines=["3", "7", "8", "q"]).out
    assert "7. Hear why these steps, and which were left out\n8. Back\n" in said
    assert CLOSED in said
    assert UNNAMED in said


def test_in_the_full_screen_it_stands_behind_w(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    assert quiz("--plain", "take", lines=UNDER_AN_ORDER).status == 0
    with Window(Start(tmp_path / "kept", (), size=(100, 120))) as window:
        choose(window, "Last result")
        window.sees("do not fit now.", "F2 Safety")
        assert CLOSED not in window.text
        press(window, "w")
        window.sees(CLOSED, UNNAMED)
        press(window, "w")
        window.sees("w Why")
        assert CLOSED not in window.text
        window.send("\x18")
        assert window.status() == 0
