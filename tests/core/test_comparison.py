"""Two sittings into changes, checked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import sqrt
from zoneinfo import ZoneInfo

import pytest

from quiz.compare import compare
from quiz.compare.noise import noise_of, verdict
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.bank import Area, Bank
from quiz.model.change import Change, Comparison, ExclusionReason, Limits, OutItem, SittingSnapshot, Verdict
from quiz.model.result import Missing
from tests.core.conftest import AnswersOf

FIRST = datetime(2026, 10, 29, 20, 0, tzinfo=UTC)
FOUR_AREAS = ("communication", "blame", "fun", "patience")
WORKED = {
    "communication": (-1, 0, -2, -1, 0, -1, 1, -1, -1, -1),
    "blame": (1, 1, -1, -1, 0, 0, 0, 0, 0, 0),
    "fun": (1, 1, -1, 0, 0, 0, 0, 0, 0, 0),
    "patience": (-1, -1, 1, 0, 0, 0, 0, 0, 0, 0),
}
"""The changes of need of the worked example, whose squares about the area means are 6.1, 4, 2.9 and 2.9."""


def taken(
    answers: Mapping[str, Answer],
    situation: Mapping[str, str],
    days: float = 0,
    unfit: Mapping[str, ExclusionReason] | None = None,
) -> SittingSnapshot:
    """A sitting so many days after the first."""
    return SittingSnapshot(f"day {days}", FIRST + timedelta(days=days), situation, answers, unfit or {})


def by_id(comparison: Comparison) -> dict[str, Change]:
    """Areas and ends by id."""
    return {part.id: part for area in comparison.areas for part in (area, *area.ends)}


@pytest.fixture(scope="session")
def plain_bank(bank: Bank) -> Bank:
    """Forty core items, ten in each of four areas without ends, all of a step that no gate closes, and the constants of
    the worked example."""
    template = next(item for item in bank.items if item.step == 2)
    return replace(
        bank,
        constants=bank.constants.model_copy(update={"tau": 4.0, "perhaps": 1.28, "clear": 2.5}),
        areas=tuple(Area(id=area, name=area, about="An area.") for area in FOUR_AREAS),
        items=tuple(
            template.model_copy(
                update={"id": f"{area}-{number}", "area": area, "keyed": -1 if number % 2 else 1, "core": True}
            )
            for area in FOUR_AREAS
            for number in range(10)
        ),
    )


def moved(bank: Bank, needs: Mapping[str, tuple[int, ...]]) -> dict[str, Answer]:
    """Answers whose need lies so many places beside the middle, area by area."""
    flat = [need for area in FOUR_AREAS for need in needs[area]]
    return {item.id: 2 - item.keyed * need for item, need in zip(bank.items, flat, strict=True)}


def test_the_worked_example_to_the_digit(plain_bank: Bank) -> None:
    """Forty items, ν 36, s² 0.534, SE 8.1, change +17.5, z 2.16, perhaps."""
    middle = dict.fromkeys(FOUR_AREAS, (0,) * 10)
    found = compare(plain_bank, [taken(moved(plain_bank, middle), {})], taken(moved(plain_bank, WORKED), {}, days=24))
    assert (found.compared, found.of, found.days) == (40, 40, 24)
    communication = by_id(found)["communication"]
    assert communication.change == 17.5
    assert communication.se is not None
    assert communication.z is not None
    assert (round(communication.se, 1), round(communication.z, 2)) == (8.1, 2.16)
    assert communication.verdict is Verdict.PERHAPS
    noise = noise_of(plain_bank.constants, WORKED.values())
    assert round(noise, 3) == 0.534
    assert communication.se == pytest.approx(sqrt(625 * noise / 10 + 2 * 4**2))


@pytest.mark.parametrize("moves", [[], [[]], [[2]], [[1], [-3]]])
def test_without_a_degree_of_freedom_the_stated_noise_holds(plain_bank: Bank, moves: list[list[int]]) -> None:
    """One item an area tells nothing about scatter."""
    assert noise_of(plain_bank.constants, moves) == pytest.approx(0.81)


@pytest.mark.parametrize(
    ("z", "expected"),
    [(0, "same"), (1.2799, "same"), (1.28, "perhaps"), (-2.4999, "perhaps"), (2.5, "clear"), (-2.5, "clear")],
)
def test_verdicts_begin_at_their_limits(z: float, expected: str) -> None:
    """From 1.28 perhaps, from 2.5 clear, to either side; what is lost in adding up decides nothing."""
    assert verdict(z, Limits(1.28, 2.5)).value == expected
    assert verdict(z - 1e-9 if z > 0 else z + 1e-9, Limits(1.28, 2.5)).value == expected


def test_the_limits_are_those_of_the_bank(plain_bank: Bank) -> None:
    constants = plain_bank.constants.model_copy(update={"perhaps": 1.64, "clear": 2.8})
    middle = dict.fromkeys(FOUR_AREAS, (0,) * 10)
    then, now = taken(moved(plain_bank, middle), {}), taken(moved(plain_bank, WORKED), {}, days=24)
    for bank, limits in ((plain_bank, (1.28, 2.5)), (replace(plain_bank, constants=constants), (1.64, 2.8))):
        for change in compare(bank, [then], now).areas:
            assert change.limits == limits
            assert change.verdict is verdict(change.z or 0, Limits(*limits))


@pytest.mark.parametrize(("days", "soon"), [(0, True), (13, True), (14, False), (-13, True), (-400, False)])
def test_under_fourteen_days_there_is_no_verdict(
    bank: Bank, together: dict[str, str], answers: AnswersOf, days: int, *, soon: bool
) -> None:
    """The figures stay. Days have no sign."""
    found = compare(bank, [taken(answers(3), together)], taken(answers(0), together, days))
    assert (found.days, found.too_soon) == (abs(days), soon)
    fun = by_id(found)["fun"]
    assert (fun.then, fun.now, fun.change) == (25, 100, 75)
    assert fun.se is not None
    assert fun.verdict is (Verdict.NONE if soon else Verdict.CLEAR)


@pytest.mark.parametrize(
    ("then", "now", "days"),
    [
        ("2026-10-18 23:50", "2026-11-01 00:10", 14),
        ("2026-10-18 00:10", "2026-10-31 23:50", 13),
        ("2026-11-01 23:59", "2026-11-02 00:01", 1),
        ("2026-11-02 00:01", "2026-11-02 23:59", 0),
    ],
)
def test_days_are_those_from_date_to_date(
    bank: Bank, together: dict[str, str], answers: AnswersOf, then: str, now: str, days: int
) -> None:
    """As she counts them on the page, whatever the hour was, and whatever a zone did to its clocks in between."""
    zone = ZoneInfo("Europe/Berlin")
    before, after = (
        SittingSnapshot(said, datetime.fromisoformat(said).replace(tzinfo=zone), together, answers(1))
        for said in (then, now)
    )
    found = compare(bank, [before], after)
    assert (found.days, found.too_soon) == (days, days < 14)


def test_blame_has_figures_only_and_its_ends_have_verdicts(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """Its own figure is the worse end of each day, which may be another one."""
    then = taken(answers(1, {12: 3, 13: 3, 14: 3}), together)
    found = by_id(compare(bank, [then], taken(answers(1, {1: 4, 6: 4}), together, 24)))
    assert (found["fair-to-herself"].then, found["fair-to-herself"].now) == (25, 75)
    assert (found["fair-to-him"].then, found["fair-to-him"].now) == (75, 0)
    assert (found["blame"].then, found["blame"].now, found["blame"].change) == (25, 0, -25)
    assert (found["blame"].se, found["blame"].z, found["blame"].verdict) == (None, None, Verdict.NONE)
    assert found["fair-to-him"].verdict is Verdict.CLEAR


def test_what_is_left_out_is_said_with_the_reason(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Of 26 items of this situation and two gone; an item that was closed both times is not left out."""
    core = [item for item in bank.items if item.core and item.step not in {9, 10}]
    one, two, three, four, five, six = (item.id for item in core[:6])
    then, now = answers(1, core_only=True), answers(2, core_only=True)
    then |= {one: SKIPPED, two: NO_OCCASION, three: SKIPPED}
    now |= {three: NO_OCCASION, four: SKIPPED}
    del now[five], now[six]
    unfit = {six: ExclusionReason.REWORDED, "long-gone": ExclusionReason.GONE}
    found = compare(
        bank, [taken(then, together, 0, {"long-gone": ExclusionReason.GONE})], taken(now, together, 24, unfit)
    )
    assert (found.compared, found.of) == (20, 27)
    assert found.left_out == (
        OutItem(one, ExclusionReason.SKIPPED, "then"),
        OutItem(two, ExclusionReason.NO_OCCASION, "then"),
        OutItem(three, ExclusionReason.NO_OCCASION, "now"),
        OutItem(four, ExclusionReason.SKIPPED, "now"),
        OutItem(five, ExclusionReason.UNANSWERED, "now"),
        OutItem(six, ExclusionReason.REWORDED, "now"),
        OutItem("long-gone", ExclusionReason.GONE, "both"),
    )


def test_a_step_that_was_closed_then_is_left_out_now(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Its answers count nowhere in that sitting, even where they were given."""
    then, now = taken(answers(1), together), taken(answers(1), together | {"affair": "past"}, 24)
    found = compare(bank, [then], now)
    assert (found.compared, found.of) == (26, 30)
    assert {(out.why, out.when) for out in found.left_out} == {(ExclusionReason.CLOSED, "then")}
    assert {bank.item[out.item].step for out in found.left_out} == {9, 10}
    back = compare(bank, [now], then)
    assert {(out.why, out.when) for out in back.left_out} == {(ExclusionReason.CLOSED, "now")}


@pytest.mark.parametrize(
    ("skipped_then", "skipped_now", "missing"),
    [((0, 1), (2,), None), ((0, 1), (2, 3), Missing.TOO_FEW_ANSWERS), ((0, 1, 2), (0, 1, 2), None)],
)
def test_missing_answers_are_judged_on_what_is_common(
    bank: Bank,
    together: dict[str, str],
    answers: AnswersOf,
    skipped_then: tuple[int, ...],
    skipped_now: tuple[int, ...],
    missing: Missing | None,
) -> None:
    """Of six items of fun three in common are enough; each sitting alone would have a figure in all three cases."""
    fun = [item.id for item in bank.items if item.core and item.area == "fun"]
    then = answers(3) | {fun[at]: SKIPPED for at in skipped_then}
    now = answers(1) | {fun[at]: SKIPPED for at in skipped_now}
    found = by_id(compare(bank, [taken(then, together)], taken(now, together, 24)))["fun"]
    assert found.missing is missing
    assert (found.change is None) is (missing is not None)
    assert (found.verdict is Verdict.NONE) is (missing is not None)


def test_a_change_rests_on_the_common_items_alone(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """What only one sitting answered moves neither then nor now."""
    fun = [item for item in bank.items if item.core and item.area == "fun"]
    then = answers(2) | {fun[0].id: 0 if fun[0].keyed > 0 else 4}
    now = answers(2) | {fun[0].id: SKIPPED}
    found = by_id(compare(bank, [taken(then, together)], taken(now, together, 24)))["fun"]
    assert (found.then, found.now, found.answered) == (50, 50, 5)


def test_her_answers_stand_by_largest_move(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Equal moves in the order of asking."""
    found = compare(bank, [taken(answers(1), together)], taken(answers(1, {5: 4, 7: 0, 12: 3}), together, 24))
    assert [(bank.item[move.item].step, move.places) for move in found.items[:6]] == [
        (5, 3),
        (5, 3),
        (12, 2),
        (12, 2),
        (7, 1),
        (7, 1),
    ]
    assert len(found.items) == found.compared == 26
