"""Every key does what it says, on every page; keyboard and mouse reach the same."""

from __future__ import annotations

import pytest

from quiz.ui.widgets.key_bar import KeyBar
from tests.ui.conftest import Begin
from tests.ui.places.test_every_page import check_focus


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_the_other_keys_leave_too(begin: Begin, key: str) -> None:
    """Also while typing."""
    async with begin() as walk:
        await walk.press("ctrl+p", "a")
        walk.app.simulate_key(key)
        await walk.until(lambda: walk.app.return_code == 0)


async def test_a_click_in_the_footer_leaves(begin: Begin) -> None:
    """The mouse reaches what the keys reach."""
    async with begin() as walk:
        await walk.pilot.click(walk.page.query_one(KeyBar), offset=(2 + len("? Help   "), 1))
        await walk.until(lambda: walk.app.return_code == 0)


async def test_a_click_answers_like_its_key(begin: Begin) -> None:
    """A click on an answer takes it, on its words as well as on its box."""
    async with begin() as walk:
        await walk.to_core()
        first = walk.question.question.id
        for offset in (4, 14):
            line = next(n for n, words in enumerate(walk.words.splitlines()) if ") 4  " in words)
            await walk.pilot.click(walk.body, offset=(offset, line))
            await walk.until(lambda: walk.question.question.id != first)
            await walk.press("b")
            await walk.until(lambda: walk.question.question.id == first)
            assert "> (x) 4  often" in walk.text


async def test_a_key_that_has_no_room_at_the_foot_is_clicked_in_the_help(begin: Begin) -> None:
    """Every line of the help that names one thing does it: by click, and by Enter."""
    async with begin((60, 20)) as walk:
        await walk.to_result()
        assert "e Export" not in walk.keys
        for way in ("click", "enter"):
            await walk.press("question_mark")
            await walk.at("HelpScreen", "Keys on this page")
            wanted = next(target for target in walk.targets if "write it to a file" in target)
            await walk.press("end")
            await walk.point(lambda: walk.pointed == wanted, "up")  # noqa: B023 - at once
            if way == "click":
                line = next(n for n, words in enumerate(walk.screen.splitlines()) if "write it to a file" in words)
                await walk.pilot.click(offset=(20, line))
            else:
                await walk.press("enter")
            await walk.at("MenuScreen", "Export")
            await walk.press("escape")
            await walk.at("ResultScreen")


async def test_letters_move_as_arrows_do(begin: Begin) -> None:
    """By one with j and k, capitals too, the cursor of the terminal with them; none of them answers."""
    async with begin() as walk:
        await walk.to_core()
        question = walk.question.question.id
        keys = (("j", "2"), ("j", "3"), ("k", "2"), ("end", "0"), ("k", "5"), ("home", "1"), ("k", "1"), ("J", "2"))
        for key, pointed in keys:
            await walk.press(key)
            await walk.until(lambda: walk.pointed == pointed)  # noqa: B023 - at once
            check_focus(walk)
        assert walk.question.question.id == question


async def test_enter_brings_a_choice_into_sight_first(begin: Begin) -> None:
    """What cannot be seen is not chosen."""
    async with begin() as walk:
        await walk.to_check()
        await walk.press("pagedown", "pagedown")
        await walk.press("enter")
        assert walk.name == "CheckScreen"
        await walk.until(lambda: walk.body.scroll_offset.y == 0)
        await walk.press("enter")
        await walk.at("ResultScreen")
