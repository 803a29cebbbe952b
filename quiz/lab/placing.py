"""Places as arrays: the groups, tiers and lifts of `quiz.ranking.places`, for thousands of people at once. Must not
know answers or areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from quiz.lab.rule import UNRANKED
from quiz.ranking.needs import PLACES
from quiz.ranking.places import ENOUGH_ANSWERS, MOST_IN_VIEW, MOST_TO_START

if TYPE_CHECKING:
    from quiz.lab.layout import Flags, Layout, Places
    from quiz.lab.rule import Needs

START, NEXT, LATER, KEEP, NOWHERE = range(5)
"""Tiers in the order in which they are shown; a step that has no place stands nowhere."""
_LAST_GROUP: Final = 99


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everybody's steps stand."""

    order: Places
    """Steps as they are shown, people by places; those without a place last."""
    tier: Places
    """People by steps."""

    @property
    def starts(self) -> Places:
        """How many steps each person is shown to start with."""
        count: Places = (self.tier == START).sum(axis=1)
        return count


def place(layout: Layout, found: Needs, lifted: Flags, tie: float) -> Placed:
    """Tiers, and the order in which steps are shown."""
    whole, calls, ranked = found.whole, found.calls, found.whole != UNRANKED
    known = found.answered >= ENOUGH_ANSWERS
    by_need = np.argsort(-whole * layout.steps + layout.shown, axis=1)
    group = np.where(ranked, groups(whole, by_need, tie), _LAST_GROUP)
    in_order = np.argsort(group * layout.steps + layout.shown, axis=1)
    able = ranked & calls & known
    first_group = np.where(able, group, _LAST_GROUP).min(axis=1, keepdims=True)
    start = first_of(able & (group == first_group), by_need, MOST_TO_START)
    rest = ranked & ~start & (calls | ~known)
    room = start.sum(axis=1, keepdims=True)
    following = first_of(rest, in_order, MOST_IN_VIEW - room)
    raised = following & lifted & calls
    to_start = first_of(raised & known, in_order, MOST_TO_START - room)
    raised_later = rest & ~following & lifted & calls
    kinds = [start, to_start, raised, following, raised_later, rest, ranked]
    kind = np.select(kinds, list(range(len(kinds))), len(kinds))
    tier = np.array([START, START, NEXT, NEXT, NEXT, LATER, KEEP, NOWHERE])[kind]
    position = np.argsort(in_order, axis=1)
    return Placed(np.argsort(kind * layout.steps + position, axis=1), tier)


def groups(whole: Places, by_need: Places, tie: float) -> Places:
    """The group of each step, people by steps: a leader and all within `tie` points of that leader."""
    ordered = np.take_along_axis(whole, by_need, axis=1)
    widest = round(tie * 10**PLACES)
    group = np.zeros_like(ordered)
    leader = ordered[:, 0]
    for column in range(1, ordered.shape[1]):
        below = leader - ordered[:, column] > widest
        leader = np.where(below, ordered[:, column], leader)
        group[:, column] = group[:, column - 1] + below
    found = np.empty_like(group)
    np.put_along_axis(found, by_need, group, axis=1)
    return found


def first_of(flags: Flags, order: Places, most: Places | int) -> Flags:
    """The first so many of the flagged steps in an order."""
    ordered = np.take_along_axis(flags, order, axis=1)
    found = np.empty_like(flags)
    np.put_along_axis(found, order, ordered & (np.cumsum(ordered, axis=1) <= most), axis=1)
    return found
