"""The step for today: which one it is, what is said of it, and what stands in its place where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from quiz.engine.outcome import outcome
from quiz.export.documents import result_form
from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from quiz.model.result import Edition, Shown, Tier
from quiz.text import reasons
from quiz.text.result import ResultPage, result_lines, today_lines
from quiz.text.result import page as page_of

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = 250


def told(bank: Bank, situation: dict[str, str], given: dict[str, Answer], *, worried: bool = False) -> Shown:
    """A sitting with what it comes to."""
    return Shown("any", WHEN, situation, given, outcome(bank, situation, given, safe_only=worried), kept=True)


def page(bank: Bank, shown: Shown) -> ResultPage:
    """Its page."""
    return page_of(bank, shown, date(2026, 11, 22), "F2")


def test_every_step_can_be_the_one_for_today_in_few_words(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """With its claim, its act and its caution, within the first ten lines."""
    for step in bank.steps:
        shown = told(bank, together | {"affair": "past", "help": "none"}, answers(0, {step.number: 4}))
        said = list(today_lines(page(bank, shown)))
        first = said.index(f"What to do today: step {step.number}, {step.title}.")
        assert said[first + 1 :][:2] == [step.claim, step.today]
        assert (step.caution in said[first + 1 :][:3]) is bool(step.caution)
        assert first + 2 < 10
        assert len(" ".join(said).split()) < WORDS
        assert sum("quiz result" in line for line in said) == 1


def test_where_contact_is_closed_it_is_an_act_without_him(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    shown = told(bank, together | {"contact": "distance"}, answers(0, {1: 4}))
    today = page(bank, shown).today
    assert today
    assert today.act == bank.step[1].today_alone != bank.step[1].today
    order = told(bank, together | {"contact": "order"}, answers(0, {15: 4}))
    today = page(bank, order).today
    assert today
    assert (today.title, today.act) == (bank.step[15].title_other, bank.step[15].today_other)


def test_what_is_true_stands_where_no_step_comes_first(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    for given, note in ((answers(0), reasons.NOTHING_CALLS), ({}, reasons.NO_RANKING)):
        shown = told(bank, together, given)
        assert page(bank, shown).today is None
        said = list(today_lines(page(bank, shown)))
        assert f"What to do today: {note[:1].lower()}{note[1:]}" in said
        assert result_form(bank, together, shown.result, "any")["today"] is None
        assert f"## What to do today\n\n{note}\n" in render(ExportData(bank, shown), Format.MD, WHEN, "uid").decode()


def test_a_saved_result_passes_over_a_step_that_her_situation_closes_by_now(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """Its first step may ask for what that situation rules out; the others still have no reasons."""
    shown = told(bank, together, answers(1, {8: 4, 5: 4, 3: 4}))
    assert [step.number for step in shown.result.tier(Tier.START)] == [8, 3, 5]
    saved = replace(shown.result, saved=Edition("1.0", "x"))
    apart = replace(shown, circumstances=together | {"contact": "distance"}, result=saved)
    today = page(bank, apart).today
    assert today
    assert (today.number, today.act) == (3, bank.step[3].today)
    closed = replace(saved, steps=tuple(step for step in saved.steps if step.number in {5, 8}))
    assert page(bank, replace(apart, result=closed)).today is None


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_a_page_to_keep_begins_with_it(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], form: Format
) -> None:
    shown = told(bank, together, answers(0, {13: 4}))
    step = bank.step[13]
    written = render(ExportData(bank, shown), form, WHEN, "uid").decode().replace("\\", "")
    assert step.today
    act = step.today.split("“")[0]
    places = [written.index(words) for words in ("What to do today", step.claim, act, "Where you stand")]
    assert places == sorted(places)
    counsellor = render(ExportData(bank, shown), form, WHEN, "uid", for_counsellor=True).decode()
    assert "What to do today" not in counsellor


def test_the_data_have_it(bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]) -> None:
    shown = told(bank, together, answers(0, {13: 4}))
    step = bank.step[13]
    assert result_form(bank, together, shown.result, "any")["today"] == {
        "number": 13,
        "id": step.id,
        "title": step.title,
        "claim": step.claim,
        "act": step.today,
        "caution": step.caution,
    }


def test_a_worried_run_has_none_of_it(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    shown = told(bank, together, answers(3), worried=True)
    assert page(bank, shown).today is None
    assert result_form(bank, together, shown.result, "any")["today"] is None
    for said in (
        "\n".join(result_lines(page(bank, shown), why=True)),
        render(ExportData(bank, shown), Format.HTML, WHEN, "uid").decode(),
    ):
        assert "What to do today" not in said
        assert "Ten minutes" not in said
