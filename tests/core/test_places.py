"""Groups, ranks, tiers and lifts, on needs given by hand."""

from __future__ import annotations

import pytest

from quiz.engine.places import Candidate, groups, place
from quiz.model.result import Tier

TIE = 6.0


def step(
    number: int, need: float, *, answered: int = 2, alone: bool = False, lifted: bool = False, lowest: bool = False
) -> Candidate:
    """A step with as little as its place depends on."""
    return Candidate(number, need, answered, alone, lifted, lowest)


def tiers(*steps: Candidate) -> dict[str, tuple[int, ...]]:
    """The numbers in each tier that holds any."""
    return {tier.value: numbers for tier, numbers in place(steps, TIE).tiers.items() if numbers}


def test_a_gap_of_exactly_the_tie_belongs_to_the_group() -> None:
    """The group is measured from its leader, not from neighbour to neighbour."""
    found = groups([step(1, 60), step(2, 54), step(3, 53.9), step(4, 48)], TIE)
    assert [[each.number for each in group] for group in found] == [[1, 2], [3, 4]]


def test_binary_noise_does_not_break_a_tie() -> None:
    """A gap that is 6 in decimals is 6, however the figures were added up."""
    assert len(groups([step(1, 70.1), step(2, 64.1)], TIE)) == 1


def test_a_group_shares_a_rank_and_is_shown_by_need() -> None:
    """1, 1, 3; what can be done alone comes first of exact equals alone, then the article's order."""
    placing = place([step(12, 55, alone=True), step(5, 59), step(9, 60), step(1, 40)], TIE)
    assert placing.ranks == {12: 1, 5: 1, 9: 1, 1: 4}
    assert placing.tiers[Tier.START] == (9, 5, 12)
    assert tiers(step(5, 60), step(9, 60, alone=True), step(4, 60)) == {"start": (9, 4, 5)}


def test_every_tier_is_in_the_order_of_need() -> None:
    """Whatever can be done alone."""
    needs = {1: 95, 2: 52, 3: 60, 4: 58, 5: 70, 6: 69, 7: 33, 8: 35, 9: 3, 10: 1}
    found = tiers(*(step(number, need, alone=number % 2 == 0) for number, need in needs.items()))
    assert found == {"start": (1,), "next": (5, 6, 3, 4, 2), "later": (8, 7), "keep": (9, 10)}


def test_start_takes_the_three_highest_needs_of_the_first_group() -> None:
    """Not the three that are shown first; the others lead next."""
    found = tiers(step(1, 55, alone=True), step(4, 60), step(5, 59), step(6, 58), step(7, 30))
    assert found == {"start": (4, 5, 6), "next": (1, 7)}


def test_six_steps_stand_in_view() -> None:
    """The rest comes later, and what is 25 or less goes well."""
    needs = {1: 90, 2: 80, 3: 70, 4: 60, 5: 50, 6: 40, 7: 30, 8: 25}
    found = tiers(*(step(number, need) for number, need in needs.items()))
    assert found == {"start": (1,), "next": (2, 3, 4, 5, 6), "later": (7,), "keep": (8,)}


def test_nothing_starts_where_nothing_calls() -> None:
    """Needs up to 25 are all to be kept: the limit belongs to what goes well."""
    assert tiers(step(1, 25), step(2, 0)) == {"keep": (1, 2)}
    assert tiers(step(1, 25.1), step(2, 0)) == {"start": (1,), "keep": (2,)}


def test_a_tie_makes_no_start_of_what_goes_well() -> None:
    """Start and next need more than 25 of their own."""
    assert tiers(step(1, 30), step(2, 25), step(3, 24, answered=1)) == {"start": (1,), "later": (3,), "keep": (2,)}


def test_one_answer_is_neither_a_start_nor_a_strength() -> None:
    """A step that rests on one answer can be at most next, and never keep."""
    assert tiers(step(1, 100, answered=1), step(2, 90)) == {"start": (2,), "next": (1,)}
    assert tiers(step(1, 0, answered=1)) == {"later": (1,)}


def test_members_of_the_first_group_start_together_with_its_untold_leader() -> None:
    """The leader rests on one answer; who stands within 6 points of it can start."""
    assert tiers(step(1, 80, answered=1), step(2, 76), step(3, 72)) == {"start": (2,), "next": (1, 3)}


@pytest.mark.parametrize(
    ("lifted", "expected"),
    [
        (2, {"start": (1, 2), "next": (3, 4, 5, 6), "later": (7, 8)}),
        (7, {"start": (1,), "next": (2, 3, 4, 5, 6, 7), "later": (8,)}),
        (1, {"start": (1,), "next": (2, 3, 4, 5, 6), "later": (7, 8)}),
    ],
)
def test_a_lift_moves_one_tier_up_to_its_end(lifted: int, expected: dict[str, tuple[int, ...]]) -> None:
    """Once, last in the new tier; a step that starts already stays."""
    needs = {1: 95, 2: 85, 3: 75, 4: 65, 5: 55, 6: 45, 7: 35, 8: 28}
    assert tiers(*(step(n, need, lifted=n == lifted) for n, need in needs.items())) == expected


def test_where_start_is_full_a_lifted_step_leads_next() -> None:
    """Three start; the fourth, lifted, stands first of those that follow."""
    found = tiers(step(1, 90), step(2, 89), step(3, 88), step(4, 70), step(5, 60, lifted=True))
    assert found == {"start": (1, 2, 3), "next": (5, 4)}


def test_a_lift_never_moves_a_step_that_goes_well() -> None:
    """Up to a need of 25 nothing is lifted, whether it rests on two answers or on one."""
    assert tiers(step(1, 60), step(2, 25, lifted=True)) == {"start": (1,), "keep": (2,)}
    assert tiers(step(1, 60), step(2, 25, answered=1, lifted=True)) == {"start": (1,), "later": (2,)}


def test_a_lift_does_not_make_a_start_of_one_answer() -> None:
    """It leads next instead."""
    found = tiers(step(1, 90), step(2, 80), step(3, 70, answered=1, lifted=True))
    assert found == {"start": (1,), "next": (3, 2)}


@pytest.mark.parametrize(
    ("lifted", "moved"), [(1, ()), (2, (2,)), (3, (3,)), (4, (4,)), (6, (6,)), (7, (7,)), (8, (8,))]
)
def test_what_a_lift_has_moved_is_known(lifted: int, moved: tuple[int, ...]) -> None:
    """Into another tier, or before a higher need; a step that starts already stays, and so is not moved up."""
    needs = {1: 95, 2: 85, 3: 75, 4: 65, 5: 55, 6: 45, 7: 35, 8: 28}
    placing = place([step(n, need, lifted=n == lifted) for n, need in needs.items()], TIE)
    assert placing.moved_up == {*moved}


def test_a_step_that_leads_next_by_its_need_is_not_moved_up() -> None:
    """Where start is full, the fourth would lead next anyway; the fifth is put before it."""
    three = [step(1, 90), step(2, 89), step(3, 88)]
    assert place([*three, step(4, 70, lifted=True), step(5, 60)], TIE).moved_up == frozenset()
    assert place([*three, step(4, 70), step(5, 60, lifted=True)], TIE).moved_up == {5}


DEFAULT = (7, 2, 5, 3)


def default(*steps: Candidate) -> tuple[tuple[int, ...], bool]:
    """The steps to start with in a bank that has a default, and whether they are by default."""
    placing = place(steps, TIE, DEFAULT)
    return placing.tiers[Tier.START], placing.by_default


def test_where_all_are_equal_the_bank_says_where_to_start() -> None:
    """All within the tie, and all above 25: in the bank's order, three at most, and the others by need."""
    equal = [step(number, 50 + number / 10) for number in range(1, 9)]
    assert default(*equal) == ((7, 2, 5), True)
    assert place(equal, TIE, DEFAULT).tiers[Tier.NEXT] == (8, 6, 4)
    assert place(equal, TIE).tiers[Tier.START] == (8, 7, 6)
    assert default(*equal[:-1], step(8, 43)) == ((7, 6, 5), False)
    assert default(*(step(number, 20 + number) for number in range(1, 8))) == ((7, 6), False)


def test_where_everything_is_in_the_lowest_band_the_bank_says_where_to_start() -> None:
    """However far the needs are apart; one step in another band, and her answers say it."""
    low = [step(number, 60 + 6 * number, lowest=True) for number in range(1, 7)]
    assert default(*low) == ((2, 5, 3), True)
    assert default(*low, step(7, 55)) == ((6, 5), False)


def test_a_default_step_that_has_no_place_is_passed_over() -> None:
    """One that is closed, and one that rests on one answer; where none is left, the needs decide."""
    assert default(step(1, 50), step(2, 50, answered=1), step(3, 50), step(4, 50)) == ((3,), True)
    assert default(step(1, 50), step(4, 50), step(6, 50), step(8, 50)) == ((1, 4, 6), False)
    assert default(step(2, 50), step(3, 49), step(4, 48)) == ((2, 3, 4), False)
