"""Kept sittings into everything that a comparison shows, and into JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.compare.report import changes
from quiz.engine.outcome import outcome
from quiz.errors import NotFound
from quiz.export.documents import comparison_form, history_form
from quiz.model.answers import SKIPPED, Answer, key
from quiz.model.bank import Bank
from quiz.model.change import Changes, ExclusionReason, OutItem, Rescored
from quiz.model.kept import Head, Listing, Unreadable
from quiz.model.record import BankStamp, Helped, Plan, PlanEntry, PlannedStep, Said, SittingRecord, Week
from quiz.text import comparison
from tests.core.conftest import AnswersOf

FIRST = datetime(2026, 10, 29, 20, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SAFE = {2, 3, 11, 15}


def record(
    bank: Bank, answers: Mapping[str, Answer], situation: Mapping[str, str], number: int = 1, days: int = 0
) -> SittingRecord:
    """A kept sitting so many days after the first, with the scores of this bank."""
    result = outcome(bank, situation, answers)
    when = FIRST + timedelta(days=days)
    scores = [part for area in result.areas for part in (area, *area.ends)]
    return SittingRecord(
        app="0",
        number=number,
        id=f"{when:%Y%m%dT%H%M%SZ}-aaaa",
        started=when,
        finished=when,
        start=(),
        bank=BankStamp(id=bank.id, version=bank.version, fingerprint=bank.fingerprint),
        areas={part.id: round(part.strength, 1) for part in scores if part.strength is not None},
        said=Said(
            follow_up=result.follow_up,
            circumstances=dict(situation),
            answers={key(item, bank.item[item].version): answer for item, answer in answers.items()},
        ),
    )


@pytest.fixture
def pair(bank: Bank, together: dict[str, str], answers: AnswersOf) -> tuple[SittingRecord, SittingRecord]:
    """A sitting with much need for fun, and one 24 days later without."""
    return (
        record(bank, answers(1, {4: 4, 7: 4, 8: 4}), together),
        record(bank, answers(1), together | {"help": "professional"}, number=2, days=24),
    )


def mended(bank: Bank, item_id: str, **changed: object) -> Bank:
    """The bank with one item changed, as it would be loaded."""
    items = tuple(item.model_copy(update=changed) if item.id == item_id else item for item in bank.items)
    return replace(bank, items=items, fingerprint="f" * 64)


def without(bank: Bank, item_id: str) -> Bank:
    """The bank without one item."""
    items = tuple(item for item in bank.items if item.id != item_id)
    return replace(bank, items=items, fingerprint="f" * 64)


def first_core(bank: Bank, area: str) -> str:
    """The first core item of an area."""
    return next(item.id for item in bank.items if item.core and item.area == area)


def of_pair(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> Changes:
    """The two sittings compared."""
    return changes(bank, [pair[0]], pair[1], Plan(), {})


def test_everything_of_two_sittings(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Figures, places, circumstances that differ, notes."""
    found = changes(bank, [pair[0]], pair[1], Plan(), {pair[0].id: "a hard week"})
    assert (found.comparison.days, found.comparison.compared, found.comparison.of) == (24, 26, 26)
    assert (found.first_retake, found.clock_back) == (True, False)
    assert [(move.circumstance, move.then, move.now) for move in found.circumstances] == [
        ("help", "friend", "professional")
    ]
    assert (found.then.note, found.now.note) == ("a hard week", "")
    fun = next(move for move in found.steps if move.number == 4)
    assert fun.rank_then == 1
    assert {move.number for move in found.steps} == set(bank.step) - {9, 10}
    assert found.then.rescored == ()


@pytest.mark.parametrize(("numbers", "days", "first"), [((1, 2), 24, True), ((1, 3), 24, False), ((2, 3), 24, False)])
def test_only_the_first_retake_is_called_so(  # a hard week is behind the first sitting alone
    bank: Bank, pair: tuple[SittingRecord, SittingRecord], numbers: tuple[int, int], days: int, *, first: bool
) -> None:
    """The first sitting and the second one."""
    one, other = (each.model_copy(update={"number": number}) for each, number in zip(pair, numbers, strict=True))
    found = of_pair(bank, (one, other))
    assert (found.comparison.days, found.first_retake) == (days, first)


@pytest.mark.fault(15)
def test_a_clock_that_went_back_is_noticed(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Order is by running number; days have no sign."""
    later = pair[1].model_copy(update={"finished": FIRST - timedelta(days=300)})
    found = of_pair(bank, (pair[0], later))
    assert (found.clock_back, found.comparison.days) == (True, 300)
    assert not of_pair(bank, (pair[1], pair[0])).clock_back


def test_a_new_wording_leaves_its_item_out(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """The rest stays comparable, and the score of the time is kept beside the new one."""
    item = first_core(bank, "fun")
    found = of_pair(mended(bank, item, version=2, text="Something else."), pair)
    assert found.comparison.left_out == (OutItem(item, ExclusionReason.REWORDED, "both"),)
    assert (found.comparison.compared, found.comparison.of) == (25, 26)


def test_an_item_that_is_gone_is_left_out(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """As long as it was no follow-up: those are never compared."""
    item = first_core(bank, "patience")
    assert of_pair(without(bank, item), pair).comparison.left_out == (OutItem(item, ExclusionReason.GONE, "both"),)
    follow_up = (pair[0].said.follow_up or ())[0]
    said = [each.said.model_copy(update={"follow_up": (follow_up,)}) for each in pair]
    one, other = (each.model_copy(update={"said": had}) for each, had in zip(pair, said, strict=True))
    assert of_pair(without(bank, follow_up), (one, other)).comparison.left_out == ()


def test_a_new_key_shows_both_scores(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """The answers are scored by the key of today, in both sittings alike."""
    item = first_core(bank, "fun")
    found = of_pair(mended(bank, item, keyed=-bank.item[item].keyed), pair)
    assert (found.comparison.compared, found.comparison.left_out) == (26, ())
    assert found.then.rescored == (Rescored("fun", 0.0, 16.7),)
    assert found.now.rescored == (Rescored("fun", 75.0, 66.7),)


def test_another_bank_cannot_be_compared(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Ids that happen to be the same mean nothing; among several such a sitting is left aside."""
    stamp = pair[0].bank.model_copy(update={"id": "another"})
    foreign = pair[0].model_copy(update={"bank": stamp})
    for one, other in ((foreign, pair[1]), (pair[1], foreign)):
        with pytest.raises(NotFound):
            of_pair(bank, (one, other))
    found = changes(bank, [foreign, pair[0]], pair[1], Plan(), {})
    assert found.comparison.earlier == (pair[0].id,)


def test_skipped_and_not_asked_are_the_same_situation(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """And a choice that the bank has no more is no difference."""
    situation = dict(pair[1].said.circumstances)
    del situation["help"]
    later = pair[1].model_copy(update={"said": pair[1].said.model_copy(update={"circumstances": situation})})
    skipped = situation | {"help": SKIPPED, "wants": "unheard-of"}
    earlier = pair[0].model_copy(update={"said": pair[0].said.model_copy(update={"circumstances": skipped})})
    assert of_pair(bank, (earlier, later)).circumstances == ()


def entry(days: float, *steps: PlannedStep) -> PlanEntry:
    """A plan made so many days after the first sitting."""
    return PlanEntry(made=FIRST + timedelta(days=days), look_again=date(2026, 12, 1), steps=steps)


def test_what_was_planned_in_between(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Plans made in that time, each step once, with its newest line; nothing that was read or tried later."""
    plan = Plan(
        entries=(
            entry(-9, PlannedStep(number=1)),
            entry(0, PlannedStep(number=12, if_then="if Sunday", read=date(2026, 11, 1)), PlannedStep(number=2)),
            entry(9, PlannedStep(number=12, if_then="if Monday", tried=date(2026, 12, 9))),
            entry(24, PlannedStep(number=5)),
        )
    )
    found = changes(bank, [pair[0]], pair[1], plan, {}).between
    assert [(step.number, step.made, step.if_then, step.read, step.tried) for step in found] == [
        (12, FIRST.date(), "if Monday", date(2026, 11, 1), None),
        (2, FIRST.date(), "", None, None),
    ]


def test_what_was_found_a_week_later_is_said(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Of a step that was tried, also where she chose another plan since; neither what was said later nor that one was
    not tried."""

    def week(days: int, *, tried: bool = True, helped: Helped | None = "a-little") -> Week:
        return Week(on=FIRST.date() + timedelta(days=days), tried=tried, helped=helped if tried else None)

    steps = (
        PlannedStep(number=1, week=week(7)),
        PlannedStep(number=4, week=week(90, helped="yes")),
        PlannedStep(number=5, week=week(7, tried=False)),
    )
    lines = comparison.page(
        bank, changes(bank, [pair[0]], pair[1], Plan(entries=(entry(0, *steps),)), {}), TODAY
    ).between
    assert [(line.number, line.line) for line in lines] == [
        (1, "Planned on 29 October, tried by 5 November. You found that it helped you a little."),
        (4, "Planned on 29 October."),
        (5, "Planned on 29 October."),
    ]
    plan = Plan(entries=(entry(-9, *steps), entry(1, PlannedStep(number=2))))
    assert [step.number for step in changes(bank, [pair[0]], pair[1], plan, {}).between] == [1, 2]


def test_a_plan_of_before_that_still_held_is_shown(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Where none was made in between."""
    plan = Plan(entries=(entry(-30, PlannedStep(number=1)), entry(-9, PlannedStep(number=4))))
    assert [step.number for step in changes(bank, [pair[0]], pair[1], plan, {}).between] == [4]


def test_the_json_form(bank: Bank, pair: tuple[SittingRecord, SittingRecord]) -> None:
    """Exactly these keys, figures to one decimal, z to two."""
    form = json.loads(json.dumps(comparison_form(bank, of_pair(bank, pair), TODAY), allow_nan=False))
    assert list(form) == ("format earlier later days compared of areas items steps left_out notes".split())
    assert (form["format"], form["earlier"], form["later"]) == ("quiz.comparison/1", pair[0].id, pair[1].id)
    areas = {area["id"]: area for area in form["areas"]}
    assert areas["fun"] == {
        "id": "fun",
        "then": 0.0,
        "now": 75.0,
        "change": 75.0,
        "se": areas["fun"]["se"],
        "z": round(areas["fun"]["z"], 2),
        "verdict": "clear",
        "facets": [],
    }
    assert [facet["id"] for facet in areas["blame"]["facets"]] == ["fair-to-him", "fair-to-herself"]
    assert (areas["blame"]["z"], areas["blame"]["verdict"]) == (None, "none")
    assert str(areas["communication"]["z"]) == "0.0"
    assert form["items"][0].keys() == {"id", "then", "now"}
    assert form["steps"][0].keys() == {"number", "rank_then", "rank_now", "tier_then", "tier_now"}


def test_the_history_form() -> None:
    """Heads as they are kept, and what cannot be read."""
    head = Head(3, "20261029T200000Z-aaaa", FIRST, "first-steps", "f" * 64, {"fun": 62.5}, (12, 13))
    assert history_form(Listing((head,), (Unreadable("0001.toml", "It is damaged."),))) == {
        "format": "quiz.history/1",
        "sittings": [
            {
                "id": head.id,
                "number": 3,
                "finished": "2026-10-29T20:00:00+00:00",
                "bank": "first-steps",
                "areas": {"fun": 62.5},
                "start": [12, 13],
            }
        ],
        "unreadable": [{"file": "0001.toml", "reason": "It is damaged."}],
    }
