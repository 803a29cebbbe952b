"""The form `quiz.result/1`. Must not know how anything in it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.forms.figures import Json, bank_stamp, rounded
from quiz.text import reasons
from quiz.text.remarks import notes

if TYPE_CHECKING:
    from quiz.gates import Circumstances
    from quiz.models.bank import Bank
    from quiz.models.result import RankedStep, Result, Score


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
