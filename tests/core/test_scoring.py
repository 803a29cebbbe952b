"""From answers to areas, checked by hand."""

from __future__ import annotations

import pytest

from quiz.engine.outcome import outcome
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.bank import Bank
from quiz.model.result import Missing, Score
from tests.core.conftest import AnswersOf


def scores(bank: Bank, circumstances: dict[str, str], answers: dict[str, Answer]) -> dict[str, Score]:
    """All scores by id, ends included."""
    areas = outcome(bank, circumstances, answers).areas
    return {score.id: score for area in areas for score in (area, *area.ends)}


def core_of(bank: Bank, scale: str, circumstances: dict[str, str]) -> list[str]:
    """The open core items of an area or end."""
    from quiz.engine.gates import open_items

    return [i.id for i in open_items(bank, circumstances) if i.core and scale in {i.area, i.end}]


def test_need_is_the_share_of_the_maximum_possible(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Two steps of fun at 4 and one at 1: (4 + 4 + 1 + 1 + 4 + 4) of 24, in percent."""
    found = scores(bank, together, answers(1, {4: 4, 8: 4}))["fun"]
    assert found.need == pytest.approx(100 * (4 + 4 + 1 + 1 + 4 + 4) / 24)
    assert found.strength == pytest.approx(100 - 75)
    assert (found.answered, found.offered) == (6, 6)


def test_follow_ups_never_move_an_area(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Areas rest on core items alone."""
    mixed = answers(1, core_only=True) | {i.id: 4 for i in bank.items if not i.core}
    assert scores(bank, together, mixed) == scores(bank, together, answers(1, core_only=True))


@pytest.mark.parametrize("mark", [SKIPPED, NO_OCCASION])
def test_marks_are_neither_zero_nor_the_middle(
    bank: Bank, together: dict[str, str], answers: AnswersOf, mark: Answer
) -> None:
    """The need stays that of the other answers."""
    given = answers(3)
    given[core_of(bank, "fun", together)[0]] = mark
    found = scores(bank, together, given)["fun"]
    assert (found.need, found.answered, found.offered) == (75, 5, 6)


@pytest.mark.parametrize(("answered", "figure"), [(2, False), (3, True)])
def test_an_area_needs_three_answers_and_half(
    bank: Bank, together: dict[str, str], answers: AnswersOf, answered: int, *, figure: bool
) -> None:
    """Of six items of fun three are enough, two are not."""
    given = answers(2)
    for item in core_of(bank, "fun", together)[answered:]:
        given[item] = SKIPPED
    found = scores(bank, together, given)["fun"]
    assert (found.need is not None) is figure
    assert found.missing is (None if figure else Missing.TOO_FEW_ANSWERS)


def test_no_occasion_is_taken_off_what_half_is_counted_of(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """Eight items of communication: three answered and five skipped are too few; with two of the five marked
    as without occasion, three of six are enough."""
    given = answers(2)
    items = core_of(bank, "communication", together)
    assert len(items) == 8
    given |= dict.fromkeys(items[3:], SKIPPED)
    assert scores(bank, together, given)["communication"].need is None
    given |= dict.fromkeys(items[3:5], NO_OCCASION)
    assert scores(bank, together, given)["communication"].need == 50


def test_an_end_needs_two_answers(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Of the four items of the end fair-to-him two are enough, one is not."""
    items = core_of(bank, "fair-to-him", together)
    assert len(items) == 4
    given = answers(2)
    assert scores(bank, together, given | dict.fromkeys(items[2:], SKIPPED))["fair-to-him"].need == 50
    assert scores(bank, together, given | dict.fromkeys(items[1:], SKIPPED))["fair-to-him"].need is None


def test_blame_is_its_worse_end_and_never_the_mean(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Fair to him 0, fair to herself 100: blame is 100, not 50."""
    found = scores(bank, together, answers(0, {12: 4, 13: 4, 14: 4}))
    assert found["fair-to-him"].need == 0
    assert found["fair-to-herself"].need == 100
    assert found["blame"].need == 100
    assert [end.id for end in found["blame"].ends] == ["fair-to-him", "fair-to-herself"]
    assert found["blame"].answered == found["fair-to-him"].answered + found["fair-to-herself"].answered


def test_where_gates_close_the_items_too_little_was_asked(bank: Bank, answers: AnswersOf) -> None:
    """With rare contact of fun only step 7 is asked."""
    found = scores(bank, {"contact": "rarely"}, answers(2))["fun"]
    assert (found.need, found.offered, found.missing) == (None, 2, Missing.TOO_FEW_ASKED)
