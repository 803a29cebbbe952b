"""The shell: small windows, themes, the palette, ends that are faults."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.app import ScreenStackError

from quiz.bank import built_in_folder
from quiz.session import Session
from quiz.ui.app import FirstSteps
from quiz.ui.terminal.app import FAULT, run_hardened
from tests.ui.conftest import Begin
from tests.ui.places.test_every_page import check_focus
from tests.ui.ways import to_help


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (0, 0)])
async def test_too_small_and_back(begin: Begin, size: tuple[int, int]) -> None:
    """The page waits as it is, answers nothing meanwhile, and goes on when there is room."""
    async with begin() as walk:
        await walk.to_core()
        await walk.until(lambda: "  saved" in walk.text)
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


async def test_a_covered_page_moves_no_cursor(begin: Begin) -> None:
    """It is laid out for the new size, too."""
    async with begin() as walk:
        await walk.to_core()
        await to_help(walk)
        await walk.press("down", "down", "down")
        await walk.pilot.resize_terminal(64, 21)
        await walk.until(lambda: all(page.size == (64, 21) for page in walk.app.screen_stack[1:]))
        await walk.still()
        check_focus(walk)


async def test_the_palette_has_no_screenshot(begin: Begin) -> None:
    """Nothing in it writes a file."""
    async with begin() as walk:
        commands = list(walk.app.get_system_commands(walk.app.screen))
        assert [command.title for command in commands] == ["Settings", "Theme", "Leave"]


async def test_textuals_own_themes(begin: Begin) -> None:
    """They can be chosen, while the program runs."""
    async with begin(theme="nord") as walk:
        for name in sorted(walk.app.available_themes):
            walk.app.theme = name
            await walk.press("down")
        assert "Take the quiz" in walk.text


def test_an_app_that_ends_without_a_status_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual gives none where its own input breaks down: to the shell that must not look like success."""
    monkeypatch.setattr(FirstSteps, "run", lambda _: None)
    session = Session(built_in_folder(), None, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    app = FirstSteps(session, opening="take")
    assert run_hardened(app) == FAULT
    app.exit(return_code=3)
    assert run_hardened(app) == 3


async def test_a_key_from_before_she_left_is_no_fault(begin: Begin) -> None:
    """The page on which it would choose is gone by then."""
    async with begin() as walk:
        walk.app.exit(return_code=0)
        walk.app._handle_exception(ScreenStackError())  # noqa: SLF001 - what the loop does with what a message raises
    assert (walk.app.return_code, walk.app.crashed) == (0, False)


async def test_a_broken_bank_ends_with_its_status(tmp_path: Path) -> None:
    """What is wrong is said after the screen is gone, and the status is that of a broken file."""
    session = Session(tmp_path, None, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    app = FirstSteps(session, opening="take")
    async with app.run_test() as pilot:
        while app.return_code is None:
            await pilot.pause()
    assert app.return_code == 3
