"""How every page looks in each of its states, as plain text: a change of any of them is seen in a diff.
UPDATE_SCREENS=1 keeps the new ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from quiz.model.bank import Bank
from quiz.ui.screens.page import Body
from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES

SIZES: Final = ((60, 20), (80, 24))
SNAPSHOTS: Final = Path(__file__).parent / "snapshots"


def file_of(name: str, size: tuple[int, int]) -> str:
    """What the screen of a scene is kept under."""
    return f"{name}-{size[0]}x{size[1]}"


SCROLLED: Final = frozenset(
    """
    result-start result-middle plan-written week-tried history history-marked history-years history-odd
    history-switched change-answers change-noted
    """.split()
)
"""Scenes of which another part stands on the screen after another size: each size is gone to from the start."""
QUICK: Final = frozenset(
    """
    home home-unfinished home-due start start-unfinished safety-question support safety safety-worried settings help
    too-small circumstance question question-answered question-not-saved follow-up check check-unanswered
    result-not-kept result result-end result-why result-no-start result-distance result-safe export export-name steps
    reading-end plan plan-under-way plan-none week plan-worried plan-choosing plan-writing plan-full plan-day
    history-none history history-odd delete note-written change change-end change-too-soon change-other-bank
    """.split()
)
"""One or two scenes of each page. The others show it further down, or in a state that differs in a few words."""
VISITS: Final = [
    (name, sizes)
    for name, scene in SCENES.items()
    for sizes in (((scene.size,),) if scene.size else zip(SIZES) if name in SCROLLED else (SIZES,))
]
SCREENS: Final = {file_of(name, size) for name, sizes in VISITS for size in sizes}


@pytest.mark.parametrize(
    ("name", "sizes"),
    [pytest.param(*visit, marks=() if visit[0] in QUICK else pytest.mark.slow) for visit in VISITS],
)
async def test_the_pages(
    bank: Bank, kept_in: Path, name: str, sizes: tuple[tuple[int, int], ...], same_as_kept: Callable[[str, str], None]
) -> None:
    """Every page at the smallest size, and given the usual one, with nothing beyond its edges."""
    async with visit(SCENES[name], bank, kept_in, sizes[0]) as walk:
        for size in sizes:
            if size != sizes[0]:
                await walk.resize(*size)
            lines = walk.screen.splitlines()
            assert len(lines) == size[1]
            assert max(map(len, lines)) <= size[0]
            same_as_kept(file_of(name, size), walk.screen)


@pytest.mark.parametrize("screen", sorted(SNAPSHOTS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_heading_is_the_last_line_in_sight(screen: Path) -> None:
    """Without what it stands over it says nothing."""
    above, more, _ = screen.read_text(encoding="utf-8").partition("\n  ↓ more")
    name, _, _ = above.splitlines()[-1].removeprefix("  ").partition("    ")
    assert not (more and name.isupper() and name[0] != " ")


async def test_a_heading_comes_into_sight_with_what_it_stands_over(bank: Bank, kept_in: Path) -> None:
    """Once there is room for both, and goes again with it."""
    async with visit(SCENES["result"], bank, kept_in, (80, 24)) as walk:
        for line, shown in ((0, False), (1, True), (0, False)):
            walk.app.screen.query_one(Body).scroll_to(y=line, animate=False, force=True)
            await walk.still()
            assert ("YOU ALREADY DO THIS" in walk.screen) is shown


@pytest.mark.parametrize("size", [(60, 20), (81, 24), (90, 30), (160, 50)])
async def test_the_keys_stand_below_the_column_of_text(bank: Bank, kept_in: Path, size: tuple[int, int]) -> None:
    """However wide the window is."""
    async with visit(SCENES["home"], bank, kept_in, size) as walk:
        lines = walk.screen.splitlines()
        title = next(line for line in lines if line.strip())
        assert lines[-1].index("?") == title.index("First Steps")


def test_no_snapshot_is_left_behind() -> None:
    """Each belongs to a scene."""
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == SCREENS
    assert SCENES.keys() >= QUICK
