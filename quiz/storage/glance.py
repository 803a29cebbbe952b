"""What the start page needs of the plan, from the table of its file. Without validation: loading that takes a third of
a start, and what does not fit is as if it were not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from quiz.model.kept import WEEK, later, planned_since


class Due(NamedTuple):
    """What the newest plan asks for."""

    review: bool = False
    """Whether it asks for another look by today, and no earlier day has been said to be it."""
    week: bool = False
    """Whether a step has been planned for a week that she has not looked back on, and that day is still to come."""


def due(plan: Mapping[str, object], today: date) -> Due:
    """What it asks for today."""
    entries = _tables(plan.get("entries"))
    newest = entries[-1] if entries else {}
    chosen, reminded = newest.get("look_again"), newest.get("reminded")
    if type(chosen) is not date:
        return Due()
    return Due(chosen <= today and reminded in (None, today), chosen > today and week_due(entries, today))


def week_due(entries: Sequence[Mapping[str, object]], today: date) -> bool:
    """Whether a step of the newest entry has been planned for a week and not been looked back on."""
    days = [
        (made.date(), steps(entry)) for entry in reversed(entries) if isinstance(made := entry.get("made"), datetime)
    ]
    planned = (number for number, answered in steps(entries[-1]).items() if not answered)
    return any((since := planned_since(days, number)) and later(since, WEEK) <= today for number in planned)


def steps(entry: Mapping[str, object]) -> dict[int, bool]:
    """The steps of an entry, each with whether she has looked back on it."""
    tables = _tables(entry.get("steps"))
    return {step["number"]: "week" in step for step in tables if isinstance(step.get("number"), int)}


def _tables(value: object) -> list[dict[str, Any]]:
    """The tables in what should be a list of them."""
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []
