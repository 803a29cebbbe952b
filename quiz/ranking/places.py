"""From needs to ranks and tiers. Must not know answers, areas or reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.models.result import Tier
from quiz.ranking.needs import PLACES

if TYPE_CHECKING:
    from quiz.models.bank import Step

CALLS: Final = 25.0
"""The need from which a step calls for attention: below, it goes well."""
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

    @property
    def calls(self) -> bool:
        """Whether it calls for attention at all."""
        return self.need >= CALLS

    @property
    def well_known(self) -> bool:
        """Whether it rests on more than one answer."""
        return self.answered >= ENOUGH_ANSWERS

    @property
    def goes_well(self) -> bool:
        """Whether it is to be kept as it is."""
        return self.well_known and not self.calls


def shown(step: Candidate) -> tuple[bool, int]:
    """Sorts equals: what she can do alone first, then the programme's order."""
    return (not step.alone, step.number)


def neediest(step: Candidate) -> tuple[float, bool, int]:
    """Sorts by need, equals as they are shown."""
    return (-step.need, not step.alone, step.number)


@dataclass(frozen=True, slots=True)
class Placing:
    """Ranks and tiers of one sitting; each tier in the order in which it is shown."""

    ranks: Mapping[int, int]
    tiers: Mapping[Tier, tuple[int, ...]]

    def tier_of(self, number: int) -> Tier:
        """The tier of a ranked step. Raises KeyError for any other."""
        for tier, numbers in self.tiers.items():
            if number in numbers:
                return tier
        raise KeyError(number)


def candidates(
    steps: Sequence[Step], needs: Mapping[int, float], answered: Mapping[int, int], lifted: Collection[int] = ()
) -> list[Candidate]:
    """The steps that have a need, ready to be placed."""
    return [
        Candidate(step.number, needs[step.number], answered[step.number], step.alone, step.number in lifted)
        for step in steps
        if step.number in needs
    ]


def groups(steps: Sequence[Candidate], tie: float) -> list[list[Candidate]]:
    """Steps of about equal need: a leader and all within `tie` points of that leader, in the order shown.

    A gap of exactly `tie` belongs to the group; the next group starts below it.
    """
    found: list[list[Candidate]] = []
    for step in sorted(steps, key=neediest):
        if found and round(found[-1][0].need - step.need, PLACES) <= tie:
            found[-1].append(step)
        else:
            found.append([step])
    return [sorted(group, key=shown) for group in found]


def place(steps: Sequence[Candidate], tie: float) -> Placing:
    """Ranks, and tiers after lifts."""
    grouped = groups(steps, tie)
    ranks: dict[int, int] = {}
    for group in grouped:
        ranks |= dict.fromkeys((step.number for step in group), len(ranks) + 1)
    start = choose_start(grouped)
    others = [step for group in grouped for step in group if step not in start]
    rest = [step for step in others if not step.goes_well]
    room = MOST_IN_VIEW - len(start)
    tiers = lift(start, rest[:room], rest[room:])
    tiers[Tier.KEEP] = [step for step in others if step.goes_well]
    return Placing(ranks, {tier: tuple(step.number for step in tiers[tier]) for tier in Tier})


def choose_start(grouped: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """The three highest needs of the first group that has a step to start with, in the order shown."""
    for group in grouped:
        able = [step for step in group if step.calls and step.well_known]
        if able:
            chosen = sorted(able, key=neediest)[:MOST_TO_START]
            return [step for step in group if step in chosen]
    return []


def lift(start: list[Candidate], following: list[Candidate], later: list[Candidate]) -> dict[Tier, list[Candidate]]:
    """Move lifted steps one tier up, once: last in the new tier, or first in *next* where *start* is full or
    the step rests on one answer only. What is lifted into *next* comes on top of the six in view."""
    raised = [step for step in following if step.lifted and step.calls]
    raised_later = [step for step in later if step.lifted and step.calls]
    room = MOST_TO_START - len(start)
    into_start = [step for step in raised if step.well_known][:room]
    to_the_front = [step for step in raised if step not in into_start]
    return {
        Tier.START: start + into_start,
        Tier.NEXT: to_the_front + [step for step in following if step not in raised] + raised_later,
        Tier.LATER: [step for step in later if step not in raised_later],
    }
