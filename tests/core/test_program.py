"""One run as both front ends use it: what it says where there is nothing, where nothing is kept, and where a kept
sitting no longer fits the questions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from quiz.bank import built_in_folder
from quiz.errors import NotFound, StorageError
from quiz.models.record import PlanEntry, PlannedStep
from quiz.program import Program
from quiz.storage import Store
from quiz.storage.autosave import Saving
from tests.core.encrypting import hurry, lock
from tests.core.storing import IDS, draft, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quiz.models.answers import Answer
    from quiz.models.bank import Bank
    from quiz.sitting import Sitting

NOW = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)


def run(folder: Path | None) -> Program:
    """A run that keeps in a folder, or keeps nothing."""
    return Program(built_in_folder(), None if folder is None else Store(folder), lambda: NOW)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A run that keeps in an empty folder."""
    return run(tmp_path / "kept")


def answered(sitting: Sitting, values: dict[str, Answer]) -> Sitting:
    """The sitting with these answers and every circumstance skipped, on the page that checks them."""
    while sitting.at is not None:
        sitting = sitting.skip() if sitting.at in sitting.bank.circumstance else sitting.answer(values[sitting.at])
    return sitting


def test_without_a_draft_there_is_nothing_to_continue(program: Program) -> None:
    with pytest.raises(NotFound, match="Nothing to continue"):
        program.resume()


def test_a_run_that_keeps_nothing_gives_a_result_and_makes_no_file(
    own_home: Path, answers: Callable[..., dict[str, Answer]]
) -> None:
    program = run(None)
    sitting = answered(program.begin(), answers(2))
    program.keep(sitting)
    shown = program.finish(sitting)
    assert shown.result.steps
    assert not shown.kept
    assert not program.locked
    assert program.saving is Saving.NOTHING
    assert list(own_home.rglob("*")) == []


def test_a_run_that_keeps_nothing_has_no_draft_to_set_aside_or_delete(own_home: Path) -> None:
    program = run(None)
    program.set_aside_draft()
    program.remove_unfinished()
    program.open_up()
    assert program.drained()
    assert list(own_home.rglob("*")) == []


@pytest.mark.parametrize("ask", [lambda run: run.shown(), lambda run: run.journal.note(IDS[0])])
def test_a_run_that_keeps_nothing_has_nothing_to_look_back_on(ask: Callable[[Program], object]) -> None:
    with pytest.raises(NotFound, match="nothing is kept"):
        ask(run(None))


def test_who_keeps_nothing_from_now_on_leaves_no_answer_behind(program: Program, tmp_path: Path) -> None:
    sitting = program.begin()
    program.keep(sitting)
    program.keep_nothing()
    assert not program.keeps
    assert program.may_write()
    assert not program.finish(sitting).kept
    program.close()
    assert not Store(tmp_path / "kept").listing().heads


def test_a_sitting_of_another_bank_has_no_result_here(program: Program, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.prepare()
    kept = record(IDS[0])
    store.add(kept.model_copy(update={"bank": kept.bank.model_copy(update={"id": "other-bank"})}))
    with pytest.raises(NotFound, match="another set of questions"):
        program.shown()


def test_a_result_that_is_shown_follows_the_safe_list(
    program: Program, answers: Callable[..., dict[str, Answer]], bank: Bank
) -> None:
    shown = program.finish(answered(program.begin(), answers(3)))
    assert program.shown_now(shown) is shown
    program.worried = True
    safe = program.shown_now(shown)
    assert safe.result.safe_list
    assert safe.answers == shown.answers
    assert {step.number for step in safe.result.steps} == {step.number for step in bank.steps if step.safe}
    program.close()


def test_a_draft_goes_on_at_the_first_open_question_where_its_own_is_gone(program: Program, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.prepare()
    store.save_draft(draft())
    resumed = program.resume()
    assert resumed.set_aside == len(draft().said.answers)
    assert resumed.sitting.at == next(q for q in resumed.sitting.questions if resumed.sitting.given(q) is None)
    program.close()


def test_home_says_once_that_the_day_to_look_again_has_come(program: Program, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.prepare()
    entry = PlanEntry(made=NOW, look_again=NOW.date(), steps=(PlannedStep(number=5),))
    store.save_plan(store.plan().model_copy(update={"entries": (entry,)}))
    assert store.look_again_due(NOW.date() + timedelta(days=1))
    program.journal.reminded()
    assert program.home().look_again
    assert not store.look_again_due(NOW.date() + timedelta(days=1))
    program.close()


def test_where_the_lock_cannot_be_asked_the_run_may_try(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.begin()
    program.close()

    def refuses(_lock: object) -> bool:
        raise StorageError("Nothing can be kept here", "the disk reports a fault")

    monkeypatch.setattr("quiz.storage.Lock.try_acquire", refuses)
    assert program.may_write()


def test_what_is_locked_makes_every_copy_a_plain_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    store = Store(tmp_path / "kept")
    store.prepare()
    store.lock().release()
    assert not run(tmp_path / "kept").locked
    lock(tmp_path / "kept")
    assert run(tmp_path / "kept").locked


def test_erasing_removes_what_was_listed_and_the_folder(program: Program) -> None:
    program.begin()
    program.close()
    listed = program.inventory()
    assert listed.ours
    assert set(listed.ours) <= set(program.erase())
    assert not listed.folder.exists()


def test_where_nothing_is_kept_there_is_nothing_to_erase(program: Program) -> None:
    for empty in (program, run(None)):
        with pytest.raises(NotFound, match="nothing to erase"):
            empty.inventory()
    assert run(None).erase() == ()
