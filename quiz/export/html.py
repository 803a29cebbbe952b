"""A sheet as one HTML page that needs nothing else: no script, no address, no font from elsewhere. Must not know what
a sheet says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final, assert_never

from markdown_it import MarkdownIt

from quiz.export import figures
from quiz.export.figures import Html, element, joined
from quiz.export.sheet import (
    Answers,
    Bars,
    Moves,
    Paragraphs,
    Part,
    Points,
    ReadingText,
    Section,
    Sheet,
    Steps,
    Titles,
    Written,
)
from quiz.sanitize import sanitize
from quiz.text.areas import AreaLine
from quiz.text.export import FILE_TITLE
from quiz.text.history import OverTime
from quiz.text.result import StepLines
from quiz.text.words import capital

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""A browser that keeps to it asks nobody for anything, whatever the page holds."""

BESIDE: Final = frozenset({"start", "next", "later"})
"""Sections that stand in two columns on a page for a counsellor."""


def page(sheet: Sheet) -> str:
    """The whole file."""
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        element("meta", {"name": "color-scheme", "content": "light"}),
        element("title", None, FILE_TITLE),
        element("style", None, style()),
    )
    kind = "counsellor" if sheet.for_counsellor else "herself"
    body = element("body", {"class": kind}, element("main", None, joined(*blocks(sheet))))
    return f"<!DOCTYPE html>\n{element('html', {'lang': sheet.language}, joined(head, body)).markup}\n"


@cache
def style() -> Html:
    """The style sheet, which is ours and holds nothing from outside."""
    return Html(f"\n{Path(__file__).with_name('page.css').read_text(encoding='utf-8')}")


def blocks(sheet: Sheet) -> Iterator[Html]:
    """The head of the page, what comes before anything else, and the sections."""
    yield element(
        "header",
        None,
        element("p", {"class": "name"}, FILE_TITLE),
        element("h1", None, sheet.title),
        element("p", {"class": "basis"}, sheet.basis),
    )
    if sheet.lead:
        yield element("div", {"class": "lead"}, *(element("p", None, line) for line in sheet.lead))
    for beside, sections in groupby(sheet.sections, key=lambda shown: sheet.for_counsellor and shown.name in BESIDE):
        drawn = map(section, sections)
        yield element("div", {"class": "beside"}, *drawn) if beside else joined(*drawn)


def section(shown: Section) -> Html:
    """One section; one without a heading is a quiet remark."""
    if not shown.title:
        return element("div", {"class": f"quiet {shown.name}"}, *map(part, shown.parts))
    heading = element("h2", {"id": shown.name}, shown.title)
    named = {"class": shown.name, "aria-labelledby": shown.name}
    return element("section", named, heading, *map(part, shown.parts))


def part(shown: Part) -> Html:  # noqa: PLR0911 - one for each kind
    """One part of a section."""
    match shown:
        case Paragraphs(lines):
            return joined(*(element("p", None, line) for line in lines))
        case Points(lines):
            return element("ul", {"class": "points-list"}, *(element("li", None, line) for line in lines))
        case Written(lines):
            return element("blockquote", None, *(element("p", None, line) for line in lines))
        case Bars(areas):
            return element("table", {"class": "bars"}, *map(area_row, areas))
        case Steps(steps):
            return joined(*map(step, steps))
        case Titles(steps):
            return element("ul", {"class": "titles"}, *(title_line(*each) for each in steps))
        case Answers():
            return answers(shown)
        case ReadingText(markdown):
            return reading(markdown)
        case OverTime():
            return trend(shown)
        case Moves():
            return moves(shown)
        case _:
            assert_never(shown)


def reading(markdown: str) -> Html:
    """The text of a step, its headings below that of its section. HTML in it is shown as it is written."""
    parser = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink"])
    tokens = parser.parse(sanitize(markdown, lines=True))
    for token in tokens:
        token.tag = "h3" if token.type.startswith("heading") else token.tag
    return Html(parser.renderer.render(tokens, parser.options, {}).strip())


def area_row(area: AreaLine) -> Html:
    """An area: its name, the bar, the figure as text, and the words."""
    name = element("th", {"scope": "row"}, capital(area.name))
    basis = element("span", {"class": "rests"}, area.basis)
    words = element("td", {"class": "word"}, area.word, " ", basis)
    if area.strength is None:
        return element("tr", None, name, element("td", {"colspan": "2"}, "–"), words)
    drawn = element("td", {"class": "drawn"}, figures.bar(area, f"{area.figure} of 100" if area.figure else ""))
    points = element("td", {"class": "points", "aria-hidden": "true"}, area.figure)
    return element("tr", None, name, drawn, points, words)


def step(shown: StepLines) -> Html:
    """A step with its act and its reasons."""
    number = element("span", {"class": "number"}, element("span", {"class": "heard"}, "Step "), str(shown.number))
    return element(
        "article",
        None,
        element("h3", None, number, " ", shown.title),
        *(element("p", None, line) for line in filter(None, (shown.claim,))),
        *(element("p", {"class": "act"}, line) for line in filter(None, (shown.act,))),
        *(element("p", None, line) for line in filter(None, (*shown.reasons, shown.caution))),
        *(element("p", {"class": "his-part"}, line) for line in filter(None, (shown.his_part,))),
    )


def title_line(number: int, title: str, remark: str) -> Html:
    """A step on one line, with what there is to say about it."""
    place = element("span", {"class": "number"}, element("span", {"class": "heard"}, "Step "), str(number))
    more = (element("p", {"class": "remark"}, remark),) if remark else ()
    return element("li", None, place, " ", title, *more)


def answers(shown: Answers) -> Html:
    """Questions with what she said."""
    rows = (
        element("tr", None, element("th", {"scope": "row"}, asked), element("td", None, said))
        for asked, said in shown.lines
    )
    return element("table", {"class": "said"}, element("caption", None, shown.heading), *rows)


def trend(shown: OverTime) -> Html:
    """The areas over time, one row each, one column a sitting."""
    top = element("tr", None, element("td", None), element("td", {"class": "drawn"}, figures.days_row(shown.days)))
    rows = (
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, capital(name)),
            element("td", {"class": "drawn"}, figures.line(shown, name)),
        )
        for name in shown.areas
    )
    return element("table", {"class": "trend"}, top, *rows)


def moves(shown: Moves) -> Html:
    """Each area then and now, a column for each earlier sitting."""
    heads = (element("th", {"scope": "col"}, column) for column in shown.columns)
    blanks = [element("td", None)] * (2 if shown.trend else 1)
    rows = (
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, capital(name)),
            *small(shown.trend, name),
            *(element("td", None, cell) for cell in cells),
        )
        for name, cells in shown.areas
    )
    top = element("thead", None, element("tr", None, *blanks, *heads))
    return element("table", {"class": "moves"}, top, element("tbody", None, *rows))


def small(trend: OverTime | None, name: str) -> Iterator[Html]:
    """An area over time in a cell of its own, where it is shown so."""
    if trend:
        drawn = figures.spark(trend, name)
        yield element("td", {"class": "small"}, drawn)
