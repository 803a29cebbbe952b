"""Between a sitting and what is kept of it: the draft and the record, and back. Must not know where the files
are, nor the clock."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from quiz import __version__
from quiz.engine.sitting import Sitting
from quiz.model.answers import SKIPPED, Answer
from quiz.model.record import BankStamp, Draft, Ranking, Said, SittingRecord, StepPlace, key, split_key
from quiz.model.result import Edition, RankedStep, Result, Score, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from quiz.model.bank import Area, Bank

FIRST_NUMBER: Final = 1
"""What a record carries until the store gives it its running number."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What of the kept answers fits a bank, matched by item id and wording version."""

    circumstances: dict[str, str] = field(repr=False)
    answers: dict[str, Answer] = field(repr=False)
    follow_up: tuple[str, ...] | None = field(repr=False)
    set_aside: int
    """How many answers and circumstances do not fit this bank."""


def stamp(bank: Bank) -> BankStamp:
    """Which bank this is."""
    return BankStamp(id=bank.id, version=bank.version, fingerprint=bank.fingerprint)


def same_edition(bank: Bank, taken: BankStamp) -> bool:
    """Whether answers to that bank fit this one: it has the same id and the same major version, which is what stands
    before the first dot."""
    return taken.id == bank.id and taken.version.partition(".")[0] == bank.version.partition(".")[0]


def saved_result(bank: Bank, record: SittingRecord) -> Result:
    """What a sitting came to when it was taken, of another edition of this bank: the areas and steps that there still
    are, as they were saved. Without reasons, which would name questions that there are no more."""
    return Result(
        areas=tuple(score for area in bank.areas if (score := saved_area(area, record.areas))),
        follow_up=(),
        steps=tuple(
            RankedStep(step.number, step.rank, Tier(step.tier), step.need, answered=0)
            for step in record.ranking.steps
            if step.number in bank.step
        ),
        left_out=(),
        saved=Edition(record.bank.version, record.bank.fingerprint),
    )


def saved_area(area: Area, strengths: Mapping[str, float]) -> Score | None:
    """An area as it was saved, with those of its ends that it had; None where it had no figure."""
    ends = tuple(Score(end.id, 100 - strengths[end.id], 0, 0) for end in area.ends if end.id in strengths)
    return Score(area.id, 100 - strengths[area.id], 0, 0, ends=ends) if area.id in strengths else None


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


def fit(bank: Bank, kept: Said) -> Fitting:
    """The part of kept answers that belongs to this bank as it is now."""
    circumstances = {
        name: choice
        for name, choice in kept.circumstances.items()
        if name in bank.circumstance
        and choice in {SKIPPED, *(offered.id for offered in bank.circumstance[name].choices)}
    }
    answers: dict[str, Answer] = {}
    for stored, answer in kept.answers.items():
        item, version = split_key(stored)
        if item in bank.item and bank.item[item].version == version:
            answers[item] = answer
    follow_up = kept.follow_up and tuple(item for item in kept.follow_up if item in bank.item)
    unfit = len(kept.circumstances) - len(circumstances) + len(kept.answers) - len(answers)
    return Fitting(circumstances, answers, follow_up, unfit)


def resume(bank: Bank, draft: Draft) -> tuple[Sitting, int]:
    """The sitting that a draft holds, at the question where she stopped, and how many of its answers do not
    fit this bank. Where that question is gone, at the first one without an answer."""
    fitting = fit(bank, draft.said)
    sitting = Sitting(
        bank, draft.id, draft.started, fitting.circumstances, fitting.answers, fitting.follow_up, draft.at
    )
    if fitting.set_aside or (draft.at is not None and draft.at not in sitting.questions):
        waiting = (question for question in sitting.questions if sitting.given(question) is None)
        sitting = replace(sitting, at=next(waiting, None))
    return sitting, fitting.set_aside
