"""Sittings of invented people, kept through the program's own store on given days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from quiz.engine.outcome import advance
from quiz.engine.sitting import Given
from quiz.engine.sitting import begin as begin_sitting
from quiz.model.answers import SKIPPED
from quiz.model.bank import Bank
from quiz.model.record import SittingRecord
from quiz.session.journal import draft_of, record_of
from quiz.storage import Store
from tests.ui.conftest import NOW

Says = Callable[["Bank", str, int], "Given"]
"""What somebody says to a question, the first time, the second …"""
SITUATION: Final = {"contact": "together", "affair": "past", "blames": "often", "turns": "sometimes", "also": "nothing"}
EVERY: Final = timedelta(days=19)
HELPED: Final = frozenset({12, 13, 14})
"""The steps in which she does better each time."""


def usual(bank: Bank, question: str, times: int) -> Given:
    """The same each time, but for a little that goes round, and for three steps."""
    if question in bank.circumstance:
        return SITUATION.get(question, bank.circumstance[question].choices[0].id)
    item, place = bank.item[question], tuple(bank.item).index(question)
    around = (place * 7 + times * 3) % 5 // 4
    says = 1 + place % 3 + (around if place % 2 else -around)
    helped = min(4, times) if item.step in HELPED else 0
    return max(0, min(4, says + item.keyed * helped))


def always_best(bank: Bank, question: str, times: int) -> Given:
    """Every answer is the most helpful one."""
    return usual(bank, question, times) if question in bank.circumstance else 4 if bank.item[question].keyed > 0 else 0


def always_sometimes(bank: Bank, question: str, times: int) -> Given:
    """The middle of everything."""
    return usual(bank, question, times) if question in bank.circumstance else 2


def nothing(bank: Bank, question: str, times: int) -> Given:
    """Everything is skipped."""
    del bank, question, times
    return SKIPPED


def at_a_distance(bank: Bank, question: str, times: int) -> Given:
    """He asked for distance."""
    return "distance" if question == "contact" else usual(bank, question, times)


def id_of(when: datetime) -> str:
    """The id of a sitting, the same every time."""
    return f"{when:%Y%m%dT%H%M%SZ}-k3f9"


def keep_sittings(
    bank: Bank, folder: Path, count: int, every: timedelta = EVERY, *, says: Says = usual, until: datetime = NOW
) -> list[SittingRecord]:
    """Keep so many sittings of one person, the last of them ten minutes ago, or before `until`. Gives their records,
    oldest first."""
    store = Store(folder)
    store.prepare()
    lock = store.lock()
    records = []
    for times in range(count):
        when = until - every * (count - 1 - times) - timedelta(minutes=10)
        sitting = begin_sitting(bank, id_of(when), when)
        while (sitting := advance(sitting)).at is not None:
            sitting = sitting.answer(says(bank, sitting.at, times))
        finished = when + timedelta(minutes=9)
        records.append(store.finish(record_of(sitting, finished)))
    lock.release()
    return records


def keep_draft(bank: Bank, folder: Path, answered: int, *, says: Says = usual) -> None:
    """Keep a sitting that was left after so many answers, or at the page that checks them where that is more."""
    store = Store(folder)
    store.prepare()
    started = NOW - timedelta(hours=2)
    sitting = advance(begin_sitting(bank, id_of(started), started))
    while sitting.at is not None and answered > 0:
        sitting = advance(sitting.answer(says(bank, sitting.at, 0)))
        answered -= 1
    with store.lock():
        store.save_draft(draft_of(sitting))
