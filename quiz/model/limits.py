"""How much may be written and planned, and for how long: the same where it is typed, where it is checked and where it
is read back. Without validation, so that a page knows it at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

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
REVIEW_WITHIN: Final = timedelta(days=366)
"""The latest day she can pick, counted from today."""


def later(day: date, time: timedelta) -> date:
    """The day so long after another one, or the last day of the calendar: a clock may stand near its end."""
    return day + min(time, date.max - day)
