"""A run that saves and finishes as fast as it can, and says each time what it was told is kept: to be killed. Started
by the tests, with the data folder as its argument."""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.storage import Store
from tests.core.storing import IDS, draft, record

DRAFTS = 6
"""Saves between two finished sittings."""


def main(data: Path) -> None:
    """Save until killed, or until the ids are used up."""
    store = Store(data)
    store.prepare()
    lock = store.lock()
    for number, sitting in enumerate(IDS):
        for answers in range(1, DRAFTS + 1):
            store.save_draft(draft(answers, sitting))
            say(f"draft {number} {answers}")
        store.finish(record(sitting))
        say(f"sitting {number}")
    lock.release()


def say(words: str) -> None:
    """Say what is kept, at once and whole."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
