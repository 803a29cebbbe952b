"""Pages are set to fit: no line is wider than the column, and no character steers the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.ui import render
from quiz.ui.book import book_rows

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = ("[/foo]", "[[x]]", "list[int]", "[@click=app.quit]x[/]", "[red]")
STEERING = "\x1b]0;title\x07 \x9b2J \u202eabc\u0000\u200b"


@given(st.text(max_size=200), st.integers(min_value=4, max_value=100))
def test_wrapping_keeps_the_words_and_the_width(text: str, width: int) -> None:
    """Whatever the text, its lines fit."""
    lines = render.wrap(text, width)
    assert all(render.cells(line) <= width for line in lines)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_only_text(text: str) -> None:
    """Square brackets mean nothing."""
    assert "".join(row.text for row in render.paragraph(text, 60)) == text
    assert "".join(row.text for row in book_rows(text, 60)).strip() == text


def test_nothing_steers_the_terminal() -> None:
    """Escape sequences and reversed text lose what makes them work."""
    for rows in (render.paragraph(STEERING, 60), book_rows(STEERING, 60), render.title(STEERING, STEERING, 60)):
        text = "".join(row.text for row in rows)
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u0000", "\u200b"} & set(text)


@pytest.mark.parametrize(("share", "full"), [(0, 0), (0.5, 10), (1, 20), (-1, 0), (2, 20)])
def test_a_bar_is_as_long_as_its_figure(share: float, full: int) -> None:
    """Full and empty are told apart by their shape."""
    first, second = render.bar(share, 20)
    assert (first.text, second.text) == (render.FULL * full, render.EMPTY * (20 - full))


@pytest.mark.parametrize("width", [1, 10, 60, 80, 160, 300])
def test_the_column_is_centred_and_never_too_wide(width: int) -> None:
    """Margins on both sides where there is room for them."""
    left, wide = render.column(width)
    assert 1 <= wide <= 76
    assert left + wide <= max(width, 1)


def test_spare_lines_go_by_blocks_from_the_end_and_no_others() -> None:
    """A page gives up what it can, not more than it must; no block stands half open."""
    rows = render.stacked((render.paragraphs(("a", "b", "c"), 20), render.paragraphs(("d", "e"), 20)))
    assert [row.text for row in render.closer(rows, 9)] == ["a", "", "b", "", "c", "", "d", "", "e"]
    assert [row.text for row in render.closer(rows, 8)] == ["a", "", "b", "", "c", "", "d", "e"]
    assert [row.text for row in render.closer(rows, 7)] == ["a", "b", "c", "", "d", "e"]
    assert len(render.closer(rows, 6)) == 6
    assert render.closer(rows, 5) == rows, "it scrolls either way"


def test_no_word_stands_alone_in_the_last_line() -> None:
    """The line before gives it one of its own, where it keeps two, and a wanted end of a line stays."""
    for setting in (render.paragraph, book_rows):
        assert [row.text.strip() for row in setting("one two three four five", 19)] == ["one two three", "four five"]
        assert [row.text.strip() for row in setting("undividable words", 12)] == ["undividable", "words"]
        assert [row.text.strip() for row in setting("a bb enormously", 10)] == ["a bb", "enormously"]
    assert [row.text.strip() for row in book_rows("one two three  \nfour", 19)] == ["one two three", "four"]


@pytest.mark.parametrize(
    ("height", "lines", "blank"), [(19, 18, 1), (38, 18, 6), (200, 18, 8), (38, 99, 6), (38, 35, 3), (22, 99, 1)]
)
def test_pages_begin_at_the_same_line(height: int, lines: int, blank: int) -> None:
    """Blank lines above a page."""
    assert render.blank_above(height, lines) == blank


def test_the_air_at_the_end_is_nothing_to_scroll_for() -> None:
    """It goes where the page fits without it, and not before."""
    rows = render.stacked([*[(render.Row((render.Span("x"),)),)] * 9, (render.BLANK,)])
    assert [len(render.placed(rows, height, tightens=False)) for height in (18, 19, 20)] == [20, 19, 20]


def test_every_reading_fits(checkout: Path) -> None:
    """Every reading of the bank, at the narrowest and the widest."""
    readings = sorted((checkout / "questions" / "readings").glob("*.md"))
    assert len(readings) > 15
    for path in readings:
        for width in (56, 76):
            rows = book_rows(path.read_text(encoding="utf-8"), width)
            assert all(render.cells(row.text) <= width for row in rows)
            assert not any("*" in row.text or row.text.startswith("#") for row in rows)


def test_lists_emphasis_and_quotations() -> None:
    """Numbers hang in the margin, emphasis is a look, links and HTML are words."""
    text = "# Title\n\nSome *soft* and **hard** `code`word.\n\n2. two\n3. three\n   - inner\n\n> quoted\n\n<b>x</b> [a](http://b)"
    rows = book_rows(text, 40)
    assert [row.text for row in rows] == [
        "Title",
        "",
        "Some soft and hard codeword.",
        "",
        "2. two",
        "3. three",
        "   ·  inner",
        "",
        "   quoted",
        "",
        "<b>x</b> [a](http://b)",
    ]
    assert [(span.text, span.role) for span in rows[2].spans if span.role != "text"][1:] == [
        ("soft", "emphasis"),
        ("hard", "strong"),
        ("code", "strong"),
    ]
