"""From needs to ranks and tiers. Must not know answers, areas or reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from quiz.engine.scoring import PLACES
from quiz.model.result import Tier

CALLS: Final = 25.0
"""The need above which a step calls for attention; up to it, it goes well."""
MOST_TO_START: Final = 3
MOST_IN_VIEW: Final = 6
"""Steps in *start* and *next* together, before lifts."""
ENOUGH_ANSWERS: Final = 2
"""Own answers without which a step is neither a place to start nor one that goes well."""


class Candidate(NamedTuple):
    """A step with what its place depends on."""

    number: int
    need: float
    answered: int
    alone: bool
    lifted: bool = False
    lowest: bool = False
    """Whether its strength is in the lowest band of its area."""
    held: bool = False
    """Whether it is no place to start and comes after the others, whatever its need."""
    unpraised: bool = False
    """Whether it is not among what goes well, whatever its need."""

    @property
    def calls(self) -> bool:
        """Whether it calls for attention at all, by its own need: neither a tie nor a lift makes it do so."""
        return self.need > CALLS

    @property
    def well_known(self) -> bool:
        """Whether it rests on more than one answer."""
        return self.answered >= ENOUGH_ANSWERS

    @property
    def goes_well(self) -> bool:
        """Whether it is to be kept as it is."""
        return self.well_known and not self.calls and not self.unpraised

    @property
    def can_start(self) -> bool:
        """Whether it can be a place to start."""
        return self.calls and self.well_known and not self.held


def neediest(step: Candidate) -> tuple[float, bool, int]:
    """Sorts by need; exact equals by what she can do alone, then in the programme's order."""
    return (-step.need, not step.alone, step.number)


@dataclass(frozen=True, slots=True)
class Placing:
    """Ranks and tiers of one sitting; each tier in the order in which it is shown."""

    ranks: Mapping[int, int]
    tiers: Mapping[Tier, tuple[int, ...]]
    moved_up: frozenset[int] = frozenset()
    """Steps that a lift has moved up: into another tier, or before steps with a higher need."""
    by_default: bool = False
    """Whether the steps to start with are those of the bank, as the answers tell none apart."""


def groups(steps: Sequence[Candidate], tie: float) -> list[list[Candidate]]:
    """Steps of about equal need: a leader and all within `tie` points of that leader, by need.

    A gap of exactly `tie` belongs to the group; the next group starts below it.
    """
    grouped: list[list[Candidate]] = []
    for step in sorted(steps, key=neediest):
        if grouped and round(grouped[-1][0].need - step.need, PLACES) <= tie:
            grouped[-1].append(step)
        else:
            grouped.append([step])
    return grouped


def place(steps: Sequence[Candidate], tie: float, default_start: Sequence[int] = ()) -> Placing:
    """Ranks, and tiers after lifts. `default_start`: the numbers of the steps to start with where the answers tell none
    apart; those of them that are closed, go well or rest on one answer are passed over."""
    grouped = groups(steps, tie)
    ranks: dict[int, int] = {}
    for group in grouped:
        ranks |= dict.fromkeys((step.number for step in group), len(ranks) + 1)
    by_default = choose_default(grouped, default_start)
    start = by_default or choose_start(grouped)
    others = [step for group in grouped for step in group if step not in start]
    rest = sorted((step for step in others if not step.goes_well), key=lambda step: (not step.calls, step.held))
    room = MOST_IN_VIEW - len(start)
    following = [step for step in rest[:room] if step.calls]
    before = {Tier.START: start, Tier.NEXT: following, Tier.LATER: rest[len(following) :]}
    tiers = lift(start, following, before[Tier.LATER])
    moved_up = raised(before, tiers)
    tiers[Tier.KEEP] = [step for step in others if step.goes_well]
    numbers = {tier: tuple(step.number for step in tiers[tier]) for tier in Tier}
    return Placing(ranks, numbers, moved_up, by_default=bool(by_default))


def choose_default(grouped: Sequence[Sequence[Candidate]], default_start: Sequence[int]) -> list[Candidate]:
    """The steps of the bank to start with where the answers tell none apart, in its order, three at most; else none.

    They tell none apart where every step is in the lowest band, or all of them call for attention and are equal within
    the tie. Where three steps or fewer have a place, all of them can be first.
    """
    steps = {step.number: step for group in grouped for step in group}
    equal = len(grouped) == 1 and all(step.calls for step in steps.values())
    if len(steps) <= MOST_TO_START or not (equal or all(step.lowest for step in steps.values())):
        return []
    able = [step for number in default_start if (step := steps.get(number)) and step.can_start]
    return able[:MOST_TO_START]


def choose_start(grouped: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """The three highest needs of the first group that has a step to start with."""
    for group in grouped:
        if able := [step for step in group if step.can_start]:
            return able[:MOST_TO_START]
    return []


def lift(start: list[Candidate], following: list[Candidate], later: list[Candidate]) -> dict[Tier, list[Candidate]]:
    """Move lifted steps one tier up, once: last in the new tier, or first in *next* where *start* is full or
    the step rests on one answer only. What is lifted into *next* comes on top of the six in view."""
    raised_next = [step for step in following if step.lifted]
    raised_later = [step for step in later if step.lifted and step.calls]
    room = MOST_TO_START - len(start)
    into_start = [step for step in raised_next if step.well_known][:room]
    to_the_front = [step for step in raised_next if step not in into_start]
    return {
        Tier.START: start + into_start,
        Tier.NEXT: to_the_front + [step for step in following if step not in raised_next] + raised_later,
        Tier.LATER: [step for step in later if step not in raised_later],
    }


def raised(before: Mapping[Tier, Sequence[Candidate]], after: Mapping[Tier, Sequence[Candidate]]) -> frozenset[int]:
    """The lifted steps that are in a higher tier than before, or before steps that came first."""
    was, now = (
        {step.number: (tier, place) for place, (tier, step) in enumerate(listed)}
        for listed in map(flat, (before, after))
    )
    lifted = [step.number for steps in before.values() for step in steps if step.lifted]
    return frozenset(n for n in lifted if now[n][0] is not was[n][0] or now[n][1] < was[n][1])


def flat(tiers: Mapping[Tier, Sequence[Candidate]]) -> list[tuple[Tier, Candidate]]:
    """Every step with its tier, in order."""
    return [(tier, step) for tier, steps in tiers.items() for step in steps]
