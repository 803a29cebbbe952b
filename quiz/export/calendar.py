"""A day to look again as a calendar file (RFC 5545) that says nothing of what it is about. Must not know a sitting."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from quiz.text.export import REMINDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

LINE: Final = 75
"""Most bytes of a line, its end not counted."""


def calendar(look_again: date, now: datetime, uid: str) -> str:
    """The whole file: an event that takes the day and blocks no time. `now` has an offset; `uid` is random, so that
    nothing can be read from it."""
    event = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Reminder//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{look_again:%Y%m%d}",
        f"DTEND;VALUE=DATE:{look_again + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{REMINDER}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in event for part in folded(line))


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes; each further one begins with a blank. No character is cut in two."""
    part = b""
    for character in line:
        encoded = character.encode()
        if len(part) + len(encoded) > LINE:
            yield part.decode()
            part = b" "
        part += encoded
    yield part.decode()
