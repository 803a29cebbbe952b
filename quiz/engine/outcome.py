"""What comes next in a sitting, what it comes to, and what of a kept one fits the bank as it is now: joins the state
machine, the scores and the ranking for every front end alike. Pure; must not know files, sentences or the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine import ranking
from quiz.engine.gates import Circumstances
from quiz.engine.scoring import Answers
from quiz.engine.sitting import Sitting
from quiz.model.answers import SKIPPED, Answer, split_key
from quiz.model.result import Edition, RankedStep, Result, Score, Tier

if TYPE_CHECKING:
    from quiz.model.bank import Area, Bank
    from quiz.model.record import BankStamp, Draft, Said, SittingRecord

HURRIED: Final = 0.8
"""The same answer to this share of the questions suggests a hurried round."""
LEAST_HURRIED: Final = 20
"""Answers below which that says nothing."""


def advance(sitting: Sitting) -> Sitting:
    """Choose the follow-ups as soon as the core is done; call it after every act on a sitting."""
    if not sitting.awaits_follow_ups:
        return sitting
    return sitting.with_follow_ups(ranking.choose_follow_ups(sitting.bank, sitting.circumstances, sitting.answers))


def outcome(
    bank: Bank,
    circumstances: Circumstances,
    answers: Answers,
    follow_up: tuple[str, ...] | None = None,
    *,
    safe_only: bool = False,
    careful: bool = False,
) -> Result:
    """Everything that these answers come to.

    `follow_up` are the follow-ups that were asked; None chooses them from the core answers. `safe_only` gives
    the steps that need nothing from him in place of all others; `careful` lets none that has a caution come first.
    """
    counted = ranking.score_answers(bank, circumstances, answers, careful=careful)
    steps = ranking.safe_list(bank) if safe_only else ranking.rank(counted, circumstances)
    given = [answers[item.id] for item in counted.items if item.id in answers]
    return Result(
        areas=counted.scores,
        follow_up=ranking.choose_follow_ups(bank, circumstances, answers) if follow_up is None else follow_up,
        steps=steps,
        left_out=() if safe_only else ranking.left_out(counted, circumstances),
        no_one_place=not safe_only
        and any(step.tier is Tier.START for step in steps)
        and 2 * sum(step.rank == 1 for step in steps) > len(counted.steps),
        by_default=not safe_only and ranking.placed(counted, circumstances).by_default,
        same_answer=hurried(given),
        skipped=given.count(SKIPPED),
        careful=careful,
        safe_list=safe_only,
    )


def hurried(answers: Iterable[Answer]) -> bool:
    """Whether one and the same answer was given to four of five questions or more, of twenty at least that have one."""
    counts = Counter(answer for answer in answers if isinstance(answer, int))
    return counts.total() >= LEAST_HURRIED and max(counts.values()) >= HURRIED * counts.total()


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


class Resumed(NamedTuple):
    """A draft that goes on."""

    sitting: Sitting
    set_aside: int = 0
    """How many of its answers do not fit this bank."""


def resume(bank: Bank, draft: Draft) -> Resumed:
    """The sitting that a draft holds, at the question where she stopped; where that is gone, at the first one without
    an answer."""
    fitting = fit(bank, draft.said)
    said = fitting.circumstances, fitting.answers, fitting.follow_up
    sitting = Sitting(bank, draft.id, draft.started, *said, draft.at)
    if fitting.set_aside or (draft.at is not None and draft.at not in sitting.questions):
        waiting = (question for question in sitting.questions if sitting.given(question) is None)
        sitting = replace(sitting, at=next(waiting, None))
    return Resumed(advance(sitting), fitting.set_aside)
