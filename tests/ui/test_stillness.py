"""What stands still while she answers: the answers keep their place, and only lines that change are painted again."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.model.bank import Bank
from tests.tools import slow
from tests.ui.conftest import Begin, Walk, painted
from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES

SIZES = [(60, 20), *slow((80, 24), (120, 40))]


def place_of_answers(walk: Walk) -> int:
    """The line of the screen in which the first answer stands."""
    return next(number for number, line in enumerate(walk.screen.splitlines()) if ") 1  " in line)


@pytest.mark.parametrize("size", SIZES)
async def test_the_answers_stand_at_one_place(begin: Begin, size: tuple[int, int]) -> None:
    """From the first question about her situation to the last that goes deeper, whatever its length, with what
    introduces a part and without, with "no occasion" and without; and each question fits the screen."""
    async with begin(size) as walk:
        await walk.to_first_question()
        places, asked = set(), 0
        while walk.name == "QuestionScreen":
            places.add(place_of_answers(walk))
            assert walk.body.max_scroll_y == 0
            assert not walk.screen.splitlines()[-2], "the last answer stands apart from the keys"
            await walk.answer("2134"[asked % 4])
            await walk.still()
            asked += 1
        assert asked > 36
        assert len(places) == 1


@pytest.mark.parametrize(("key", "fewest", "most"), [("down", 2, 2), ("3", 3, 8)], ids=["arrow", "answer"])
async def test_only_what_changes_is_painted_again(bank: Bank, kept_in: Path, key: str, fewest: int, most: int) -> None:
    """For an arrow two lines, for an answer the few in which the next question differs, and no other."""
    async with visit(SCENES["question"], bank, kept_in, (80, 24)) as walk:
        await walk.answer("2")
        await walk.until(lambda: "  saved" in walk.text)
        await walk.still()
        before, question = walk.screen.splitlines(), walk.question.question.id
        with painted(walk.app) as frames:
            await walk.press(key)
            await walk.until(lambda: key == "down" or walk.question.question.id != question)
            await walk.until(lambda: "  saved" in walk.text)
            await walk.still()
        after = walk.screen.splitlines()
        differ = {number for number, lines in enumerate(zip(before, after, strict=True)) if len(set(lines)) > 1}
        state = {number for number, line in enumerate(before) if "saved" in line}
        lines = {piece.y for frame in frames for piece in frame}
        assert fewest <= len(differ) <= most
        assert differ <= lines <= differ | state
        assert len([frame for frame in frames if {piece.y for piece in frame} - state]) == 1, "in one frame"


@pytest.mark.parametrize(
    "scene", ["result", *slow("question", "check", "reading", "history", "change", "plan", "settings")]
)
async def test_a_page_is_painted_once(bank: Bank, kept_in: Path, scene: str) -> None:
    """Help over it, and the page again as she comes back: each line is sent once, with the cursor where it belongs."""
    async with visit(SCENES[scene], bank, kept_in, (80, 24)) as walk:
        for key, name in (("f1", "HelpScreen"), ("escape", walk.name)):
            with painted(walk.app) as frames:
                await walk.press(key)
                await walk.at(name)
                await walk.still()
            lines = [piece.y for frame in frames for piece in frame]
            assert len(lines) == len(set(lines)) > 3
            assert len(frames) == 1


async def test_the_mouse_paints_what_it_comes_to_and_what_it_leaves(bank: Bank, kept_in: Path) -> None:
    """From one answer to another two lines; between lines without a choice none."""
    async with visit(SCENES["question"], bank, kept_in, (80, 24)) as walk:
        first = place_of_answers(walk)
        await walk.pilot.hover(offset=(20, first + 1))
        with painted(walk.app) as frames:
            await walk.pilot.hover(offset=(20, first + 3))
            await walk.still()
        assert {piece.y for frame in frames for piece in frame} == {first + 1, first + 3}
        await walk.pilot.hover(offset=(20, 0))
        with painted(walk.app) as frames:
            await walk.pilot.hover(offset=(20, 4))
            await walk.still()
        assert frames == []
