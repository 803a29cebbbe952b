"""The other version of a reading in the full screen: said on the ordinary one, two keys away, and noted nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.model.bank import Bank
from quiz.session import planning
from quiz.ui.terminal.rates import Debounce
from tests.ui.conftest import Begin
from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES
from tests.ui.ways import to_reading

TITLES = {
    "Look after yourself": "Small care for yourself",
    "Do not carry this alone": "Someone to talk to, by yourself",
    "Know your own terms": "What you think, for yourself",
    "Give it time": "Your own time",
}
"""Of the ordinary version, and of the other one."""


@pytest.mark.parametrize("title", TITLES)
async def test_the_page_says_which_two_keys(begin: Begin, kept_in: Path, title: str) -> None:
    """In its second line, to everybody; they lead there, from the top, and make no file."""
    async with begin() as walk:
        await to_reading(walk, title)
        said = [line for line in walk.words.splitlines() if line.strip()]
        keys = re.fullmatch(r"\s*There is another version of this page: press (F2), then (\d)\.", said[1])
        assert keys
        await walk.press(*(key.lower() for key in keys.groups()))
        await walk.at("ReadingScreen", TITLES[title])
        assert "another version" not in walk.text
        assert "r Read" not in walk.keys
    assert not kept_in.exists()


async def test_the_others_have_no_such_line(begin: Begin) -> None:
    """There is no other version of them."""
    async with begin() as walk:
        await to_reading(walk, "Listen to")
        assert "another version" not in walk.text


async def test_of_a_planned_step_nothing_is_marked(bank: Bank, kept_in: Path) -> None:
    """Neither by reading it nor by a key, and where she stopped is forgotten."""
    async with visit(SCENES["plan"], bank, kept_in, (80, 24)) as walk:
        walk.session.journal.change(planning.choose, [2], walk.session.now())
        before = {path: path.read_bytes() for path in kept_in.rglob("*") if path.is_file()}
        await walk.press("f2", "1")
        await walk.at("ReadingScreen", "Small care")
        await walk.press("r", "t", "space", "space")
        await walk.until(lambda: walk.body.scroll_offset.y > 0)
        await walk.press("b", "1")
        await walk.at("ReadingScreen", "Small care")
        assert walk.body.scroll_offset.y == 0
        assert before == {path: path.read_bytes() for path in kept_in.rglob("*") if path.is_file()}


async def test_help_and_safety_takes_a_key_at_once(begin: Begin) -> None:
    """Nothing there has to be kept from a key pressed too early, however long other pages wait."""
    async with begin(pace=Debounce(60)) as walk:
        await walk.press("f2", "1")
        await walk.at("ReadingScreen", "Small care")
