"""HTML that cannot be made wrongly: a string becomes text, and only an element is markup. Must not know what is
shown."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Mapping

EMPTY: Final = frozenset({"meta", "rect", "circle", "line", "polyline"})
"""Elements that hold nothing."""


@dataclass(frozen=True, slots=True)
class Html:
    """Markup. Made by `element` alone, apart from the style sheet."""

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
