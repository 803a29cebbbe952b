"""Student's t and the normal distribution against printed tables."""

from __future__ import annotations

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.comparison.noise import LIMITS, limits_of
from quiz.comparison.student import incomplete_beta, normal_chance, t_limit, t_tail


def t_chance(t: float, degrees: float) -> float:
    """The chance that Student's t stays below t, the inverse of `t_limit`."""
    return 1 - t_tail(t, degrees) if t > 0 else t_tail(-t, degrees)


@pytest.mark.parametrize(
    ("chance", "degrees", "printed"),
    [
        (0.75, 1, 1.000),
        (0.90, 7, 1.415),
        (0.95, 5, 2.015),
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 7, 2.365),
        (0.975, 10, 2.228),
        (0.975, 120, 1.980),
        (0.99, 6, 3.143),
        (0.995, 8, 3.355),
        (0.995, 30, 2.750),
        (0.999, 3, 10.215),
        (0.9995, 20, 3.850),
    ],
)
def test_limits_are_those_of_the_tables(chance: float, degrees: int, printed: float) -> None:
    """To the three decimals that are printed, and back."""
    limit = t_limit(chance, degrees)
    assert limit == pytest.approx(printed, abs=0.00051)
    assert t_chance(limit, degrees) == pytest.approx(chance, abs=1e-12)


def test_the_median_is_zero_and_the_tails_are_alike() -> None:
    """Symmetric about 0."""
    assert t_limit(0.5, 7) == pytest.approx(0, abs=1e-9)
    assert t_chance(0, 7) == pytest.approx(0.5)
    assert t_chance(-1.3, 7) + t_chance(1.3, 7) == pytest.approx(1)


@pytest.mark.parametrize("chance", [0.2, 1.0, -1.0])
def test_only_the_upper_half_has_a_limit(chance: float) -> None:
    """A chance of 1 lies at infinity."""
    with pytest.raises(ValueError, match="chance"):
        t_limit(chance, 7)


@given(st.floats(-8, 8))
def test_the_normal_chance_is_the_standard_library_s(z: float) -> None:
    """Which has no t."""
    assert normal_chance(z) == pytest.approx(NormalDist().cdf(z), abs=1e-14)


@given(st.floats(0.5, 200), st.floats(0.5, 200), st.floats(0.001, 0.999))
def test_the_incomplete_beta_mirrors_itself(a: float, b: float, x: float) -> None:
    """I_x(a, b) + I_1−x(b, a) = 1, and it never leaves 0 to 1."""
    assert -1e-12 <= incomplete_beta(a, b, x) <= 1 + 1e-12
    assert incomplete_beta(a, b, x) + incomplete_beta(b, a, 1 - x) == pytest.approx(1, abs=1e-9)


def test_with_many_sittings_the_limits_are_the_stated_ones() -> None:
    """From t to the normal distribution; with few sittings they lie further out."""
    assert limits_of(7).perhaps == pytest.approx(1.4132, abs=0.001)
    assert limits_of(7).clear > 3.2
    assert limits_of(100_000) == pytest.approx(LIMITS, abs=0.001)


def test_beyond_every_t_there_is_nothing() -> None:
    """The chance runs out at infinity, on either side."""
    assert t_chance(float("inf"), 5) == 1
    assert t_chance(float("-inf"), 5) == 0


def test_what_does_not_settle_is_no_chance() -> None:
    """Far beyond the degrees of freedom that a life of sittings has."""
    with pytest.raises(ArithmeticError):
        incomplete_beta(1e9, 1e9, 0.5)
