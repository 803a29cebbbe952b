"""What people met elsewhere and may not meet here: characters that cannot be typed, a pointer that is gone, a cursor
left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key, MouseScrollDown

from quiz.model.bank import Bank
from quiz.ui.screens.page import usual_key
from tests.ui.conftest import Begin, Walk
from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES


@pytest.mark.parametrize(
    ("character", "key"),
    [("B", "b"), ("b", "b"), ("３", "3"), ("٣", "3"), ("३", "3"), ("Ｂ", "b"), ("²", None), ("ä", None), (None, None)],
)
def test_the_key_that_is_meant(character: str | None, key: str | None) -> None:
    """A capital is its letter, a decimal digit of any script that digit; nothing else is anything else."""
    assert usual_key(character) == key


@pytest.mark.parametrize("scene", ["note", "plan-writing", "export-name"])
async def test_what_can_be_pasted_can_be_typed(bank: Bank, kept_in: Path, scene: str) -> None:
    """A no-break space, and the space of Chinese and Japanese; what steers a terminal can be neither."""
    async with visit(SCENES[scene], bank, kept_in, (80, 24)) as walk:
        before = written(walk)
        for character in "m\u00a0!\u3000\u202eX":
            walk.app.post_message(Key(character, character))
        await walk.until(lambda: written(walk) == f"{before}m\u00a0!\u3000X")


def written(walk: Walk) -> str:
    """What stands on the page to write on."""
    screen = walk.app.screen
    return str(getattr(screen, "text", ""))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (100, 40)])
async def test_the_pointer_stays_in_sight(bank: Bank, kept_in: Path, size: tuple[int, int]) -> None:
    """When the window becomes another one, and when lines come or go on the page."""
    async with visit(SCENES["result"], bank, kept_in, (100, 40)) as walk:
        await walk.point(lambda: walk.pointed == "3")
        await walk.resize(*size)
        assert pointer_is_seen(walk)
        for _ in range(2):
            await walk.press("w")
            await walk.still()
            assert pointer_is_seen(walk)


async def test_the_cursor_goes_with_a_page_that_scrolls(bank: Bank, kept_in: Path) -> None:
    """By the wheel, by Page Down and back: it stands on the pointer as long as that can be seen."""
    async with visit(SCENES["check"], bank, kept_in, (80, 24)) as walk:
        await walk.press("down", "down", "down")
        assert pointer_is_seen(walk)
        for _ in range(2):
            walk.app.post_message(MouseScrollDown(None, 20, 10, 0, 1, 0, shift=False, meta=False, ctrl=False))
            await walk.still()
            assert pointer_is_seen(walk)
        await walk.press("pagedown", "pageup")
        await walk.still()
        assert pointer_is_seen(walk)


async def test_a_page_that_is_gone_moves_no_cursor(begin: Begin) -> None:
    """It may still have had to scroll when it went."""
    async with begin() as walk:
        choices, stands = walk.choices, walk.app.cursor_position
        await choices.remove()
        choices.place_cursor()
        assert walk.app.cursor_position == stands


def pointer_is_seen(walk: Walk) -> bool:
    """Whether the pointer stands on the screen, with the terminal's cursor on it."""
    x, y = walk.app.cursor_position
    return walk.screen.splitlines()[y][x : x + 1] == ">"
