"""The shell: small windows, no colour, themes, crashes, the palette."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from textual.color import Color

from quiz.bank import built_in_folder
from quiz.session import Session
from quiz.ui.app import FirstSteps
from quiz.ui.terminal.app import FAULT, run_hardened
from quiz.ui.themes import OWN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Begin

SECRET = "what she answered"


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (10, 3), (1, 1), (0, 0)])
async def test_too_small_and_back(begin: Begin, size: tuple[int, int]) -> None:
    """The page waits as it is, answers nothing meanwhile, and goes on when there is room."""
    async with begin() as walk:
        await walk.to_core()
        await walk.press("down", "down")
        before, question = walk.text, walk.question.question.id
        await walk.pilot.resize_terminal(*size)
        await walk.until(lambda: walk.name == "TooSmallScreen")
        await walk.press("1", "enter", "s", "f", "question_mark", "f2", "escape")
        assert walk.name == "TooSmallScreen"
        await walk.pilot.resize_terminal(80, 24)
        await walk.at("QuestionScreen", "> ( ) 3")
        assert walk.question.question.id == question
        assert walk.text == before
        await walk.answer("3")


async def test_too_small_says_what_is_needed(begin: Begin) -> None:
    """The size that is there and the size that is needed."""
    async with begin((40, 12)) as walk:
        await walk.until(lambda: walk.name == "TooSmallScreen")
        await walk.until(lambda: "40 by 12" in walk.text)
        assert "60 by 20" in walk.text


async def test_many_resizes(begin: Begin) -> None:
    """No state is lost, and no page is left behind."""
    async with begin() as walk:
        await walk.to_core()
        depth = len(walk.app.screen_stack)
        for turn in range(25):
            await walk.pilot.resize_terminal(45 + turn, 10 + turn)
        await walk.pilot.resize_terminal(80, 24)
        await walk.at("QuestionScreen")
        assert len(walk.app.screen_stack) == depth


async def test_the_palette_has_no_screenshot(begin: Begin) -> None:
    """Nothing in it writes a file."""
    async with begin() as walk:
        commands = list(walk.app.get_system_commands(walk.app.screen))
        assert [command.title for command in commands] == ["Settings", "Theme", "Leave"]


@pytest.mark.parametrize("theme", OWN)
async def test_every_theme_of_ours(begin: Begin, theme: str) -> None:
    """Each is there under its name and shows the page."""
    async with begin(theme=theme) as walk:
        assert walk.app.current_theme.name == theme
        assert "Take the quiz" in walk.text


async def test_textuals_own_themes(begin: Begin) -> None:
    """They can be chosen, while the program runs."""
    async with begin(theme="nord") as walk:
        for name in sorted(walk.app.available_themes):
            walk.app.theme = name
            await walk.press("down")
        assert "Take the quiz" in walk.text


@pytest.mark.parametrize(("value", "colour"), [("1", False), ("", True), (None, True)])
async def test_no_color(begin: Begin, monkeypatch: pytest.MonkeyPatch, value: str | None, *, colour: bool) -> None:
    """A non-empty NO_COLOR takes every colour away; an empty one counts for nothing."""
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    async with begin() as walk:
        assert walk.app.no_color is not colour
        assert os.environ.get("NO_COLOR") == value
        assert (walk.app.current_theme.name == "ansi") is not colour
        strip = walk.app.screen._compositor.render_strips(walk.app.size)[1]  # noqa: SLF001 - the only way to its styles
        for line_filter in walk.app.get_line_filters():
            strip = strip.apply_filter(line_filter, Color(0, 0, 0))
        codes = strip.render(Console(force_terminal=True, color_system="truecolor", _environ={}))
        assert "First Steps" in codes
        assert ("38;" in codes) is colour


async def test_a_crash_says_one_sentence(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    """No local, no traceback, no path; the status is that of a fault."""

    def fall(secret: str) -> None:
        raise RuntimeError(secret)

    async def crash() -> None:
        async with begin() as walk:
            walk.app.call_later(fall, SECRET)
            await walk.until(lambda: walk.app.crashed)

    with pytest.raises(RuntimeError):
        await crash()
    said = capsys.readouterr().err
    assert "Start it again" in " ".join(said.split())
    assert SECRET not in said
    assert "Traceback" not in said
    assert "/" not in said
    assert FAULT == 70


def test_an_app_that_ends_without_a_status_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual gives none where its own input breaks down: to the shell that must not look like success."""
    monkeypatch.setattr(FirstSteps, "run", lambda _: None)
    session = Session(built_in_folder(), None, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    app = FirstSteps(session, opening="take")
    assert run_hardened(app) == FAULT
    app.exit(return_code=3)
    assert run_hardened(app) == 3


async def test_a_broken_bank_ends_with_its_status(tmp_path: Path) -> None:
    """What is wrong is said after the screen is gone, and the status is that of a broken file."""
    session = Session(tmp_path, None, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    app = FirstSteps(session, opening="take")
    async with app.run_test() as pilot:
        while app.return_code is None:
            await pilot.pause()
    assert app.return_code == 3
