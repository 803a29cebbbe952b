"""Invents people with needs and situations, and answers for them. Must not know how answers are ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from quiz.gates import Circumstances, active_lift, closing_gate, open_items
from quiz.models.answers import HIGHEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.lab.layout import Flags, Floats, Layout
    from quiz.lab.worlds import World
    from quiz.models.bank import Bank

SITUATION_SKIPPED: Final = 0.1
"""How often a circumstance is skipped; its choices are equally likely otherwise."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What everybody would answer to every item, people by items."""

    unhelpful: Floats
    """0 to 4, whichever way the item is keyed."""
    answered: Flags
    no_occasion: Flags


@dataclass(frozen=True, slots=True)
class Situations:
    """What the circumstances come to."""

    opened: Flags
    """People by steps, as is what is lifted."""
    lifted: Flags
    items: Flags
    """The open items, people by items."""


@dataclass(frozen=True, slots=True)
class Items:
    """What is true of the items, and known to nobody who takes the quiz."""

    communality: Floats
    difficulty: Floats


@dataclass(frozen=True, slots=True)
class People:
    """A group of people who meet the same items."""

    needs: Floats
    """What they really need, people by steps: standard normal."""
    signs: Floats
    """How each need shows in each item before it is an answer, people by items: standard normal."""
    items: Items
    situations: Situations
    answers: Answers


def draw(layout: Layout, world: World, count: int, chance: np.random.Generator, *, gated: bool = False) -> People:
    """A group of people with items of its own; every step is open unless `gated`."""
    items = draw_items(layout, world, chance)
    needs = draw_needs(layout, world, count, chance)
    signs = show(layout, items, needs, chance.standard_normal((count, len(layout.keyed))))
    if gated:
        situations = situations_of(layout.bank, draw_circumstances(layout.bank, count, chance))
    else:
        situations = Situations(
            np.ones_like(needs, dtype=bool), np.zeros_like(needs, dtype=bool), np.ones_like(signs, dtype=bool)
        )
    style = draw_style(world, count, chance)
    mood = draw_mood(layout, world, count, chance) if world.day_counts else np.zeros_like(signs)
    unhelpful = answer(layout, world, items, signs + mood, style)
    answered = chance.random(unhelpful.shape) >= np.array(world.skipped)[unhelpful.astype(np.intp)]
    answers = Answers(unhelpful, answered, np.zeros_like(answered))
    return People(needs, signs, items, situations, answers)


def draw_items(layout: Layout, world: World, chance: np.random.Generator) -> Items:
    """What is true of the items of one group."""
    count = len(layout.keyed)
    return Items(chance.uniform(*world.communality, count), chance.uniform(-world.difficulty, world.difficulty, count))


def draw_needs(layout: Layout, world: World, count: int, chance: np.random.Generator) -> Floats:
    """Needs with a general part, one of the step's first area or end, and one of its own."""
    of_area = chance.standard_normal((count, len(layout.scale)))[:, layout.first]
    general = chance.standard_normal((count, 1))
    own = chance.standard_normal((count, layout.steps))
    needs: Floats = np.sqrt(world.general) * general + np.sqrt(world.area) * of_area + np.sqrt(world.own) * own
    return needs


def show(layout: Layout, items: Items, needs: Floats, own: Floats) -> Floats:
    """How needs show in items, with what is an item's own."""
    shown: Floats = np.sqrt(items.communality) * needs[:, layout.step_of] + np.sqrt(1 - items.communality) * own
    return shown


def draw_style(world: World, count: int, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Each person's yes-saying and stretch, as columns."""
    yes_saying = world.yes_saying * chance.standard_normal((count, 1))
    return yes_saying, np.exp(world.stretch * chance.standard_normal((count, 1)))


def draw_mood(layout: Layout, world: World, count: int, chance: np.random.Generator) -> Floats:
    """One day's mood, people by items: about everything, and about each step's first area or end."""
    of_area = chance.standard_normal((count, len(layout.scale)))[:, layout.first[layout.step_of]]
    mood: Floats = world.day * chance.standard_normal((count, 1)) + world.area_day * of_area
    return mood


def answer(layout: Layout, world: World, items: Items, signs: Floats, style: tuple[Floats, Floats]) -> Floats:
    """The unhelpfulness of the answers that signs of need come to, people by items.

    A need shows as a rare helpful act or a frequent unhelpful one; style bends how frequency is told.
    """
    yes_saying, stretch = style
    often = stretch * (items.difficulty - layout.keyed * signs) + yes_saying
    frequency = np.searchsorted(np.array(world.thresholds), often)
    unhelpful: Floats = np.where(layout.keyed > 0, HIGHEST - frequency, frequency).astype(float)
    return unhelpful


def draw_circumstances(bank: Bank, count: int, chance: np.random.Generator) -> list[dict[str, str]]:
    """Situations at random: some circumstances skipped, each choice of the others equally likely."""
    people: list[dict[str, str]] = [{} for _ in range(count)]
    for circumstance in bank.circumstances:
        choices = [choice.id for choice in circumstance.choices]
        for person, picked, skip in zip(
            people, chance.integers(len(choices), size=count), chance.random(count), strict=True
        ):
            if skip >= SITUATION_SKIPPED:
                person[circumstance.id] = choices[picked]
    return people


def situations_of(bank: Bank, people: Sequence[Circumstances]) -> Situations:
    """Which steps the circumstances open and lift, and which items they open."""
    opened = [[closing_gate(step, circumstances) is None for step in bank.steps] for circumstances in people]
    lifted = [[active_lift(step, circumstances) is not None for step in bank.steps] for circumstances in people]
    asked = [{item.id for item in open_items(bank, circumstances)} for circumstances in people]
    items = [[item.id in open_ for item in bank.items] for open_ in asked]
    return Situations(*(np.array(flags, dtype=bool) for flags in (opened, lifted, items)))
