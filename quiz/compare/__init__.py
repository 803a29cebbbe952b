"""Two or more sittings into what changed and what is only noise, over the core items that all of them answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import reduce
from math import fsum
from typing import TYPE_CHECKING, Final

from quiz.compare.noise import error_and_limits, noise_of, verdict
from quiz.engine.gates import open_items
from quiz.engine.scoring import needs_by_scale, reverse_scored, score_areas, squared_error, sums_by_scale
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.change import (
    TOO_SOON,
    Change,
    Comparison,
    ExclusionReason,
    ItemMove,
    Limits,
    OutItem,
    SittingSnapshot,
    Verdict,
    When,
)
from quiz.model.result import Score

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Constants, Item

__all__ = ["compare", "days_between", "shares_enough"]

ENOUGH: Final = 4
"""Answers in common on which a figure has to rest for two sittings to be comparable."""


def compare(bank: Bank, earlier: Sequence[SittingSnapshot], later: SittingSnapshot) -> Comparison:
    """The later sitting against the earlier ones, which stand oldest first.

    One earlier sitting is compared by the stated noise, more of them by their mean and their own scatter. Raises
    ValueError without an earlier one.
    """
    if not earlier:
        raise ValueError("earlier")
    then, passed_over = standing_together(bank, earlier, later)
    before, now = then[-1], standing(bank, later)
    joint_then = reduce(together, (standing(bank, snapshot) for snapshot in then))
    joint = together(joint_then, now)
    items = common_items(bank, joint)
    out = left_out(joint_then, now)
    scores = [common_scores(bank, joint, snapshot.answers) for snapshot in (*then, later)]
    noise = noise_of(bank.constants, moves_by_area(bank, items, before, later))
    soon = min(days_between(snapshot, later) for snapshot in then) < TOO_SOON
    return Comparison(
        earlier=tuple(snapshot.id for snapshot in then),
        later=later.id,
        days=days_between(before, later),
        too_soon=soon,
        compared=len(items),
        of=len(items) + len(out),
        areas=tuple(area_change(area, bank.constants, noise, soon=soon) for area in zip(*scores, strict=True)),
        items=item_moves(items, before, later),
        left_out=out,
        passed_over=passed_over,
    )


def shares_enough(bank: Bank, one: SittingSnapshot, other: SittingSnapshot) -> bool:
    """Whether two sittings have so many answers in common that one figure at least, of an area or an end, rests on
    enough of them."""
    items = common_items(bank, together(standing(bank, one), standing(bank, other)))
    shared = Counter(scale for item in items for scale in {item.area, item.end})
    ends = [scale.id for area in bank.areas for scale in area.ends or (area,)]
    return any(shared[scale] >= ENOUGH for scale in ends)


def standing_together(
    bank: Bank, earlier: Sequence[SittingSnapshot], later: SittingSnapshot
) -> tuple[list[SittingSnapshot], tuple[str, ...]]:
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
    for snapshot in reversed(earlier[:-1]):
        narrower = together(joint, standing(bank, snapshot))
        if with_figures(bank, narrower) == figures:
            joint = narrower
            then.insert(0, snapshot)
        else:
            passed_over.insert(0, snapshot.id)
    return then, tuple(passed_over)


def days_between(one: SittingSnapshot, other: SittingSnapshot) -> int:
    """Days from one date to the other, without sign: the dates that she sees, each by the clock of its own time, so
    that nobody counts another number on the page."""
    return abs((other.finished.date() - one.finished.date()).days)


def moves_by_area(
    bank: Bank, items: Sequence[Item], before: SittingSnapshot, later: SittingSnapshot
) -> list[list[int]]:
    """The changes of unhelpfulness of the compared items, by their home areas."""
    return [
        [
            reverse_scored(item, int(later.answers[item.id])) - reverse_scored(item, int(before.answers[item.id]))
            for item in items
            if item.area == area.id
        ]
        for area in bank.areas
    ]


def item_moves(items: Sequence[Item], before: SittingSnapshot, later: SittingSnapshot) -> tuple[ItemMove, ...]:
    """Her own answers then and now, by largest move; equal moves in the order of asking."""
    moves = [ItemMove(item.id, int(before.answers[item.id]), int(later.answers[item.id])) for item in items]
    return tuple(sorted(moves, key=lambda move: -move.places))


def area_change(scores: Sequence[Score], constants: Constants, noise: float, *, soon: bool) -> Change:
    """The change of one area from its scores, oldest first. An area with ends has figures only: the verdicts are
    those of its ends."""
    ends = tuple(
        scale_change(end, constants, noise, soon=soon) for end in zip(*(score.ends for score in scores), strict=True)
    )
    if not ends:
        return scale_change(scores, constants, noise, soon=soon)
    *strengths, now = [score.strength for score in scores]
    return Change(scores[-1].id, mean(strengths), now, scores[-1].answered, scores[-1].missing, ends=ends)


def scale_change(scores: Sequence[Score], constants: Constants, noise: float, *, soon: bool) -> Change:
    """The change of an area or end that has a verdict."""
    last = scores[-1]
    then = [score.strength for score in scores[:-1] if score.strength is not None]
    average = mean(then)
    if last.strength is None or average is None:
        return Change(last.id, None, None, last.answered, last.missing)
    stated = Limits(constants.perhaps, constants.clear)
    se, limits = error_and_limits(then, squared_error(noise, last.answered, constants), stated)
    sure = Verdict.NONE if soon else verdict((last.strength - average) / se, limits)
    return Change(last.id, average, last.strength, last.answered, se=se, limits=limits, verdict=sure)


def mean(strengths: Sequence[float | None]) -> float | None:
    """The mean of the strengths, or None where one is missing."""
    known = [strength for strength in strengths if strength is not None]
    return fsum(known) / len(known) if known and len(known) == len(strengths) else None


Standing = Mapping[str, ExclusionReason | None]
"""How each core item stands, by id: None where it was answered on the scale."""

MARKS: Final[Mapping[ExclusionReason, Answer]] = {
    ExclusionReason.UNANSWERED: SKIPPED,
    ExclusionReason.SKIPPED: SKIPPED,
    ExclusionReason.NO_OCCASION: NO_OCCASION,
}
"""Items that stand so were offered in the wording of today; all others were not."""
ORDER: Final = {why: place for place, why in enumerate(ExclusionReason)}


def standing(bank: Bank, snapshot: SittingSnapshot) -> dict[str, ExclusionReason | None]:
    """How the core items stand in one sitting: all of the bank, and those that it has no more."""
    opened = {item.id for item in open_items(bank, snapshot.circumstances)}
    items: dict[str, ExclusionReason | None] = {
        item: why for item, why in snapshot.unfit.items() if why is ExclusionReason.GONE
    }
    for item in bank.items:
        if item.core:
            items[item.id] = item_standing(item, snapshot) if item.id in opened else ExclusionReason.CLOSED
    return items


def item_standing(item: Item, snapshot: SittingSnapshot) -> ExclusionReason | None:
    """How an open item stands in one sitting."""
    answer = snapshot.answers.get(item.id)
    if isinstance(answer, int):
        return None
    if answer is None:
        return snapshot.unfit.get(item.id, ExclusionReason.UNANSWERED)
    return ExclusionReason.NO_OCCASION if answer == NO_OCCASION else ExclusionReason.SKIPPED


def together(one: Standing, other: Standing) -> dict[str, ExclusionReason | None]:
    """How items stand in two sittings taken together, and so in any number of them: as in the one where least can be
    said."""
    return {
        item: max(filter(None, (one.get(item), other.get(item))), key=ORDER.__getitem__, default=None)
        for item in {**one, **other}
    }


def common_items(bank: Bank, joint: Standing) -> tuple[Item, ...]:
    """The core items that all sittings answered on the scale, in the order of asking."""
    return tuple(item for item in bank.items if item.core and joint[item.id] is None)


def common_scores(bank: Bank, joint: Standing, answers: Mapping[str, Answer]) -> tuple[Score, ...]:
    """One sitting's scores over the common items, under the same rules for missing answers as a result: of the items
    offered in all the sittings, those without occasion in one of them are taken off."""
    offered = [item for item in bank.items if item.core and (joint[item.id] is None or joint[item.id] in MARKS)]
    counted = {item.id: answers[item.id] if (why := joint[item.id]) is None else MARKS[why] for item in offered}
    return score_areas(bank, sums_by_scale(offered, counted))


def with_figures(bank: Bank, joint: Standing) -> frozenset[str]:
    """The areas and ends for which there is enough in common."""
    anything = dict.fromkeys((item for item, why in joint.items() if why is None), 0)
    return frozenset(needs_by_scale(common_scores(bank, joint, anything)))


def left_out(then: Standing, now: Standing) -> tuple[OutItem, ...]:
    """The items that one of the two sides asked and that cannot be compared, in the order of asking, and then those
    that the bank has no more. An item that was asked in neither is not left out."""
    items = []
    for item, why in together(then, now).items():
        sides = (then.get(item), now.get(item))
        if why is not None and sides != (ExclusionReason.CLOSED, ExclusionReason.CLOSED):
            items.append(OutItem(item, why, when(why, sides)))
    return tuple(sorted(items, key=lambda out: out.why is ExclusionReason.GONE))


def when(why: ExclusionReason, sides: Sequence[ExclusionReason | None]) -> When:
    """On which sides an item stands so."""
    if sides[0] == sides[1]:
        return "both"
    return "then" if sides[0] is why else "now"
