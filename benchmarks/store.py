"""The bank and the list of sittings, in this process, and what each look back costs as the history grows."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from math import log10
from statistics import median
from typing import TYPE_CHECKING, Final

from quiz.bank import built_in_folder, load
from quiz.session import Session
from quiz.storage import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

SIZES: Final = (1, 10, 100, 1000)
REPEATS: Final = 7
NOW: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def measure(times: dict[str, list[float]], home: Path) -> None:
    """The bank, and the heads of all sittings."""
    times["load and validate the bank, ms"].append(milliseconds(lambda: load(built_in_folder())))
    times["list of 1,000 sittings, ms"].append(milliseconds(Store(home).listing))


def growth(homes: Mapping[int, Path]) -> Iterator[Sequence[str]]:
    """Milliseconds of processor against the number of sittings, and the cost for ten times as much: 1 where it does not
    grow, 10 where it grows in step."""
    bank = load(built_in_folder())
    sessions = {size: Session(built_in_folder(), Store(home), lambda: NOW) for size, home in homes.items()}
    acts: dict[str, Callable[[Session, Store], object]] = {
        "all that home shows": lambda session, _: session.home(),
        "the list of all sittings, as the history page opens": lambda _, store: store.listing(),
        "the last result": lambda session, _: session.journal.shown(),
        "the latest against up to 24 before": lambda session, _: session.journal.compared(
            session.journal.all_before_latest()
        ),
    }
    yield (
        "Milliseconds of processor with so many sittings",
        *(f"{size:,}" for size in homes),
        "× for ten times as much",
    )
    for name, act in acts.items():
        costs: dict[int, float] = {}
        for size, session in sessions.items():
            session.bank = bank
            if size > 1 or "before" not in name:
                costs[size] = cost(act, session, Store(homes[size]))
        tenfold = (costs[max(costs)] / costs[min(costs)]) ** (1 / log10(max(costs) / min(costs)))
        yield name, *(f"{costs[size]:.2f}" if size in costs else "–" for size in homes), f"{tenfold:.1f}"


def cost(act: Callable[[Session, Store], object], session: Session, store: Store) -> float:
    """Milliseconds of processor, the median of a few; the first one, which warms up, is left out."""
    act(session, store)
    return median(milliseconds(lambda: act(session, store), time.process_time) for _ in range(REPEATS))


def milliseconds(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long one call takes."""
    began = clock()
    act()
    return 1000 * (clock() - began)
