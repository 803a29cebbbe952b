"""Sittings of one invented person, the last of them today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from quiz.model.bank import Bank
from quiz.model.record import SittingRecord
from tests.ui.people import keep_sittings

Keep = Callable[..., list[SittingRecord]]
"""Keeps so many sittings, so many days apart; gives their records, oldest first."""


@pytest.fixture
def keep(bank: Bank, kept_in: Path) -> Keep:
    """Give the function that keeps sittings."""
    return partial(keep_sittings, bank, kept_in)
