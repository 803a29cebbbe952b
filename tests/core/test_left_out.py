"""What was left out is one line on a page; which steps, and why, stands behind why. Steps 9 and 10 are not named where
their titles would tell what she did not say."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from quiz.engine.outcome import outcome
from quiz.export.documents import result_form
from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData
from quiz.model.answers import SKIPPED, Answer
from quiz.model.bank import Bank
from quiz.model.result import Shown
from quiz.text.line import WHY_COMMAND
from quiz.text.reasons import left_out
from quiz.text.result import ResultPage, result_lines
from quiz.text.result import page as page_of
from tests.core.conftest import AnswersOf

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
OF_AN_AFFAIR = ("Understand what led to the affair", "Take back the hours she fills", "affair", "woman")


def result_of(bank: Bank, situation: dict[str, str], given: dict[str, Answer]) -> tuple[Shown, ResultPage]:
    """A sitting with its page."""
    shown = Shown("any", WHEN, situation, given, outcome(bank, situation, given), kept=True)
    return shown, page_of(bank, shown, date(2026, 11, 22), "F2")


def test_one_line_on_every_page_and_all_of_it_in_data(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    shown, page = result_of(bank, together | {"contact": "distance"}, answers(2))
    line = "8 steps do not fit now."
    said = list(result_lines(page, commands=True))
    assert said.count(line) == 1
    assert said.count(WHY_COMMAND) == 1
    assert not any("because he asked" in sentence for sentence in said)
    for form in (Format.MD, Format.HTML):
        text = render(ExportData(bank, shown), form, WHEN, "uid").decode()
        assert text.count(line) == 1
        assert "because he asked" not in text
        assert "Bring back shared fun" not in text
    data = json.loads(json.dumps(result_form(bank, shown.circumstances, shown.result, "any")))
    assert [step["number"] for step in data["left_out"]] == [4, 5, 6, 8, 9, 10, 13, 14]
    assert all(step["title"] and step["reason"] for step in data["left_out"])


def test_why_names_them_with_their_reasons(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    _, page = result_of(bank, together | {"contact": "order", "blames": "never"}, answers(2))
    first, second, third = page.left_out.why
    said = list(result_lines(page, why=True, commands=True))
    assert said[said.index(first) :][:3] == [first, second, third]
    assert first == (
        "Left out: 1 Check the story before you believe it; 4 Bring back shared fun; 5 Listen to understand; "
        "6 Say it as your feeling, not as his fault; 8 Be playful and affectionate again; 12 It takes two; "
        "14 When you end up comforting him, because a court order keeps you apart, and that comes first."
    )
    assert second == (
        "Left out: 13 Do not carry what is not yours, because you said that he never says it is all your fault."
    )
    assert third == "2 more are for a situation you did not name."


@pytest.mark.parametrize("affair", ["none", "unsure", "unsaid", SKIPPED, None])
def test_an_affair_that_she_did_not_name_is_named_nowhere(
    bank: Bank, together: dict[str, str], answers: AnswersOf, affair: str | None
) -> None:
    """Not behind why either, in a life from which nothing else is left out."""
    situation = {name: choice for name, choice in together.items() if name != "affair"}
    shown, page = result_of(bank, situation | ({"affair": affair} if affair else {}), answers(2))
    assert {step.number for step in shown.result.left_out} == {9, 10}
    assert page.left_out.line == "2 steps do not fit now."
    assert page.left_out.why == ("2 are for a situation you did not name.",)
    text = " ".join(result_lines(page, why=True))
    assert [words for words in OF_AN_AFFAIR if words in text] == []


def test_while_an_affair_goes_on_the_step_for_afterwards_is_named(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    _, page = result_of(bank, together | {"affair": "ongoing"}, answers(2))
    afterwards = "because it is for the time after an affair that has ended."
    assert f"Left out: 9 Understand what led to the affair, {afterwards}" in page.left_out.why
    assert page.left_out.unnamed == ""


def test_what_was_not_answered_is_told_from_what_does_not_fit(bank: Bank, together: dict[str, str]) -> None:
    _, page = result_of(bank, together, {})
    assert page.left_out.line == "2 steps do not fit now. For 13 steps there are not enough answers."
    assert page.left_out.groups[0][0] == "because there are not enough answers to say"


def test_one_is_one_and_none_is_nothing(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    after = together | {"affair": "past"}
    _, page = result_of(bank, after, answers(2))
    assert (page.left_out.line, page.left_out.why) == ("", ())
    _, page = result_of(bank, after | {"blames": "never"}, answers(2))
    assert page.left_out.line == "1 step does not fit now."
    shown, _ = result_of(bank, together | {"affair": "none"}, {})
    assert left_out(bank, shown.result.left_out[8:9]).why == ("1 is for a situation you did not name.",)
