"""A day to look again as a calendar file (RFC 5545) that says nothing of what it is about. Must not know a sitting."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from quiz.model.limits import later
from quiz.text.export import REMINDER

if TYPE_CHECKING:
    from datetime import date, datetime


def calendar(review_date: date, now: datetime, uid: str, sequence: int = 0) -> str:
    """The whole file: an event that takes the day and blocks no time. `now` has an offset; `uid` says
    nothing to whoever reads it; `sequence` is higher the newer the plan is, so that a calendar takes over the newest
    day. No line is long enough to need folding."""
    event = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Reminder//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{review_date:%Y%m%d}",
        f"DTEND;VALUE=DATE:{later(review_date, timedelta(days=1)):%Y%m%d}",
        f"SUMMARY:{REMINDER}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in event)
