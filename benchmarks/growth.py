"""What each operation costs as the history, the bank and the readings grow: milliseconds of processor, and after each
the cost for ten times as much, 1 where it does not grow and 10 where it grows in step."""

from __future__ import annotations

import shutil
import time
import tomllib
from datetime import UTC, datetime
from math import log
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import tomli_w
from rich.console import Console
from rich.style import Style

from benchmarks.store import timed
from quiz.bank import built_in_folder, load
from quiz.engine.outcome import outcome
from quiz.session import Session
from quiz.storage import Store
from quiz.ui.widgets.reading import LOOKS, Book

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

REPEATS: Final = 7
SHOWN: Final = 40
"""Sittings that the history page reads before it shows them."""
BANKS: Final = (1, 2, 3)
"""How often the items of the built-in bank stand in the larger ones; four times is more than a bank may hold."""
READINGS: Final = (1, 4, 16)
COLUMN: Final = 76
NOW: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def of_history(homes: Mapping[int, Path]) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Against the number of sittings."""
    bank = load(built_in_folder())
    acts: dict[str, Callable[[Session, Store], object]] = {
        "all that home shows": lambda session, _: session.home(),
        f"the newest {SHOWN} sittings, as the history page opens": lambda _, store: store.listing(SHOWN),
        "the list of all sittings": lambda _, store: store.listing(),
        "the last result": lambda session, _: session.shown(),
        "the latest against up to 24 before": lambda session, _: session.compared(session.all_before_latest()),
    }
    costs: dict[str, dict[int, float]] = {act: {} for act in acts}
    for size, home in homes.items():
        store = Store(home)
        session = Session(built_in_folder(), store, lambda: NOW)
        session.bank = bank
        for name, act in acts.items():
            if size > 1 or "before" not in name:
                costs[name][size] = cost(act, session, store)
    return ("Milliseconds of processor with so many sittings", *headings(homes)), table(costs, homes)


def of_bank(folder: Path) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Against the number of items."""
    costs: dict[str, dict[int, float]] = {"load and validate": {}, "a result with all its reasons": {}}
    for times in BANKS:
        larger = multiplied(folder / str(times), times)
        bank = load(larger)
        size = len(bank.items)
        answers = dict.fromkeys(bank.item, 2)
        costs["load and validate"][size] = cost(load, larger)
        costs["a result with all its reasons"][size] = cost(outcome, bank, {}, answers)
    sizes = costs["load and validate"]
    return ("Milliseconds of processor with so many items", *headings(sizes)), table(costs, sizes)


def of_readings() -> tuple[Sequence[str], list[Sequence[str]]]:
    """Against the length of a reading."""
    text = min((built_in_folder() / "readings").glob("01-*.md")).read_text(encoding="utf-8")
    lengths = {len((text * times).split()): text * times for times in READINGS}
    costs = {"set a page": {words: cost(set_page, reading) for words, reading in lengths.items()}}
    return ("Milliseconds of processor with so many words", *headings(lengths)), table(costs, lengths)


def set_page(reading: str) -> None:
    """Set a text for the widest column."""
    Console(width=COLUMN).render_lines(Book(reading, dict.fromkeys(LOOKS.values(), Style())))


def multiplied(folder: Path, times: int) -> Path:
    """The built-in bank with every item so often."""
    shutil.copytree(built_in_folder(), folder)
    for area in tomllib.loads((folder / "bank.toml").read_text(encoding="utf-8"))["areas"]:
        path = folder / f"{area['id']}.toml"
        items = tomllib.loads(path.read_text(encoding="utf-8"))["items"]
        copies = [{**item, "id": f"{item['id']}-{n}" if n else item["id"]} for n in range(times) for item in items]
        path.write_text(tomli_w.dumps({"items": copies}), encoding="utf-8")
    return folder


def cost(act: Callable[..., object], *arguments: object) -> float:
    """Milliseconds of processor, the median of a few."""
    return median(timed(lambda: act(*arguments), REPEATS, time.process_time))


def headings(sizes: Mapping[int, object]) -> list[str]:
    """The sizes, and what ten times as much costs."""
    return [*(f"{size:,}" for size in sizes), "× for ten times as much"]


def table(costs: Mapping[str, Mapping[int, float]], sizes: Mapping[int, object]) -> list[Sequence[str]]:
    """A row for each operation."""
    found: list[Sequence[str]] = []
    for name, by_size in costs.items():
        (smallest, first), (largest, last) = min(by_size.items()), max(by_size.items())
        tenfold = 10 ** (log(last / first) / log(largest / smallest))
        figures = (f"{by_size[size]:.2f}" if size in by_size else "–" for size in sizes)
        found.append((name, *figures, f"{tenfold:.1f}"))
    return found
