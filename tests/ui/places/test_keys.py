"""Every key does what it says, on every page; keyboard and mouse reach the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.keys import Keys

from quiz.ui.screens.edit import Line, NoteArea
from quiz.ui.screens.help import HelpScreen
from quiz.ui.screens.page import Body
from quiz.ui.terminal.rates import Debounce
from quiz.ui.widgets.choices import Choices

if TYPE_CHECKING:
    from tests.ui.conftest import Begin, Walk
    from tests.ui.places.conftest import Place, Visit

NAMED = {
    "question_mark",
    "up",
    "down",
    "enter",
    "escape",
    "home",
    "end",
    "pageup",
    "pagedown",
    "space",
    *(key.value for key in Keys),
}


async def test_leave_now_from_everywhere(at: Visit, place: Place) -> None:
    """Ctrl+X ends with 0 wherever it is pressed."""
    async with at(place) as walk:
        walk.app.simulate_key("ctrl+x")
        await walk.until(lambda: walk.app.return_code == 0)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_the_other_keys_leave_too(begin: Begin, key: str) -> None:
    """Also while typing."""
    async with begin() as walk:
        await walk.press("ctrl+p", "a")
        walk.app.simulate_key(key)
        await walk.until(lambda: walk.app.return_code == 0)


async def test_help_and_safety_from_everywhere(at: Visit, place: Place) -> None:
    """F2 opens it on every page, and Escape leads back; where there is no room the page stays as it is."""
    async with at(place) as walk:
        before = walk.name
        await walk.press("f2")
        if before == "TooSmallScreen":
            assert walk.name == before
            return
        await walk.at("SafetyScreen", "Emergency")
        if place.name not in {"palette", "safety"}:
            await walk.press("h")
            assert walk.name == "SafetyScreen"
            await walk.press("escape")
            await walk.until(lambda: walk.name == before)


async def test_no_page_is_a_dead_end(at: Visit, place: Place) -> None:
    """Escape leads away from it or, where nothing was before, Enter does: to another page, or to another question."""
    async with at(place) as walk:
        if not place.is_page:
            return
        left, before = list[object](), walk.screen
        walk.app.screen_change_signal.subscribe(walk.app, left.append)
        await walk.press("escape")
        if not left and walk.screen == before:
            await walk.press("enter")
        await walk.until(lambda: bool(left) or walk.screen != before)


async def test_every_page_keeps_the_rules(at: Visit, place: Place) -> None:
    """Real keys, the focus on the pointer, a line of keys that fits the narrowest screen, and help in its own words."""
    async with at(place, (60, 20)) as walk:
        if not place.is_page:
            return
        check_bindings(walk)
        if place.is_written_on:
            assert isinstance(walk.app.focused, NoteArea | Line)
        else:
            check_focus(walk)
        assert walk.keys.split()[:4] == [place.help_key, "Help", "^x", "Leave"]
        assert walk.keys.endswith("F2 Safety")
        assert len(walk.keys) <= 56
        assert walk.page.HELP
        await to_help(walk, place)
        assert "leave at once" in walk.text
        await walk.press("f1")
        assert walk.name == "HelpScreen"


def check_bindings(walk: Walk) -> None:
    """A misspelt key fails silently: each must be one that a terminal can send, and each action must exist."""
    for key, active in walk.page.active_bindings.items():
        if active.binding.id is None:
            continue  # the palette's own
        plain = key.removeprefix("ctrl+").removeprefix("shift+")
        assert len(plain) == 1 or key in NAMED, key
        assert active.binding.tooltip, key
        whose, _, name = active.binding.action.partition("(")[0].rpartition(".")
        assert hasattr(walk.app if whose == "app" else active.node, f"action_{name}"), name


def check_focus(walk: Walk) -> None:
    """The page has the keyboard at once; the terminal's cursor stands where the pointer stands."""
    if walk.pointed is None:
        assert isinstance(walk.app.focused, Body)
        return
    assert isinstance(walk.app.focused, Choices)
    line = next(n for n, words in enumerate(walk.words.splitlines()) if words.startswith(">"))
    seen = min(max(0, line - walk.body.scroll_offset.y), walk.body.size.height - 1)
    assert walk.app.cursor_position == (2, seen)


async def to_help(walk: Walk, place: Place) -> None:
    """Open the help."""
    if walk.name != "HelpScreen":
        await walk.press("f1" if place.is_written_on else "question_mark")
    await walk.at("HelpScreen", "Keys on this page")


async def test_every_key_of_a_page_can_be_pressed(at: Visit, place: Place) -> None:
    """No key brings the program down, wherever it is pressed."""
    async with at(place) as walk:
        keys = [key for key in walk.app.screen.active_bindings if key not in {"ctrl+x", "ctrl+c", "ctrl+q", "ctrl+z"}]
        for key in keys:
            walk.app.simulate_key(key)
        await walk.pilot.pause()
        assert walk.app.is_running


async def test_a_click_in_the_footer_leaves(begin: Begin) -> None:
    """The mouse reaches what the keys reach."""
    async with begin() as walk:
        await walk.pilot.click(walk.page.key_bar, offset=(2 + len("? Help   "), 1))
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
            while walk.pointed != wanted:
                before = walk.pointed, walk.body.scroll_offset
                await walk.press("up")
                assert (walk.pointed, walk.body.scroll_offset) != before
            if way == "click":
                line = next(n for n, words in enumerate(walk.screen.splitlines()) if "write it to a file" in words)
                await walk.pilot.click(offset=(20, line))
            else:
                await walk.press("enter")
            await walk.at("MenuScreen", "Export")
            await walk.press("escape")
            await walk.at("ResultScreen")


async def test_the_help_leads_to_what_it_names(at: Visit, place: Place) -> None:
    """Each action in it is one of the page's, or of every page's."""
    async with at(place) as walk:
        if not place.is_page or place.name == "help":
            return
        page = walk.page
        await to_help(walk, place)
        assert isinstance(walk.page, HelpScreen)
        named = {key.action for key in walk.page.keys if key.action}
        assert {"app.leave_now", "app.safety"} <= named
        assert len({key.words for key in walk.page.keys}) == len(walk.page.keys)
        for target in named:
            node, _, action = target.partition("(")[0].partition(".")
            assert hasattr(walk.app if node == "app" else page, f"action_{action}"), target


async def test_a_held_digit_answers_one_question(begin: Begin) -> None:
    """Sixty repeats of an answer key answer what one press answers."""
    async with begin(pace=Debounce(60.0, clock=lambda: 1000.0)) as walk:
        page = walk.page
        page.pace.page_shown()
        for _ in range(60):
            walk.app.simulate_key("enter")
        await walk.pilot.pause()
        assert walk.page is page


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


async def test_states_show_in_text(begin: Begin) -> None:
    """Pointer, answer and figure are characters, not colours."""
    async with begin() as walk:
        await walk.to_core()
        await walk.answer("5")
        await walk.press("b", "up")
        assert "> ( ) 4  often" in walk.text
        assert "  (x) 5  almost always" in walk.text


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
