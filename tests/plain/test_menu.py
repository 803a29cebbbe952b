"""The menu in lines: each place by its number, what is in the way, and the day to look again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quiz.model.record import Plan, PlanEntry, PlannedStep
from quiz.storage import Store
from quiz.storage.errors import cannot_store
from quiz.text import home, keeping, line, safety
from tests.plain.talk import TAKEN

from .conftest import Ran

LINES = "--plain"
PLAN, HELP, LEAVE = "4", "9", "10"


@pytest.fixture
def kept(quiz: Callable[..., Ran], tmp_path: Path) -> Path:
    """Give a folder with one sitting."""
    assert quiz(LINES, "take", lines=TAKEN).status == 0
    return tmp_path / "kept"


def test_a_plan_is_kept_up_from_the_menu(quiz: Callable[..., Ran], kept: Path) -> None:
    """Chosen, marked and written; what is no step, no number and no day is asked again."""
    choosing = ["1", "five", "99", "5", "soon", "2099-01-01", "5", "", ""]
    ran = quiz(LINES, lines=[PLAN, *choosing, "2", "3", "4", "after tea", "5", HELP, "", LEAVE])
    assert ran.status == 0
    assert "“five” is no answer here." in ran.out
    assert "There is no such step here." in ran.out
    assert "“soon” is no answer here." in ran.out
    assert "It has to be within a year from today." in ran.out
    assert safety.HELP_LINES_TITLE in ran.out
    (step,) = Store(kept).plan().entries[-1].steps
    assert (step.number, step.if_then) == (5, "after tea")
    assert step.read == step.tried is not None
    assert ran.out.endswith(f"{line.LEFT.format(line.AS_IT_WAS)}\n")


def test_in_the_menu_no_command_is_named_that_cannot_be_typed_there(quiz: Callable[..., Ran]) -> None:
    """What they do is offered under the result, right after the quiz and later; one that is typed is said to be one."""
    first = quiz(LINES, lines=["1", *TAKEN, "quiz plan --add 5", "q"])
    again = quiz(LINES, lines=["1", "q"])
    whole = quiz(LINES, lines=["3", "q"])
    for said in (first.out, again.out, whole.out):
        assert "Your first steps." in said
        assert not re.search(r"quiz (plan|result)\b(?! --add 5” is)", said)
        assert line.WHY in said
    assert line.WHOLE in first.out
    assert line.WHOLE in again.out
    assert "“quiz plan --add 5” is a command: it can be typed once you have left here.\nYou can type 1 to" in first.out
    assert "To plan when: quiz plan --add" in quiz(LINES, "take", lines=TAKEN).out


def test_a_plan_that_cannot_be_read_is_said_and_the_menu_goes_on(quiz: Callable[..., Ran], kept: Path) -> None:
    (kept / "plan.toml").write_text("format = 9\n")
    ran = quiz(LINES, lines=[PLAN, LEAVE])
    assert ran.status == 0
    assert "plan.toml: It was written by a newer version" in ran.out


def test_that_it_is_time_to_look_again_is_said_on_one_day(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """On the day on which home says it first, and on no later one; not where she took it on that day or after it."""
    made, day = datetime(2026, 1, 5, 9, 0, tzinfo=UTC), date(2026, 2, 2)
    store = Store(tmp_path / "kept")
    entry = PlanEntry(made=made, look_again=day, steps=(PlannedStep(number=5),))
    store.save_plan(Plan(entries=(entry,)))
    assert home.DUE in quiz(LINES, lines=[LEAVE]).out
    assert (store.plan().entries[-1].reminded or day) > day
    store.save_plan(Plan(entries=(entry.model_copy(update={"reminded": day}),)))
    assert home.DUE not in quiz(LINES, lines=[LEAVE]).out
    store.save_plan(Plan(entries=(entry,)))
    assert quiz(LINES, "take", lines=TAKEN).status == 0
    assert home.DUE not in quiz(LINES, lines=[LEAVE]).out
    assert "You took the quiz again on " in quiz(LINES, "plan").out


def test_a_result_that_cannot_be_kept_is_tried_again_or_shown_without(
    quiz: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No answer is lost, and the second way ends it."""

    def refuse(*_: object) -> None:
        raise cannot_store(tmp_path, OSError(28, ""))

    monkeypatch.setattr(Store, "finish", refuse)
    ran = quiz(LINES, "take", lines=[*TAKEN, "1", "2"])
    assert ran.status == 0
    assert ran.out.count("the disk is full") == ran.out.count(keeping.WITHOUT_KEEPING) == 2
    assert "Your first steps." in ran.out
    assert line.NOT_KEPT in ran.out


def test_answers_to_other_wordings_are_set_aside_and_counted(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    assert quiz(LINES, "take", lines=[*TAKEN[:12], "q"]).status == 0
    draft = tmp_path / "kept" / "draft.toml"
    draft.write_text(draft.read_text().replace("@1", "@9", 1))
    ran = quiz(LINES, "take", lines=["1", "1", "1", "1", "q"])
    assert line.set_aside(1) in ran.out
