"""What there is to read: the result and why, the steps, and that answers are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.conftest import Begin


async def test_why(begin: Begin) -> None:
    """`w` shows and hides what one answer would have changed."""
    async with begin() as walk:
        await walk.to_result()
        assert "instead of" not in walk.text
        await walk.press("w")
        assert "instead of" in walk.text
        await walk.press("w")
        assert "instead of" not in walk.text


async def test_a_reading_keeps_its_place(begin: Begin) -> None:
    """A step opens from the list where she stopped reading it."""
    async with begin() as walk:
        await walk.press("down", "enter")
        await walk.at("StepsScreen")
        await walk.press("enter")
        await walk.at("ReadingScreen", "Check the story")
        await walk.press("space")
        await walk.until(lambda: walk.page.sheet.scroll_offset.y > 0)
        line = walk.page.sheet.scroll_offset.y
        await walk.press("b")
        await walk.at("StepsScreen")
        await walk.press("enter")
        await walk.at("ReadingScreen")
        await walk.until(lambda: walk.page.sheet.scroll_offset.y == line)


async def test_the_last_result_from_home(begin: Begin) -> None:
    """A kept sitting is shown again, by its own day."""
    async with begin() as walk:
        await walk.to_result()
    async with begin() as walk:
        await walk.press("down", "enter")
        await walk.at("ResultScreen", "22 November")


async def test_saved_is_said(begin: Begin) -> None:
    """After an answer the page says, in a word, that it is saved."""
    async with begin() as walk:
        await walk.to_first_question()
        await walk.answer("1")
        await walk.until(lambda: "saved" in walk.text.splitlines()[1])
