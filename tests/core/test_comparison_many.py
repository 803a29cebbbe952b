"""More than one earlier sitting against the last one, checked by hand, and Student’s t against printed tables."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import pytest

from quiz.compare import compare
from quiz.compare.noise import limits_of, t_limit
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from quiz.model.change import Limits, Verdict
from tests.core.conftest import AnswersOf
from tests.core.test_comparison import by_id, taken


def test_several_earlier_sittings_by_hand(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Fun at 75, 50 and 25, now 100: the mean is 50; a squared error of 6 degrees, a scatter of 1250, 8 degrees."""
    earlier = [taken(answers(u), together, 30 * at) for at, u in enumerate((1, 2, 3))]
    found = by_id(compare(bank, earlier, taken(answers(0), together, 90)))
    fun = found["fun"]
    items = 26
    answer = 12 * 0.81 / (12 + items - 4)
    sd = sqrt((6 * (625 * answer / 6 + 2 * 6**2) / 2 + 1250) / 8)
    assert (fun.then, fun.now, fun.change) == (50, 100, 50)
    assert fun.se == pytest.approx(sd * sqrt(4 / 3))
    assert fun.limits == limits_of(Limits(1.64, 2.8), 8)
    assert fun.verdict is Verdict.PERHAPS
    assert (found["blame"].then, found["blame"].verdict) == (50, Verdict.NONE)


def test_an_earlier_sitting_with_gaps_is_passed_over(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """One that answered next to nothing does not take away what the others have in common; the one before always
    counts."""
    empty: dict[str, Answer] = {}
    full = [taken(answers(2), together, at) for at in (0, 60)]
    found = compare(bank, [full[0], taken(empty, together, 30), full[1]], taken(answers(1), together, 90))
    assert found.passed_over == ("day 30",)
    assert found.earlier == ("day 0", "day 60")
    assert (found.compared, found.of) == (26, 26)
    last_is_empty = compare(bank, [*full, taken(empty, together, 70)], taken(answers(1), together, 90))
    assert "day 70" in last_is_empty.earlier
    assert last_is_empty.compared == 0


def test_one_near_sitting_among_several_leaves_no_verdict(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """Its two weeks are those that are asked about now."""
    earlier = [taken(answers(3), together, at) for at in (0, 60)]
    found = compare(bank, earlier, taken(answers(0), together, 70))
    assert found.days == 10
    assert {part.verdict for part in by_id(found).values()} == {Verdict.NONE}


PRINTED = {0.90: {7: 1.415, 12: 1.356}, 0.975: {2: 4.303, 7: 2.365, 8: 2.306, 120: 1.980}, 0.995: {9: 3.250, 30: 2.750}}


@pytest.mark.parametrize("chance", PRINTED)
def test_limits_are_those_of_the_tables(chance: float) -> None:
    """To the three decimals that are printed."""
    z = NormalDist().inv_cdf(chance)
    assert {degrees: round(t_limit(z, degrees), 3) for degrees in PRINTED[chance]} == PRINTED[chance]


def test_with_many_sittings_the_limits_are_the_stated_ones() -> None:
    """From t to the normal distribution; with few sittings they lie further out."""
    assert limits_of(Limits(1.28, 2.5), 7) == pytest.approx((1.4130, 3.3400), abs=0.0001)
    assert limits_of(Limits(1.28, 2.5), 10_000) == pytest.approx((1.28, 2.5), abs=0.001)
