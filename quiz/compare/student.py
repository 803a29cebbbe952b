"""The limits of Student's t, which the standard library does not have. Must not know what they are used for."""

from __future__ import annotations

from math import atan, cos, erf, pi, sin, sqrt
from typing import Final

HALVINGS: Final = 60
"""Enough to find a limit to the last digit that counts."""


def t_limit(z: float, degrees: int) -> float:
    """The t that Student's t with two or more degrees of freedom exceeds as seldom, on either side, as a standard
    normal variable exceeds z: above 0 and well below 8, where chances run out of digits."""
    chance = erf(z / sqrt(2))
    low, high = z, 2 * z
    while t_within(high, degrees) < chance:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if t_within(middle, degrees) < chance else (low, middle)
    return high


def t_within(t: float, degrees: int) -> float:
    """The chance that Student's t stays between −t and t: a finite sum for whole degrees of freedom, two or more
    (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4)."""
    angle = atan(t / sqrt(degrees))
    odd = degrees % 2
    term = total = cos(angle) if odd else 1.0
    for divisor in range(2 + odd, degrees - 1, 2):
        term *= cos(angle) ** 2 * (divisor - 1) / divisor
        total += term
    return (angle + sin(angle) * total) * 2 / pi if odd else sin(angle) * total
