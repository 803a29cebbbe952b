"""Lets people take a bank twice, to see how often the comparison raises a false alarm and how often it sees a real
change. The noise model is the comparison's own, as arrays. Must not know the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from quiz.comparison.noise import LIMITS, STATED_WEIGHT
from quiz.lab.people import answer, draw_items, draw_mood, draw_needs, draw_style, show
from quiz.scoring import POINTS

if TYPE_CHECKING:
    from quiz.lab.layout import Floats, Layout
    from quiz.lab.worlds import World

CHANGES: Final = (0.0, 0.5, 1.0)
"""Real changes of every need between two sittings, in standard deviations of a need."""


class Verdicts(NamedTuple):
    """How often a scale is said to have changed, among people whose needs changed by so much."""

    change: float
    perhaps: float
    """Share with at least "perhaps"."""
    clear: float


def verdicts(layout: Layout, world: World, count: int, change: float, chance: np.random.Generator) -> Verdicts:
    """Two sittings of `count` people, whose needs all fall by `change` in between; over all scales that are shown."""
    items = draw_items(layout, world, chance)
    needs = draw_needs(layout, world, count, chance)
    style = draw_style(world, count, chance)
    lasting = chance.standard_normal((count, len(layout.keyed)))

    def sitting(fallen: float) -> Floats:
        of_today = chance.standard_normal(lasting.shape)
        own = np.sqrt(world.lasting) * lasting + np.sqrt(1 - world.lasting) * of_today
        signs = show(layout, items, needs - fallen, own) + draw_mood(layout, world, count, chance)
        return answer(layout, world, items, signs, style)

    moved = (sitting(0.0) - sitting(change))[:, layout.core]
    z = np.abs(changes_in_errors(layout, moved))
    return Verdicts(change, float((z >= LIMITS.perhaps).mean()), float((z >= LIMITS.clear).mean()))


def changes_in_errors(layout: Layout, moved: Floats) -> Floats:
    """The change of each area without ends and of each end, in standard errors, from the moves of the core answers in
    places of unhelpfulness; plus is less need.

    SE² = 625·s²/n + 2τ²; s² = (12·s₀² + the squares of the moves about their areas' means) ÷ (12 + ν),
    ν = items − areas.
    """
    constants = layout.bank.constants
    core = layout.of_scale[layout.core]
    areas = core[:, [layout.scale[area.id] for area in layout.bank.areas]]
    areas = areas[:, areas.sum(axis=0) > 0]
    about = moved - (moved @ areas / areas.sum(axis=0)) @ areas.T
    freedom = len(core) - areas.shape[1]
    noise = (STATED_WEIGHT * constants.s0**2 + (about**2).sum(axis=1)) / (STATED_WEIGHT + freedom)
    whole = {place for place, _ in layout.ends_of}
    shown = core[:, [place for place in range(core.shape[1]) if place not in whole]]
    count = shown.sum(axis=0)
    errors = np.sqrt(POINTS**2 * noise[:, None] / count + 2 * constants.tau**2)
    found: Floats = POINTS * (moved @ shown / count) / errors
    return found
