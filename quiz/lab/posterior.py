"""What can be known of a person's needs by somebody who knows how they arise: the limit for every ranker, and an
estimate from the answers themselves. Must not know the ranking of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from quiz.lab.layout import Flags, Floats, Layout
    from quiz.lab.people import People
    from quiz.lab.worlds import World

SAMPLES: Final = 500
"""Possible needs that are drawn for each person to see which step is the neediest."""
_AT_ONCE: Final = 250
"""People in memory at a time."""


class Posterior(NamedTuple):
    """Normal distributions of needs, one a person."""

    mean: Floats
    """People by steps."""
    covariance: Floats
    """People by steps by steps."""


def prior(layout: Layout, world: World) -> Floats:
    """The covariance of the needs, steps by steps."""
    same = layout.first[:, None] == layout.first
    found: Floats = world.general + world.area * same + world.own * np.eye(layout.steps)
    return found


def from_signs(layout: Layout, world: World, people: People, given: Flags) -> Posterior:
    """Exactly what is known to somebody who sees how strongly each need shows, before it is rounded to one of five
    answers and bent by a person's style, and who knows every item. Nobody who sees answers alone can know more."""
    shows = people.items.communality
    weight = shows / (1 - shows)
    precision = np.linalg.inv(prior(layout, world)) + diagonal((given * weight) @ layout.of_step)
    pull = (given * people.signs * np.sqrt(shows) / (1 - shows)) @ layout.of_step
    covariance: Floats = np.asarray(np.linalg.inv(precision), dtype=np.float64)
    mean: Floats = np.einsum("pij,pj->pi", covariance, pull)
    return Posterior(mean, covariance)


def diagonal(rows: Floats) -> Floats:
    """A diagonal matrix for each row."""
    found: Floats = rows[:, :, None] * np.eye(rows.shape[1])
    return found


def chance_to_be_neediest(known: Posterior, opened: Flags, chance: np.random.Generator) -> Floats:
    """How likely each open step is to be the neediest, people by steps."""
    people, steps = known.mean.shape
    found = np.empty((people, steps))
    drawn = chance.standard_normal((SAMPLES, steps))
    for begin in range(0, people, _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        spread = drawn @ np.linalg.cholesky(known.covariance[part]).transpose(0, 2, 1)
        possible = np.where(opened[part, None, :], known.mean[part, None, :] + spread, -np.inf)
        neediest = possible.argmax(axis=2)
        found[part] = (neediest[:, :, None] == np.arange(steps)).mean(axis=1)
    return found


def from_answers(layout: Layout, world: World, people: People, given: Flags) -> Posterior:
    """The best linear estimate from the answers, by somebody who knows the world but no single item and no style.

    Five answers are taken as a straight line with noise (linear Bayes); a person's yes-saying is estimated along.
    """
    shows = sum(world.communality) / 2
    slope, variance = graded(world)
    effect = np.column_stack([slope * np.sqrt(shows) * layout.of_step, -slope * layout.keyed])
    noise = variance - slope**2 * (shows + world.yes_saying**2)
    size = layout.steps + 1
    before = np.zeros((size, size))
    before[:-1, :-1] = prior(layout, world)
    before[-1, -1] = world.yes_saying**2
    products = (effect[:, :, None] * effect[:, None, :]).reshape(len(effect), -1)
    precision = np.linalg.inv(before) + (given @ products / noise).reshape(-1, size, size)
    pull = (given * (people.answers.unhelpful - 2)) @ effect / noise
    covariance = np.linalg.inv(precision)
    mean = np.einsum("pij,pj->pi", covariance, pull)
    return Posterior(mean[:, :-1], covariance[:, :-1, :-1])


def graded(world: World) -> tuple[float, float]:
    """How steeply answers rise with what they show, and their variance, by numerical integration."""
    spread = np.sqrt(1 + world.difficulty**2 / 3 + world.yes_saying**2)
    grid = np.linspace(-6, 6, 4001) * spread
    density = np.exp(-((grid / spread) ** 2) / 2)
    density /= density.sum()
    answer = np.searchsorted(np.array(world.thresholds), grid) - 2.0
    return float((density * grid * answer).sum() / spread**2), float((density * answer**2).sum())
