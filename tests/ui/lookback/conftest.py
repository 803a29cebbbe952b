"""Sittings of one invented person, and the ways from home to what she looks back on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest

from quiz.model.bank import Bank
from quiz.model.record import SittingRecord
from tests.ui.people import EVERY, keep_sittings


class Keep(Protocol):
    """Keeps so many sittings, the last of them today."""

    def __call__(self, count: int, every: timedelta = EVERY) -> list[SittingRecord]:
        """Give their records, oldest first."""


@pytest.fixture
def keep(bank: Bank, kept_in: Path) -> Keep:
    """Give the function that keeps sittings."""

    def kept(count: int, every: timedelta = EVERY) -> list[SittingRecord]:
        return keep_sittings(bank, kept_in, count, every)

    return kept
