"""A step that could put somebody at risk carries its caution wherever it is named with its reasons, for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from quiz.engine.outcome import outcome
from quiz.engine.places import CALLS
from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from quiz.model.result import Shown, Tier
from quiz.text.export import ONE_BY_ONE
from quiz.text.reasons import NONE_FIRST, start_note
from quiz.text.result import page as page_of
from quiz.text.result import spoken_steps

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
CONFRONTING = (6, 9, 13, 14)
CAUTION = "Only where you can say no to him without being afraid of him."


def shown_with(bank: Bank, circumstances: dict[str, str], given: dict[str, Answer]) -> Shown:
    """A sitting after an affair."""
    situation = circumstances | {"affair": "past"}
    return Shown("any", WHEN, situation, given, outcome(bank, situation, given), kept=True)


def test_which_steps_have_one(bank: Bank) -> None:
    assert {step.number: step.caution for step in bank.steps if step.caution} == dict.fromkeys(CONFRONTING, CAUTION)


@pytest.mark.parametrize("number", CONFRONTING)
def test_it_stands_under_the_step_on_every_page_that_gives_reasons(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], number: int
) -> None:
    shown = shown_with(bank, together, answers(0, {number: 4}))
    page = page_of(bank, shown, date(2026, 11, 22), "F2")
    (step,) = page.start
    assert step.number == number
    (line,) = spoken_steps(page.start)
    assert f" {CAUTION} {step.his_part}" in line
    material = ExportData(bank, shown)
    markdown = render(material, Format.MD, WHEN, "uid").decode()
    assert f"\n\n{CAUTION}\n\n{step.his_part}\n" in markdown
    html = render(material, Format.HTML, WHEN, "uid").decode()
    assert f'<p>{CAUTION}</p><p class="his-part">' in html.replace("\n", "")


@pytest.mark.parametrize("number", CONFRONTING)
def test_it_is_never_first_for_her_who_would_rather_not_say(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], number: int
) -> None:
    """However much it is needed, and whatever lifts it; it comes after every other step that calls for attention."""
    situation = together | {"affair": "past"} | dict.fromkeys(("blames", "turns", "repeats"), "often")
    for given in (answers(0, {number: 4}), answers(2, {number: 4}), answers(2, dict.fromkeys(CONFRONTING, 4))):
        said = outcome(bank, situation, given)
        careful = outcome(bank, situation, given, careful=True)
        assert {step.number for step in said.tier(Tier.START)} & {*CONFRONTING}
        assert {step.number for step in careful.tier(Tier.START)} & {*CONFRONTING} == set()
        assert not any(step.moved_up for step in careful.steps if step.number in CONFRONTING)
        assert {step.number for step in careful.steps} == {step.number for step in said.steps}
        calling = [step.number for step in careful.steps if step.need is not None and step.need > CALLS]
        assert [step in CONFRONTING for step in calling] == sorted(step in CONFRONTING for step in calling)


def test_where_a_caution_alone_keeps_a_step_from_the_start_nobody_blames_her_answers(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """It rests on as many answers as any other."""
    careful = outcome(bank, together, answers(0, {6: 4}), careful=True)
    assert careful.tier(Tier.START) == ()
    assert [(step.number, step.answered > 1) for step in careful.tier(Tier.NEXT)] == [(6, True)]
    assert start_note(careful) == NONE_FIRST


def test_nothing_that_is_done_with_him_is_praised_there(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """It may be giving way: neither a step to keep, nor an act of hers."""
    given = answers(0)
    careful = outcome(bank, together, given, careful=True)
    kept = {step.number for step in careful.tier(Tier.KEEP)}
    assert kept == {
        step.number for step in outcome(bank, together, given).tier(Tier.KEEP) if bank.step[step.number].alone
    }
    assert careful.tier(Tier.START) == careful.tier(Tier.NEXT) == ()
    listening = {item.id: 4 for item in bank.items if item.step == 5 and item.keyed > 0}
    for how, praised in ((False, 2), (True, 0)):
        result = outcome(bank, together, listening, careful=how)
        shown = Shown("any", WHEN, together, listening, replace(result, steps=()))
        assert len(page_of(bank, shown, date(2026, 11, 22), "F2").keep) == praised


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_a_counsellor_is_asked_once_to_see_each_alone(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], form: Format
) -> None:
    """Of both alike: he may read beside her."""
    material = ExportData(bank, shown_with(bank, together, answers(2)))
    page = render(material, form, WHEN, "uid", for_counsellor=True).decode()
    assert page.count(ONE_BY_ONE) == 1
    assert "see her alone" not in page
    assert CAUTION not in page
