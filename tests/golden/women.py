"""The thirteen women of tests/data/golden/women.toml, and what each of them is shown: the result in lines and in the
full screen, at the end of a run through the real program, and all that can be had of it. Must not know what should
stand there."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any, Final, NamedTuple

import pytest

from tests.faults.terminals import CHECKOUT, PATIENCE, Start, Window
from tests.faults.walks import answer, count, pointed, press, to_start
from tests.golden.talking import GO_ON, Answers, Bank, answer_all, begin, by_question, clock, quiz
from tests.plain.talk import Talk

GOLDEN: Final = CHECKOUT / "tests" / "data" / "golden"
AFRAID: Final = "no"
"""The worried answer to a question about safety."""
UNSAID: Final = "rather not say"
TODAY: Final = "2026-11-22T10:00:00+00:00"
TALL: Final = (80, 250)
"""As wide as a usual window, and so high that every page stands in it whole."""
SMALLEST: Final = (60, 20)
START: Final = "The steps to start with"
LINES: Final = "In lines: quiz --plain take"
ALL: Final = "All of it: quiz result"
FIRST: Final = "In the smallest window, before anything is scrolled"
FULL: Final = "In the full screen, 80 columns wide"
WHY: Final = "Behind why"


class Woman(NamedTuple):
    """Who she is and what she says."""

    name: str
    who: str
    safety: tuple[str, ...]
    """What she says to each question about safety."""
    answers: Answers
    """To every question about her situation, and to every item that she can be asked."""


def women() -> dict[str, Woman]:
    """All of them, by name."""
    return {
        name: Woman(name, she["who"], tuple(she["safety"]), {**she["situation"], **by_question(she["answers"])})
        for name, she in written()["women"].items()
    }


def written() -> dict[str, Any]:
    """What the file says: who they are, and what may not be said to them."""
    return tomllib.loads((GOLDEN / "women.toml").read_text(encoding="utf-8"))


def page(woman: Woman, bank: Bank, folder: Path) -> str:
    """All pages, one under the other, with a line over each that says which it is. `folder` is for what is kept."""
    lines = in_lines(woman, bank, folder)
    parts = [(LINES, lines), *in_full(woman, folder / "full")]
    if not {AFRAID, UNSAID} & {*woman.safety}:  # that is not kept, so that a later run shows the ordinary result
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("quiz.cli.composition.local_now", lambda: datetime.fromisoformat(TODAY))
            parts.insert(1, (ALL, quiz(folder / "lines", "result")))
    return "\n".join(f"== {title}\n\n{without_space(text)}\n" for title, text in parts)


def start(woman: Woman, text: str, folder: Path) -> list[int]:
    """The steps to start with, once `page` has made the text: from the data, but for her whom an answer about safety
    gives a list that no file has. There those count that the page names, or that stand first behind why."""
    if AFRAID in woman.safety:
        return [int(number) for number in re.findall(r"^Step (\d+)\b", text, re.MULTILINE)]
    if UNSAID in woman.safety:
        first = text.partition(f"== {WHY}")[2].partition("\n  NEXT")[0]
        return [int(number) for number in re.findall(r"^  [> ] +(\d+)  \S", first, re.MULTILINE)]
    steps = json.loads(quiz(folder / "lines", "result", "--json"))["steps"]
    return [step["number"] for step in steps if step["tier"] == "start"]


def without_space(text: str) -> str:
    """The same without the empty lines that a high window has between the page and its keys."""
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def in_lines(woman: Woman, bank: Bank, folder: Path) -> str:
    """Everything that is said from the result on. What was kept before it lies in `full` then, for the other way."""
    data = folder / "lines"
    with Talk(data, "take", patch=clock(TODAY)) as talk:
        begin(talk, woman.safety)
        asked = answer_all(talk, bank, woman.answers)
        end = monotonic() + PATIENCE
        while count(data) < asked:
            assert monotonic() < end, "what she answered is not kept"
        shutil.copytree(data, folder / "full")
        said = talk.say("")
        assert talk.end() == 0
    return said


def in_full(woman: Woman, data: Path) -> list[tuple[str, str]]:
    """The first look at the result in the smallest window, the whole page, and what is behind why, where all questions
    were answered before. Both questions about safety are asked again."""
    with Window(Start(data, ("take",), size=TALL, patch=clock(TODAY))) as window:
        to_start(window)
        press(window, "\r")
        take(window, "Continue")
        for words in woman.safety:
            take(window, words)
            if GO_ON in window.text and "See help lines" in window.text:
                take(window, GO_ON)
        window.sees("Finish and see the result", "F2 Safety")
        press(window, "f")
        window.sees("22 November", "F2 Safety")
        window.rest()
        shown = [(FULL, window.text)]
        window.resize(*SMALLEST)
        window.until(lambda: len(window.text.splitlines()) <= SMALLEST[1])
        window.sees("22 November", "F2 Safety")  # at the right edge: there only once it is painted for this size
        window.rest()
        shown.insert(0, (FIRST, window.text))
        if "w Why" in shown[1][1]:
            window.resize(*TALL)
            press(window, "w")
            window.sees("the answers that led there", "F2 Safety")
            window.rest()
            shown.append((WHY, window.text))
        window.send("\x18")
        assert window.status() == 0
    return shown


def take(window: Window, words: str) -> None:
    """Point at the line that ends with these words and take it."""
    window.sees(words, "F2 Safety")
    while not (before := pointed(window)).endswith(words):
        window.send("\x1b[B")
        window.until(lambda: pointed(window) != before)
    answer(window, "\r")
