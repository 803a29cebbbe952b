"""What comes next in a sitting and what it comes to: joins the state machine, the scores and the ranking for
every front end alike. Pure; must not know files, sentences or the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from quiz.engine import ranking
from quiz.engine.gates import Circumstances
from quiz.engine.scoring import Answers
from quiz.engine.sitting import Sitting
from quiz.model.answers import SKIPPED, Answer
from quiz.model.result import Result, Tier

if TYPE_CHECKING:
    from quiz.model.bank import Bank

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


def outcome_of(sitting: Sitting, *, safe_only: bool = False, careful: bool = False) -> Result:
    """Everything that a sitting comes to."""
    answers, follow_up = sitting.answers, sitting.follow_up
    return outcome(sitting.bank, sitting.circumstances, answers, follow_up, safe_only=safe_only, careful=careful)


def hurried(answers: Iterable[Answer]) -> bool:
    """Whether one and the same answer was given to four of five questions or more, of twenty at least that have one."""
    counts = Counter(answer for answer in answers if isinstance(answer, int))
    return counts.total() >= LEAST_HURRIED and max(counts.values()) >= HURRIED * counts.total()
