"""Wherever a text speaks of not wanting to live, the numbers are one named key or command away, and printed with it
where there is no key. Nobody is told to wait weeks for a doctor."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.bank import built_in_folder, load
from tests.faults.terminals import Start, Window
from tests.faults.walks import choose

from .conftest import Ran

BANK = built_in_folder()
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in (*BANK.glob("*.toml"), *(BANK / "readings").iterdir())}
DESPAIR = re.compile(r"not want(ing)? to live|end(ing)? (your|my) life|suicid", re.IGNORECASE)
HELP_LINE = re.compile(r'^(name|for_whom) = ".*"$', re.MULTILINE)
"""A service is called what it is called, and says for whom it is beside its number."""
POINTING = "{key} shows the numbers."


def test_every_text_that_speaks_of_it_names_the_way_to_the_numbers() -> None:
    spoken = {name for name, text in TEXTS.items() if DESPAIR.search(HELP_LINE.sub("", text))}
    assert {"02-look-after-yourself.md", "15-give-it-time.alone.md", "03-trained-help.safe.md"} <= spoken
    for name in spoken:
        sentences = re.split(r"(?<=[.!?])\s", HELP_LINE.sub("", TEXTS[name]))
        assert all(sentence.endswith(POINTING) for sentence in sentences if DESPAIR.search(sentence)), name


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_no_text_has_anybody_wait_weeks_for_a_doctor(name: str) -> None:
    for sentence in re.split(r"(?<=[.!?])\s", TEXTS[name]):
        assert not ("doctor" in sentence and re.search(r"\b(weeks?|months?)\b", sentence)), sentence


@pytest.mark.parametrize("version", [(), ("--other",)])
def test_a_reading_that_is_not_on_a_terminal_ends_with_the_numbers(
    quiz: Callable[..., Ran], version: tuple[str, ...]
) -> None:
    ran = quiz("read", "2", *version)
    assert "a doctor today: the end of this page shows the numbers." in ran.out
    text, _, numbers = ran.out.partition("Help lines.\n")
    assert "Heading: When not to do this" in text
    bank = load(BANK)
    assert all(line.number in numbers for line in bank.safety.lines)
    assert "Help lines." not in quiz("read", "5").out


def test_a_program_is_told_the_command(quiz: Callable[..., Ran]) -> None:
    markdown = json.loads(quiz("read", "2", "--json").out)["markdown"]
    assert "a doctor today: quiz help-lines shows the numbers." in markdown
    assert "{key}" not in markdown


def test_at_a_prompt_it_is_the_letter_of_help(quiz: Callable[..., Ran]) -> None:
    ran = quiz("--plain", lines=["2", "2", "h", "q"])
    before, _, after = ran.out.partition("a doctor today: h shows the numbers.")
    assert "116 123" not in before
    assert "116 123" in after


def test_on_a_terminal_it_is_the_command(tmp_path: Path) -> None:
    with Window(Start(tmp_path, ("read", "2"), size=(100, 80))) as window:
        window.until(lambda: "To read further" in window.text)
        assert "quiz help-lines shows the numbers." in " ".join(window.text.split())
        assert "Help lines." not in window.text
        assert window.status() == 0


def test_in_the_full_screen_it_is_the_key(tmp_path: Path) -> None:
    start = Start(tmp_path, (), size=(100, 80))
    with Window(start) as window:
        choose(window, "Read a step")
        choose(window, " 2  Look after yourself first")
        window.until(lambda: "To read further" in window.text)
        assert "F2 shows the numbers." in " ".join(window.text.split())
        window.send("\x18")
        assert window.status() == 0
