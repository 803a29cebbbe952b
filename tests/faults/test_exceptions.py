"""A fault of the program itself, wherever it comes: one sentence, nothing private, the draft whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import EVERY, OPENING, answer, count, is_clean, lines, press, to_questions
from tests.tools import slow

SECRET: Final = "what-she-said"
FALL: Final = f"""
def fall(*_, **__):
    answers = private = "{SECRET}"
    raise RuntimeError(answers + "/home/her/file")
"""
HANDLER: Final = "from quiz.ui.screens.question import QuestionScreen as S\nS.action_skip = fall"
PAINTING: Final = """
from quiz.ui.widgets.visuals import FULL, Drawn
kept = Drawn.render_strips
def painted(self, width, *rest):
    strips = kept(self, width, *rest)
    return fall() if strips[0].text.count(FULL) > 0.2 * width else strips
Drawn.render_strips = painted
"""
LATER: Final = """
from quiz.ui.screens.question import QuestionScreen as S
S.action_skip = lambda self: self.set_timer(0.01, fall)
"""
TASK: Final = """
import asyncio
from quiz.ui.screens.question import QuestionScreen as S
async def task(): fall()
S.action_skip = lambda self: setattr(S, "kept_task", asyncio.create_task(task()))
"""
WORKER: Final = """
from quiz.ui.screens.question import QuestionScreen as S
async def work(): fall()
S.action_skip = lambda self: self.run_worker(work())
"""


@pytest.mark.fault(25)
@pytest.mark.parametrize(
    "patch", [HANDLER, PAINTING, *slow(LATER, TASK, WORKER)], ids=["key", "painting", "timer", "task", "worker"]
)
def test_full_screen_ends_with_one_sentence(data: Path, patch: str) -> None:
    """Status 70, the terminal as it was, nothing of what was being done; what was saved is saved."""
    with Window(Start(data, patch=FALL + patch)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        press(window, EVERY[1] if patch is PAINTING else "s")
        if patch is TASK:
            # What nobody waits for is noticed when it is thrown away: the next act does that.
            press(window, "s")
        assert window.status() == 70
        assert is_clean(window)
        left = window.written.rpartition("\x1b[?1049l")[2]
    assert "went wrong" in left
    for private in (SECRET, "Traceback", "RuntimeError", "/", "affair", str(data)):
        assert private not in left
    assert count(data) in {1, 2}


@pytest.mark.fault(25)
def test_lines_end_with_one_sentence(data: Path) -> None:
    """The same in lines."""
    patch = FALL + "import quiz.engine.sitting\nquiz.engine.sitting.Sitting.skip = fall"
    with Window(Start(data, ("--plain", "take"), size=(200, 60), patch=patch)) as window:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.until(lambda: "2 of 8" in window.written and window.written.endswith("> "))
        window.written = ""
        window.send("s\n")
        assert window.status() == 70
        left = window.written
    for private in (SECRET, "Traceback", "RuntimeError", "/", "affair"):
        assert private not in left
    assert count(data) == 1


@pytest.mark.fault(25)
def test_a_fault_while_saving_stops_nobody(data: Path) -> None:
    """The page says that it is not saved; no word of the fault comes onto the screen."""
    patch = FALL + "import quiz.storage.store as s\ns.Store.save_draft = fall"
    with Window(Start(data, patch=patch)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.sees("not saved")
        answer(window, EVERY[1])
        assert SECRET not in window.written
        window.send("\x18")
        assert window.status() == 0
        assert SECRET not in window.written


@pytest.mark.fault(25)
def test_commands_end_with_one_sentence(data: Path) -> None:
    """The commands that only look."""
    patch = FALL + "import quiz.storage.store as s\ns.Store.listing = fall"
    with Window(Start(data, ("history",), patch=patch)) as window:
        assert window.status() == 70
        for private in (SECRET, "Traceback", "RuntimeError", "/"):
            assert private not in window.written
    assert lines(data, (), "history").returncode in {0, 1}
