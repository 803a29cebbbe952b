"""The ranking as arrays: the needs, follow-ups and places of `quiz.ranking`, for thousands of people at once. Must give
what `quiz.engine.outcome` gives; only what a rule may vary is a parameter here. Must not know who the people are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from quiz.ranking.follow_up import MOST_STEPS
from quiz.ranking.needs import FIRST_WEIGHT, PLACES
from quiz.ranking.places import CALLS
from quiz.scoring import LEAST_SHARE, POINTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.lab.layout import Flags, Floats, Layout, Places
    from quiz.lab.people import Answers
    from quiz.models.bank import Bank

UNRANKED: Final = -1
"""In place of a need where a step is closed or has no answer of its own."""
Unanswered = Literal["leave out", "as never", "as the middle"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be chosen about the ranking; `rule_of` gives what the program does."""

    k: float
    tie: float
    first_weight: float = FIRST_WEIGHT
    most_steps: int = MOST_STEPS
    """Steps that get follow-ups."""
    each: int | None = None
    """Follow-ups for each of them; None for all there are."""
    unanswered: Unanswered = "leave out"
    least: int | None = None
    """Answers without which no scale has a figure; None for what the program asks for."""


def rule_of(bank: Bank) -> Rule:
    """The rule that the program uses with this bank."""
    return Rule(bank.constants.k, bank.constants.tie)


@dataclass(frozen=True, slots=True)
class Needs:
    """Estimated needs, people by steps."""

    points: Floats
    """0 to 100; not a number where a step is unranked."""
    answered: Floats
    """Own answers."""

    @property
    def whole(self) -> Places:
        """The needs as whole numbers of the smallest difference that counts; UNRANKED where there is none."""
        scaled = np.rint(np.nan_to_num(self.points, nan=0.0) * 10**PLACES).astype(np.intp)
        return np.where(np.isnan(self.points), UNRANKED, scaled)

    @property
    def calls(self) -> Flags:
        """Where a step calls for attention."""
        calls: Flags = self.whole >= round(CALLS * 10**PLACES)
        return calls


def needs(layout: Layout, rule: Rule, answers: Answers, opened: Flags, asked: Flags) -> Needs:
    """The needs that the answers to the items asked come to. `opened`: the open items."""
    offered = asked & opened
    given = offered & answers.answered
    unhelpful = np.where(given, answers.unhelpful, 0.0)
    if rule.unanswered != "leave out":
        unhelpful = np.where(offered & ~given, 0.0 if rule.unanswered == "as never" else 2.0, unhelpful)
        given = offered
    own = given @ layout.of_step
    support = supports(layout, rule, unhelpful, given, opened, answers.no_occasion)
    known = ~np.isnan(support)
    points = POINTS * (unhelpful @ layout.of_step) + np.where(known, rule.k * support, 0.0)
    count = own + np.where(known, rule.k, 0.0)
    return Needs(np.where(own > 0, points / np.where(count > 0, count, 1.0), np.nan), own)


def supports(layout: Layout, rule: Rule, unhelpful: Floats, given: Flags, opened: Flags, no_occasion: Flags) -> Floats:
    """What the areas say about each step, people by steps; not a number where they say nothing."""
    scales = scale_needs(layout, rule, unhelpful, given, opened, no_occasion)
    first, second = scales[:, layout.first], scales[:, layout.second]
    both = rule.first_weight * first + (1 - rule.first_weight) * second
    one: Floats = np.where(np.isnan(first), second, first)
    return np.where(np.isnan(both), one, both)


def scale_needs(
    layout: Layout, rule: Rule, unhelpful: Floats, given: Flags, opened: Flags, no_occasion: Flags
) -> Floats:
    """The needs of areas and ends from core items, people by scales; not a number where too little was answered."""
    core = layout.of_scale * layout.core[:, None]
    answered, offered = given @ core, opened @ core
    least = layout.least if rule.least is None else rule.least
    enough = (offered >= least) & (
        answered >= np.maximum(least, LEAST_SHARE * (offered - (no_occasion & opened) @ core))
    )
    means = POINTS * (unhelpful @ core) / np.where(answered > 0, answered, 1.0)
    found: Floats = np.where(enough & (answered > 0), means, np.nan)
    for area, ends in layout.ends_of:
        found[:, area] = np.fmax.reduce(found[:, ends], axis=1)
    return found


def by_need(found: Needs) -> Floats:
    """How much each step deserves its follow-ups, people by steps: the higher its need. None below the line."""
    return np.where(found.calls, found.whole, UNRANKED).astype(float)


def asked(
    layout: Layout,
    rule: Rule,
    answers: Answers,
    opened: Flags,
    deserves: Callable[[Needs], Floats] = by_need,
) -> Flags:
    """The items that are asked, people by items: the core, and the follow-ups of the steps that deserve them most,
    as far as they are `opened`."""
    core = np.broadcast_to(layout.core, answers.answered.shape)
    merit = deserves(needs(layout, rule, answers, opened, core))
    order = np.lexsort((np.broadcast_to(layout.shown, merit.shape), -merit), axis=1)
    place = np.argsort(order, axis=1)
    chosen = (place < rule.most_steps) & (merit > UNRANKED)
    return opened & (core | (chosen[:, layout.step_of] & follow_ups(layout, rule.each)))


def follow_ups(layout: Layout, each: int | None) -> Flags:
    """The first so many follow-ups of every step."""
    extra = layout.of_step * ~layout.core[:, None]
    number = (np.cumsum(extra, axis=0) * extra).sum(axis=1)
    found: Flags = (number > 0) & (number <= (len(number) if each is None else each))
    return found
