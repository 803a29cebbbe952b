"""A sitting as it is kept: the draft and the record. Must not know where the files are, nor the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz import __version__
from quiz.model.answers import key
from quiz.model.record import BankStamp, Draft, Ranking, Said, SittingRecord, StepPlace
from quiz.model.result import Tier

if TYPE_CHECKING:
    from datetime import datetime

    from quiz.engine.sitting import Sitting
    from quiz.model.bank import Bank
    from quiz.model.result import Result

FIRST_NUMBER: Final = 1
"""What a record carries until the store gives it its running number."""


def stamp(bank: Bank) -> BankStamp:
    """Which bank this is."""
    return BankStamp(id=bank.id, version=bank.version, fingerprint=bank.fingerprint)


def said(sitting: Sitting) -> Said:
    """What she was asked and said so far, with the version of each wording."""
    return Said(
        follow_up=sitting.follow_up,
        circumstances=dict(sitting.circumstances),
        answers={key(item, sitting.bank.item[item].version): answer for item, answer in sitting.answers.items()},
    )


def draft_of(sitting: Sitting) -> Draft:
    """The unfinished sitting as it is kept."""
    return Draft(
        app=__version__,
        id=sitting.id,
        started=sitting.started,
        at=sitting.at,
        bank=stamp(sitting.bank),
        said=said(sitting),
    )


def record_of(sitting: Sitting, result: Result, finished: datetime) -> SittingRecord:
    """The finished sitting with the scores, tiers and ranks of the time; `result` is the ordinary one, whatever
    was said to the safety questions."""
    places = tuple(
        StepPlace(number=step.number, rank=step.rank, tier=step.tier.value, need=round(step.need, 1))
        for step in result.steps
        if step.rank is not None and step.need is not None
    )
    scores = [part for whole in result.areas for part in (whole, *whole.ends)]
    return SittingRecord(
        app=__version__,
        number=FIRST_NUMBER,
        id=sitting.id,
        started=sitting.started,
        finished=finished,
        start=tuple(step.number for step in result.tier(Tier.START)),
        bank=stamp(sitting.bank),
        areas={part.id: round(part.strength, 1) for part in scores if part.strength is not None},
        ranking=Ranking(steps=places),
        said=said(sitting),
    )
