"""A data folder with so many sittings of one invented person, as the program's own store writes them."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from quiz.bank import built_in_folder, load
from quiz.engine.outcome import advance
from quiz.engine.sitting import Sitting, Stage, begin
from quiz.session.journal import record_of
from quiz.storage import Store, new_id

if TYPE_CHECKING:
    from pathlib import Path

SITUATION: Final = {
    "contact": "together",
    "affair": "none",
    "blames": "sometimes",
    "turns": "sometimes",
    "repeats": "sometimes",
    "help": "friend",
    "wants": "repair",
    "also": "nothing",
}
DIFFERENT: Final = 24
"""Sittings that are answered; the others answer like one of them."""


def fill(folder: Path, sittings: int) -> None:
    """Write the sittings, a day apart."""
    bank = load(built_in_folder())
    store = Store(folder)
    store.prepare()
    rng = random.Random(sittings)
    first = datetime(2026, 11, 1, 9, 0, tzinfo=UTC) - timedelta(days=sittings)
    taken = [answered(begin(bank, new_id(first, rng.randbytes), first), rng) for _ in range(min(sittings, DIFFERENT))]
    records = [record_of(sitting, first) for sitting in taken]
    for number in range(sittings):
        started = first + timedelta(days=number)
        times = {"started": started, "finished": started + timedelta(minutes=8)}
        store.finish(records[number % DIFFERENT].model_copy(update={"id": new_id(started, rng.randbytes), **times}))


def answered(sitting: Sitting, rng: random.Random) -> Sitting:
    """The sitting at its end, answered at random."""
    sitting = advance(sitting)
    while sitting.stage is not Stage.CHECK and sitting.at is not None:
        sitting = advance(sitting.answer(SITUATION.get(sitting.at) or rng.randrange(5)))
    return sitting
