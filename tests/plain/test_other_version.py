"""The other version of a reading in lines and by a command: `h` and its number, nothing noted, no word of why."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ran

TITLES = {
    2: "Small care for yourself",
    3: "Someone to talk to, by yourself",
    11: "What you think, for yourself",
    15: "Your own time",
}
ASKED = "Type 2, 3, 11 or 15 to read one, Enter to go back."
WORDS = re.compile(r"\b(?:safe\w*|fear\w*|afraid|worr\w+|danger\w*|abuse\w*)\b", re.IGNORECASE)


@pytest.mark.parametrize("number", TITLES)
@pytest.mark.parametrize("before", [[], ["take"], ["--ephemeral", "take"]])
def test_h_and_its_number_in_a_fresh_process(
    quiz: Callable[..., Ran], tmp_path: Path, number: int, before: list[str]
) -> None:
    """From home and from the start page; Enter leads back to the very prompt, and no file is made."""
    ran = quiz("--plain", *before, lines=["h", str(number), "", "q"])
    assert ran.status == 0
    assert f"Heading: {TITLES[number]}" in ran.out
    assert ran.out.count(ASKED) == 2
    assert "There is another version" not in ran.out
    assert re.search(r"Enter alone|no answer here", ran.out) is None
    assert list(tmp_path.iterdir()) == []


def test_at_that_prompt_other_things_are_no_answer(quiz: Callable[..., Ran]) -> None:
    """Nor does h lead deeper; ? says what can be typed."""
    ran = quiz("--plain", lines=["h", "5", "h", "?", "", "q"])
    assert ran.status == 0
    assert ran.out.count("no answer here") == 2
    assert ran.out.count("Help and safety.") == 1
    assert "You can type 2, 3, 11, 15, Enter to go back, or q to leave." in ran.out


def test_within_the_questions_it_leads_back_to_the_question(quiz: Callable[..., Ran]) -> None:
    ran = quiz("--plain", "take", lines=["1", "1", "1", "h", "3", "", "1", "q"])
    assert "Heading: Someone to talk to" in ran.out
    assert "About your situation, 2 of 8." in ran.out


@pytest.mark.parametrize("number", TITLES)
def test_the_command_and_where_it_is_said(quiz: Callable[..., Ran], tmp_path: Path, number: int) -> None:
    """The ordinary version names the command in its second line; the command prints the other version."""
    ordinary, other = quiz("read", str(number)), quiz("read", "--other", str(number))
    assert ordinary.out.splitlines()[1] == f"There is another version of this page: quiz read --other {number}."
    assert other.out.splitlines()[0] == f"Heading: {TITLES[number]}"
    assert "another version" not in other.out
    assert list(tmp_path.iterdir()) == []


def test_in_lines_the_ordinary_version_says_h(quiz: Callable[..., Ran]) -> None:
    ran = quiz("--plain", lines=["2", "11", "q"])
    assert "There is another version of this page: type h, then 11." in ran.out.splitlines()


def test_which_steps_have_one(quiz: Callable[..., Ran]) -> None:
    """Without a number they are listed; a step that has none says which have."""
    assert quiz("read", "--other").out.splitlines() == [f"{number}. {title}" for number, title in TITLES.items()]
    ran = quiz("read", "--other", "5")
    assert ran.status == 1
    assert "Steps 2, 3, 11 and 15 have one." in ran.err


def test_nothing_that_is_typed_or_listed_tells_why(quiz: Callable[..., Ran]) -> None:
    """Neither the help of the command nor what completes it, for whoever reads a shell's history."""
    told = quiz("read", "--help").out
    assert "--other" in told
    assert WORDS.search(told) is None


def test_help_lines_name_them_and_the_command(quiz: Callable[..., Ran]) -> None:
    told = quiz("help-lines").out
    assert "Steps that need nothing from him." in told
    assert all(title in told for title in TITLES.values())
    assert "quiz read --other 2" in told
