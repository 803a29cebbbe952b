"""HTML that cannot be made wrongly, as only an element is markup and a string becomes text; and strengths as drawings,
each of which says in words what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import Final

from quiz.sanitize import sanitize
from quiz.text.areas import AreaLine
from quiz.text.export import short_day, trend_spoken
from quiz.text.history import OverTime, Point

EMPTY: Final = frozenset({"meta", "rect", "circle", "line", "polyline"})
"""Elements that hold nothing."""


@dataclass(frozen=True, slots=True)
class Html:
    """Markup. Made by `element` alone, apart from the style sheet and the readings, which a parser sets."""

    markup: str


Child = Html | str


def text(words: str) -> str:
    """Words as they may stand anywhere in HTML: filtered and escaped."""
    return escape(sanitize(words))


def element(name: str, attributes: Mapping[str, str] | None = None, /, *children: Child) -> Html:
    """One element with its attributes and children; every string in them is filtered and escaped."""
    given = "".join(f' {key}="{text(value)}"' for key, value in (attributes or {}).items())
    if name in EMPTY:
        return Html(f"<{name}{given}{'' if name == 'meta' else '/'}>")
    inside = "".join(child.markup if isinstance(child, Html) else text(child) for child in children)
    return Html(f"<{name}{given}>{inside}</{name}>")


def joined(*parts: Html) -> Html:
    """Elements one after another, each on a line of its own."""
    return Html("\n".join(part.markup for part in parts))


FULL: Final = 100.0
BAR_LENGTH: Final = 240.0
BAR_HEIGHT: Final = 10.0
DAYS_HEIGHT: Final = 14.0
DOT: Final = 3.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a drawing over time: its size, and where 100, 0 and the first and last sitting stand."""

    width: float
    height: float
    margin: float
    top: float
    bottom: float

    def across(self, place: int, of: int) -> float:
        """Where the sitting at a place of so many stands."""
        return self.margin + (self.width - 2 * self.margin) * place / max(of - 1, 1)

    def high(self, strength: float) -> float:
        """Where a strength stands."""
        return self.bottom - (self.bottom - self.top) * strength / FULL


CHART: Final = Frame(width=400, height=46, margin=26, top=17, bottom=42)
"""With room for figures over the points."""
SPARK: Final = Frame(width=110, height=22, margin=4, top=4, bottom=18)
"""Beside a line of text that has the figures."""


def number(value: float) -> str:
    """A coordinate, as short as it can be said."""
    return f"{value:.1f}".removesuffix(".0")


def drawing(width: float, height: float, name: str, spoken: str, *shapes: Html) -> Html:
    """A drawing with what it shows in words; without words it is passed over by a screen reader."""
    said = {"role": "img", "aria-label": spoken} if spoken else {"aria-hidden": "true"}
    frame = {"class": name, "viewBox": f"0 0 {number(width)} {number(height)}", **said}
    return element("svg", frame, *shapes)


def bar(area: AreaLine, spoken: str) -> Html:
    """A strength as a bar: full up to where it would be at the least, pale as far as it varies by chance, with notches
    where the bands begin."""
    low, high = area.band
    track, pale, fill = (
        {
            "class": name,
            "width": number(BAR_LENGTH * end / FULL),
            "height": number(BAR_HEIGHT),
            "rx": number(BAR_HEIGHT / 2),
        }
        for name, end in (("track", FULL), ("pale", high), ("fill", low))
    )
    notches = (
        element("line", {"class": "notch", "x1": at, "x2": at, "y1": "0", "y2": number(BAR_HEIGHT)})
        for at in (number(BAR_LENGTH * least / FULL) for least in area.levels if least)
    )
    return drawing(
        BAR_LENGTH, BAR_HEIGHT, "bar", spoken, *(element("rect", shape) for shape in (track, pale, fill)), *notches
    )


def days_row(days: Sequence[date]) -> Html:
    """The days of the sittings, over the lines. Each line says them too."""
    texts = (
        element("text", {"class": "day", "x": number(CHART.across(at, len(days))), "y": "10"}, short_day(when))
        for at, when in enumerate(days)
    )
    return drawing(CHART.width, DAYS_HEIGHT, "days", "", *texts)


def line(trend: OverTime, name: str) -> Html:
    """An area over time, with its figure at each sitting."""
    figures = (
        element("text", {"x": number(across), "y": number(high - 2 * DOT)}, mark.figure)
        for (across, high), mark in zip(places(CHART, trend.areas[name]), trend.areas[name], strict=True)
        if mark and mark.figure
    )
    return over_time(CHART, "chart", trend, name, *figures)


def spark(trend: OverTime, name: str) -> Html:
    """The same, small and without figures."""
    return over_time(SPARK, "spark", trend, name)


def places(frame: Frame, marks: Sequence[Point | None]) -> list[tuple[float, float]]:
    """Where each sitting stands; one without a figure would stand at 0."""
    return [(frame.across(at, len(marks)), frame.high(mark.strength if mark else 0)) for at, mark in enumerate(marks)]


def over_time(frame: Frame, kind: str, trend: OverTime, name: str, *figures: Html) -> Html:
    """A point at each sitting, joined where neighbours have a figure and are of one edition."""
    shapes: list[Html] = []
    marks = trend.areas[name]
    known = [at if mark else None for at, mark in zip(places(frame, marks), marks, strict=True)]
    for place, (before, after) in enumerate(pairwise(known), 1):
        if before and after and place not in trend.breaks:
            ends = zip(("x1", "y1", "x2", "y2"), (*before, *after), strict=True)
            shapes.append(element("line", {"class": "join", **{key: number(at) for key, at in ends}}))
    for across, high in filter(None, known):
        shapes.append(element("circle", {"class": "dot", "cx": number(across), "cy": number(high), "r": number(DOT)}))
    return drawing(frame.width, frame.height, kind, trend_spoken(name, trend), *shapes, *figures)
