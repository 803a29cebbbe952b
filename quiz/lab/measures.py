"""How well what the program says of a person fits what she needs, and how sure the mean over many people
is. Must not know how it came to say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.model.change import Verdict

if TYPE_CHECKING:
    from quiz.model.change import Change, Comparison

TOP: Final = 3
CHANGED: Final = (Verdict.PERHAPS, Verdict.CLEAR)
"""The verdicts that say so."""


class Estimate(NamedTuple):
    """A mean over people, and its standard error from how far groups of them lie apart."""

    value: float
    error: float


def estimate(groups: Sequence[tuple[float, int]]) -> Estimate:
    """The mean from the sum and the count of each group: a ratio of totals over clusters of unequal size (Cochran,
    Sampling Techniques, 1977, 6.3). Two groups at least, and one observation."""
    count = sum(number for _, number in groups)
    mean = sum(total for total, _ in groups) / count
    squares = sum((total - mean * number) ** 2 for total, number in groups)
    return Estimate(mean, sqrt(squares * len(groups) / (len(groups) - 1)) / count)


def neediest_of(needs: Mapping[int, float]) -> int:
    """The step that is needed most, of at least one."""
    return max(needs, key=needs.__getitem__)


def fit(
    true: Mapping[int, float], order: Sequence[int], points: Mapping[int, float], first: int | None
) -> Iterator[tuple[str, float]]:
    """How well an order of steps, the needs in points that it rests on, and the one step to begin with (or none) fit
    the true needs of the open steps: one at least."""
    by_need = sorted(true, key=true.__getitem__, reverse=True)
    yield "first", first == by_need[0]
    yield "first_in_three", first in by_need[:TOP]
    yield "in_three", by_need[0] in order[:TOP]
    if first is not None:
        yield "regret", true[by_need[0]] - true[first]
    if len(points) > 1:
        yield "tau", tau([points[number] for number in reversed(by_need) if number in points])


def tau(rising: Sequence[float]) -> float:
    """Kendall's tau-a between these figures and an order in which they should rise: 1 the same, 0 no relation. A tie
    is neither; two figures at least."""
    pairs = list(combinations(rising, 2))
    return sum((one < other) - (one > other) for one, other in pairs) / len(pairs)


def figures(comparison: Comparison) -> list[Change]:
    """What a verdict is given of: each area, or its facets where it has any."""
    return [figure for area in comparison.areas for figure in (area.ends or (area,))]


def alarms(comparison: Comparison) -> Iterator[tuple[str, float]]:
    """Which figures are said to have changed, one by one, and whether any is: the family-wise rate."""
    verdicts = [figure.verdict for figure in figures(comparison)]
    for verdict in verdicts:
        if verdict is not Verdict.NONE:
            yield "perhaps", verdict in CHANGED
            yield "clear", verdict is Verdict.CLEAR
    yield "any_perhaps", any(verdict in CHANGED for verdict in verdicts)
    yield "any_clear", Verdict.CLEAR in verdicts
