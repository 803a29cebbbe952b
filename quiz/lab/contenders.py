"""The rules that are tried on the same people: the program's own, variants of it, simpler ones, and the limit. Must not
know how they are measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from quiz.lab import choosing, posterior
from quiz.lab.placing import START, Placed, place
from quiz.lab.rule import Needs, Rule, asked, by_need, needs, rule_of, supports

if TYPE_CHECKING:
    from quiz.lab.layout import Flags, Floats, Layout, Places
    from quiz.lab.people import People
    from quiz.lab.worlds import World


@dataclass(frozen=True, slots=True)
class Setting:
    """One group of people and what they meet."""

    layout: Layout
    world: World
    people: People
    chance: np.random.Generator

    @property
    def opened(self) -> Flags:
        """Which steps are open, people by steps."""
        return self.people.situations.opened

    @property
    def items(self) -> Flags:
        """Which items are open, people by items."""
        return self.people.situations.items


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule finds."""

    order: Places
    """Steps as they are shown, people by places."""
    merit: Floats
    """What it goes by where it orders all steps, people by steps; not a number where a step has no place."""
    questions: Places
    """How many each person was asked."""
    starts: Places | None = None
    """How many steps each person is shown to start with; None for a rule that has no tiers."""


UNIT: Final = 100
"""More than there are steps."""

Contender = Callable[[Setting], Found]


def ranking(
    rule: Rule,
    deserves: Callable[[Setting], Callable[[Needs], Floats]] = lambda _: by_need,
    *,
    neediest_first: bool = False,
) -> Contender:
    """The ranking under a rule, as it is shown: groups, tiers, lifts. `neediest_first` shows the steps to start with in
    the order of their needs, and not what can be done alone first."""

    def find(setting: Setting) -> Found:
        layout, answers, opened = setting.layout, setting.people.answers, setting.items
        items = asked(layout, rule, answers, opened, deserves(setting))
        found = needs(layout, rule, answers, opened, items)
        placed = place(layout, found, setting.people.situations.lifted, rule.tie)
        order = starts_by_need(layout, found, placed) if neediest_first else placed.order
        return Found(order, found.points, items.sum(axis=1), placed.starts)

    return find


def starts_by_need(layout: Layout, found: Needs, placed: Placed) -> Places:
    """The order in which steps are shown, with those to start with by their needs."""
    position = np.argsort(placed.order, axis=1) * UNIT
    by_merit = np.argsort(np.argsort(-found.whole * layout.steps + layout.shown, axis=1), axis=1)
    return np.argsort(np.where(placed.tier == START, by_merit - UNIT, position), axis=1)


def by_need_alone(contender: Contender) -> Contender:
    """A ranking with the highest need first, whatever is shown together with it."""

    def find(setting: Setting) -> Found:
        found = contender(setting)
        return ordered(setting.layout, found.merit, found.questions)

    return find


def ordered(layout: Layout, merit: Floats, questions: Places) -> Found:
    """Steps by merit, equals in the order in which they are shown."""
    highest = np.round(np.nan_to_num(merit, nan=-np.inf), 9)
    order = np.lexsort((np.broadcast_to(layout.shown, merit.shape), -highest), axis=1)
    return Found(order, merit, questions)


def items_asked(setting: Setting) -> Flags:
    """The items that the program asks."""
    return asked(setting.layout, rule_of(setting.layout.bank), setting.people.answers, setting.items)


def items_of_core(setting: Setting) -> Flags:
    """The core items of the open steps."""
    return setting.items & setting.layout.core


def items_open(setting: Setting) -> Flags:
    """Every open item."""
    return setting.items


def simple(
    merit_of: Callable[[Setting, Flags], Floats], items_of: Callable[[Setting], Flags] = items_asked
) -> Contender:
    """A rule that looks at the answers to some items, the same as the program's unless said otherwise."""

    def find(setting: Setting) -> Found:
        items = items_of(setting)
        merit = np.where(setting.opened, merit_of(setting, items), np.nan)
        return ordered(setting.layout, merit, items.sum(axis=1))

    return find


def own_sum(setting: Setting, items: Flags) -> Floats:
    """The sum of a step's answers."""
    given = items & setting.people.answers.answered
    total: Floats = np.where(given, setting.people.answers.unhelpful, 0.0) @ setting.layout.of_step
    return total


def own_mean(setting: Setting, items: Flags) -> Floats:
    """The mean of a step's answers."""
    rule = replace(rule_of(setting.layout.bank), k=0.0)
    return needs(setting.layout, rule, setting.people.answers, setting.items, items).points


def area_only(setting: Setting, items: Flags) -> Floats:
    """What the areas say."""
    layout, answers = setting.layout, setting.people.answers
    given = items & answers.answered
    unhelpful = np.where(given, answers.unhelpful, 0.0)
    return supports(layout, rule_of(layout.bank), unhelpful, given, setting.items, answers.no_occasion)


def at_random(setting: Setting, items: Flags) -> Floats:
    """Whatever the chance."""
    del items
    return setting.chance.random(setting.people.needs.shape)


def posterior_mean(setting: Setting, items: Flags) -> Floats:
    """The best linear estimate from the answers."""
    given = items & setting.people.answers.answered
    return posterior.from_answers(setting.layout, setting.world, setting.people, given).mean


def limit(items_of: Callable[[Setting], Flags]) -> Contender:
    """The best that anybody could do with these items, knowing more than answers tell, also where one is skipped."""

    def find(setting: Setting) -> Found:
        items = items_of(setting)
        known = posterior.from_signs(setting.layout, setting.world, setting.people, items)
        likely = posterior.chance_to_be_neediest(known, setting.opened, setting.chance)
        found = ordered(setting.layout, np.where(setting.opened, likely, np.nan), items.sum(axis=1))
        return replace(found, merit=np.where(setting.opened, known.mean, np.nan))

    return find


AS_SHOWN: Final = "the ranking, as shown"
BY_NEED: Final = "the ranking, highest need first"
LIMIT: Final = "limit, every question"


def contenders(layout: Layout) -> dict[str, Contender]:
    """The rules of the main table, by what they are called there."""
    rule = rule_of(layout.bank)
    everything = replace(rule, most_steps=layout.steps)
    return {
        AS_SHOWN: ranking(rule),
        BY_NEED: by_need_alone(ranking(rule)),
        "core questions alone": by_need_alone(ranking(replace(rule, most_steps=0))),
        "every question there is": by_need_alone(ranking(everything, lambda _: choosing.every)),
        "posterior mean": simple(posterior_mean),
        "mean of a step's answers": simple(own_mean),
        "sum of a step's answers": simple(own_sum),
        "sum of a step's core answers": simple(own_sum, items_of_core),
        "area only": simple(area_only),
        "at random": simple(at_random),
        "limit, same questions": limit(items_asked),
        LIMIT: limit(items_open),
    }
