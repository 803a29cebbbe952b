"""From answers to the needs of areas, facets and steps: a step rests on its own answers, supported by its areas."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, open_items, open_steps
from quiz.model.answers import HIGHEST, NO_OCCASION, Answer
from quiz.model.result import Missing, Score

if TYPE_CHECKING:
    from quiz.model.bank import Area, Bank, Constants, Item, Step

POINTS: Final = 100 / HIGHEST
"""One place of the answer scale in points of need."""
LEAST_FOR_AREA: Final = 3
LEAST_FOR_END: Final = 2
LEAST_SHARE: Final = 0.5
"""Of the items offered and not marked as without occasion, how many must be answered."""
BANDS: Final = (0.0, 30.0, 50.0, 75.0)
"""Where the bands of an area begin for which its bank names none, as strengths."""

Answers = Mapping[str, Answer]
"""Answers by item id. An item that is absent was not answered."""


def reverse_scored(item: Item, answer: int) -> int:
    """How unhelpful an answer is, 0 to 4, whichever way the item is keyed."""
    return HIGHEST - answer if item.keyed > 0 else answer


class ScaleTotal(NamedTuple):
    """Unhelpfulness over a set of items, and what it rests on."""

    total: int = 0
    answered: int = 0
    offered: int = 0
    no_occasion: int = 0

    def plus(self, item: Item, answer: Answer | None) -> ScaleTotal:
        """This sum with one more item that was offered."""
        if isinstance(answer, int):
            return ScaleTotal(
                self.total + reverse_scored(item, answer), self.answered + 1, self.offered + 1, self.no_occasion
            )
        return ScaleTotal(self.total, self.answered, self.offered + 1, self.no_occasion + (answer == NO_OCCASION))

    @property
    def need(self) -> float | None:
        """Percent of maximum possible, 0 to 100 (Cohen, Cohen, Aiken & West 1999); None without an answer."""
        return POINTS * self.total / self.answered if self.answered else None

    def missing(self, least: int) -> Missing | None:
        """Why this is too little for a figure, or None where it is enough."""
        if self.offered < least:
            return Missing.TOO_FEW_ASKED
        if self.answered < max(least, LEAST_SHARE * (self.offered - self.no_occasion)):
            return Missing.TOO_FEW_ANSWERS
        return None


def sums_by_scale(items: Iterable[Item], answers: Answers) -> dict[str, ScaleTotal]:
    """Sums of core items by area id and by end id.

    Core items only: follow-ups are chosen for being high and would bias the area, and retakes compare the
    common core.
    """
    sums: defaultdict[str, ScaleTotal] = defaultdict(ScaleTotal)
    for item in items:
        if item.core:
            for scale in filter(None, (item.area, item.end)):
                sums[scale] = sums[scale].plus(item, answers.get(item.id))
    return sums


def score(scale: str, total: ScaleTotal, least: int, constants: Constants) -> Score:
    """The score of one area or end; without a figure where too little was asked or answered."""
    missing, need = total.missing(least), total.need
    if missing or need is None:
        return Score(scale, None, total.answered, total.offered, missing)
    return Score(scale, need, total.answered, total.offered, band=interval(100 - need, total.answered, constants))


def interval(strength: float, answered: int, constants: Constants) -> tuple[float, float]:
    """Where a strength over so many answers would be on another day with nothing changed but chance, within 0 to 100:
    as wide on either side as a change has to be, in standard errors, to be perhaps one."""
    width = constants.perhaps * sqrt(squared_error(constants.s0**2, answered, constants) / 2)
    return max(0.0, strength - width), min(100.0, strength + width)


def squared_error(noise: float, answered: int, constants: Constants) -> float:
    """Squared standard error of the change of a figure over so many answers between two sittings, in squared points;
    half of it is that of one sitting. `noise`: the variance of the change of one answer, in squared places."""
    return POINTS**2 * noise / answered + 2 * constants.tau**2


def score_area(area: Area, sums: Mapping[str, ScaleTotal], constants: Constants) -> Score:
    """The score of an area. One with ends is shown by them: its own figure is the worse end, never their
    mean, and rests on the answers of both."""
    if not area.ends:
        return score(area.id, sums.get(area.id, ScaleTotal()), LEAST_FOR_AREA, constants)
    ends = tuple(score(end.id, sums.get(end.id, ScaleTotal()), LEAST_FOR_END, constants) for end in area.ends)
    worse = max((end for end in ends if end.need is not None), key=lambda end: end.need or 0, default=None)
    return Score(
        area.id,
        worse.need if worse else None,
        sum(end.answered for end in ends),
        sum(end.offered for end in ends),
        None if worse else ends[0].missing,
        ends,
        worse.band if worse else None,
    )


def score_areas(bank: Bank, sums: Mapping[str, ScaleTotal]) -> tuple[Score, ...]:
    """The scores of all areas, in the bank's order."""
    return tuple(score_area(area, sums, bank.constants) for area in bank.areas)


def area_of(bank: Bank, scale: str) -> Area:
    """The area that has this id, or an end of this id. Raises KeyError for any other."""
    for area in bank.areas:
        if scale == area.id or scale in (end.id for end in area.ends):
            return area
    raise KeyError(scale)


def level(area: Area, strength: float) -> int:
    """In which of the bands of an area a strength of 0 to 100 is, 0 being the lowest."""
    return bisect_right(levels(area), round(strength, 1)) - 1


def levels(area: Area) -> tuple[float, ...]:
    """Where the bands of an area begin, as strengths, lowest first."""
    return tuple(band.from_ for band in area.bands) or BANDS


def needs_by_scale(scores: Iterable[Score]) -> dict[str, float]:
    """Needs by area id and by end id; those without a figure are absent."""
    return {part.id: part.need for whole in scores for part in (whole, *whole.ends) if part.need is not None}


FIRST_WEIGHT: Final = 0.7
SECOND_WEIGHT: Final = 0.3
"""Of a step's first and second area or end in what supports its own answers."""
PLACES: Final = 6
"""Decimals to which needs are compared, so that the order of adding up decides nothing."""


@dataclass(frozen=True, slots=True)
class ScoredAnswers:
    """The answers of one sitting to the open items, counted once and ready to be asked "what if"."""

    bank: Bank = field(repr=False)
    steps: tuple[Step, ...] = field(repr=False)
    """The open steps."""
    items: tuple[Item, ...] = field(repr=False)
    """The open items, in the order of asking."""
    answers: Answers = field(repr=False)
    sums: Mapping[str, ScaleTotal] = field(repr=False)
    """By area and by end, from core items."""
    own: Mapping[int, ScaleTotal] = field(repr=False)
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
        difference = reverse_scored(item, after) - reverse_scored(item, before)
        by_scale = needs_by_scale(self.scores)
        if item.core:
            self._shift(by_scale, item, difference)
        own = self.own[item.step]
        return self._needs(by_scale, {**self.own, item.step: own._replace(total=own.total + difference)})

    def _shift(self, by_scale: dict[str, float], item: Item, difference: int) -> None:
        """Move the needs of the areas and ends that a core item belongs to."""
        for scale in (item.area, item.end):
            if scale in by_scale:
                by_scale[scale] += POINTS * difference / self.sums[scale].answered
        for area in self.bank.areas:
            if area.ends and area.id in by_scale:
                by_scale[area.id] = max(by_scale[end.id] for end in area.ends if end.id in by_scale)

    def _needs(self, by_scale: Mapping[str, float], own: Mapping[int, ScaleTotal]) -> dict[int, float]:
        k = self.bank.constants.k
        return {
            step.number: round(step_need(own[step.number], support(step, by_scale), k), PLACES)
            for step in self.steps
            if own[step.number].answered
        }


def score_answers(
    bank: Bank, circumstances: Circumstances, answers: Answers, *, core_only: bool = False, careful: bool = False
) -> ScoredAnswers:
    """Count the answers to the open items; those of closed steps and closed items count nowhere."""
    steps = open_steps(bank, circumstances)
    own = {step.number: ScaleTotal() for step in steps}
    items = tuple(item for item in open_items(bank, circumstances) if item.core or not core_only)
    for item in items:
        own[item.step] = own[item.step].plus(item, answers.get(item.id))
    sums = sums_by_scale(items, answers)
    return ScoredAnswers(bank, steps, items, answers, sums, own, score_areas(bank, sums), careful)


def support(step: Step, needs: Mapping[str, float]) -> float | None:
    """The need of a step's areas together; a missing one drops out, and without both there is none."""
    first, second = needs.get(step.first), needs.get(step.second)
    if first is None or second is None:
        return second if first is None else first
    return FIRST_WEIGHT * first + SECOND_WEIGHT * second


def step_need(own: ScaleTotal, area: float | None, k: float) -> float:
    """The mean of a step's own answers, shrunk towards its areas as if they were `k` answers more."""
    if area is None:
        return POINTS * own.total / own.answered
    return (POINTS * own.total + k * area) / (own.answered + k)
