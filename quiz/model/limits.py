"""How much may be written and planned, and for how long: the same where it is typed, where it is checked and where it
is read back. Without validation, so that a page knows it at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

NOTE: Final = 1_000
"""Most characters of a note."""
IF_THEN: Final = 500
"""Most characters of an if-then line."""
PLANNED: Final = 3
"""Most steps of a plan."""
MOST_STEPS: Final = 5
"""Steps that get their follow-ups: in simulation those of five find the right first step as often as those of all."""
REVIEW_AFTER: Final = timedelta(weeks=4)
"""How long after choosing she looks again, unless she picks another date."""
WEEK: Final = timedelta(weeks=1)
"""How long after planning a step home offers a short look back."""
REVIEW_WITHIN: Final = timedelta(days=366)
"""The latest day she can pick, counted from today."""


def planned_since(entries: Iterable[tuple[date, Container[int]]], number: int) -> date | None:
    """The day from which a step has been planned without a break; None where it is not planned now. `entries`: the day
    and the steps of each plan, the newest first."""
    since = None
    for made, numbers in entries:
        if number not in numbers:
            break
        since = made
    return since


def later(day: date, time: timedelta) -> date:
    """The day so long after another one, or the last day of the calendar: a clock may stand near its end."""
    return day + min(time, date.max - day)
