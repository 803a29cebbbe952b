"""Colours, and what needs none: contrast, state in text, the keys at the foot, no colour where none is wanted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.command import CommandList
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES
from textual.widgets import TextArea

from quiz.ui.screens.page import Page
from quiz.ui.themes import ANSI, CONTRAST, OWN, in_eight_colours, own_themes
from quiz.ui.widgets.key_bar import KeyBar
from tests.faults.terminals import Start, Window
from tests.faults.walks import EVERY, answer, to_questions
from tests.ui.conftest import Begin, Walk

READABLE: Final = 4.5
"""Least contrast of text, by WCAG 2.2, 1.4.3."""
NO_TEXT: Final = {"track"}
"""What nobody reads: the empty part of a bar, whose figure stands beside it."""
PAPER: Final = ("cursor", "selection")
"""Looks of the page to write on, besides its text."""
COLOURLESS: Final = frozenset({"", "0", "1", "2", "4", "7", "22", "24", "27", "39", "49"})
"""Reset, bold, dim, underline, reverse, and their ends; the terminal's own colours."""
OWN_COLOUR: Final = Color.default()
HIGHLIGHTED: Final = "option-list--option-highlighted"
SGR: Final = re.compile(r"\x1b\[([0-9;:]*)m")
EIGHT: Final = frozenset(str(ground + colour) for ground in (30, 40) for colour in range(8))
"""The colours of a terminal that has no more."""


def codes(written: str) -> set[str]:
    """What is sent to set looks."""
    return {code for sequence in SGR.findall(written) for code in re.split("[;:]", sequence)}


def luminance(colour: ColorTriplet) -> float:
    """The relative luminance of WCAG, 0 to 1."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)


def contrast(style: Style) -> float:
    """The contrast of a text with its ground, 1 to 21."""
    assert style.color
    assert style.bgcolor
    pair = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
    darker, lighter = sorted(luminance(colour.get_truecolor()) for colour in pair)
    return (lighter + 0.05) / (darker + 0.05)


def looks(walk: Walk) -> dict[str, Style]:
    """Every look in which something is to be read."""
    page, choices = walk.page, walk.choices
    return {
        **{name: page.get_component_rich_style(name) for name in Page.COMPONENT_CLASSES - NO_TEXT},
        "pointed": choices.get_component_rich_style(HIGHLIGHTED),
        "pointer": choices.get_component_rich_style("choices--pointer"),
    }


@pytest.mark.parametrize("theme", [name for name in OWN if name != ANSI])
async def test_every_text_stands_out_from_its_ground(begin: Begin, theme: str) -> None:
    """Each look of the page and of its keys in each theme; the terminal's own colours are the terminal's."""
    async with begin(theme=theme) as walk:
        pairs = looks(walk)
        assert {name: round(contrast(style), 1) for name, style in pairs.items() if contrast(style) < READABLE} == {}


@pytest.mark.parametrize("theme", [name for name in OWN if name != ANSI])
async def test_what_is_typed_stands_out_too(begin: Begin, theme: str) -> None:
    """Text, cursor and selection of the page to write on."""
    from quiz.text.screen import EditView
    from quiz.ui.screens.edit import EditScreen

    async with begin(theme=theme) as walk:
        await walk.app.push_screen(EditScreen(EditView("A note", ("For yourself.",), "words", many=True)))
        await walk.at("EditScreen")
        paper = walk.app.screen.query_one(TextArea)
        styles = [paper.rich_style, *(paper.get_component_rich_style(f"text-area--{name}") for name in PAPER)]
        assert [round(contrast(style), 1) for style in styles if contrast(style) < READABLE] == []


@pytest.mark.parametrize("many", [True, False])
@pytest.mark.parametrize("theme", OWN)
async def test_a_page_has_one_ground(begin: Begin, theme: str, *, many: bool) -> None:
    """Also where it has the focus: only the cursor stands on another, in every theme."""
    from quiz.text.screen import EditView
    from quiz.ui.screens.edit import EditScreen

    async with begin(theme=theme) as walk:
        assert len(grounds(walk)) == (2 if theme in {CONTRAST, ANSI} else 1)
        await walk.app.push_screen(EditScreen(EditView("A name", ("For yourself.",), "words", many=many)))
        await walk.at("EditScreen")
        assert len(grounds(walk)) == 2


async def test_in_the_colours_of_the_terminal_weight_says_what_colour_says_elsewhere(begin: Begin) -> None:
    """Nothing is known of them, so that text is in none but the terminal's own."""
    async with begin(theme=ANSI) as walk:
        styles = looks(walk)
        assert {name for name, style in styles.items() if style.color != OWN_COLOUR} == set()
        assert {name for name, style in styles.items() if style.reverse} == {"pointed"}
        heavy = {name for name, style in styles.items() if style.bold}
        assert heavy == {"heading", "pointer", "pointed", "key"}
        await walk.press("ctrl+p")
        await walk.until(lambda: walk.app.screen.query(CommandList).first().option_count > 0)
        highlighted = walk.app.screen.query_one(CommandList).get_component_rich_style(HIGHLIGHTED)
        assert (highlighted.color, highlighted.bgcolor, highlighted.underline) == (OWN_COLOUR, OWN_COLOUR, True)


@pytest.mark.parametrize("theme", OWN)
async def test_where_contrast_is_wanted_weight_says_it_too(begin: Begin, theme: str) -> None:
    """What is pointed at is reversed there, and a heading heavy; a page that is to be calm has no such block."""
    async with begin(theme=theme) as walk:
        styles = looks(walk)
        wanted = theme in {CONTRAST, ANSI}
        assert (bool(styles["pointed"].reverse), bool(styles["heading"].bold)) == (wanted, wanted)


@pytest.mark.parametrize(
    ("term", "around", "few"),
    [
        ("screen", "truecolor", True),
        ("xterm-256color", None, False),
        *(pytest.param(*row, marks=pytest.mark.slow) for row in (("linux", None, True), ("dvtm", "24bit", True))),
    ],
)
def test_a_terminal_of_few_colours_is_sent_the_first_eight(
    tmp_path: Path, term: str, around: str | None, *, few: bool
) -> None:
    """A terminal that has no brighter ones would hide what is in them, and one within another does not know those of
    the outer one. What is pointed at is reversed there."""
    surroundings = {"TERM": term, "COLORTERM": around, "TMUX": None}
    with Window(Start(tmp_path / "kept", (), environment=surroundings)) as window:
        window.sees("Take the quiz", "? Help")
        window.send("j")
        window.sees("> Read a step")
        window.send("\x18")
        assert window.status() == 0
    assert bool(re.search(r"\x1b\[1;7;", window.written)) is few
    assert not re.search(r"[34]8;2;", window.written), "none of them has 16 million"
    assert (codes(window.written) - COLOURLESS <= EIGHT) is few


def test_every_theme_can_be_read_in_eight_colours() -> None:
    """White on black where it is dark, else as the terminal has it; only the empty part of a bar has another colour."""
    for theme in (*own_themes(), *BUILTIN_THEMES.values()):
        few = in_eight_colours(theme)
        colours = ("ansi_black", "ansi_white") if theme.dark else ("ansi_default", "ansi_default")
        assert (few.background, few.foreground) == colours
        assert few.accent == few.variables["quiet"] == few.foreground


@pytest.mark.parametrize("theme", OWN)
async def test_what_a_click_would_choose_is_underlined(begin: Begin, theme: str) -> None:
    """On the page and at its foot, as long as the mouse is there; nothing else is."""
    async with begin(theme=theme) as walk:
        y = next(y for y, line in enumerate(walk.screen.splitlines()) if "Read a step" in line)
        assert underlined(walk) == []
        await walk.pilot.hover(offset=(10, y))
        assert underlined(walk) == ["Read a step"]
        await walk.pilot.hover(walk.body, (10, walk.body.size.height - 1))
        assert underlined(walk) == []
        await walk.pilot.hover(walk.page.query_one(KeyBar), (14, 1))
        assert underlined(walk) == ["Leave"]
        await walk.pilot.hover(offset=(10, y))
        assert underlined(walk) == ["Read a step"]


def underlined(walk: Walk) -> list[str]:
    """All words on the screen that are."""
    lines = ["".join(part.text for part in line if part.style and part.style.underline) for line in strips(walk)]
    return [line for line in lines if line]


def grounds(walk: Walk) -> set[tuple[Color | None, Color | None]]:
    """Every ground on the screen; where it is reversed, with what it is reversed with."""
    styles = {part.style for line in strips(walk) for part in line if part.style}
    return {(style.bgcolor, style.color if style.reverse else None) for style in styles}


def strips(walk: Walk) -> list[Strip]:
    """What is on the screen, with its styles."""
    return walk.app.screen._compositor.render_strips(walk.app.size)  # noqa: SLF001 - the only way to its styles


@pytest.mark.parametrize(
    ("set_to", "option", "coloured"),
    [
        pytest.param(None, (), True, id="NO_COLOR unset", marks=pytest.mark.slow),
        pytest.param("", (), True, id="NO_COLOR empty", marks=pytest.mark.slow),
        pytest.param("1", (), False, id="NO_COLOR set"),
        pytest.param("0", (), False, id="NO_COLOR set to 0", marks=pytest.mark.slow),
        pytest.param("1", ("--color", "auto"), False, id="NO_COLOR set, --color auto", marks=pytest.mark.slow),
        pytest.param("1", ("--color", "always"), True, id="NO_COLOR set, --color always"),
        pytest.param(None, ("--color", "never"), False, id="--color never", marks=pytest.mark.slow),
        pytest.param("", ("--color", "never"), False, id="NO_COLOR empty, --color never", marks=pytest.mark.slow),
    ],
)
def test_no_colour_where_none_is_wanted(
    tmp_path: Path, set_to: str | None, option: tuple[str, ...], *, coloured: bool
) -> None:
    """By the bytes that a terminal gets, through questions, help and the palette."""
    start = Start(tmp_path / "kept", (*option, "take"), environment={"NO_COLOR": set_to, "COLORTERM": "truecolor"})
    with Window(start) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.send("?")
        window.sees("Keys on this page")
        window.send("\x1b")
        window.sees("2 of 8")
        window.send("\x10")
        window.sees("Settings")
        window.send("\x18")
        assert window.status() == 0
    sent = codes(window.written)
    assert bool(sent - COLOURLESS) is coloured, sorted(sent - COLOURLESS)


def test_no_colour_on_a_page_of_a_book(tmp_path: Path) -> None:
    """Nor italics, which some terminals show as a colour."""
    start = Start(tmp_path / "kept", (), environment={"NO_COLOR": "1", "COLORTERM": "truecolor"})
    with Window(start) as window:
        window.sees("Read a step", "? Help")
        window.linger(0.4)
        window.send("j\r")
        window.sees("Check the story")
        window.linger(0.4)
        window.send("\r")
        window.sees("Why it matters")
        for _ in range(4):
            window.send(" ")
            window.linger(0.2)
        window.send("\x18")
        assert window.status() == 0
    sent = codes(window.written)
    assert sent <= COLOURLESS, sorted(sent - COLOURLESS)


async def test_selected_focused_and_answered_differ_in_text(begin: Begin) -> None:
    """Pointed at, answered, both, and neither: four different beginnings of a line."""
    async with begin() as walk:
        await walk.to_core()
        await walk.answer("4")
        await walk.press("b")
        assert "> (x) 4  often" in walk.text
        await walk.press("up")
        starts = {line[:5] for line in walk.text.splitlines() if re.match(r"..\(.\) [1-5]", line)}
        assert starts == {"> ( )", "  (x)", "  ( )"}
