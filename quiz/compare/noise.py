"""How much answers vary by chance with nothing changed, and what a change is held against.

Stated noise: item retest .65 at an item SD of 1.1 (Henry et al. 2022) gives s0 = 0.9; her own answers correct it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import atan, cos, erf, erfc, fsum, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from quiz.model.change import PLACES, Limits, Verdict

if TYPE_CHECKING:
    from quiz.model.bank import Constants

STATED_WEIGHT: Final = 12
"""Degrees of freedom that the stated noise of an answer counts for."""
STATED_SCATTER: Final = 6
"""Degrees of freedom that the stated noise of a figure counts for, beside her earlier sittings."""


def noise_of(constants: Constants, moves: Iterable[Sequence[int]]) -> float:
    """The variance of the change of one answer between a pair of sittings with nothing changed, in squared places of
    the scale, from the changes of her answers by area: their scatter about the means of their areas corrects the stated
    noise, so far as there is any."""
    areas = [area for area in moves if area]
    degrees = sum(map(len, areas)) - len(areas)
    squares = fsum(sum(move * move for move in area) - sum(area) ** 2 / len(area) for area in areas)
    stated = constants.s0**2
    return (STATED_WEIGHT * stated + squares) / (STATED_WEIGHT + degrees) if degrees >= 1 else stated


def error_and_limits(earlier: Sequence[float], squared_error: float, limits: Limits) -> tuple[float, Limits]:
    """The standard error of the change from the mean of the earlier strengths, one or more, to the later one, and the
    limits that it is held against.

    Of one earlier sitting these are `squared_error` and `limits` as they are given. Of more, the scatter of her own
    earlier figures corrects the error, and the limits are those of Student's t with the same chances.
    """
    count = len(earlier)
    if count == 1:
        return sqrt(squared_error), limits
    mean = fsum(earlier) / count
    degrees = STATED_SCATTER + count - 1
    scatter = fsum((strength - mean) ** 2 for strength in earlier)
    sd = sqrt((STATED_SCATTER * squared_error / 2 + scatter) / degrees)
    return sd * sqrt(1 + 1 / count), limits_of(limits, degrees)


@lru_cache(maxsize=64)
def limits_of(limits: Limits, degrees: int) -> Limits:
    """The limits of Student's t that have the chances of those of a standard normal variable."""
    return Limits(*(t_limit(limit, degrees) for limit in limits))


def beyond(limit: float) -> float:
    """How many of 100 changes lie beyond a limit by chance alone."""
    return 100 * erfc(limit / sqrt(2))


def verdict(z: float, limits: Limits) -> Verdict:
    """How sure a change of z standard errors is."""
    size = round(abs(z), PLACES)
    if size < round(limits.perhaps, PLACES):
        return Verdict.SAME
    return Verdict.PERHAPS if size < round(limits.clear, PLACES) else Verdict.CLEAR


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
