"""The formats that there are, and what each makes of a sitting; the calendar is made here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from quiz.export import html, markdown, pages
from quiz.export.documents import document
from quiz.export.sheet import ExportData
from quiz.export.table import table
from quiz.model.kept import later
from quiz.text.export import REMINDER


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


class Format(StrEnum):
    """What kind of file; also how its name ends."""

    MD = "md"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


PAGES = (Format.MD, Format.HTML)
"""The formats that are read by people, and that a counsellor can be given."""


def render(material: ExportData, form: Format, now: datetime, uid: str, *, for_counsellor: bool = False) -> bytes:
    """The file's contents. `now` (with its offset) and the `uid` stand in a calendar alone. Raises ValueError
    where a counsellor is to get a format that no page has."""
    if for_counsellor and form not in PAGES:
        raise ValueError(form)
    match form:
        case Format.MD | Format.HTML:
            sheet = pages.for_counsellor(material) if for_counsellor else pages.for_herself(material)
            text = markdown.page(sheet) if form is Format.MD else html.page(sheet)
        case Format.CSV:
            text = table(material)
        case Format.JSON:
            text = document(material)
        case Format.ICS:
            text = calendar(material.review_date(now.date()), now, uid, material.changed)
    return text.encode()
