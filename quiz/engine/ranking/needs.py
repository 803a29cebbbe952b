"""From answers to the need of each step: its own answers, supported by its areas. Must not know tiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import Circumstances, open_items, open_steps
from quiz.engine.scoring import POINTS, Answers, Sum, needs_by_scale, score_areas, sums_by_scale, unhelpfulness

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item, Step
    from quiz.model.result import Score

FIRST_WEIGHT: Final = 0.7
SECOND_WEIGHT: Final = 0.3
"""Of a step's first and second area or end in what supports its own answers."""
PLACES: Final = 6
"""Decimals to which needs are compared, so that the order of adding up decides nothing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers of one sitting to the open items, counted once and ready to be asked "what if"."""

    bank: Bank = field(repr=False)
    steps: tuple[Step, ...] = field(repr=False)
    """The open steps."""
    items: tuple[Item, ...] = field(repr=False)
    """The open items, in the order of asking."""
    answers: Answers = field(repr=False)
    sums: Mapping[str, Sum] = field(repr=False)
    """By area and by end, from core items."""
    own: Mapping[int, Sum] = field(repr=False)
    """By step, from its core items and follow-ups."""
    scores: tuple[Score, ...] = field(repr=False)
    """Of all areas, in the bank's order."""
    careful: bool = False
    """Whether she would rather not say if she is afraid: then no step that has a caution comes first, and nothing that
    is done with him is praised."""

    def needs(self) -> dict[int, float]:
        """The need of every open step that has an answer of its own, 0 to 100, rounded for comparing."""
        return self._needs(needs_by_scale(self.scores), self.own)

    def needs_if(self, item: Item, before: int, after: int) -> dict[int, float]:
        """What `needs` would be with the answer to one item moved."""
        difference = unhelpfulness(item, after) - unhelpfulness(item, before)
        by_scale = needs_by_scale(self.scores)
        if item.core:
            self._shift(by_scale, item, difference)
        return self._needs(by_scale, {**self.own, item.step: self.own[item.step].shifted(difference)})

    def _shift(self, by_scale: dict[str, float], item: Item, difference: int) -> None:
        """Move the needs of the areas and ends that a core item belongs to."""
        for scale in (item.area, item.end):
            if scale in by_scale:
                by_scale[scale] += POINTS * difference / self.sums[scale].answered
        for area in self.bank.areas:
            if area.ends and area.id in by_scale:
                by_scale[area.id] = max(by_scale[end.id] for end in area.ends if end.id in by_scale)

    def _needs(self, by_scale: Mapping[str, float], own: Mapping[int, Sum]) -> dict[int, float]:
        k = self.bank.constants.k
        return {
            step.number: round(step_need(own[step.number], support(step, by_scale), k), PLACES)
            for step in self.steps
            if own[step.number].answered
        }


def tally(
    bank: Bank, circumstances: Circumstances, answers: Answers, *, core_only: bool = False, careful: bool = False
) -> Tally:
    """Count the answers to the open items; those of closed steps and closed items count nowhere."""
    steps = open_steps(bank, circumstances)
    own = {step.number: Sum() for step in steps}
    items = tuple(item for item in open_items(bank, circumstances) if item.core or not core_only)
    for item in items:
        own[item.step] = own[item.step].plus(item, answers.get(item.id))
    sums = sums_by_scale(items, answers)
    return Tally(bank, steps, items, answers, sums, own, score_areas(bank, sums), careful)


def support(step: Step, needs: Mapping[str, float]) -> float | None:
    """The need of a step's areas together; a missing one drops out, and without both there is none."""
    first, second = needs.get(step.first), needs.get(step.second)
    if first is None or second is None:
        return second if first is None else first
    return FIRST_WEIGHT * first + SECOND_WEIGHT * second


def step_need(own: Sum, area: float | None, k: float) -> float:
    """The mean of a step's own answers, shrunk towards its areas as if they were `k` answers more."""
    if area is None:
        return POINTS * own.total / own.answered
    return (POINTS * own.total + k * area) / (own.answered + k)
