"""Sittings of one invented person, kept through the program's own store on given days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

import pytest

from quiz import engine
from quiz.history import Store, new_id
from quiz.keeping import record_of
from quiz.sitting import begin as begin_sitting
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.models.bank import Bank
    from quiz.models.record import SittingRecord
    from tests.ui.conftest import Walk

SITUATION: Final = {"contact": "together", "affair": "past", "blames": "often", "turns": "sometimes"}
EVERY: Final = timedelta(days=19)
HELPED: Final = frozenset({12, 13, 14})
"""The steps in which she does better each time."""


class Keep(Protocol):
    """Keeps so many sittings, the last of them today."""

    def __call__(self, count: int, every: timedelta = EVERY) -> list[SittingRecord]:
        """Give their records, oldest first."""


def answer_of(bank: Bank, question: str, place: int, times: int) -> int | str:
    """What she says: the same each time, but for a little that goes round, and for one step."""
    if question in bank.circumstance:
        return SITUATION.get(question, bank.circumstance[question].choices[0].id)
    item = bank.item[question]
    around = (place * 7 + times * 3) % 5 // 4
    usual = 1 + place % 3 + (around if place % 2 else -around)
    helped = min(4, times) if item.step in HELPED else 0
    return max(0, min(4, usual + item.keyed * helped))


@pytest.fixture
def keep(bank: Bank, kept_in: Path) -> Keep:
    """Give the function that keeps sittings."""

    def kept(count: int, every: timedelta = EVERY) -> list[SittingRecord]:
        store = Store(kept_in)
        store.prepare()
        lock = store.lock()
        records = []
        places = {item.id: place for place, item in enumerate(bank.items)}
        for times in range(count):
            when = NOW - every * (count - 1 - times) - timedelta(minutes=10)
            sitting = begin_sitting(bank, new_id(when), when)
            while (sitting := engine.advance(sitting)).at is not None:
                question = sitting.at
                given = answer_of(bank, question, places.get(question, 0), times)
                sitting = sitting.answer(given)
            finished = when + timedelta(minutes=9)
            records.append(store.finish(record_of(sitting, engine.outcome_of(sitting), finished)))
        lock.release()
        return records

    return kept


async def to_place(walk: Walk, words: str, name: str) -> None:
    """From home to the place with these words."""
    await walk.at("ChoosingScreen", words)
    while f"> {words}" not in walk.text:
        await walk.press("down")
    await walk.press("enter")
    await walk.at(name)


async def to_history(walk: Walk) -> None:
    """From home to the list."""
    await to_place(walk, "History", "HistoryScreen")
    await walk.until(lambda: "reading …" not in walk.text)


def visible(walk: Walk) -> str:
    """The screen as she sees it."""
    app = walk.app
    lines = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - the only way to the screen as text
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines) + "\n"
