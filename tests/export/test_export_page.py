"""The HTML page: whole, on its own, heard as well as seen, and with nothing in it that was only meant to be text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData
from quiz.text.areas import FIGURE_FROM

VOID = frozenset({"meta"})
ACTIVE = frozenset({"script", "link", "img", "iframe", "object", "embed", "form", "input", "a", "base", "image", "use"})


class Page(HTMLParser):
    """A page taken apart, which says where it is not whole."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


@pytest.fixture(params=[False, True], ids=["herself", "counsellor"])
def markup(request: pytest.FixtureRequest, full_material: ExportData) -> str:
    """The page for each reader."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return render(full_material, Format.HTML, now, "x", for_counsellor=request.param).decode()


def test_it_is_whole(markup: str) -> None:
    page = Page(markup)
    assert markup.startswith("<!DOCTYPE html>\n")
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1
    assert {"charset": "utf-8"} in page.all("meta")
    assert "<title>First Steps</title>" in markup


def test_it_asks_for_nothing(markup: str) -> None:
    page = Page(markup)
    assert not {tag for tag, _ in page.elements} & ACTIVE
    for _, attributes in page.elements:
        assert not {name for name in attributes if name.startswith("on") or name in {"href", "src", "style"}}
    assert "//" not in re.sub(r"\A<!DOCTYPE html>", "", markup)
    assert not re.search(r"url\(|@import|@font-face|https?:", markup)
    assert any("default-src 'none'" in str(meta.get("content")) for meta in page.all("meta"))


def test_every_drawing_says_in_words_what_it_shows(markup: str) -> None:
    drawings = Page(markup).all("svg")
    said = [drawing["aria-label"] for drawing in drawings if drawing.get("role") == "img"]
    silent = [drawing for drawing in drawings if drawing.get("aria-hidden") == "true"]
    assert len(said) + len(silent) == len(drawings)
    assert all(said)
    told = r"(\d+|[a-z ]+) on 27 September 2026, then (\d+|[a-z ]+) on 25 October 2026, then"
    assert any(re.search(told, str(words)) for words in said)


def test_figures_stand_beside_the_bars(markup: str, full_material: ExportData) -> None:
    ends = [part for whole in full_material.shown.result.areas for part in whole.ends or (whole,)]
    cells = re.findall(r'<td class="points" aria-hidden="true">(\d*)</td>', markup)
    assert cells == [str(int(part.strength or 0)) if part.answered >= FIGURE_FROM else "" for part in ends]
    assert len(cells) == len(ends)


def test_headings_name_their_sections(markup: str) -> None:
    page = Page(markup)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(section["aria-labelledby"] in ids for section in page.all("section"))


def test_what_she_wrote_is_text_and_nothing_else(full_material: ExportData) -> None:
    markup = render(full_material, Format.HTML, datetime(2026, 11, 22, tzinfo=UTC), "x").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in markup
    assert "<script>alert(1)</script>" in Page(markup).text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", markup)
