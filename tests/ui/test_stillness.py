"""What stands still while she answers: the answers keep their place, and only lines that change are painted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.strip import Strip

    from quiz.model.bank import Bank
    from tests.ui.conftest import Begin, Walk

SIZES = [(60, 20), (80, 24), (120, 40)]


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
            assert walk.page.sheet.max_scroll_y == 0
            assert not walk.screen.splitlines()[-2], "the last answer stands apart from the keys"
            await walk.answer("2134"[asked % 4])
            await walk.pilot.pause()
            asked += 1
        assert asked > 36
        assert len(places) == 1


@pytest.mark.parametrize(("key", "fewest", "most"), [("down", 2, 2), ("3", 3, 8)], ids=["arrow", "answer"])
async def test_only_what_changes_is_painted_again(
    bank: Bank, kept_in: Path, monkeypatch: pytest.MonkeyPatch, key: str, fewest: int, most: int
) -> None:
    """For an arrow two lines, for an answer the few in which the next question differs, and no other."""
    async with visit(SCENES["question"], bank, kept_in, (80, 24)) as walk:
        await walk.answer("2")
        await walk.until(lambda: "  saved" in walk.text)
        await walk.pilot.pause()
        before, painted = walk.screen.splitlines(), set[int]()
        sheet, question = walk.page.sheet, walk.question.question.id
        paint = sheet.render_line

        def watched(y: int) -> Strip:
            painted.add(y)
            return paint(y)

        monkeypatch.setattr(sheet, "render_line", watched)
        await walk.press(key)
        await walk.until(lambda: key == "down" or walk.question.question.id != question)
        await walk.until(lambda: "  saved" in walk.text)
        await walk.pilot.pause()
        after = walk.screen.splitlines()
        differ = {number for number, lines in enumerate(zip(before, after, strict=True)) if len(set(lines)) > 1}
        state = {number for number, line in enumerate(before) if "saved" in line}
        assert fewest <= len(differ) <= most
        assert differ <= painted <= differ | state


async def test_the_mouse_paints_what_it_comes_to_and_what_it_leaves(
    bank: Bank, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From one answer to another two lines; between lines without a choice none."""
    async with visit(SCENES["question"], bank, kept_in, (80, 24)) as walk:
        sheet, first = walk.page.sheet, place_of_answers(walk)
        await walk.pilot.hover(sheet, (20, first + 1))
        painted = set[int]()
        paint = sheet.render_line

        def watched(y: int) -> Strip:
            painted.add(y)
            return paint(y)

        monkeypatch.setattr(sheet, "render_line", watched)
        await walk.pilot.hover(sheet, (20, first + 3))
        await walk.pilot.pause()
        assert painted == {first + 1, first + 3}
        await walk.pilot.hover(sheet, (20, 0))
        painted.clear()
        await walk.pilot.hover(sheet, (20, 2))
        await walk.pilot.pause()
        assert painted == set()
