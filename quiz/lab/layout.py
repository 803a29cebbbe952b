"""A bank as arrays: which item belongs to which step and scale. Must not know people or their answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from quiz.scoring import LEAST_FOR_AREA, LEAST_FOR_END

if TYPE_CHECKING:
    from quiz.models.bank import Bank

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Layout:
    """Items, steps and scales by their places in the bank's order."""

    bank: Bank
    step_of: Places
    """The step of each item."""
    keyed: Places
    core: Flags
    of_step: Floats
    """1 where an item belongs to a step: items by steps."""
    of_scale: Floats
    """1 where an item belongs to a scale: items by scales. Scales are areas and ends."""
    scale: dict[str, int]
    least: Places
    """Answers without which a scale has no figure."""
    ends_of: tuple[tuple[int, tuple[int, ...]], ...]
    """Areas that are shown by ends, and those ends."""
    first: Places
    """The first scale of each step."""
    second: Places
    shown: Places
    """The place of each step among equals: what can be done alone first, then the programme's order."""

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return len(self.first)


def layout(bank: Bank) -> Layout:
    """The arrays of a bank."""
    names = [name for area in bank.areas for name in (area.id, *(end.id for end in area.ends))]
    scale = {name: place for place, name in enumerate(names)}
    place_of = {step.number: place for place, step in enumerate(bank.steps)}
    step_of = np.array([place_of[item.step] for item in bank.items])
    of_scale = np.zeros((len(bank.items), len(names)))
    for place, item in enumerate(bank.items):
        of_scale[place, [scale[name] for name in (item.area, item.end) if name]] = 1
    among_equals = sorted(bank.steps, key=lambda step: (not step.alone, step.number))
    shown = np.empty(len(bank.steps), dtype=np.intp)
    shown[[place_of[step.number] for step in among_equals]] = np.arange(len(bank.steps))
    ends = {end.id for area in bank.areas for end in area.ends}
    return Layout(
        bank=bank,
        step_of=step_of,
        keyed=np.array([item.keyed for item in bank.items]),
        core=np.array([item.core for item in bank.items]),
        of_step=np.eye(len(bank.steps))[step_of],
        of_scale=of_scale,
        scale=scale,
        least=np.array([LEAST_FOR_END if name in ends else LEAST_FOR_AREA for name in names]),
        ends_of=tuple((scale[area.id], tuple(scale[end.id] for end in area.ends)) for area in bank.areas if area.ends),
        first=np.array([scale[step.first] for step in bank.steps]),
        second=np.array([scale[step.second] for step in bank.steps]),
        shown=shown,
    )
