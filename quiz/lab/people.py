"""Invents people with needs and situations, and answers for them. Must not know how answers are ranked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.scoring import unhelpfulness
from quiz.model.answers import SKIPPED

if TYPE_CHECKING:
    from random import Random

    from quiz.lab.scenarios import Scenario
    from quiz.model.answers import Answer
    from quiz.model.bank import Bank, Item

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
    """A person drawn at random."""
    general = sqrt(scenario.general) * random.gauss()
    of_area = {area: sqrt(scenario.area) * random.gauss() for area in first_areas(bank)}
    return Person(
        needs={step.number: general + of_area[step.first] + sqrt(scenario.own) * random.gauss() for step in bank.steps},
        habits={item.id: random.gauss() for item in bank.items},
        acquiescence=leaning(scenario, random.gauss()),
        extremity=exp(scenario.extreme_responding * random.gauss()),
        circumstances=draw_circumstances(bank, random) if scenario.at_random else {},
    )


def leaning(scenario: Scenario, style: float) -> float:
    """How far somebody leans towards "often", from a standard normal style: the lowest of them are the withdrawn."""
    withdrawn = NormalDist().cdf(style) < scenario.withdrawn
    return scenario.acquiescence * style - withdrawn * scenario.withdrawal


def first_areas(bank: Bank) -> list[str]:
    """The areas and facets that steps name first, each once, in the order of the steps."""
    return list(dict.fromkeys(step.first for step in bank.steps))


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
        skips = random.random() < scenario.skipped[unhelpfulness(item, answer)]
        answers[item.id] = SKIPPED if skips else answer
    return answers
