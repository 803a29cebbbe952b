"""Reading, scoring and keeping, in this process."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.people import answered
from benchmarks.table import Row
from quiz.bank import built_in_folder, load
from quiz.engine import outcome
from quiz.history import Store
from quiz.history.naming import new_id
from quiz.keeping import draft_of
from quiz.sitting import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SAVES = 300


def rows(homes: Mapping[int, Path], rounds: int) -> list[Row]:
    """The bank, a result, a save, the list of each history."""
    folder = built_in_folder()
    bank = load(folder)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    sitting = answered(begin(bank, new_id(now), now), random.Random(1))
    scored = timed(lambda: outcome(bank, sitting.circumstances, sitting.answers), 20 * rounds)
    found = [
        Row("load and validate the bank", timed(lambda: load(folder), rounds)),
        Row("a result with all its reasons", scored),
    ]
    with tempfile.TemporaryDirectory(dir=Path.home()) as kept:
        store = Store(Path(kept) / "kept")
        store.prepare()
        draft = draft_of(sitting)
        saves = timed(lambda: store.save_draft(draft), SAVES)
    found += [
        Row(f"a durable save, {name}", saves, at=share) for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    ]
    first = Row("", [1.0])
    for size, home in sorted(homes.items()):
        listed = Row(f"list of {size} sittings", timed(Store(home).listing, rounds))
        found.append(Row(listed.what, listed.values, against=first if first.what else None))
        first = first if first.what else listed
    return found


def timed(act: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each call; the first one, which warms up, is left out."""
    act()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - began))
    return found
