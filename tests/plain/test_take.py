"""The quiz in lines: the order of prompts, what is echoed, what is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from quiz.model.bank import Bank
from quiz.text import keeping, line
from tests import inside
from tests.faults.walks import OPENING, SETTLED
from tests.plain.talk import asked

from .conftest import Ran


def test_the_first_line_says_what_this_is_and_how_to_stop(quiz: Callable[..., Ran]) -> None:
    """Even where nothing follows."""
    ran = quiz("--plain", "take")
    assert ran.out.splitlines()[0].startswith("First Steps, in plain lines as you asked. Type q and Enter to leave")
    assert ran.status == 1


def test_only_printable_characters_and_line_ends_are_written(quiz: Callable[..., Ran]) -> None:
    """No escape, no lone carriage return, no tab."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, "?", "x\x1b[31m", *["2"] * 36, ""])
    assert ran.status == 0
    assert not [char for char in ran.out if not char.isprintable() and char != "\n"]


def test_each_choice_is_echoed_in_words_and_a_wrong_key_explained(quiz: Callable[..., Ran]) -> None:
    """Enter alone and a wrong key answer nothing."""
    ran = quiz("--plain", "take", lines=[*OPENING, "", "9", "2"])
    assert "That was Enter alone, which is no answer here." in ran.out
    assert "“9” is no answer here." in ran.out
    assert "You can type 1 to 7, b to go back, s to skip, h for help and safety, or q to leave." in ran.out
    assert "You chose: we live apart, with regular contact." in ran.out


def test_back_marks_the_earlier_answer(quiz: Callable[..., Ran]) -> None:
    """Going back shows what was said before."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, "4", "b"])
    assert re.search(r"Question 1 of 26\.\n.*\(often\)$", ran.out, re.MULTILINE)


def test_skip_and_no_occasion_answer_nothing(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """Both are kept as what they are."""
    quiz("--plain", "take", lines=[*OPENING, *SETTLED, "s", "0"])
    draft = (tmp_path / "kept" / "draft.toml").read_text()
    assert '@1" = "skipped"' in draft
    assert '@1" = "no-occasion"' in draft


def test_finishing_now_leads_to_the_check_page(quiz: Callable[..., Ran]) -> None:
    """From the first core item on."""
    assert "is no answer here" in quiz("--plain", "--ephemeral", "take", lines=[*OPENING, "f"]).out
    ran = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *SETTLED, "5", "f", ""])
    assert ran.status == 0
    assert "25 questions not answered." in ran.out


def test_a_change_at_check_answers_opens_what_has_to_be_asked(quiz: Callable[..., Ran], bank: Bank) -> None:
    """The second line is the affair: with one that has ended, four core items are asked at once."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, *["3"] * 36, "2", "2", *["3"] * 4, ""])
    assert ran.status == 0
    assert sorted(bank.item[item].step for item in asked(ran.out, bank)[36:]) == [9, 9, 10, 10]
    assert ran.out.count("What you changed brings 4 more questions; then you are back at your answers.") == 1


def test_where_the_input_ends_it_is_said_what_stays(quiz: Callable[..., Ran]) -> None:
    """In the menu there is no draft to speak of, before anything is kept nor after; and nothing spins."""
    ended = "The input ended before the end. "
    nothing = quiz("--plain", lines=["2"])
    assert (nothing.status, ended + line.NOTHING_KEPT in nothing.err) == (1, True)
    halfway = quiz("--plain", "take", lines=[*OPENING, *SETTLED, "4"])
    assert (halfway.status, ended + line.DRAFT_KEPT in halfway.err) == (1, True)
    ephemeral = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *SETTLED, "4"])
    assert (ephemeral.status, ended + line.NOTHING_KEPT in ephemeral.err) == (1, True)
    assert quiz("--plain", "take", lines=["1", "1", "1", "1", *["4"] * 35, ""]).status == 0
    menu = quiz("--plain")
    assert (menu.status, ended + line.AS_IT_WAS in menu.err) == (1, True)
    erasing = quiz("erase")
    assert (erasing.status, ended + keeping.UNCHANGED in erasing.err) == (1, True)


def test_without_utf_8_the_words_stay_readable() -> None:
    """Quotation marks and dots become plain ones; nothing fails."""
    whole = [*OPENING, *SETTLED, *["4"] * 36, ""]
    ran = inside.run(("--plain", "--ephemeral", "take"), whole, encoding="ascii")
    assert ran.returncode == 0
    assert "In the past two weeks ..." in ran.stdout


def test_back_at_the_first_question_and_from_a_change_changes_nothing(quiz: Callable[..., Ran]) -> None:
    """There is no question before the first, which is said; from a question to be changed it leads to the answers."""
    ran = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, "b", *SETTLED, *["3"] * 36, "9", "b", "b", "3", ""])
    assert ran.status == 0
    assert ran.out.count(line.FIRST_QUESTION) == 1
    assert ran.out.count(line.CHECK_PROMPT) == 3
