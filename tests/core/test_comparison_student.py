"""Student's t against printed tables."""

from __future__ import annotations

from statistics import NormalDist

import pytest

from quiz.compare.noise import limits_of, t_limit
from quiz.model.change import Limits

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
