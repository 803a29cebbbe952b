"""Three people's ways through the program, whole, by the keys they would press."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from quiz.model.bank import Bank
from quiz.storage import Store
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.question import QuestionScreen
from tests.faults.walks import EVERY, OPENING, SETTLED, lines, quiz
from tests.ui.conftest import Begin, Walk
from tests.ui.people import keep_sittings
from tests.ui.test_field_reports import pointer_is_seen

DRAWN: Final = re.compile(r"[\u2190-\u21ff\u2500-\u25ff]|[>( )x]{4,}")
"""Arrows, lines, bars, dots, boxes: what a screen reader spells out or leaves out."""


def standing(walk: Walk) -> tuple[object, str, str]:
    """Which page stands there, which question, and the words of one that has ways on: it may take the next ones."""
    screen = walk.app.screen
    asked = screen.question.id if isinstance(screen, QuestionScreen) else ""
    return screen, asked, walk.words if isinstance(screen, MenuScreen) else ""


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
        assert pointer_is_seen(walk)
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
