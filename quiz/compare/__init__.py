"""Two or more sittings into what changed and what is only noise. Pure; must not know steps' places, sentences, files
or the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import reduce
from math import fsum
from typing import TYPE_CHECKING, Final

from quiz.compare.common import common_items, common_scores, left_out, standing, together, with_figures
from quiz.compare.noise import error_and_limits, noise_of, verdict
from quiz.engine.scoring import unhelpfulness
from quiz.model.change import TOO_SOON, Change, Comparison, ItemMove, Verdict

if TYPE_CHECKING:
    from quiz.compare.common import Standing
    from quiz.compare.noise import Noise
    from quiz.model.bank import Bank, Item
    from quiz.model.change import Occasion
    from quiz.model.result import Score

__all__ = ["compare", "days_between", "shares_enough"]

ENOUGH: Final = 4
"""Answers in common on which a figure has to rest for two sittings to be comparable."""


def compare(bank: Bank, earlier: Sequence[Occasion], later: Occasion) -> Comparison:
    """The later sitting against the earlier ones, which stand oldest first.

    One earlier sitting is compared by the stated noise, more of them by their mean and their own scatter. Raises
    ValueError without an earlier one.
    """
    if not earlier:
        raise ValueError("earlier")
    then, passed_over = standing_together(bank, earlier, later)
    before, now = then[-1], standing(bank, later)
    joint_then = reduce(together, (standing(bank, occasion) for occasion in then))
    joint = together(joint_then, now)
    items = common_items(bank, joint)
    out = left_out(joint_then, now)
    scores = [common_scores(bank, joint, occasion.answers) for occasion in (*then, later)]
    noise = noise_of(bank.constants, moves_by_area(bank, items, before, later))
    soon = min(days_between(occasion, later) for occasion in then) < TOO_SOON
    return Comparison(
        earlier=tuple(occasion.id for occasion in then),
        later=later.id,
        days=days_between(before, later),
        too_soon=soon,
        compared=len(items),
        of=len(items) + len(out),
        areas=tuple(area_change(area, noise, soon=soon) for area in zip(*scores, strict=True)),
        items=item_moves(items, before, later),
        left_out=out,
        passed_over=passed_over,
    )


def shares_enough(bank: Bank, one: Occasion, other: Occasion) -> bool:
    """Whether two sittings have so many answers in common that one figure at least, of an area or an end, rests on
    enough of them."""
    items = common_items(bank, together(standing(bank, one), standing(bank, other)))
    shared = Counter(scale for item in items for scale in {item.area, item.end})
    ends = [scale.id for area in bank.areas for scale in area.ends or (area,)]
    return any(shared[scale] >= ENOUGH for scale in ends)


def standing_together(
    bank: Bank, earlier: Sequence[Occasion], later: Occasion
) -> tuple[list[Occasion], tuple[str, ...]]:
    """The earlier sittings whose mean is compared, oldest first, and the ids of the others.

    The one before always counts. An older one with gaps of its own would take away, for all, what is common to all:
    it is passed over where a figure would be lost by it.
    """
    then = [earlier[-1]]
    if len(earlier) == 1:
        return then, ()
    passed_over: list[str] = []
    joint: Standing = together(standing(bank, earlier[-1]), standing(bank, later))
    figures = with_figures(bank, joint)
    for occasion in reversed(earlier[:-1]):
        narrower = together(joint, standing(bank, occasion))
        if with_figures(bank, narrower) == figures:
            joint = narrower
            then.insert(0, occasion)
        else:
            passed_over.insert(0, occasion.id)
    return then, tuple(passed_over)


def days_between(one: Occasion, other: Occasion) -> int:
    """Whole days between two sittings, without sign. By the offsets: in one zone a double hour would not count, and
    at the ends of the calendar there is no UTC."""
    clocks = one.finished.replace(tzinfo=None) - other.finished.replace(tzinfo=None)
    offsets = (one.finished.utcoffset() or timedelta()) - (other.finished.utcoffset() or timedelta())
    return abs(clocks - offsets) // timedelta(days=1)


def moves_by_area(bank: Bank, items: Sequence[Item], before: Occasion, later: Occasion) -> list[list[int]]:
    """The changes of unhelpfulness of the compared items, by their home areas."""
    return [
        [
            unhelpfulness(item, int(later.answers[item.id])) - unhelpfulness(item, int(before.answers[item.id]))
            for item in items
            if item.area == area.id
        ]
        for area in bank.areas
    ]


def item_moves(items: Sequence[Item], before: Occasion, later: Occasion) -> tuple[ItemMove, ...]:
    """Her own answers then and now, by largest move; equal moves in the order of asking."""
    moves = [ItemMove(item.id, int(before.answers[item.id]), int(later.answers[item.id])) for item in items]
    return tuple(sorted(moves, key=lambda move: -move.places))


def area_change(scores: Sequence[Score], noise: Noise, *, soon: bool) -> Change:
    """The change of one area from its scores, oldest first. An area with ends has figures only: the verdicts are
    those of its ends."""
    ends = tuple(scale_change(end, noise, soon=soon) for end in zip(*(score.ends for score in scores), strict=True))
    if not ends:
        return scale_change(scores, noise, soon=soon)
    *strengths, now = [score.strength for score in scores]
    return Change(scores[-1].id, mean(strengths), now, scores[-1].answered, scores[-1].missing, ends=ends)


def scale_change(scores: Sequence[Score], noise: Noise, *, soon: bool) -> Change:
    """The change of an area or end that has a verdict."""
    last = scores[-1]
    then = [score.strength for score in scores[:-1] if score.strength is not None]
    if last.strength is None or not then:
        return Change(last.id, None, None, last.answered, last.missing)
    se, limits = error_and_limits(then, noise.squared_error(last.answered), noise.limits)
    average = fsum(then) / len(then)
    sure = Verdict.NONE if soon else verdict((last.strength - average) / se, limits)
    return Change(last.id, average, last.strength, last.answered, se=se, limits=limits, verdict=sure)


def mean(strengths: Sequence[float | None]) -> float | None:
    """The mean of the strengths, or None where one is missing."""
    known = [strength for strength in strengths if strength is not None]
    return fsum(known) / len(known) if known and len(known) == len(strengths) else None
