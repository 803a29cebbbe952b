"""The plan as dated entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.errors import NotFound, UsageError
from quiz.model.record import Plan
from quiz.session import planning

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def test_choosing_looks_again_in_four_weeks() -> None:
    """Unless she picks another date."""
    entry = planning.current(planning.choose(Plan(), [5, 12], NOW))
    assert entry is not None
    assert [step.number for step in entry.steps] == [5, 12]
    assert entry.look_again == date(2026, 12, 20)
    other = planning.current(planning.choose(Plan(), [5], NOW, date(2026, 11, 30)))
    assert other is not None
    assert other.look_again == date(2026, 11, 30)


@pytest.mark.parametrize("steps", [[], [1, 2, 3, 4], [5, 5]])
def test_a_plan_has_one_to_three_steps(steps: list[int]) -> None:
    """Each named once."""
    with pytest.raises(UsageError):
        planning.choose(Plan(), steps, NOW)


@pytest.mark.parametrize("days", [0, -1, 367])
def test_the_date_lies_within_a_year(days: int) -> None:
    """Neither today nor in the past."""
    with pytest.raises(UsageError):
        planning.choose(Plan(), [1], NOW, TODAY + timedelta(days=days))


def test_an_earlier_entry_stays_and_a_step_that_stays_keeps_what_was_done() -> None:
    """So that a comparison can look back."""
    first = planning.mark_read(
        planning.with_if_then(planning.choose(Plan(), [5, 12], NOW), 5, "If …, then …"), 5, TODAY
    )
    second = planning.choose(first, [5, 2], NOW + timedelta(days=3))
    assert second.entries[0] == first.entries[0]
    five, two = second.entries[1].steps
    assert (five.if_then, five.read, two.if_then) == ("If …, then …", TODAY, "")


def test_the_first_day_counts() -> None:
    """Reading or trying again does not move the date."""
    plan = planning.mark_tried(planning.choose(Plan(), [5], NOW), 5, TODAY)
    again = planning.mark_tried(plan, 5, TODAY + timedelta(days=2))
    assert again == plan


def test_only_planned_steps_are_marked() -> None:
    """Another one says how to plan it."""
    with pytest.raises(NotFound, match="quiz plan 7"):
        planning.mark_read(planning.choose(Plan(), [5], NOW), 7, TODAY)
    with pytest.raises(NotFound):
        planning.mark_read(Plan(), 7, TODAY)


def test_an_if_then_line_has_its_limit() -> None:
    """And the message does not repeat it."""
    with pytest.raises(UsageError) as caught:
        planning.with_if_then(planning.choose(Plan(), [5], NOW), 5, "z" * 501)
    assert "zz" not in str(caught.value)


def test_that_home_has_said_it_is_noted_in_the_newest_plan_alone() -> None:
    plan = planning.choose(planning.choose(Plan(), [5], NOW), [7], NOW)
    noted = planning.reminded(plan, NOW.date())
    assert [entry.reminded for entry in noted.entries] == [None, NOW.date()]
    assert planning.reminded(Plan(), NOW.date()) == Plan()
