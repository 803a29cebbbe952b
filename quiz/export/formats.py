"""The formats that there are, and what each makes of a sitting. Must not know the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from quiz.export import counsellor, herself, markdown, page
from quiz.export.calendar import calendar
from quiz.export.document import document
from quiz.export.table import table

if TYPE_CHECKING:
    from datetime import datetime

    from quiz.export.material import Material


class Format(StrEnum):
    """What kind of file; also how its name ends."""

    MD = "md"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


PAGES = (Format.MD, Format.HTML)
"""The formats that are read by people, and that a counsellor can be given."""


def render(material: Material, form: Format, now: datetime, uid: str, *, for_counsellor: bool = False) -> bytes:
    """The file's contents. `now` (with its offset) and the `uid` stand in a calendar alone. Raises ValueError
    where a counsellor is to get a format that no page has."""
    if form in PAGES:
        return page_for(material, form, for_counsellor=for_counsellor).encode()
    if for_counsellor:
        raise ValueError(form)
    if form is Format.CSV:
        return table(material).encode()
    if form is Format.JSON:
        return document(material).encode()
    return calendar(material.review_date(now.date()), now, uid, material.changed).encode()


def page_for(material: Material, form: Format, *, for_counsellor: bool) -> str:
    """The page for herself or for a counsellor."""
    shown = counsellor.for_counsellor(material) if for_counsellor else herself.for_herself(material)
    return markdown.page(shown) if form is Format.MD else page.page(shown)
