"""The form `quiz.comparison/1`. Must not know how a change was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.forms.figures import Json, rounded
from quiz.text.comparison.remarks import left_out_reason, overall

if TYPE_CHECKING:
    from datetime import date

    from quiz.models.bank import Bank
    from quiz.models.change import Change, Changes


def comparison_form(bank: Bank, changes: Changes, today: date) -> Json:
    """The form `quiz.comparison/1`. Of several earlier sittings `earlier` is the one before the later; the notes say
    that `then` is their mean. `z` is given to two decimals, as its limits are."""
    found = changes.comparison
    return {
        "format": "quiz.comparison/1",
        "earlier": changes.then.id,
        "later": changes.now.id,
        "days": found.days,
        "compared": found.compared,
        "of": found.of,
        "areas": [change_form(area) for area in found.areas],
        "items": [{"id": move.item, "then": move.then, "now": move.now} for move in found.items],
        "steps": [
            {
                "number": move.number,
                "rank_then": move.rank_then,
                "rank_now": move.rank_now,
                "tier_then": move.tier_then and move.tier_then.value,
                "tier_now": move.tier_now and move.tier_now.value,
            }
            for move in changes.steps
        ],
        "left_out": [{"id": out.item, "reason": left_out_reason(out)} for out in found.left_out],
        "notes": list(overall(bank, changes, today)),
    }


def change_form(change: Change) -> Json:
    """An area, or an end of it, then and now."""
    return {
        "id": change.id,
        "then": rounded(change.then),
        "now": rounded(change.now),
        "change": rounded(change.change),
        "se": rounded(change.se),
        "z": None if change.z is None else round(change.z, 2) + 0.0,
        "verdict": change.verdict.value,
        "facets": [change_form(end) for end in change.ends],
    }
