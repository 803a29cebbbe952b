"""Sittings that are kept, for the tests of exports: three with the tiny bank, whose files can be compared word by word,
and one full of everything with the bank that comes with the program."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quiz.bank import built_in_folder
from quiz.engine.outcome import advance
from quiz.engine.sitting import Sitting
from quiz.export.sheet import ExportData
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from quiz.model.record import Plan, PlanEntry, PlannedStep
from quiz.session import Session
from quiz.session.exporting import gather
from quiz.session.journal import record_of
from quiz.storage import Store

TINY = Path(__file__).parents[1] / "data" / "valid" / "tiny"
HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 15, 4, 6, tzinfo=HERE)
NOTE = "Slept *badly*.\n=SUM(A1) <script>alert(1)</script> & more\u202e\x1b[31m"
IF_THEN = "If Tomasz starts again, then I say my sentence once."


def now() -> datetime:
    """The clock of these tests."""
    return NOW


def kept(
    folder: Path,
    bank_folder: Path,
    said: list[tuple[Mapping[str, str], Mapping[str, Answer]]],
    planned: tuple[int, ...],
) -> Session:
    """Keep one sitting for each set of circumstances and answers, four weeks apart, with a note and a plan."""
    store = Store(folder)
    store.prepare()
    session = Session(bank_folder, store, now)
    for place, (circumstances, answers) in enumerate(said):
        finished = NOW - timedelta(weeks=4 * (len(said) - 1 - place))
        name = f"{finished.astimezone(UTC):%Y%m%dT%H%M%SZ}-k3f{place}"
        core = {item: answer for item, answer in answers.items() if session.bank.item[item].core}
        sitting = advance(Sitting(session.bank, name, finished - timedelta(minutes=9), circumstances, core, None, None))
        asked = {item: answer for item, answer in answers.items() if item in {*core, *(sitting.follow_up or ())}}
        whole = Sitting(session.bank, name, sitting.started, circumstances, asked, sitting.follow_up, None)
        store.finish(record_of(whole, finished))
    store.set_note(store.resolve("latest").id, NOTE)
    first, *rest = planned
    steps = (
        PlannedStep(number=first, if_then=IF_THEN, read=NOW.date()),
        *(PlannedStep(number=step, read=NOW.date(), tried=NOW.date()) for step in rest),
    )
    store.save_plan(
        Plan(entries=(PlanEntry(made=NOW + timedelta(minutes=3), look_again=date(2026, 12, 20), steps=steps),))
    )
    return session


def answered(bank: Bank, places: int) -> dict[str, Answer]:
    """Every item, unhelpful by so many places, with a skipped one."""
    found: dict[str, Answer] = {item.id: 4 - places if item.keyed > 0 else places for item in bank.items}
    return found | {bank.items[-1].id: "skipped"}


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Three sittings with the tiny bank."""
    bank = Session(TINY, None, now).bank
    situation = {"contact": "together", "repeats": "often", "help": "skipped"}
    last = answered(bank, 2) | {"own-part-named": 0, "sorry-for-all": 4, "guess-aloud": 0}
    said = [(situation, answered(bank, 3)), (situation, answered(bank, 1)), (situation | {"help": "none"}, last)]
    folder = tmp_path_factory.mktemp("tiny") / "kept"
    return kept(folder, TINY, [(circumstances, answers) for circumstances, answers in said], (3, 1))


@pytest.fixture(scope="session")
def full_made(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Three sittings with the bank that comes with the program, in which every step is open."""
    bank = Session(built_in_folder(), None, now).bank
    situation = {"contact": "together", "affair": "past", "blames": "often", "turns": "often", "repeats": "often"}
    situation |= {"help": "friend", "wants": "repair"}
    last: dict[str, Answer] = {
        item.id: (item.step * 7 + place) % 5 for place, item in enumerate(bank.items) if item.step != 2
    }
    said = [(situation, answered(bank, 3)), (situation, answered(bank, 1)), (situation, answered(bank, 0) | last)]
    folder = tmp_path_factory.mktemp("full") / "kept"
    return kept(folder, built_in_folder(), [(c, a) for c, a in said], (13, 5, 2))


@pytest.fixture
def full(full_made: Session, tmp_path: Path) -> Session:
    """The same in a folder of its own."""
    assert full_made.folder
    shutil.copytree(full_made.folder, tmp_path / "kept")
    session = Session(built_in_folder(), Store(tmp_path / "kept"), now)
    session.bank = full_made.bank
    return session


@pytest.fixture(scope="session")
def material(tiny: Session) -> ExportData:
    """All that belongs to the last sitting with the tiny bank."""
    return gather(tiny, tiny.journal.shown())


@pytest.fixture(scope="session")
def full_material(full_made: Session) -> ExportData:
    """All that belongs to the last sitting with the bank that comes with the program."""
    return gather(full_made, full_made.journal.shown())
