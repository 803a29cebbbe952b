"""The noise of comparisons against simulated people, and Student's t against printed tables.

"The 95 % level" is no verdict: `perhaps` begins where chance alone comes in 20 of 100 comparisons (|z| 1.28) and `clear`
where it comes in 1.2 (|z| 2.5). So a false alarm at the 95 % level is counted here by z itself: |z| of 1.96 and more,
and for more than one earlier sitting |z| at or beyond the t of the same chance. The shares of both verdicts are printed
beside it, and `clear`, the one that is said without a "perhaps", is held to its own nominal share too.

The base world is that of the simulator: need = √0.3 general + √0.3 area + √0.4 own; an item shows its step's need with a
communality of 0.35 to 0.60, its difficulty is within ±0.6, thresholds stand at −1.4, −0.45, 0.45 and 1.4, yes-saying has
SD 0.25, stretch is exp N(0, 0.2). Of what an item shows besides, a variance of 0.3 is new on each day (item retest about
.65), the rest is the item's own. A day lifts all needs together by SD 0.15 in the base world and by nothing in the calm
one. True changes are in SD of the need of a step.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quiz.bank import built_in_folder, load
from quiz.comparison import compare
from quiz.comparison.noise import noise_of
from quiz.comparison.student import normal_chance, t_chance, t_limit
from quiz.models.change import Occasion, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from quiz.models.change import Change

BANK = load(built_in_folder())
CORE = [item for item in BANK.items if item.core]
OPEN = {"contact": "together", "affair": "past", "blames": "often", "turns": "often"}
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PEOPLE = 700
AT_95 = 1.96
NEW_EACH_DAY = 0.3
VERDICTS = 5
"""Communication, fun, patience and the two ends of blame."""


@dataclass(frozen=True)
class World:
    """What happens to a group of simulated people. `change` is the true fall of all needs before the last sitting."""

    name: str
    earlier: int = 1
    day: float = 0.15
    change: float = 0.0
    seed: int = 20261122


@dataclass(frozen=True)
class Alarms:
    """How often a figure seems to have changed."""

    at_95: float
    verdicts: Counter[Verdict]

    def share(self, *verdicts: Verdict) -> float:
        """The share of comparisons with one of these verdicts."""
        return sum(self.verdicts[verdict] for verdict in verdicts) / self.verdicts.total()


def answers(world: World) -> NDArray[np.int64]:
    """Answers 0 to 4 by person, sitting and core item."""
    rng = np.random.default_rng(world.seed)
    sittings, items = world.earlier + 1, len(CORE)
    communality = rng.uniform(0.35, 0.60, items)
    difficulty = rng.uniform(-0.6, 0.6, items)
    shown = np.sqrt(communality) * needs(rng)[:, [item.step - 1 for item in CORE]]
    lasting = np.sqrt(1 - communality - NEW_EACH_DAY) * rng.standard_normal((PEOPLE, items))
    fresh = np.sqrt(NEW_EACH_DAY) * rng.standard_normal((PEOPLE, sittings, items))
    day = world.day * rng.standard_normal((PEOPLE, sittings, 1))
    latent = (shown + lasting + difficulty)[:, None, :] + fresh + day
    latent[:, -1, :] -= world.change * np.sqrt(communality)
    keyed = np.array([item.keyed for item in CORE])
    yes_saying = 0.25 * rng.standard_normal((PEOPLE, 1, 1))
    stretch = np.exp(0.2 * rng.standard_normal((PEOPLE, 1, 1)))
    return np.digitize(stretch * (yes_saying - keyed * latent), [-1.4, -0.45, 0.45, 1.4])


def needs(rng: np.random.Generator) -> NDArray[np.float64]:
    """The latent needs of the steps by person, standard normal."""
    first = [step.first for step in BANK.steps]
    areas = sorted(set(first))
    general, own = rng.standard_normal((PEOPLE, 1)), rng.standard_normal((PEOPLE, len(first)))
    of_area = rng.standard_normal((PEOPLE, len(areas)))[:, [areas.index(area) for area in first]]
    found: NDArray[np.float64] = np.sqrt(0.3) * general + np.sqrt(0.3) * of_area + np.sqrt(0.4) * own
    return found


def comparisons(world: World) -> Iterator[Change]:
    """Every figure with a verdict, of every person."""
    for person in answers(world).tolist():
        *earlier, later = [
            Occasion(str(at), FIRST + at * timedelta(weeks=4), OPEN, {i.id: a for i, a in zip(CORE, given, strict=True)})
            for at, given in enumerate(person)
        ]
        for area in compare(BANK, earlier, later).areas:
            yield from area.ends or (area,)


@cache
def alarms(world: World) -> Alarms:
    """What the comparison says of a world."""
    limit = AT_95 if world.earlier == 1 else t_limit(normal_chance(AT_95), 6 + world.earlier - 1)
    found = list(comparisons(world))
    assert len(found) == VERDICTS * PEOPLE
    beyond = fmean(change.z is not None and abs(change.z) >= limit for change in found)
    print(
        f"{world.name:34} {world.earlier:>7} {100 * beyond:>6.1f}"
        + "".join(f"{100 * sum(change.verdict is v for change in found) / len(found):>9.1f}" for v in Verdict)
    )
    return Alarms(beyond, Counter(change.verdict for change in found))


CALM = [World(f"calm, {n} earlier", earlier=n, day=0) for n in (1, 2, 3, 6)]
BASE = [World(f"base, {n} earlier", earlier=n) for n in (1, 2, 3, 6)]
POWER = [World(f"base, change {c} SD, {n} earlier", earlier=n, change=c) for n in (1, 3) for c in (0.5, 0.8, 1.2)]
def test_x():
    import time; t=time.time()
    for w in CALM+BASE+POWER: alarms(w)
    print(time.time()-t)
    a=answers(World("x")); 
    d=(a[:,1]-a[:,0]); print(a.std(axis=(0,1)).mean(), d.std(), np.mean([np.corrcoef(a[:,0,i],a[:,1,i])[0,1] for i in range(30)]), [ (abs(a==k)).mean() for k in range(5)])
