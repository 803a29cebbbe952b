"""A run that shows only the steps that need nothing from him: every page, with nothing on it that praises, reproaches,
explains by answers or measures, and no offer of a plan or of a look back."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import pytest

from quiz.session import planning
from tests.ui.conftest import Begin, Walk
from tests.ui.lookback.conftest import Keep
from tests.ui.lookback.test_export import name, to_kinds
from tests.ui.ways import Way, to_change, to_history, to_plan, to_result, to_steps

TITLES: Final = {
    "2": "Small care for yourself",
    "3": "Someone to talk to, by yourself",
    "11": "What you think, for yourself",
    "15": "Your own time",
}
TOLD: Final = re.compile(
    r"marked|already do|go(?:es|ing) well|where you stand|strength|start here|left out|only he|would stand|instead of|"
    r"needs care|steady|room to grow|over time|helpful answers|by chance|\d+ answers|look again|[━░▁█]|\bsafe\b",
    re.IGNORECASE,
)
"""What was worked out of her answers, and what a page offers on the strength of it."""


async def only_these(walk: Walk) -> None:
    """F2 and the line that asks for them, then back to the page."""
    before = walk.name
    await walk.press("f2")
    await walk.at("SafetyScreen")
    await walk.press("5")
    await walk.until(lambda: walk.session.safe_only and walk.name != "SafetyScreen")
    if walk.name == "StepsScreen" != before:
        shows_them(walk)
        await walk.press("escape")
        await walk.until(lambda: walk.name != "StepsScreen")
    await walk.pilot.pause()


def shows_them(walk: Walk) -> None:
    """Whether the page holds the four titles in their order, each with its sentence, and nothing that was told."""
    assert walk.targets == list(TITLES)
    assert all(f"{number:>2}  {title}" in walk.words for number, title in TITLES.items())
    said = " ".join(walk.text.replace("┃", " ").split())
    assert all(step.line_other in said for step in walk.session.bank.steps if step.line_other)
    shows_nothing_else(walk)


def shows_nothing_else(walk: Walk) -> None:
    """Whether nothing on the page was worked out."""
    assert TOLD.search(walk.words) is None
    ordinary = [step.title for step in walk.session.bank.steps]
    assert not [title for title in ordinary if title in walk.text]


@pytest.mark.parametrize("way", [to_result, to_plan, to_steps])
@pytest.mark.parametrize("already", [False, True], ids=["asked there", "asked before"])
async def test_the_pages_that_name_steps(
    begin: Begin, keep: Keep, way: Callable[[Walk], Awaitable[None]], *, already: bool
) -> None:
    """Also where the ordinary page stood there when she asked for it; each reading is the other version."""
    keep(2)
    async with begin() as walk:
        walk.session.journal.change(planning.choose, [5, 2], walk.session.now())
        walk.session.safe_only = already
        await way(walk)
        if not already:
            await only_these(walk)
        shows_them(walk)
        plan = walk.session.journal.plan()
        for key in ("w", "p", "r", "t", "i", "c", "d"):
            before = walk.name
            await walk.press(key)
            assert walk.name == before
        assert walk.session.journal.plan() == plan, "a key of the ordinary page marked one of these"
        await walk.press("home", "enter")
        await walk.at("ReadingScreen", "Small care for yourself")
        assert "Tried" not in walk.keys


async def test_home_is_the_same_for_whoever_looks_on(begin: Begin, keep: Keep) -> None:
    """But that it does not say that it is time to look again."""
    keep(2)
    async with begin() as walk:
        calm = walk.words
        await only_these(walk)
        assert walk.words == calm


async def test_the_history_shows_days(begin: Begin, keep: Keep) -> None:
    """And no figure; what can be done with one is to open it, to write a note and to delete it."""
    keep(3)
    async with begin() as walk:
        await to_history(walk)
        assert TOLD.search(walk.words)
        await only_these(walk)
        await walk.at("HistoryScreen")
        shows_nothing_else(walk)
        days = [line.lstrip("> ").split() for line in walk.words.splitlines() if re.match(r"..  +\d ", line)]
        assert all(len(words) == 3 and words[2] in {"October", "November"} for words in days)
        for key in ("t", "c"):
            await walk.press(key)
            shows_nothing_else(walk)
        await walk.press("enter")
        await walk.at("ResultScreen")
        shows_them(walk)


@pytest.mark.parametrize("already", [False, True], ids=["asked there", "asked before"])
async def test_what_has_changed_says_that_it_is_not_made(begin: Begin, keep: Keep, *, already: bool) -> None:
    keep(3)
    async with begin() as walk:
        walk.session.safe_only = already
        await to_change(walk)
        if not already:
            await only_these(walk)
        await walk.at("ChangeScreen", "This is not made in this view.")
        shows_nothing_else(walk)
        for key in ("l", "f", "e"):
            await walk.press(key)
            assert walk.name == "ChangeScreen"


@pytest.mark.parametrize(
    ("way", "key", "name", "back"),
    [(to_result, "p", "PlanStepScreen", "ResultScreen"), (to_plan, "c", "ChooseStepsScreen", "PlanScreen")],
)
async def test_planning_ends_there(begin: Begin, keep: Keep, way: Way, key: str, name: str, back: str) -> None:
    keep(1)
    async with begin() as walk:
        await way(walk)
        await walk.press(key)
        await walk.at(name)
        await only_these(walk)
        await walk.at(back)
        shows_them(walk)


async def test_a_file_is_a_page_with_the_same_four(begin: Begin, keep: Keep, tmp_path: Path) -> None:
    """What other kinds there are is said, and that they are not made."""
    keep(1)
    async with begin() as walk:
        await to_result(walk)
        await only_these(walk)
        await to_kinds(walk)
        assert "A table, data and a reminder are not made in this view." in " ".join(walk.text.split())
        assert walk.targets == ["0", "1", "2", "back"]
        await name(walk, 0, tmp_path / "page")
        await walk.at("MenuScreen", "The file is written")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert all(title in page for title in TITLES.values())
    assert "You marked" not in page
