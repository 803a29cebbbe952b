"""Words on a page: no line is wider than its column, no character steers the terminal, nothing in them is markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style as RichStyle
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quiz.ui.screens.reading import LOOKS, Book
from quiz.ui.widgets.visuals import Row, Stack, section, words

MARKUP = ("[/foo]", "[[x]]", "list[int]", "[@click=app.quit]x[/]", "[red]")
STEERING = "\x1b]0;title\x07 \x9b2J \u202eabc\u0000\u200b"


def lines(visual: Visual, width: int) -> list[str]:
    """What stands there at a width."""
    options = RenderOptions(lambda style: style if isinstance(style, Style) else Style(), {})
    strips = visual.render_strips(width, None, Style(), options)
    assert len(strips) == visual.get_height({}, width)
    return [strip.text for strip in strips]


def reading(text: str, width: int) -> list[str]:
    """A text to read at a width."""
    console = Console(width=width, color_system=None)
    book = Book(text, dict.fromkeys(LOOKS.values(), RichStyle()))
    return ["".join(part.text for part in line).rstrip() for line in console.render_lines(book, pad=False)]


@given(st.text(max_size=200), st.text(max_size=30), st.integers(min_value=24, max_value=100))
def test_rows_keep_the_width(text: str, note: str, width: int) -> None:
    """Whatever the words and the note, with a label and without."""
    for row in (Row(words(text), note=note), Row(words(text), label="13  ", note=note, column=(20, 10), inset=2)):
        assert all(cell_len(line) == width for line in lines(row, width))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_only_text(text: str) -> None:
    """Square brackets mean nothing."""
    for visual in (words(text), section(text), Row(words(text)), Stack(words(text))):
        assert "".join(lines(visual, 60)).strip() in {text, text.upper()}
    assert "".join(reading(text, 60)).strip() == text


def test_nothing_steers_the_terminal() -> None:
    """Escape sequences and reversed text lose what makes them work."""
    for visual in (words(STEERING), section(STEERING, STEERING), Row(words(STEERING), label=STEERING, note=STEERING)):
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u0000", "\u200b"} & set("".join(lines(visual, 60)))


def test_every_reading_fits(checkout: Path) -> None:
    """Every reading of the bank, at the narrowest and the widest."""
    readings = sorted((checkout / "questions" / "readings").glob("*.md"))
    assert len(readings) > 15
    for path in readings:
        for width in (56, 76):
            set_lines = reading(path.read_text(encoding="utf-8"), width)
            assert all(cell_len(line) <= min(width, 68) for line in set_lines)
            assert not any("*" in line or line.startswith("#") for line in set_lines)


def test_lists_emphasis_and_quotations() -> None:
    """A heading stands close above its text; links are words."""
    text = "# Title\n\nSome *soft* and **hard** `code`word.\n\n## Part\n\nText.\n\n2. two\n3. three\n\n[a](http://b)"
    assert reading(text, 40) == [
        "Title",
        "",
        "Some soft and hard codeword.",
        "",
        "Part",
        "Text.",
        "",
        " 2 two",
        " 3 three",
        "",
        "a (http://b)",
    ]
