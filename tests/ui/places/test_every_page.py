"""What holds on every kind of page: each is gone to twice, once for what leaves it as it is, once for what does not."""

from __future__ import annotations

from typing import Final

import pytest
from textual.keys import Keys
from textual.style import Style

from quiz.ui.screens.edit import Line, NoteArea
from quiz.ui.screens.menu import HelpScreen
from quiz.ui.screens.page import Body
from quiz.ui.widgets.choices import Choices
from quiz.ui.widgets.key_bar import KeyBar
from tests.ui.conftest import Walk
from tests.ui.places.conftest import Place, Visit

LEAVING: Final = ("ctrl+x", "ctrl+c", "ctrl+q")
NAMED: Final = {
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


async def test_every_page_keeps_the_rules(at: Visit, place: Place) -> None:
    """Real keys, the focus on the pointer, a line of keys that fits the narrowest screen and can be clicked; help in
    its own words; help and safety, from there the other version of a reading, and back; a way out; leaving."""
    async with at(place, (60, 20)) as walk:
        if place.name != "palette":  # its own field would copy and cut, and is asked last
            leaving = [walk.app.screen.active_bindings[key].binding.action for key in LEAVING]
            assert {action.rpartition(".")[2] for action in leaving} == {"leave_now"}
        if place.is_page:
            check_bindings(walk)
            if place.is_written_on:
                assert isinstance(walk.app.focused, NoteArea | Line)
            else:
                check_focus(walk)
            await check_foot(walk, place)
            await check_help(walk, place)
        await check_safety(walk, place)
        if place.is_page:
            await check_way_out(walk)
        walk.app.simulate_key("ctrl+x")
        await walk.until(lambda: walk.app.return_code == 0)


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


async def check_foot(walk: Walk, place: Place) -> None:
    """Help and leave first, safety last, on the line that is painted last. A click on a key and on its last letter runs
    what the key runs."""
    bar, ran = walk.page.query_one(KeyBar), list[str]()
    painted = walk.screen.splitlines()[-1]
    assert painted.split()[:4] == [place.help_key, "Help", "^x", "Leave"]
    assert painted.endswith("F2 Safety")
    assert len(painted) <= 58
    assert bar.region.bottom == 20

    async def run(action: str, *_: object) -> bool:
        ran.append(action)
        return True

    shown = [key for key in bar.keys if key.plain in painted]
    assert len(shown) >= 3
    wanted = [s.style.meta["@click"] for key in shown for s in key.spans if isinstance(s.style, Style)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk.app, "run_action", run)
        for key in shown:
            start = painted.index(key.plain)
            for x in (start, start + key.cell_length - 1):
                await walk.pilot.click(bar, offset=(x, 1))
    assert ran == [action for action in wanted for _ in range(2)]
    actions = {active.binding.action.rpartition(".")[2] for active in walk.page.active_bindings.values()}
    assert actions >= {action.rpartition(".")[2] for action in wanted}


async def check_help(walk: Walk, place: Place) -> None:
    """Each action in it is one of the page's, or of every page's; opened again it stays the one page."""
    page = walk.page
    assert page.HELP
    if place.name == "help":
        return
    await walk.press("f1" if place.is_written_on else "question_mark")
    await walk.at("HelpScreen", "Keys on this page")
    assert "leave at once" in walk.text
    assert isinstance(walk.page, HelpScreen)
    named = {key.action for key in walk.page.keys if key.action}
    assert {"app.leave_now", "app.safety"} <= named
    assert len({key.words for key in walk.page.keys}) == len(walk.page.keys)
    for target in named:
        node, _, action = target.partition("(")[0].partition(".")
        assert hasattr(walk.app if node == "app" else page, f"action_{action}"), target
    await walk.press("f1")
    assert walk.name == "HelpScreen"
    await walk.press("escape")
    await walk.until(lambda: walk.app.screen is page)


async def check_safety(walk: Walk, place: Place) -> None:
    """F2 opens it on every page, one key more the other version of a reading, and back leads to where she was; where
    there is no room the page stays as it is."""
    before = walk.app.screen
    await walk.press("f2")
    if walk.name == "TooSmallScreen":
        assert walk.app.screen is before
        return
    await walk.at("SafetyScreen", "Emergency")
    await walk.press("3")
    await walk.at("ReadingScreen", "What you think, for yourself")
    await walk.press("b")
    await walk.at("SafetyScreen")
    if place.name not in {"palette", "safety"}:
        await walk.press("h")
        assert walk.name == "SafetyScreen"
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is before)


async def check_way_out(walk: Walk) -> None:
    """Escape leads away or, where nothing was before, Enter does: to another page, or to another question."""
    left, before = list[object](), walk.screen
    walk.app.screen_change_signal.subscribe(walk.app, left.append)
    await walk.press("escape")
    if not left and walk.screen == before:
        await walk.press("enter")
    await walk.until(lambda: bool(left) or walk.screen != before)


@pytest.mark.slow
async def test_every_key_of_a_page_can_be_pressed(at: Visit, place: Place) -> None:
    """No key brings the program down, wherever it is pressed."""
    async with at(place) as walk:
        for key in [key for key in walk.app.screen.active_bindings if key not in {*LEAVING, "ctrl+z"}]:
            walk.app.simulate_key(key)
        await walk.pilot.pause()
        assert walk.app.is_running
