"""The plan as dated entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.errors import NotFound, UsageError
from quiz.model.record import Plan, Week
from quiz.session import planning

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SITTING = "20261122T140406Z-k3f2"


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
    chosen = planning.with_if_then(planning.choose(Plan(), [5, 12], NOW), 5, "If …, then …")
    first = planning.mark(chosen, 5, "read", TODAY)
    second = planning.choose(first, [5, 2], NOW + timedelta(days=3))
    assert second.entries[0] == first.entries[0]
    five, two = second.entries[1].steps
    assert (five.if_then, five.read, two.if_then) == ("If …, then …", TODAY, "")


def test_a_step_joins_with_its_line_and_the_day() -> None:
    """As the last one; one that is planned stays in its place, and another line alone makes no other plan."""
    day = TODAY + timedelta(days=14)
    two = planning.join(planning.choose(Plan(), [5], NOW, sitting=SITTING), 12, "on Sunday", NOW, day)
    assert [(step.number, step.if_then) for step in two.entries[-1].steps] == [(5, ""), (12, "on Sunday")]
    assert (two.entries[-1].look_again, two.entries[-1].sitting) == (day, SITTING)
    again = planning.join(two, 5, "at ten", NOW, day)
    assert [(step.number, step.if_then) for step in again.entries[-1].steps] == [(5, "at ten"), (12, "on Sunday")]
    assert len(again.entries) == len(two.entries)
    assert len(planning.join(again, 5, "at ten", NOW, day + timedelta(days=1)).entries) == 3
    assert planning.join(Plan(), 7, "", NOW, day).entries[-1].steps[0].number == 7


def test_a_full_plan_makes_room() -> None:
    """Only for a step that is not in it, and only for one that is named."""
    full = planning.choose(Plan(), [5, 12, 2], NOW)
    assert planning.is_full(planning.current(full), 7)
    assert not planning.is_full(planning.current(full), 12)
    assert not planning.is_full(None, 7)
    with pytest.raises(UsageError):
        planning.join(full, 7, "", NOW, TODAY + timedelta(days=9))
    made = planning.join(full, 7, "", NOW, TODAY + timedelta(days=9), instead_of=12)
    assert [step.number for step in made.entries[-1].steps] == [5, 2, 7]


def test_the_day_is_the_one_of_the_plan_until_it_has_come() -> None:
    """Else four weeks from today."""
    entry = planning.current(planning.choose(Plan(), [5], NOW, TODAY + timedelta(days=3)))
    assert planning.review_date(entry, TODAY) == TODAY + timedelta(days=3)
    assert planning.review_date(entry, TODAY + timedelta(days=3)) == TODAY + timedelta(days=31)
    assert planning.review_date(None, TODAY) == TODAY + timedelta(days=28)


def test_a_look_back_is_due_a_week_after_a_step_joined() -> None:
    """What she has looked back on is left aside; who asks looks back at once, and at all of it again in the end."""
    plan = planning.choose(planning.choose(Plan(), [5], NOW), [5, 12], NOW + timedelta(days=3))
    assert [planning.to_look_back(plan, TODAY + timedelta(days=days)) for days in (6, 7, 10)] == [(), (5,), (5, 12)]
    assert planning.to_look_back(plan, TODAY, asked=True) == (5, 12)
    back = planning.look_back(plan, {5: Week(on=TODAY, tried=True, helped="no")})
    assert back.entries[-1].steps[0].week == Week(on=TODAY, tried=True, helped="no")
    assert planning.to_look_back(back, TODAY + timedelta(days=10)) == (12,)
    assert planning.to_look_back(back, TODAY, asked=True) == (12,)
    both = planning.look_back(back, {12: Week(on=TODAY)})
    assert planning.to_look_back(both, TODAY, asked=True) == (5, 12)
    assert planning.to_look_back(Plan(), TODAY, asked=True) == ()
    with pytest.raises(NotFound):
        planning.look_back(plan, {7: Week(on=TODAY)})


def test_the_first_day_counts() -> None:
    """Reading or trying again does not move the date."""
    plan = planning.mark(planning.choose(Plan(), [5], NOW), 5, "tried", TODAY)
    again = planning.mark(plan, 5, "tried", TODAY + timedelta(days=2))
    assert again == plan


def test_only_planned_steps_are_marked() -> None:
    """Another one says how to plan it."""
    with pytest.raises(NotFound, match="quiz plan 7"):
        planning.mark(planning.choose(Plan(), [5], NOW), 7, "read", TODAY)
    with pytest.raises(NotFound):
        planning.mark(Plan(), 7, "read", TODAY)


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
