"""Invents people with needs and situations, and answers for them; the scenarios say what is assumed of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, sqrt
from random import Random
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.scoring import reverse_scored
from quiz.model.answers import SKIPPED, Answer

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is assumed of people and items; quantities without a unit are in standard deviations of a need."""

    name: str
    about: str
    """What is different here, as a sentence."""
    general: float = 0.3
    """Share of the variance of a step's need that all steps have in common."""
    area: float = 0.3
    """Share that the steps with the same first area or facet have in common; the rest is the step's own."""
    communality: tuple[float, float] = (0.35, 0.60)
    """Share of an item's variance that is its step's need: drawn evenly from here."""
    difficulty: float = 0.6
    """An item is answered with more or less by up to this much, drawn evenly."""
    thresholds: tuple[float, ...] = (-1.4, -0.45, 0.45, 1.4)
    """Between the five answers, lowest first."""
    acquiescence: float = 0.25
    """SD of how far a person's answers all lean towards "often", whatever the question."""
    extreme_responding: float = 0.2
    """SD of the logarithm of how far a person's answers spread."""
    day_sd: float = 0.17
    """SD of a day's mood, which makes everything look harder or easier: about four points of need."""
    area_day_sd: float = 0.0
    """SD of a day's mood about one area or facet alone."""
    lasting: float = 0.45
    """Share of what is an item's own that is the same at a retake: one item then repeats itself at about .65."""
    skipped: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)
    """The chance that an answer is skipped, by how unhelpful it would have been."""
    format_shift: float = 0.0
    """How much more often is answered to the items that ask in another format: below 0 less often."""
    format_items: frozenset[str] | None = None
    """The ids of these items; None for half of them, drawn anew for each group of people."""
    blindness: float = 0.0
    """How much of a need above the mean does not show in items that ask for insight, which are the same half of them:
    at 1 whoever needs the step most looks like anybody."""
    withdrawn: float = 0.0
    """Share of people who do little of anything, helpful or not."""
    withdrawal: float = 1.2
    """How much less often they do it."""
    at_random: bool = False
    """Whether circumstances at random open, close and lift steps; otherwise every step is open and none is lifted."""


SCENARIOS: Final = {
    scenario.name: scenario
    for scenario in (
        Scenario("base", "Nothing is added to what is stated."),
        Scenario(
            "moody",
            "Moody days: all answers of a day shift together (SD 0.5) and those of an area once more (SD 0.35).",
            day_sd=0.5,
            area_day_sd=0.35,
        ),
        Scenario("yes-saying", "Strong yes-saying: SD 0.75 in place of 0.25.", acquiescence=0.75),
        Scenario(
            "skipping",
            "Thirty of 100 answers are skipped, from 10 of the most helpful to 50 of the most unhelpful ones.",
            skipped=(0.1, 0.2, 0.3, 0.4, 0.5),
        ),
        Scenario(
            "format",
            "Two formats: half of the items, drawn at random, are answered about one place lower (1 SD).",
            format_shift=-1.0,
        ),
        Scenario(
            "format-half",
            "Two formats, half as far apart: half of the items are answered about half a place lower (0.5 SD).",
            format_shift=-0.5,
        ),
        Scenario(
            "insight",
            "No insight: in half of the items, drawn at random, a need above the mean does not show at all.",
            blindness=1.0,
        ),
        Scenario(
            "withdrawn",
            "Withdrawn: 20 of 100 people do everything more rarely, helpful or not, by about one place (1.2 SD).",
            withdrawn=0.2,
        ),
        Scenario(
            "circumstances",
            "Circumstances at random open, close and lift steps: each choice equally likely, one in ten skipped.",
            at_random=True,
        ),
    )
}
"""By name."""

CIRCUMSTANCE_SKIPPED: Final = 0.1
"""How often a circumstance is skipped."""


class ItemParameters(NamedTuple):
    """What is true of an item, and known to nobody who takes the quiz."""

    item: Item
    area: str
    """The first area or facet of its step."""
    communality: float
    """Share of its variance that is its step's need."""
    easiness: float
    """How much more often is answered to it, whatever the need."""
    blindness: float = 0.0
    """How much of a need above the mean does not show in it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with needs, a way of answering and a situation."""

    needs: Mapping[int, float]
    """By step number, standard normal over people."""
    habits: Mapping[str, float]
    """What lasts of what is an item's own, by item id: standard normal."""
    acquiescence: float
    """How far all answers lean towards "often"."""
    extremity: float
    """The factor by which answers spread, above 0."""
    circumstances: Mapping[str, str]

    def helped(self, by: float) -> Person:
        """The same person with every need lower by so many standard deviations."""
        return replace(self, needs={step: need - by for step, need in self.needs.items()})


def draw_items(bank: Bank, scenario: Scenario, random: Random) -> tuple[ItemParameters, ...]:
    """The items of a bank as one group of people meets them, in the order of asking."""
    half = random.sample([item.id for item in bank.items], len(bank.items) // 2)
    shifted = half if scenario.format_items is None else scenario.format_items
    return tuple(
        ItemParameters(
            item,
            bank.step[item.step].first,
            random.uniform(*scenario.communality),
            random.uniform(-scenario.difficulty, scenario.difficulty) + (item.id in shifted) * scenario.format_shift,
            (item.id in half) * scenario.blindness,
        )
        for item in bank.items
    )


def invent(bank: Bank, scenario: Scenario, random: Random) -> Person:
    """A person drawn at random. The withdrawn are those who would lean least towards "often" in any case."""
    general, own = sqrt(scenario.general) * random.gauss(), sqrt(1 - scenario.general - scenario.area)
    areas = dict.fromkeys(step.first for step in bank.steps)
    of_area = {area: sqrt(scenario.area) * random.gauss() for area in areas}
    needs = {step.number: general + of_area[step.first] + own * random.gauss() for step in bank.steps}
    habits = {item.id: random.gauss() for item in bank.items}
    style = random.gauss()
    withdrawn = NormalDist().cdf(style) < scenario.withdrawn
    return Person(
        needs,
        habits,
        acquiescence=scenario.acquiescence * style - withdrawn * scenario.withdrawal,
        extremity=exp(scenario.extreme_responding * random.gauss()),
        circumstances=draw_circumstances(bank, random) if scenario.at_random else {},
    )


def draw_circumstances(bank: Bank, random: Random) -> dict[str, str]:
    """A situation at random: some circumstances skipped, each choice of the others equally likely."""
    return {
        circumstance.id: random.choice(circumstance.choices).id
        for circumstance in bank.circumstances
        if random.random() >= CIRCUMSTANCE_SKIPPED
    }


def respond(person: Person, items: Sequence[ItemParameters], scenario: Scenario, random: Random) -> dict[str, Answer]:
    """What a person answers to these items on one day, by item id.

    A need shows as a rare helpful act or a frequent unhelpful one; the day's mood shifts it, and the way of answering
    bends how frequency is told.
    """
    day = scenario.day_sd * random.gauss()
    mood = {area: day + scenario.area_day_sd * random.gauss() for area in dict.fromkeys(item.area for item in items)}
    lasting, fresh = sqrt(scenario.lasting), sqrt(1 - scenario.lasting)
    answers: dict[str, Answer] = {}
    for item, area, communality, easiness, blindness in items:
        own = lasting * person.habits[item.id] + fresh * random.gauss()
        need = person.needs[item.step] - blindness * max(0.0, person.needs[item.step])
        sign = sqrt(communality) * need + sqrt(1 - communality) * own + mood[area]
        often = person.extremity * (easiness - item.keyed * sign) + person.acquiescence
        answer = bisect_left(scenario.thresholds, often)
        # Drawn even where nothing is skipped, so that scenarios with the same seed have the same people.
        skips = random.random() < scenario.skipped[reverse_scored(item, answer)]
        answers[item.id] = SKIPPED if skips else answer
    return answers
