"""The order and the choice of follow-ups."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from quiz.engine.ranking import choose_follow_ups

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.model.answers import Answer
    from quiz.model.bank import Bank


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 5])
def test_keys_alternate_and_a_steps_items_stand_apart(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], steps: int
) -> None:
    """Round by round, starting with a helpful act; with five steps the keys alternate throughout."""
    needy = dict.fromkeys([4, 5, 12, 2, 15][:steps], 4)
    chosen = [bank.item[item] for item in choose_follow_ups(bank, together, answers(0, needy))]
    assert len(chosen) == 2 * steps
    assert {item.step for item in chosen[:steps]} == {item.step for item in chosen[steps:]} == set(needy)
    repeats = sum(first.keyed == second.keyed for first, second in pairwise(chosen))
    assert repeats == (1 if steps % 2 == 0 else 0)
    if steps > 1:
        assert all(first.step != second.step for first, second in pairwise(chosen))


def test_the_five_neediest_are_chosen_before_lifts(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """Six steps call; the lifted one with the lowest need is not among the five."""
    needy = {2: 4, 4: 4, 5: 4, 11: 4, 15: 4, 13: 2}
    chosen = choose_follow_ups(bank, together | {"blames": "almost-always"}, answers(0, needy))
    assert {bank.item[item].step for item in chosen} == {2, 4, 5, 11, 15}
