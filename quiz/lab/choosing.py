"""Other ways to choose the steps that get follow-ups, to be held against the highest need. Must not know what comes of
them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from quiz.lab import posterior

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.lab.contenders import Setting
    from quiz.lab.layout import Floats
    from quiz.lab.rule import Needs

NODES: Final = 9
"""Points at which the effect of an unknown answer is tried."""
MORE: Final = 2
"""Further answers whose worth is weighed."""


def every(found: Needs) -> Floats:
    """All steps alike, whether they call for attention or not."""
    return np.zeros_like(found.points)


def by_disagreement(setting: Setting) -> Callable[[Needs], Floats]:
    """The steps whose core answers lie furthest apart, the needier first among equals."""
    layout, answers = setting.layout, setting.people.answers

    def deserves(found: Needs) -> Floats:
        core = layout.of_step.T[:, None, :] * layout.core * answers.answered[None]
        highest = np.where(core > 0, answers.unhelpful[None], -np.inf).max(axis=2).T
        lowest = np.where(core > 0, answers.unhelpful[None], np.inf).min(axis=2).T
        apart = np.where(np.isfinite(highest), highest - lowest, 0.0)
        return np.where(found.calls, apart * 1000 + np.nan_to_num(found.points), -1.0)

    return deserves


def by_expected_gain(setting: Setting) -> Callable[[Needs], Floats]:
    """The steps whose next answers are expected to raise the need of the one that then looks neediest most: the
    knowledge gradient for correlated normal beliefs (Frazier, Powell & Dayanik 2009)."""
    layout, world, people = setting.layout, setting.world, setting.people
    slope, variance = posterior.graded(world)
    shows = slope**2 * sum(world.communality) / 2
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights /= weights.sum()

    def deserves(found: Needs) -> Floats:
        given = layout.core & people.answers.answered & setting.items
        mean, covariance = posterior.from_answers(layout, world, people, given)
        mean = np.where(setting.opened, mean, -np.inf)
        uncertain = np.diagonal(covariance, axis1=1, axis2=2) + (variance - shows) / shows / MORE
        gain = np.empty_like(mean)
        for step in range(layout.steps):
            moves = covariance[:, :, step] / np.sqrt(uncertain[:, step, None])
            best = (mean[:, None, :] + points[:, None] * moves[:, None, :]).max(axis=2)
            gain[:, step] = best @ weights - mean.max(axis=1)
        return np.where(found.calls, gain, -1.0)

    return deserves
