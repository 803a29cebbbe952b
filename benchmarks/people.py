"""A data folder with so many sittings of one invented person, as the program's own store writes them."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from quiz.bank import built_in_folder, load
from quiz.engine.outcome import advance
from quiz.engine.sitting import Sitting, Stage, begin
from quiz.session.results import record_of
from quiz.storage import Store, new_id
from quiz.storage.files import encode
from quiz.storage.names import SittingName

if TYPE_CHECKING:
    from pathlib import Path

CIRCUMSTANCES: Final = ("together", "none", "sometimes", "sometimes", "sometimes", "friend", "repair", "nothing")
DIFFERENT: Final = 24
"""Sittings that are answered; the others answer like one of them."""
APART: Final = timedelta(days=1)


def fill(folder: Path, sittings: int) -> None:
    """Write the sittings, a day apart. Not one by one through `Store.finish`: waiting for the disk ten thousand times
    takes minutes, and the files are the same."""
    bank = load(built_in_folder())
    store = Store(folder)
    store.prepare()
    rng = random.Random(sittings)
    first = datetime(2026, 11, 1, 9, 0, tzinfo=UTC) - APART * sittings
    records = []
    for number in range(min(sittings, DIFFERENT)):
        sitting = answered(begin(bank, new_id(first, rng.randbytes), first), rng)
        records.append(record_of(sitting, first + number * APART))
    for number in range(1, sittings + 1):
        started = first + number * APART
        name = SittingName(number, new_id(started, rng.randbytes))
        times = {"started": started, "finished": started + timedelta(minutes=8)}
        record = records[number % len(records)].model_copy(update={"number": number, "id": name.id, **times})
        path = store.sittings / name.file
        path.write_bytes(encode(record, path.name))


def answered(sitting: Sitting, rng: random.Random) -> Sitting:
    """The sitting at its end, answered at random."""
    for choice in CIRCUMSTANCES:
        sitting = advance(sitting.answer(choice))
    while sitting.stage is not Stage.CHECK:
        sitting = advance(sitting.answer(rng.randrange(5)))
    return sitting
