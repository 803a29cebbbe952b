"""How every page looks in each of its states, as plain text: a change of any of them is seen in a diff.
UPDATE_SCREENS=1 keeps the new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.model.bank import Bank

SIZES: Final = ((60, 20), (80, 24))
SNAPSHOTS: Final = Path(__file__).parent / "snapshots"


def file_of(name: str, size: tuple[int, int]) -> str:
    """What the screen of a scene is kept under."""
    return f"{name}-{size[0]}x{size[1]}"


SCREENS: Final = {
    file_of(name, size): (scene, size)
    for name, scene in SCENES.items()
    for size in ((scene.size,) if scene.size else SIZES)
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_pages(bank: Bank, kept_in: Path, screen: str, same_as_kept: Callable[[str, str], None]) -> None:
    """Every page at the usual and at the smallest size, with nothing beyond its edges."""
    scene, size = SCREENS[screen]
    async with visit(scene, bank, kept_in, size) as walk:
        lines = walk.screen.splitlines()
        assert len(lines) == size[1]
        assert max(map(len, lines)) <= size[0]
        same_as_kept(screen, walk.screen)


def test_no_snapshot_is_left_behind() -> None:
    """Each belongs to a scene."""
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == set(SCREENS)
