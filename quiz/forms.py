"""Results as the JSON documents that other programs read. Must not know files or screens; the forms are fixed
and versioned by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text import reasons
from quiz.text.comparison.remarks import left_out_reason, overall
from quiz.text.result import notes

if TYPE_CHECKING:
    from datetime import date

    from quiz.gates import Circumstances
    from quiz.models.bank import Bank
    from quiz.models.change import Change, Changes
    from quiz.models.head import Listing
    from quiz.models.result import RankedStep, Result, Score

Json = dict[str, object]


def rounded(points: float | None) -> float | None:
    """A figure as it is given out: to one decimal."""
    return None if points is None else round(points, 1) + 0.0  # never −0.0


def bank_stamp(bank: Bank) -> Json:
    """Which bank a document rests on."""
    return {"id": bank.id, "version": bank.version, "fingerprint": bank.fingerprint}


def result_form(
    bank: Bank, circumstances: Circumstances, result: Result, sitting: str, finished: str | None = None
) -> Json:
    """The form `quiz.result/1`. `finished` is an ISO 8601 time with its offset, None for answers that were
    only scored."""
    return {
        "format": "quiz.result/1",
        "id": sitting,
        "bank": bank_stamp(bank),
        "finished": finished,
        "areas": [area_form(area) for area in result.areas],
        "follow_up": list(result.follow_up),
        "steps": [step_form(bank, step) for step in result.steps],
        "left_out": [
            {
                "number": step.number,
                "id": bank.step[step.number].id,
                "title": bank.step[step.number].title,
                "reason": reasons.left_out(bank, step),
            }
            for step in result.left_out
        ],
        "notes": list(notes(bank, circumstances, result)),
    }


def area_form(score: Score) -> Json:
    """An area, or an end of it."""
    return {
        "id": score.id,
        "strength": rounded(score.strength),
        "answered": score.answered,
        "offered": score.offered,
        "facets": [area_form(end) for end in score.ends],
    }


def step_form(bank: Bank, ranked: RankedStep) -> Json:
    """A step with its place and why it has it."""
    step = bank.step[ranked.number]
    change = ranked.would_change
    return {
        "number": ranked.number,
        "id": step.id,
        "title": step.title,
        "rank": ranked.rank,
        "tier": ranked.tier.value,
        "need": rounded(ranked.need),
        "reasons": [
            {
                "kind": why.kind,
                "item": why.source if why.kind == "answer" else None,
                "answer": why.answer,
                "text": reasons.reason(bank, ranked.number, why),
            }
            for why in ranked.reasons
        ],
        "would_change": change and {"item": change.item, "from": change.before, "to": change.after},
    }


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


def history_form(listing: Listing) -> Json:
    """The form `quiz.history/1`: what is kept, oldest first, as it was kept."""
    return {
        "format": "quiz.history/1",
        "sittings": [
            {
                "id": head.id,
                "number": head.number,
                "finished": head.finished.isoformat(),
                "bank": head.bank_id,
                "areas": {scale: rounded(strength) for scale, strength in head.areas.items()},
                "start": list(head.start),
            }
            for head in listing.heads
        ],
        "unreadable": [{"file": file.file, "reason": file.reason} for file in listing.unreadable],
    }
