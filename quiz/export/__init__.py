"""A sitting as a file for somebody to keep: what each format is made of, and how it is written. Must not know the
command line.

material    what an export may draw from
sheet       what a page is made of
herself     the page for herself
counsellor  the page for a counsellor
trend       the areas over time, for both
markdown    a sheet as Markdown
page        a sheet as HTML
figures     its drawings
markup      its elements
table       answers and scores as comma-separated values
document    everything of a sitting as JSON
documents   all that other programs read as JSON
calendar    a day to look again
writing     the file itself
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from quiz.export import counsellor, herself, markdown, page
from quiz.export.calendar import calendar
from quiz.export.document import document
from quiz.export.material import Material
from quiz.export.table import table

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Format", "Material", "render"]


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
    return calendar(material.review_date(now.date()), now, uid).encode()


def page_for(material: Material, form: Format, *, for_counsellor: bool) -> str:
    """The page for herself or for a counsellor."""
    shown = counsellor.for_counsellor(material) if for_counsellor else herself.for_herself(material)
    return markdown.page(shown) if form is Format.MD else page.page(shown)
