"""Keyboards as they are: Caps Lock, digits of other scripts, spaces that do not break."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import SETTLED, answer, heading, leave_sitting, press, quiz, to_questions


@pytest.mark.fault(22)
def test_caps_lock_changes_no_key(data: Path) -> None:
    """Help and safety first of all, back and skip; Ctrl+X is what it was."""
    with Window(Start(data)) as window:
        to_questions(window)
        press(window, "H")
        window.sees("Emergency")
        press(window, "B")
        window.sees(f"1 of {len(SETTLED)}")
        answer(window, "S")
        window.sees(f"2 of {len(SETTLED)}")
        answer(window, "B")
        window.sees(f"1 of {len(SETTLED)}")
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(22)
def test_digits_of_other_scripts_answer(data: Path) -> None:
    """Full width, Arabic, Persian, Devanagari, Thai; a Roman numeral or a fraction is none."""
    with Window(Start(data)) as window:
        to_questions(window)
        press(window, "Ⅰ", "½", "²")
        window.linger(0.5)
        assert f"1 of {len(SETTLED)}" in heading(window)
        for number, digit in enumerate("１١۳३๓", 1):
            assert heading(window).startswith(f"{number} of ")
            answer(window, digit)
        window.sees(f"6 of {len(SETTLED)}")
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(22)
def test_every_letter_that_is_kept_can_be_typed(data: Path) -> None:
    """A space that does not break, a joiner within a word, an emoji of several characters, a letter of two."""
    words = "mot\u00a0! می\u200cروم 👩\u200d👧 e\u0301 ﷽"
    leave_sitting(data)
    with Window(Start(data, ())) as window:
        window.sees("Last result", "F2 Safety")
        press(window, "\r")
        window.sees("n Note", "F2 Safety")
        press(window, "n")
        window.sees("characters")
        for letter in words:
            window.send(letter)
            window.linger(0.03)
        press(window, "\x13")
        window.sees("n Note", "F2 Safety")
        window.send("\x18")
        assert window.status() == 0
    assert json.loads(quiz(data, "note", "--json").stdout)["note"] == words
