"""Three people's ways through the program, whole, by the keys they would press."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from quiz.model.bank import Bank
from quiz.storage import Store
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.question import QuestionScreen, SafetyCheckScreen
from tests.faults.walks import EVERY, OPENING, SETTLED, lines, quiz
from tests.ui.conftest import Begin, Walk
from tests.ui.people import keep_sittings

DRAWN: Final = re.compile(r"[\u2190-\u21ff\u2500-\u25ff]|[>( )x]{4,}")
"""Arrows, lines, bars, dots, boxes: what a screen reader spells out or leaves out."""


def focus_is_seen(walk: Walk) -> bool:
    """Whether what Enter would take stands on the screen, with the terminal's own cursor at it."""
    x, y = walk.app.cursor_position
    return walk.screen.splitlines()[y][x : x + 1] == ">"


async def by_every_help(walk: Walk) -> None:
    """Help and safety from home, the keys of the start page, help and safety once more; nothing is begun by it."""
    await walk.press("f2")
    await walk.at("SafetyScreen", "Emergency")
    await walk.press("end", "escape")
    await walk.at("MenuScreen", "> Take the quiz")
    await walk.press("enter")
    await walk.at("MenuScreen", "> Start")
    await walk.press("question_mark")
    await walk.at("HelpScreen", "leave at once")
    await walk.press("escape")
    await walk.at("MenuScreen", "> Start")
    await walk.press("3")
    await walk.at("SafetyScreen")
    await walk.press("b")
    await walk.at("MenuScreen", "> Start")


async def by_the_support_page(walk: Walk) -> None:
    """See the help lines from there, come back, and go on to the first question."""
    await walk.at("MenuScreen", "Before you go on")
    assert focus_is_seen(walk)
    await walk.press("2")
    await walk.at("SafetyScreen")
    await walk.press("escape")
    await walk.at("MenuScreen", "Before you go on")
    await walk.press("1")
    await walk.at("SafetyCheckScreen", "account to him")
    await walk.press("3")
    await walk.at("QuestionScreen", "1 of 8")


def standing(walk: Walk) -> tuple[object, str, str]:
    """Which page stands there, which question, and the words of one that has ways on: it may take the next ones."""
    screen = walk.app.screen
    asked = screen.question.id if isinstance(screen, QuestionScreen) else ""
    at = str(screen.at) if isinstance(screen, SafetyCheckScreen) else ""
    return screen, asked, walk.words if isinstance(screen, MenuScreen) else at


async def test_first_time_and_anxious(begin: Begin, kept_in: Path) -> None:
    """She looks for help before anything else, meets the support page, skips, goes back, leaves in the middle; later
    she goes on where she stopped, finishes early and reads one step."""
    async with begin() as walk:
        await by_every_help(walk)
        assert not kept_in.exists()
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("3")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("b")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("2")
        await by_the_support_page(walk)
        for key in ("1", "s", "s", "s", "3", "s", "s", "4", "s"):
            assert focus_is_seen(walk)
            await walk.answer(key)
        await walk.press("b")
        await walk.answer("2")
        left = walk.question.question.id
        await walk.press("ctrl+x")
        await walk.until(lambda: walk.app.return_code == 0)
    assert Store(kept_in).has_draft()
    async with begin() as walk:
        await walk.at("MenuScreen", "> Continue where you stopped")
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("1")
        await walk.at("QuestionScreen")
        assert walk.question.question.id == left
        await walk.answer("3")
        await walk.press("f")
        await walk.at("CheckScreen", "not answered")
        await walk.press("f")
        await walk.at("ResultScreen", "What to do today")
        await walk.press("b")
        await walk.at("MenuScreen", "Last time: 22 November, today.")
        await walk.press(*"jjjj", "enter")
        await walk.at("StepsScreen")
        await walk.press("enter")
        await walk.at("ReadingScreen", "Why it matters")
        await walk.press("escape", "escape")
        await walk.at("MenuScreen", "Take it again")


async def test_coming_back_in_a_hurry(begin: Begin, bank: Bank, kept_in: Path) -> None:
    """At the smallest size she takes it again with as many keys as there are questions and five more, sees what has
    changed, and plans one step."""
    keep_sittings(bank, kept_in, 2)
    async with begin((60, 20)) as walk:
        pressed, asked = 0, set[str]()
        while walk.name != "ResultScreen":
            before = standing(walk)
            asked.add(before[1])
            walk.app.simulate_key("f" if walk.name == "CheckScreen" else "2" if pressed == 0 else "1")
            pressed += 1
            await walk.until(lambda: standing(walk) != before and walk.text.strip() != "")  # noqa: B023 - at once
        assert pressed == len(asked - {""}) + 5
        await walk.at("ResultScreen", "Read it now")
        await walk.press("p")
        await walk.at("PlanStepScreen", "0 of 500 characters")
        await walk.press(*"after tea", "enter")
        await walk.at("PlanScreen", "Look again on")
        assert focus_is_seen(walk)
        await walk.press("escape", "escape")
        await walk.at("MenuScreen", "What has changed")
        await walk.press("4")
        await walk.until(lambda: walk.name == "ChangeScreen" and "too soon to say" in walk.text.lower())
        await walk.press("f")
        await walk.at("ChangeScreen", "3 November → 22 November")
        await walk.press("b")
        await walk.at("MenuScreen", "What has changed")
    assert len(Store(kept_in).plan().entries[-1].steps) == 1


def test_with_a_screen_reader(tmp_path: Path) -> None:
    """In lines, by a pipe: every line is a sentence, a heading that ends like one, or an answer with its number; the
    result says its figures in words."""
    ran = lines(tmp_path / "kept", (*OPENING, *EVERY, ""))
    assert ran.returncode == 0
    assert ran.stderr == ""
    said = [line for line in ran.stdout.replace("> ", "").splitlines() if line]
    assert [line for line in said if DRAWN.search(line)] == []
    assert [line for line in said if line[-1] not in ".:?" and not re.match(r"[0-9]\. \S", line)] == []
    result = quiz(tmp_path / "kept", "result").stdout.splitlines()
    assert [line for line in result if line[-1] not in ".:"] == []
    assert any(re.fullmatch(r"Communication: [a-z ]+, \d+ of 100, from \d+ answers\.", line) for line in result)
    assert any(line.startswith("Step ") for line in result)
    assert sum(line.startswith("Question ") for line in said) == len(EVERY) - len(SETTLED)
