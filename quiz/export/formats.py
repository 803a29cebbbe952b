"""The formats that there are, and what each makes of a sitting. Two are made here: the calendar, and the table of
comma-separated values (RFC 4180) for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from quiz.export import html, markdown, pages
from quiz.export.documents import document, rounded
from quiz.export.sheet import ExportData
from quiz.model.kept import later
from quiz.sanitize import sanitize
from quiz.text.areas import MISSING, label
from quiz.text.asking import answer_words, choice_words
from quiz.text.export import COLUMNS, HELPFUL, REMINDER


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


FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet compute a cell, also in full width."""

Row = dict[str, object]


def table(material: ExportData) -> str:
    """The whole file. Lines end as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    shown = material.shown
    sitting: Row = {"sitting": shown.id, "finished": shown.finished.isoformat()}
    for row in (*scores(material), *steps(material), *situation(material), *answers(material)):
        writer.writerow({column: cell(value) for column, value in (sitting | row).items()})
    return out.getvalue()


def cell(value: object) -> str:
    """A value as it may stand in a cell: filtered, and never a formula."""
    words = "" if value is None else sanitize(str(value))
    return f"'{words}" if words.lstrip().startswith(FORMULA) else words


def scores(material: ExportData) -> Iterator[Row]:
    """The areas and the ends of one, each with its label, or why there is none."""
    bank = material.bank
    for whole in material.shown.result.areas:
        for part in (whole, *whole.ends):
            yield {
                "kind": "area" if part is whole else "end",
                "id": part.id,
                "name": bank.scale_name[part.id],
                "area": whole.id,
                "end": None if part is whole else part.id,
                "strength": rounded(part.strength),
                "need": rounded(part.need),
                "words": MISSING[part.missing] if part.missing else label(bank, part.id, part.strength or 0),
            }


def steps(material: ExportData) -> Iterator[Row]:
    """The steps in their order, each with its place."""
    for ranked in material.shown.result.steps:
        step = material.bank.step[ranked.number]
        named: Row = {"kind": "step", "id": step.id, "name": step.title, "step": step.number}
        yield named | {"need": rounded(ranked.need), "rank": ranked.rank, "words": ranked.tier.value}


def situation(material: ExportData) -> Iterator[Row]:
    """What she said about the situation."""
    for asked in material.bank.circumstances:
        if (choice := material.shown.circumstances.get(asked.id)) is not None:
            words = choice_words(asked, choice)
            yield {"kind": "circumstance", "id": asked.id, "name": asked.text, "answer": choice, "words": words}


def answers(material: ExportData) -> Iterator[Row]:
    """Every answer, in the order of asking."""
    bank = material.bank
    for item in bank.items:
        if (answer := material.shown.answers.get(item.id)) is not None:
            yield {
                "kind": "answer",
                "id": item.id,
                "name": item.text,
                "area": item.area,
                "end": item.end,
                "step": item.step,
                "act": HELPFUL[item.keyed],
                "answer": answer,
                "words": answer_words(bank, answer),
            }
