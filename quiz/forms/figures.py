"""What all forms share: what a document is, which bank it rests on, and how a figure is given out. Must not know a
single form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.models.bank import Bank

Json = dict[str, object]


def bank_stamp(bank: Bank) -> Json:
    """Which bank a document rests on."""
    return {"id": bank.id, "version": bank.version, "fingerprint": bank.fingerprint}


def rounded(points: float | None) -> float | None:
    """A figure as it is given out: to one decimal."""
    return None if points is None else round(points, 1) + 0.0  # never −0.0
