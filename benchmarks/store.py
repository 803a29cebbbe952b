"""Reading, scoring, listing and keeping, in this process."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.people import answered
from benchmarks.table import Row
from quiz.bank import built_in_folder, load, loading
from quiz.engine.outcome import outcome
from quiz.engine.sitting import begin
from quiz.session.results import draft_of
from quiz.storage import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SAVES: Final = 300


def rows(homes: Mapping[int, Path], rounds: int) -> list[Row]:
    """The bank, a result, a save, the list of all sittings."""
    folder = built_in_folder()
    bank = load(folder)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    sitting = answered(begin(bank, new_id(now), now), random.Random(1))
    with tempfile.TemporaryDirectory(dir=Path.home()) as kept:
        store = Store(Path(kept) / "kept")
        store.prepare()
        draft = draft_of(sitting)
        saves = timed(lambda: store.save_draft(draft), SAVES)
    return [
        Row("load and validate the bank", timed(lambda: loading.load(folder), 2 * rounds)),
        Row(
            "a result with all its reasons",
            timed(lambda: outcome(bank, sitting.circumstances, sitting.answers), 20 * rounds),
        ),
        *(Row(f"a durable save, p{round(100 * share)}", saves, at=share) for share in (0.5, 0.95, 0.99)),
        *(Row(f"the list of {size:,} sittings", listed(home, rounds)) for size, home in homes.items()),
    ]


def listed(home: Path, rounds: int) -> list[float]:
    """Milliseconds for the heads of all sittings."""
    store = Store(home)
    return timed(store.listing, rounds)


def timed(act: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Milliseconds of each call; the first one, which warms up, is left out."""
    act()
    found = []
    for _ in range(times):
        began = clock()
        act()
        found.append(1000 * (clock() - began))
    return found
