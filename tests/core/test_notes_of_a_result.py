"""What is said of a result as a whole: a hurried round, what was skipped, where to start where nothing stands out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.engine.outcome import hurried, outcome
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.bank import Bank, Notice
from quiz.model.result import RankedStep, Tier
from quiz.text import reasons
from tests.core.conftest import AnswersOf


@pytest.mark.parametrize(
    ("same", "others", "expected"),
    [(16, 4, True), (15, 5, False), (19, 0, False), (20, 0, True), (31, 9, False), (32, 8, True)],
)
def test_a_hurried_round_gives_the_same_answer_to_four_of_five(same: int, others: int, *, expected: bool) -> None:
    """Of twenty answers at least; what was skipped or had no occasion counts on neither side."""
    given: tuple[Answer, ...] = (*(3,) * same, *(1,) * others, *(SKIPPED,) * 9, *(NO_OCCASION,) * 9)
    assert hurried(given) is expected


def test_how_many_were_skipped_is_said(bank: Bank, together: dict[str, str]) -> None:
    """Of the open questions: those of a closed step were never asked."""
    given: dict[str, Answer] = dict.fromkeys((item.id for item in bank.items_of[5]), 2)
    given |= dict.fromkeys((item.id for item in (*bank.items_of[2], *bank.items_of[9])), SKIPPED)
    said = list(reasons.notes(bank, together, outcome(bank, together, given)))
    assert "You skipped 4 questions; what is skipped cannot count." in said
    assert not any("skipped" in note for note in reasons.notes(bank, together, outcome(bank, together, {})))


def test_where_answers_point_nowhere_the_bank_says_where_to_start(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """With a word on it, in data too; a bank that says nothing keeps to the needs."""
    own = replace(bank, default_start=(11, 2, 3))
    for base in (2, 4):
        result = outcome(own, together, answers(base))
        assert [step.number for step in result.tier(Tier.START)] == [11, 2, 3]
        assert reasons.start_note(result) == reasons.BY_DEFAULT
        assert reasons.next_note(result) == ""
    alone = outcome(replace(bank, default_start=(11,)), together, answers(2))
    assert [step.number for step in alone.tier(Tier.START)] == [11]
    assert reasons.start_note(alone) == reasons.NO_OTHER
    before = outcome(replace(bank, default_start=()), together, answers(2))
    assert [step.number for step in before.tier(Tier.START)] == [1, 2, 3]
    assert reasons.start_note(before) == reasons.NO_ONE_PLACE


@pytest.mark.parametrize(
    ("ranks", "first", "expected"),
    [
        ((1,), 1, "This one is about as useful as the step to start with."),
        ((1, 1), 3, "All of these are about as useful as the steps to start with."),
        ((1, 2), 1, "The first of these is about as useful as the step to start with."),
        ((1, 1, 2), 3, "The first of these are about as useful as the steps to start with."),
        ((2, 1), 1, "One of these is about as useful as the step to start with."),
        ((2, 1, 1), 2, "Some of these are about as useful as the steps to start with."),
        ((2,), 1, ""),
    ],
)
def test_what_is_about_as_useful_is_said_of_one_step_and_of_several(
    bank: Bank, ranks: tuple[int, ...], first: int, expected: str
) -> None:
    start = tuple(RankedStep(number, 1, Tier.START, 60, 3) for number in range(1, first + 1))
    following = tuple(RankedStep(number, rank, Tier.NEXT, 50, 3) for number, rank in enumerate(ranks, 10))
    result = replace(outcome(bank, {}, {}), steps=(*start, *following))
    assert reasons.next_note(result) == expected
    assert any(note.startswith("Next: ") for note in reasons.notes(bank, {}, result)) is bool(expected)


def test_a_notice_may_come_after_the_steps(bank: Bank, together: dict[str, str]) -> None:
    """It is said after the steps, and not before them; not where only the steps of the safe list are shown."""
    notice = Notice(circumstance="help", choices=("friend",), text="After all.", after=True)
    own = replace(bank, notices=(*bank.notices, notice))
    assert "After all." in list(reasons.notes(own, together, outcome(own, together, {})))[1:]
    assert "After all." not in reasons.notes(own, together, outcome(own, together, {}, safe_only=True))
