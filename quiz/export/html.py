"""A sheet as one HTML page that needs nothing else: no script, no address, no font from elsewhere; strengths are drawn,
and each drawing says in words what it shows. Must not know what a sheet says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final, NamedTuple, assert_never

from markdown_it import MarkdownIt

from quiz.export.sheet import (
    Answers,
    Bars,
    Lines,
    Moves,
    Part,
    ReadingText,
    Section,
    Sheet,
    Steps,
    Titles,
)
from quiz.sanitize import sanitize
from quiz.text.areas import AreaLine
from quiz.text.export import FILE_TITLE, short_day, trend_spoken
from quiz.text.history import OverTime
from quiz.text.result import StepLines
from quiz.text.words import capital

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""A browser that keeps to it asks nobody for anything, whatever the page holds."""
BESIDE: Final = frozenset({"start", "next", "later"})
"""Sections that stand in two columns on a page for a counsellor."""
EMPTY: Final = frozenset({"meta", "rect", "circle", "line"})
"""Elements that hold nothing."""


@dataclass(frozen=True, slots=True)
class Html:
    """Markup. Made by `element` alone, apart from the style sheet and the readings, which a parser sets: so it cannot
    be made wrongly, as only an element is markup and a string becomes text."""

    markup: str


def text(words: str) -> str:
    """Words as they may stand anywhere in HTML: filtered and escaped."""
    return escape(sanitize(words))


def element(name: str, *children: Html | str, **attributes: str) -> Html:
    """One element with its children and attributes; every string in them is filtered and escaped. An attribute may end
    in `_`, where its name means something to Python, and has `_` for a hyphen."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    if name in EMPTY:
        return Html(f"<{name}{given}{'' if name == 'meta' else '/'}>")
    inside = "".join(child.markup if isinstance(child, Html) else text(child) for child in children)
    return Html(f"<{name}{given}>{inside}</{name}>")


def each(name: str, *words: str, **attributes: str) -> Iterator[Html]:
    """An element of that name for each of some words that there are."""
    return (element(name, line, **attributes) for line in words if line)


def joined(*parts: Html) -> Html:
    """Elements one after another, each on a line of its own."""
    return Html("\n".join(part.markup for part in parts))


def page(sheet: Sheet) -> str:
    """The whole file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name_="color-scheme", content="light"),
        element("title", FILE_TITLE),
        element("style", style()),
    )
    kind = "counsellor" if sheet.for_counsellor else "herself"
    body = element("body", element("main", joined(*blocks(sheet))), class_=kind)
    return f"<!DOCTYPE html>\n{element('html', joined(head, body), lang=sheet.language).markup}\n"


@cache
def style() -> Html:
    """The style sheet, which is ours and holds nothing from outside."""
    return Html(f"\n{Path(__file__).with_name('page.css').read_text(encoding='utf-8')}")


def blocks(sheet: Sheet) -> Iterator[Html]:
    """The head of the page, what comes before anything else, and the sections."""
    name, basis = element("p", FILE_TITLE, class_="name"), element("p", sheet.basis, class_="basis")
    yield element("header", name, element("h1", sheet.title), basis)
    if sheet.lead:
        yield element("div", *each("p", *sheet.lead), class_="lead")
    for beside, sections in groupby(sheet.sections, key=lambda shown: sheet.for_counsellor and shown.name in BESIDE):
        drawn = map(section, sections)
        yield element("div", *drawn, class_="beside") if beside else joined(*drawn)


def section(shown: Section) -> Html:
    """One section; one without a heading is a quiet remark."""
    if not shown.title:
        return element("div", *map(part, shown.parts), class_=f"quiet {shown.name}")
    heading = element("h2", shown.title, id=shown.name)
    return element("section", heading, *map(part, shown.parts), class_=shown.name, aria_labelledby=shown.name)


def part(shown: Part) -> Html:  # noqa: PLR0911 - one for each kind
    """One part of a section."""
    match shown:
        case Lines(lines, "list"):
            return element("ul", *each("li", *lines), class_="points-list")
        case Lines(lines, "quote"):
            return element("blockquote", *each("p", *lines))
        case Lines(lines):
            return joined(*each("p", *lines))
        case Bars(areas):
            return element("table", *map(area_row, areas), class_="bars")
        case Steps(steps):
            return joined(*map(step, steps))
        case Titles(steps):
            items = (
                element("li", *place(number), title, *each("p", said, class_="remark")) for number, title, said in steps
            )
            return element("ul", *items, class_="titles")
        case Answers(heading, lines):
            rows = (element("tr", row_head(asked), element("td", said)) for asked, said in lines)
            return element("table", element("caption", heading), *rows, class_="said")
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


def row_head(words: str) -> Html:
    """What a row of a table is about."""
    return element("th", words, scope="row")


def area_row(area: AreaLine) -> Html:
    """An area: its name, the bar, the figure as text, and the words."""
    name = row_head(capital(area.name))
    words = element("td", area.word, " ", element("span", area.basis, class_="rests"), class_="word")
    if area.strength is None:
        return element("tr", name, element("td", "–", colspan="2"), words)
    drawn = element("td", bar(area, f"{area.figure} of 100" if area.figure else ""), class_="drawn")
    return element("tr", name, drawn, element("td", area.figure, class_="points", aria_hidden="true"), words)


def place(number: int) -> tuple[Html, str]:
    """The number of a step, before its title."""
    return element("span", element("span", "Step ", class_="heard"), str(number), class_="number"), " "


def step(shown: StepLines) -> Html:
    """A step with its act and its reasons."""
    return element(
        "article",
        element("h3", *place(shown.number), shown.title),
        *each("p", shown.claim),
        *each("p", shown.act, class_="act"),
        *each("p", *shown.reasons, shown.caution),
        *each("p", shown.his_part, class_="his-part"),
    )


def trend(shown: OverTime) -> Html:
    """The areas over time, one row each, one column a sitting."""
    top = element("tr", element("td"), element("td", days_row(shown.days), class_="drawn"))
    rows = (
        element("tr", row_head(capital(name)), element("td", line(shown, name, CHART), class_="drawn"))
        for name in shown.areas
    )
    return element("table", top, *rows, class_="trend")


def moves(shown: Moves) -> Html:
    """Each area then and now, a column for each earlier sitting, and drawn small over time where it is shown so."""
    heads = (element("th", column, scope="col") for column in shown.columns)
    small: dict[str, Html] = {}
    if shown.trend:
        small = {name: element("td", line(shown.trend, name, SPARK), class_="small") for name in shown.trend.areas}
    rows = []
    for name, cells in shown.areas:
        over_time = [small[name]] if small else []
        rows.append(element("tr", row_head(capital(name)), *over_time, *(element("td", cell) for cell in cells)))
    blanks = [element("td")] * (2 if small else 1)
    return element("table", element("thead", element("tr", *blanks, *heads)), element("tbody", *rows), class_="moves")


FULL: Final = 100.0
BAR_LENGTH: Final = 240.0
BAR_HEIGHT: Final = 10.0
DAYS_HEIGHT: Final = 14.0
DOT: Final = 3.0


class Frame(NamedTuple):
    """The room of a drawing over time: its name in the style sheet, its size, and where 100, 0 and the first and last
    sitting stand."""

    name: str
    width: float
    height: float
    margin: float
    top: float
    bottom: float

    def across(self, at: int, of: int) -> float:
        """Where the sitting at a place of so many stands."""
        return self.margin + (self.width - 2 * self.margin) * at / max(of - 1, 1)

    def high(self, strength: float) -> float:
        """Where a strength stands."""
        return self.bottom - (self.bottom - self.top) * strength / FULL


CHART: Final = Frame("chart", width=400, height=46, margin=26, top=17, bottom=42)
"""With room for figures over the points."""
SPARK: Final = Frame("spark", width=110, height=22, margin=4, top=4, bottom=18)
"""Beside a line of text that has the figures."""


def number(value: float) -> str:
    """A coordinate, as short as it can be said."""
    return f"{value:.1f}".removesuffix(".0")


def drawing(width: float, height: float, name: str, spoken: str, *shapes: Html) -> Html:
    """A drawing with what it shows in words; without words it is passed over by a screen reader."""
    said = {"role": "img", "aria_label": spoken} if spoken else {"aria_hidden": "true"}
    return element("svg", *shapes, class_=name, viewBox=f"0 0 {number(width)} {number(height)}", **said)


def bar(area: AreaLine, spoken: str) -> Html:
    """A strength as a bar: full up to where it would be at the least, pale as far as it varies by chance, with notches
    where the bands begin."""
    low, high = area.band
    height, rx = number(BAR_HEIGHT), number(BAR_HEIGHT / 2)
    parts = (
        element("rect", class_=name, width=number(BAR_LENGTH * end / FULL), height=height, rx=rx)
        for name, end in (("track", FULL), ("pale", high), ("fill", low))
    )
    notches = (
        element("line", class_="notch", x1=at, x2=at, y1="0", y2=height)
        for at in (number(BAR_LENGTH * least / FULL) for least in area.levels if least)
    )
    return drawing(BAR_LENGTH, BAR_HEIGHT, "bar", spoken, *parts, *notches)


def days_row(days: Sequence[date]) -> Html:
    """The days of the sittings, over the lines. Each line says them too."""
    texts = (
        element("text", short_day(when), class_="day", x=number(CHART.across(at, len(days))), y="10")
        for at, when in enumerate(days)
    )
    return drawing(CHART.width, DAYS_HEIGHT, "days", "", *texts)


def line(trend: OverTime, name: str, frame: Frame) -> Html:
    """An area over time: a point at each sitting, joined where neighbours have a figure and are of one edition; with
    its figures where there is room."""
    shapes: list[Html] = []
    marks = trend.areas[name]
    points = [mark and (frame.across(at, len(marks)), frame.high(mark.strength)) for at, mark in enumerate(marks)]
    for at, (before, after) in enumerate(pairwise(points), 1):
        if before and after and at not in trend.breaks:
            (x1, y1), (x2, y2) = (map(number, point) for point in (before, after))
            shapes.append(element("line", class_="join", x1=x1, y1=y1, x2=x2, y2=y2))
    for across, high in filter(None, points):
        shapes.append(element("circle", class_="dot", cx=number(across), cy=number(high), r=number(DOT)))
    for point, mark in zip(points, marks, strict=True):
        if point and mark and mark.figure and frame is CHART:
            shapes.append(element("text", mark.figure, x=number(point[0]), y=number(point[1] - 2 * DOT)))
    return drawing(frame.width, frame.height, frame.name, trend_spoken(name, trend), *shapes)
