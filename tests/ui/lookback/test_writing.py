"""The page to write on: what is typed is kept or left, and nothing that is typed or pasted does harm."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from textual.events import Key

from quiz.storage import Lock, Store
from quiz.text.screen import EditView
from quiz.ui.screens.edit import EditScreen, NoteArea
from tests.ui.conftest import Begin
from tests.ui.lookback.conftest import Keep
from tests.ui.test_second import OPEN_ELSEWHERE
from tests.ui.ways import to_history, to_reading


async def test_a_note_is_written(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Lines, a question mark and letters that are keys elsewhere; kept, shown again, changed."""
    kept = keep(2)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("n")
        await walk.at("EditScreen", "A note on number 2")
        await walk.press("b", "h", "question_mark", "enter", "j")
        await walk.until(lambda: "5 of 1,000 characters" in walk.text)
        await walk.press("ctrl+s")
        await walk.at("HistoryScreen")
        assert Store(kept_in).notes().notes == {kept[1].id: "bh?\nj"}
        await walk.press("n")
        await walk.at("EditScreen", "5 of 1,000 characters")


@pytest.mark.parametrize("plans", [False, True])
async def test_what_cannot_be_kept_stands_there_still(begin: Begin, keep: Keep, kept_in: Path, *, plans: bool) -> None:
    """A note, and the line of a step: kept once the other window has ended."""
    keep(1)
    with Lock(kept_in) as other:
        async with begin() as walk:
            await (to_reading(walk) if plans else to_history(walk))
            await walk.press("p" if plans else "n")
            await walk.at("PlanStepScreen" if plans else "EditScreen")
            await walk.press(*"mine", "ctrl+s")
            await walk.until(lambda: OPEN_ELSEWHERE in " ".join(walk.text.split()))
            if plans:
                await walk.press("escape")
                await walk.at("PlanStepScreen", "mine")
                await walk.press("escape")
                await walk.at("PlanStepScreen", "Press Escape again to leave it.")
            other.release()
            await walk.press("ctrl+s")
            store = Store(kept_in)
            await walk.until(lambda: bool(store.plan().entries if plans else store.notes().notes))
    if plans:
        assert store.plan().entries[0].steps[0].if_then == "mine"
    else:
        assert [*store.notes().notes.values()] == ["mine"]


async def test_the_terminals_cursor_stays_where_it_is_typed(begin: Begin, keep: Keep) -> None:
    """In a window of another size too, where the page below is laid out again as well."""
    keep(2)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("n")
        await walk.at("EditScreen")
        await walk.press(*"abc")
        for size in ((60, 20), (100, 40)):
            await walk.resize(*size)
            area = walk.app.screen.query_one(NoteArea)
            await walk.until(lambda: walk.app.cursor_position == area.cursor_screen_offset)  # noqa: B023 - at once
            assert walk.app.cursor_position.x == area.region.x + 2 + len("abc")


async def test_a_key_that_comes_before_the_page_stands_does_nothing(begin: Begin) -> None:
    """The app itself takes the key that saves, also while there is nothing to write on yet."""
    async with begin() as walk:
        page = EditScreen(EditView("A note", ()))
        walk.app.post_message(Key("ctrl+s", None))
        walk.app.push_screen(page)
        await walk.at("EditScreen", "0 of 1,000 characters")


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (160, 50)])
async def test_its_title_stands_where_every_title_stands(begin: Begin, keep: Keep, size: tuple[int, int]) -> None:
    """Though a page to write on has a sheet that is as low as its words."""
    keep(2)
    async with begin(size) as walk:
        await to_history(walk)
        line = next(number for number, text in enumerate(walk.screen.splitlines()) if text.strip())
        await walk.press("n")
        await walk.at("EditScreen")
        await walk.until(lambda: "A note on number 2" in walk.screen.splitlines()[line])


@pytest.mark.parametrize("level", ["none", "full"])
async def test_the_cursor_stands_still_where_pages_do(begin: Begin, keep: Keep, level: Literal["none", "full"]) -> None:
    """It blinks where she chose motion."""
    keep(2)
    async with begin() as walk:
        walk.app.animation_level = level
        await to_history(walk)
        await walk.press("n")
        await walk.at("EditScreen")
        assert walk.app.screen.query_one(NoteArea).cursor_blink is (level == "full")


async def test_escape_leaves_a_note_as_it_was(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """At once where nothing was typed, the second time where something was."""
    keep(2)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("n")
        await walk.at("EditScreen")
        await walk.press("escape")
        await walk.at("HistoryScreen")
        await walk.press("n")
        await walk.at("EditScreen")
        await walk.press("x", "escape")
        await walk.at("EditScreen", "Press Escape again to leave it.")
        await walk.press("escape")
        await walk.at("HistoryScreen")
    assert not Store(kept_in).notes().notes


async def test_leaving_and_safety_work_while_typing(begin: Begin, keep: Keep) -> None:
    """F2 opens help and safety over the page, F1 its keys, Ctrl+X ends the run."""
    keep(2)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("n")
        await walk.at("EditScreen")
        await walk.press("x", "f2")
        await walk.at("SafetyScreen", "Emergency")
        await walk.press("escape")
        await walk.at("EditScreen", "1 of 1,000 characters")
        await walk.press("f1")
        await walk.at("HelpScreen", "Type what you like")
        await walk.press("escape")
        await walk.at("EditScreen")
        assert walk.keys.startswith("F1 Help")
        walk.app.simulate_key("ctrl+x")
        await walk.until(lambda: walk.app.return_code == 0)


async def test_what_is_pasted_passes_the_filter(begin: Begin, keep: Keep) -> None:
    """No character steers the terminal; what is too long for a note is dropped, or not kept."""
    from textual.events import Paste

    keep(2)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("n")
        await walk.at("EditScreen")
        walk.app.post_message(Paste("a\x1b]0;t\x07\u202eb"))
        await walk.until(lambda: "6 of 1,000 characters" in walk.text)
        walk.app.post_message(Paste("x" * 20_000))
        await walk.pilot.pause()
        assert "6 of 1,000 characters" in walk.text
        walk.app.post_message(Paste("x" * 1_000))
        await walk.until(lambda: "1,006 of 1,000 characters" in walk.text)
        await walk.press("ctrl+s")
        await walk.at("EditScreen", "It is too long by 6.")
