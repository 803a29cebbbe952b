"""Golden people: lives in answers, with the steps that have to come first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from quiz.engine.outcome import outcome
from quiz.model.answers import SKIPPED, Answer
from quiz.model.bank import Bank
from quiz.model.result import Result, Shown, Tier
from quiz.text import reasons
from quiz.text.result import page as page_of

SAFE = {2, 3, 11, 15}
TODAY = date(2026, 11, 22)


def start(result: Result) -> set[int]:
    """The numbers of the steps to start with."""
    return {step.number for step in result.tier(Tier.START)}


@pytest.mark.parametrize(
    ("who", "circumstances", "unhelpful", "expected"),
    [
        ("carries all the blame", {"blames": "often"}, {12: 4, 13: 4, 14: 2}, {12, 13}),
        ("puts it all on him", {}, {6: 4, 1: 4}, {6, 1}),
        ("presses for promises", {}, {15: 4, 11: 2}, {15}),
        ("stopped everything fun", {}, {4: 4, 7: 4, 8: 3}, {4, 7}),
        ("keeps nothing for herself", {}, {2: 4}, {2}),
        ("keeps a worry to herself", {}, {3: 4}, {3}),
        ("lives with a request for distance", {"contact": "distance", "wants": "unsure"}, {2: 4, 4: 4, 5: 4}, {2, 11}),
        ("after an affair", {"affair": "past"}, {9: 4, 10: 4}, {9, 10}),
        ("while an affair goes on", {"affair": "ongoing"}, {9: 4, 10: 4, 8: 4}, {10}),
        ("comforts him about her hurts", {"turns": "almost-always"}, {14: 4}, {14}),
        ("interrupts", {}, {5: 4}, {5}),
        ("holds back every kind word", {}, {8: 4}, {8}),
    ],
)
def test_golden_people(  # noqa: PLR0913 - a person is these four, the bank and a way to answer it
    bank: Bank,
    together: dict[str, str],
    answers: Callable[..., dict[str, Answer]],
    who: str,
    circumstances: dict[str, str],
    unhelpful: dict[int, int],
    expected: set[int],
) -> None:
    """What troubles somebody most comes first, and nothing else beside it."""
    result = outcome(bank, together | circumstances, answers(1, unhelpful))
    assert start(result) == expected, who


def test_one_on_the_boundary_of_a_tie(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """All items of 4 and 7 at 3, but some of 7 better by so many places: (300 + fun)/5 against 5 points less for each.
    Ten points apart both start; fifteen apart only 4 does."""
    given = answers(1, {4: 3, 7: 3})
    of_seven = [item for item in bank.items_of[7] if not item.core]

    def eased(places: int) -> Result:
        by = zip(of_seven, ((places + 1) // 2, places // 2), strict=True)
        easier = {item.id: given[item.id] + item.keyed * own for item, own in by}  # type: ignore[operator]  # figures
        return outcome(bank, together, given | easier)

    assert start(eased(2)) == {4, 7}
    assert [step.rank for step in eased(2).tier(Tier.START)] == [1, 1]
    assert start(eased(3)) == {4}


def test_one_who_skipped_all_gets_no_ranking(bank: Bank, together: dict[str, str]) -> None:
    """And that is said."""
    result = outcome(bank, together, {item.id: SKIPPED for item in bank.items})
    assert result.steps == ()
    assert {step.gate and step.gate.circumstance for step in result.left_out} == {None, "affair"}
    assert reasons.start_note(result) == reasons.NO_RANKING


def test_one_who_skipped_half(bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]) -> None:
    """One answer a step is not enough to start with one; areas stay, steps say what they rest on."""
    given = answers(3, core_only=True)
    for items in bank.items_of.values():
        given[items[0].id] = SKIPPED
    result = outcome(bank, together, given, follow_up=())
    assert start(result) == set()
    assert all(step.answered == 1 for step in result.steps)
    assert reasons.start_note(result) == reasons.TOO_LITTLE
    assert any(area.need is not None for area in result.areas)


@pytest.mark.parametrize("safe_only", [False, True])
@pytest.mark.parametrize("contact", ["distance", "order"])
def test_a_request_for_distance_or_an_order_comes_first_on_every_page(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], contact: str, *, safe_only: bool
) -> None:
    """Before the list, and before the safe list too."""
    given = answers(2)
    apart = together | {"contact": contact}
    result = outcome(bank, apart, given, safe_only=safe_only)
    page = page_of(bank, Shown("any", datetime(2026, 11, 22, tzinfo=UTC), apart, given, result), TODAY, "F2")
    (notice,) = (notice.text for notice in bank.notices if contact in notice.choices and not notice.earlier)
    assert page.notices[0] == notice
    assert page.notices[1:] == (bank.safety.safe_list if safe_only else ())
    assert next(iter(reasons.notes(bank, apart, result))) == notice


@pytest.mark.parametrize("value", [None, 0, 2, 4])
def test_a_worried_page_is_the_same_whatever_was_answered(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], value: int | None
) -> None:
    """Four titles of their own with a sentence each: no praise, no reason, no figure, and no word on his part."""
    given = {} if value is None else answers(value)
    result = outcome(bank, together, given, safe_only=True)
    page = page_of(bank, Shown("any", datetime(2026, 11, 22, tzinfo=UTC), together, given, result), TODAY, "F2")
    assert (page.keep, page.areas, page.next, page.later, page.left_out.why, page.notes) == ((), (), (), (), (), ())
    assert page.left_out.line == ""
    assert page.basis == "22 November"
    told = [(step.number, step.title, step.reasons, step.his_part, step.would_change) for step in page.start]
    assert told == [
        (step.number, step.title_other, (step.line_other,), "", "") for step in bank.steps if step.number in SAFE
    ]
    assert page.keys == "Enter reads, n notes, e exports."
    assert list(reasons.notes(bank, together, result)) == []
