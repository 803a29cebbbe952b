"""Where one of them asked for distance or a court order keeps them apart, nothing that is asked or counted rewards an
act towards him. Which acts those are stands in `tests/data/acts.toml`, item by item."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from quiz.compare import compare
from quiz.engine.gates import open_items, open_steps
from quiz.engine.outcome import advance, outcome
from quiz.engine.sitting import Sitting, begin
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.bank import Bank, Item
from quiz.model.change import SittingSnapshot
from quiz.model.result import Missing, Shown
from quiz.text.comparison import left_out_reason
from quiz.text.result import page as page_of

ACTS = tomllib.loads((Path(__file__).parents[1] / "data" / "acts.toml").read_text(encoding="utf-8"))
CLOSED = ("distance", "i-asked", "order")
APART = {1, 2, 3, 7, 10, 11, 12, 15}
OPEN = {"distance": APART, "i-asked": APART - {1}, "order": APART - {1, 12}}
"""The steps that are open where contact is closed, after an affair."""
GATED = {"asked-him-when-unsure", "sorry-for-one-thing", "went-along-with-him"}
"""Going along with him means to leave him alone there, and must not count against her."""
WHEN = datetime(2026, 11, 22, tzinfo=UTC)


def rewards_an_act_towards_him(item: Item) -> bool:
    """Whether the helpful end of an item is such an act: doing it, or never letting it rest."""
    return item.id in ACTS["towards-him" if item.keyed > 0 else "restraint"]


def situations(bank: Bank, contact: str) -> Iterator[dict[str, str]]:
    """Every situation there is with this contact, as far as a gate asks for it; also with questions skipped."""
    asked = {gate.circumstance for step in bank.steps for gate in step.gates} - {"contact"}
    choices = [(name, [*(c.id for c in bank.circumstance[name].choices), SKIPPED]) for name in sorted(asked)]
    for picked in product(*(offered for _, offered in choices)):
        yield {"contact": contact} | dict(zip((name for name, _ in choices), picked, strict=True))


def test_the_bank_says_of_each_whether_its_helpful_end_reaches_him(bank: Bank) -> None:
    """To the linter, which looks for those that are counted where contact is closed."""
    assert [item.id for item in bank.items if item.reaches_him is not rewards_an_act_towards_him(item)] == []


def test_every_act_is_known_and_known_once(bank: Bank) -> None:
    listed = [name for names in ACTS.values() for name in names]
    assert sorted(listed) == sorted(bank.item)
    assert set(ACTS) == {"towards-him", "restraint", "without-him"}


@pytest.mark.parametrize("contact", CLOSED)
def test_nothing_that_is_asked_rewards_an_act_towards_him(bank: Bank, contact: str) -> None:
    for situation in situations(bank, contact):
        asked = open_items(bank, situation)
        assert [item.id for item in asked if rewards_an_act_towards_him(item)] == []
        assert {"asked-again", "let-writing-rest"} <= {item.id for item in asked}


@pytest.mark.parametrize("contact", CLOSED)
def test_no_answer_about_such_an_act_changes_anything(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], contact: str
) -> None:
    """Every such item with every answer, in a life where each step that can be open has something to say."""
    situation = together | {"contact": contact, "affair": "past"}
    given = answers(2)
    towards = [item.id for item in bank.items if rewards_an_act_towards_him(item)]
    without = {item: answer for item, answer in given.items() if item not in towards}
    expected = outcome(bank, situation, without)
    every: tuple[Answer, ...] = (0, 1, 2, 3, 4, SKIPPED, NO_OCCASION)
    for item, answer in product(towards, every):
        assert outcome(bank, situation, without | {item: answer}) == expected
        shown = Shown("any", WHEN, situation, {item: answer}, outcome(bank, situation, {item: answer}))
        assert page_of(bank, shown, date(2026, 11, 22), "F2").keep == ()


@pytest.mark.parametrize("contact", CLOSED)
def test_which_steps_stay_open(bank: Bank, together: dict[str, str], contact: str) -> None:
    situation = together | {"contact": contact, "affair": "past"}
    assert {step.number for step in open_steps(bank, situation)} == OPEN[contact]
    closed = {item.id for item in bank.items if item.step in OPEN[contact]}
    closed -= {item.id for item in open_items(bank, situation)}
    assert closed == {item.id for item in bank.items if item.id in GATED and item.step in OPEN[contact]}


def asked_through(sitting: Sitting, contact: str, answer: Callable[[Item], Answer]) -> Sitting:
    """A whole pass, everything answered."""
    while sitting.at is not None:
        at, bank = sitting.at, sitting.bank
        if at in bank.circumstance:
            choice = contact if at == "contact" else bank.circumstance[at].choices[0].id
            sitting = advance(sitting.answer(choice))
        else:
            sitting = advance(sitting.answer(answer(bank.item[at])))
    return sitting


@pytest.mark.parametrize("contact", ["distance", "i-asked", "together"])
def test_a_follow_up_that_is_closed_is_not_asked_and_its_step_goes_on_with_the_other(bank: Bank, contact: str) -> None:
    def worst_in_gated_steps(item: Item) -> Answer:
        unhelpful = 4 if item.step in {1, 12} else 0
        return 4 - unhelpful if item.keyed > 0 else unhelpful

    done = asked_through(begin(bank, "any", WHEN), contact, worst_in_gated_steps)
    asked = set(done.scored)
    assert (asked & GATED == set()) is (contact in CLOSED)
    assert set(done.follow_ups) == set(done.follow_up or ())
    assert "sorry-for-his-mood" in asked
    assert done.progress is None
    result = outcome(bank, done.circumstances, done.answers, done.follow_up)
    own = next(step for step in result.steps if step.number == 12)
    assert own.answered == (3 if contact in CLOSED else 4)


def test_what_was_answered_while_contact_was_open_counts_no_more(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """A core item that a gate of its own closes is left out of a comparison, with the reason."""
    core = next(item for item in bank.items if item.core and item.step == 2)
    gate = bank.item["asked-him-when-unsure"].gates
    gated = replace(
        bank, items=tuple(i.model_copy(update={"gates": gate}) if i.id == core.id else i for i in bank.items)
    )
    then = SittingSnapshot("then", WHEN, together, answers(2), {})
    now = SittingSnapshot("now", WHEN.replace(year=2027), together | {"contact": "order"}, answers(1), {})
    found = compare(gated, [then], now)
    assert core.id not in {move.item for move in found.items}
    reasons = {out.item: left_out_reason(out) for out in found.left_out}
    assert reasons[core.id] == "not asked now, because of your situation"


def test_an_area_whose_items_are_closed_was_asked_too_little(
    bank: Bank, answers: Callable[..., dict[str, Answer]], together: dict[str, str]
) -> None:
    gate = bank.item["asked-him-when-unsure"].gates
    closed = {item.id for item in bank.items if item.core and item.area == "patience"}
    kept = "hour-to-myself"
    gated = replace(
        bank, items=tuple(i.model_copy(update={"gates": gate}) if i.id in closed - {kept} else i for i in bank.items)
    )
    result = outcome(gated, together | {"contact": "order"}, answers(3, core_only=True), follow_up=())
    patience = next(area for area in result.areas if area.id == "patience")
    assert (patience.offered, patience.need, patience.missing) == (1, None, Missing.TOO_FEW_ASKED)
    second = next(step for step in result.steps if step.number == 2)
    assert second.answered == 1
    assert {step.number for step in result.left_out if step.gate is None} == {11, 15}
