"""Lets rules stand trial on the same invented people, in groups that each meet items of their own. Must not know which
rules they are, nor how figures are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from quiz.lab.contenders import Setting
from quiz.lab.measures import Estimate, estimate, measure
from quiz.lab.people import draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quiz.lab.contenders import Contender, Found
    from quiz.lab.layout import Layout
    from quiz.lab.worlds import World

GROUPS: Final = 10
"""Groups of people: each has its own seed and its own draw of the items, so that no figure hangs on one draw."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a rule comes to, one figure a group."""

    by_group: Mapping[str, Sequence[float]]
    """By measure."""
    opened: Sequence[int]
    """For how many people each step was open."""
    first: Sequence[int]
    """For how many it was the first step shown."""

    def figure(self, name: str) -> Estimate:
        """A measure over all groups. Raises KeyError for one that this rule has not."""
        return estimate(self.by_group[name])

    def gain(self, name: str, other: Row) -> Estimate:
        """How far this rule is above another on the same people."""
        return estimate([one - two for one, two in zip(self.by_group[name], other.by_group[name], strict=True)])

    def share_first(self, place: int) -> float:
        """How often a step is the first that is shown, of the people for whom it is open; 0 where it is for nobody."""
        return self.first[place] / self.opened[place] if self.opened[place] else 0.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who takes the bank."""

    world: World
    people: int
    seed: int
    gated: bool = False
    """Whether circumstances at random open, close and lift steps; otherwise every step is open."""

    @property
    def sizes(self) -> list[int]:
        """How many people are in each group."""
        return [self.people // GROUPS + (group < self.people % GROUPS) for group in range(GROUPS)]


def trial(
    layout: Layout, crowd: Crowd, rules: Mapping[str, Contender], tick: Callable[[], None] = lambda: None
) -> dict[str, Row]:
    """Try the rules; `tick` is called after each of GROUPS groups."""
    measured: dict[str, dict[str, list[float]]] = {name: {} for name in rules}
    opened = np.zeros(layout.steps, dtype=np.intp)
    first = {name: np.zeros(layout.steps, dtype=np.intp) for name in rules}
    for group, size in enumerate(crowd.sizes):
        people = draw(layout, crowd.world, size, np.random.default_rng([crowd.seed, group]), gated=crowd.gated)
        opened += people.situations.opened.sum(axis=0)
        for name, rule in rules.items():
            # Chance of its own, so that a rule's figures do not depend on which others are tried.
            setting = Setting(layout, crowd.world, people, np.random.default_rng([crowd.seed, group, 1]))
            found = rule(setting)
            for key, figure in measure(setting, found).items():
                measured[name].setdefault(key, []).append(figure)
            first[name] += firsts(layout.steps, found)
        tick()
    return {name: Row(measured[name], opened.tolist(), first[name].tolist()) for name in rules}


def firsts(steps: int, found: Found) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """For how many people each step is the first that is shown."""
    shown = found.order[:, 0] if found.starts is None else found.order[found.starts > 0, 0]
    return np.bincount(shown, minlength=steps)
