"""What a listener hears, in lines: what is printed, each line once and in order, and nothing that is for the eye."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import OPENING, SETTLED
from tests.listening import Listener, together

PROMPT: Final = "greater than"
"""How the sign of the prompt is said."""
BLANK: Final = "blank"
"""How Enter alone is said."""
KEYS: Final = (*OPENING, *SETTLED, "2", "x", "?", "b", "h", "", "3", "f", "")
"""The start page, both safety questions, the circumstances; an answer, a wrong key, the keys there are, back, help;
another answer, the end, and the result."""


def printed(data: Path) -> list[list[str]]:
    """What stands on a terminal after each of the keys, line by line."""
    pages = []
    with Window(Start(data, ("--plain", "take"), size=(1000, 60))) as window:
        for key in (*KEYS, "q"):
            window.until(lambda: window.written.endswith("> "))
            pages.append(window.written)
            window.written = ""
            window.send(f"{key}\n")
        assert window.status() == 0
    return [[line.strip() for line in page.splitlines() if any(map(str.isalnum, line))] for page in pages]


@pytest.mark.slow
def test_lines_are_heard_as_they_are_printed(tmp_path: Path) -> None:
    """Each once: the page, then for each key its echo, what was understood, the next question and its answers."""
    pages = printed(tmp_path / "printed")
    with Listener(Start(tmp_path / "kept", ("--plain", "take"))) as listener:
        for page, key in zip(pages, (*KEYS, "q"), strict=True):
            *said, prompt = listener.hears(PROMPT)
            assert prompt == PROMPT
            assert together(words for words in said if words != BLANK) == together(page)
            listener.send(f"{key}\n")
        assert listener.status() == 0
    question = next(page for page in pages if "Question 2 of" in " ".join(page))
    assert len(question) == len({*question}) == 10  # the key, what it means, number, question, six answers
    assert question[3].startswith("In the past two weeks")
