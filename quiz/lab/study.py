"""One study of a bank in one world: the main table, the steps, and the comparison. Must not know how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from quiz.lab.contenders import AS_SHOWN, contenders
from quiz.lab.layout import layout
from quiz.lab.retakes import CHANGES, verdicts
from quiz.lab.trial import GROUPS, Crowd, trial

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quiz.lab.retakes import Verdicts
    from quiz.lab.trial import Row
    from quiz.lab.worlds import World
    from quiz.models.bank import Bank

ROUNDS: Final = 2 * GROUPS + len(CHANGES)
"""How often a study calls `tick`."""


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that was found."""

    bank: Bank
    crowd: Crowd
    rows: Mapping[str, Row]
    """By rule, every step being open."""
    gated: Row
    """The ranking as it is shown, where circumstances at random open, close and lift steps."""
    comparison: tuple[Verdicts, ...]


def study(bank: Bank, world: World, people: int, seed: int, tick: Callable[[], None] = lambda: None) -> Study:
    """Let so many people take the bank."""
    arrays = layout(bank)
    crowd = Crowd(world, people, seed)
    rules = contenders(arrays)
    rows = trial(arrays, crowd, rules, tick)
    gated = trial(arrays, Crowd(world, people, seed, gated=True), {AS_SHOWN: rules[AS_SHOWN]}, tick)
    comparison = []
    for change in CHANGES:
        comparison.append(verdicts(arrays, world, people, change, np.random.default_rng([seed, GROUPS])))
        tick()
    return Study(bank, crowd, rows, gated[AS_SHOWN], tuple(comparison))
