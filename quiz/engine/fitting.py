"""What of kept answers fits the bank as it is now, and the sitting that a draft holds. Must not know where files are,
nor the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quiz.engine.sitting import Sitting
from quiz.model.answers import SKIPPED, Answer, split_key
from quiz.model.result import Edition, RankedStep, Result, Score, Tier

if TYPE_CHECKING:
    from quiz.model.bank import Area, Bank
    from quiz.model.record import BankStamp, Draft, Said, SittingRecord


@dataclass(frozen=True, slots=True)
class Fitting:
    """What of the kept answers fits a bank, matched by item id and wording version."""

    circumstances: dict[str, str] = field(repr=False)
    answers: dict[str, Answer] = field(repr=False)
    follow_up: tuple[str, ...] | None = field(repr=False)
    set_aside: int
    """How many answers and circumstances do not fit this bank."""


def same_edition(bank: Bank, taken: BankStamp) -> bool:
    """Whether answers to that bank fit this one: it has the same id and the same major version, which is what stands
    before the first dot."""
    return taken.id == bank.id and taken.version.partition(".")[0] == bank.edition


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


def fit(bank: Bank, said: Said) -> Fitting:
    """The part of kept answers that belongs to this bank as it is now."""
    circumstances = {
        name: choice
        for name, choice in said.circumstances.items()
        if name in bank.circumstance
        and choice in {SKIPPED, *(offered.id for offered in bank.circumstance[name].choices)}
    }
    answers: dict[str, Answer] = {}
    for stored, answer in said.answers.items():
        item, version = split_key(stored)
        if item in bank.item and bank.item[item].version == version:
            answers[item] = answer
    follow_up = said.follow_up and tuple(item for item in said.follow_up if item in bank.item)
    unfit = len(said.circumstances) - len(circumstances) + len(said.answers) - len(answers)
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
