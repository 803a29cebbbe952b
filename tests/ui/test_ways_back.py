"""Where back leads: to what was before, with the pointer where it was; nowhere where nothing was."""

from __future__ import annotations

from tests.ui.conftest import Begin


async def test_home_points_at_where_she_was(begin: Begin) -> None:
    """Coming back, the eye finds the pointer where it was."""
    async with begin() as walk:
        await walk.press("end", "enter")
        await walk.at("SettingsScreen")
        await walk.press("b")
        await walk.at("MenuScreen", "> Settings")


async def test_leave_on_the_start_page_leaves_and_back_does_not(begin: Begin) -> None:
    """From home Escape leads back there, and Leave ends the program; where nothing is before it Escape does nothing."""
    async with begin() as walk:
        await walk.press("1")
        await walk.at("MenuScreen", "Start without")
        await walk.press("escape")
        await walk.at("MenuScreen", "> Take the quiz")
        await walk.press("1")
        await walk.at("MenuScreen", "Start without")
        await walk.press("4")
        await walk.until(lambda: walk.app.return_code == 0)
    async with begin(take=True) as walk:
        await walk.press("escape", "b")
        await walk.at("MenuScreen", "Start without")
        assert "b Back" not in walk.keys


async def test_back_is_offered_where_there_is_a_question_before(begin: Begin) -> None:
    """At the first question the key is not there, and nothing happens."""
    async with begin() as walk:
        await walk.to_first_question()
        await walk.press("b", "escape")
        await walk.at("QuestionScreen", "1 of 8")
        assert "b Back" not in walk.keys
        await walk.answer("1")
        await walk.until(lambda: "b Back" in walk.keys)
        await walk.press("b")
        await walk.at("QuestionScreen", "1 of 8")
        await walk.until(lambda: "b Back" not in walk.keys)
