"""One run as both front ends use it: what it says where there is nothing, where nothing is kept, and where a kept
sitting no longer fits the questions; and where only steps that need nothing from him are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from quiz.bank import built_in_folder
from quiz.engine.sitting import Sitting
from quiz.errors import NotFound, StorageError
from quiz.model.answers import Answer
from quiz.model.kept import Erased
from quiz.model.record import PlanEntry, PlannedStep
from quiz.session import Session
from quiz.session.exporting import export
from quiz.storage import Store
from quiz.storage.autosave import Autosave
from quiz.text.export import KINDS
from quiz.text.other import NOT_MADE
from tests.core.storing import IDS, WatchedOs, draft, on, record

NOW = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)


def run(folder: Path | None) -> Session:
    """A run that keeps in a folder, or keeps nothing."""
    return Session(built_in_folder(), None if folder is None else Store(folder), lambda: NOW)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A run that keeps in an empty folder."""
    return run(tmp_path / "kept")


def refuses(*_: object) -> None:
    """What a broken disk says."""
    raise StorageError("Nothing can be saved here", "the disk reports a fault")


def answered(sitting: Sitting, values: dict[str, Answer]) -> Sitting:
    """The sitting with these answers and every circumstance skipped, on the page that checks them."""
    while sitting.at is not None:
        sitting = sitting.skip() if sitting.at in sitting.bank.circumstance else sitting.answer(values[sitting.at])
    return sitting


def test_a_run_that_keeps_nothing_has_no_draft_to_delete(own_home: Path) -> None:
    session = run(None)
    session.remove_unfinished()
    session.unlock()
    assert session.drained()
    assert list(own_home.rglob("*")) == []


@pytest.mark.parametrize("ask", [lambda run: run.journal.shown(), lambda run: run.journal.note(IDS[0])])
def test_a_run_that_keeps_nothing_has_nothing_to_look_back_on(ask: Callable[[Session], object]) -> None:
    with pytest.raises(NotFound, match="Nothing is saved"):
        ask(run(None))


def test_who_keeps_nothing_from_now_on_leaves_no_answer_behind(session: Session, tmp_path: Path) -> None:
    sitting = session.journal.enter(None).sitting
    session.keep(sitting)
    session.make_ephemeral()
    assert not session.persistent
    assert session.writable()
    assert not session.journal.finish(sitting).kept
    session.close()
    assert not Store(tmp_path / "kept").listing().heads


def test_what_the_disk_refused_is_not_saved_later_for_who_keeps_nothing_from_now_on(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = session.journal.enter(None).sitting
    with monkeypatch.context() as full:
        full.setattr(Store, "save_draft", refuses)
        session.keep(sitting)
        assert not session.drained(1)
        session.make_ephemeral()
    session.close()
    assert not Store(tmp_path / "kept").has_draft()


def test_of_what_is_erased_the_run_remembers_nothing(
    session: Session, tmp_path: Path, answers: Callable[..., dict[str, Answer]]
) -> None:
    session.journal.finish(answered(session.journal.enter(None).sitting, answers(3)))
    assert session.circumstances
    session.erase()
    assert not session.known_circumstances()
    assert not (tmp_path / "kept").exists()


def test_nothing_is_removed_while_the_disk_has_not_ended_a_save(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would come back with that."""
    real, goes_on = Autosave.forget, Event()

    class Hangs(WatchedOs):
        def fsync(self, file: int) -> None:
            goes_on.wait()
            super().fsync(file)

    monkeypatch.setattr(Autosave, "forget", lambda writer: real(writer, 0.2))
    sitting = session.journal.enter(None).sitting
    with on(Hangs()):
        session.keep(sitting)
        assert not session.drained(0.2)
        for remove in (session.erase, session.remove_unfinished):
            with pytest.raises(StorageError, match="Nothing was removed"):
                remove()
        goes_on.set()
        session.erase()
        session.close()
    assert not (tmp_path / "kept").exists()


def test_a_sitting_of_another_bank_has_no_result_here(session: Session, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.prepare()
    kept = record(IDS[0])
    store.finish(kept.model_copy(update={"bank": kept.bank.model_copy(update={"id": "other-bank"})}))
    with pytest.raises(NotFound, match="another set of questions"):
        session.journal.shown()


def test_a_draft_goes_on_at_the_first_open_question_where_its_own_is_gone(session: Session, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.prepare()
    store.save_draft(draft())
    resumed = session.journal.resume()
    assert resumed.set_aside == len(draft().said.answers)
    assert resumed.sitting.at == next(q for q in resumed.sitting.questions if resumed.sitting.given(q) is None)
    session.close()


def test_home_does_not_ask_for_another_look_that_was_taken(
    session: Session, tmp_path: Path, answers: Callable[..., dict[str, Answer]]
) -> None:
    store = Store(tmp_path / "kept")
    store.prepare()
    entry = PlanEntry(made=NOW, look_again=NOW.date(), steps=(PlannedStep(number=5),))
    store.save_plan(store.plan().model_copy(update={"entries": (entry,)}))
    assert session.home().review_due
    session.safe_only = True
    assert not session.home().review_due
    session.safe_only = False
    session.journal.finish(answered(session.journal.enter(None).sitting, answers(3)))
    assert not session.home().review_due
    session.close()


def test_nothing_is_compared_where_only_steps_that_need_nothing_from_him_are_shown(session: Session) -> None:
    session.safe_only = True
    with pytest.raises(NotFound, match=NOT_MADE):
        session.journal.compared(["first"])


def test_no_figures_go_to_a_file_once_only_such_steps_are_shown(
    session: Session, tmp_path: Path, answers: Callable[..., dict[str, Answer]]
) -> None:
    """She may have asked for them after she chose what kind of file."""
    shown = session.journal.finish(answered(session.journal.enter(None).sitting, answers(3)))
    session.safe_only = True
    table = next(kind for kind in KINDS if kind.form == "csv")
    with pytest.raises(NotFound, match=NOT_MADE):
        export(session, shown, table, tmp_path / "table.csv")
    assert not (tmp_path / "table.csv").exists()
    session.close()


def test_where_the_lock_cannot_be_asked_the_run_may_try(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.journal.enter(None)
    session.close()
    monkeypatch.setattr("quiz.storage.Lock.try_acquire", refuses)
    assert session.writable()


def test_where_nothing_is_kept_there_is_nothing_to_erase(session: Session) -> None:
    for empty in (session, run(None)):
        with pytest.raises(NotFound, match="nothing to erase"):
            empty.inventory()
    assert run(None).erase() == Erased()
