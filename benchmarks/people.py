"""A data folder with so many sittings of one invented person, written through the program's own store."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from quiz.bank import built_in_folder, load
from quiz.engine import advance, outcome_of
from quiz.history import Store
from quiz.history.naming import new_id
from quiz.keeping import record_of
from quiz.sitting import Sitting, Stage, begin

if TYPE_CHECKING:
    from pathlib import Path


CIRCUMSTANCES = ("together", "none", "sometimes", "sometimes", "sometimes", "friend", "repair")


def fill(folder: Path, sittings: int) -> None:
    """Write the sittings, two weeks apart."""
    bank = load(built_in_folder())
    store = Store(folder)
    store.prepare()
    rng = random.Random(sittings)
    first = datetime(2026, 11, 1, 9, 0, tzinfo=UTC) - timedelta(weeks=2 * sittings)
    for number in range(sittings):
        started = first + timedelta(weeks=2 * number)
        sitting = answered(begin(bank, new_id(started, rng.randbytes), started), rng)
        store.finish(record_of(sitting, outcome_of(sitting), started + timedelta(minutes=8)))


def answered(sitting: Sitting, rng: random.Random) -> Sitting:
    """The sitting at its end, answered at random."""
    for choice in CIRCUMSTANCES:
        sitting = advance(sitting.answer(choice))
    while sitting.stage is not Stage.CHECK:
        sitting = advance(sitting.answer(rng.randrange(5)))
    return sitting
