"""A run that saves and finishes as fast as it can, and says each time what it was told is kept: to be killed."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from quiz.storage import Store
from tests.core.storing import IDS, draft, record

DRAFTS = 6
"""Saves between two finished sittings."""


def main(data: Path, told: Connection) -> None:
    """Save until killed, or until the ids are used up."""
    store = Store(data)
    store.prepare()
    with store.lock():
        for number, sitting in enumerate(IDS):
            for answers in range(1, DRAFTS + 1):
                store.save_draft(draft(answers, sitting))
                told.send(f"draft {number} {answers}")
            store.finish(record(sitting))
            told.send(f"sitting {number}")
