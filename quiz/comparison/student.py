"""Chances of the normal distribution and of Student's t, without a library. Must not know what they are used for.

The incomplete beta function is its continued fraction, evaluated after Lentz (Press et al., Numerical Recipes, 6.4).
"""

from __future__ import annotations

from math import erfc, exp, lgamma, log, log1p, sqrt
from typing import Final

PRECISION: Final = 1e-14
TINY: Final = 1e-300
MOST_TERMS: Final = 500
"""Far more than the fraction needs for any number of degrees up to a million."""
HALVINGS: Final = 200
"""Enough to close any interval of floating-point numbers."""


def normal_chance(z: float) -> float:
    """The chance that a standard normal variable stays below z."""
    return erfc(-z / sqrt(2)) / 2


def t_limit(chance: float, degrees: float) -> float:
    """The t below which Student's t with so many degrees of freedom (above 0) stays with this chance. Raises ValueError
    unless 0.5 <= chance < 1."""
    if not 0.5 <= chance < 1:  # noqa: PLR2004 - the upper half
        raise ValueError("chance")
    tail = 1 - chance
    low, high = 0.0, 1.0
    while t_tail(high, degrees) > tail:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if t_tail(middle, degrees) > tail:
            low = middle
        else:
            high = middle
    return high


def t_tail(t: float, degrees: float) -> float:
    """The chance that Student's t exceeds t >= 0."""
    return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b) for a, b > 0 and x from 0 to 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * fraction(a, b, x) / a
    return 1 - front * fraction(b, a, 1 - x) / b


def fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function. Raises ArithmeticError where it does not settle."""
    c, d = 1.0, 1 / away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / away_from_zero(1 + term * d)
            c = away_from_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < PRECISION:
            return value
    raise ArithmeticError("incomplete beta")


def away_from_zero(value: float) -> float:
    """The value, or the smallest one that can be divided by."""
    return value if abs(value) > TINY else TINY
