"""What was taken with another edition of the bank: what there is to see of it is what was saved at the time. On the
folder that 0.1 made, whose items are there no more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.bank import built_in_folder
from quiz.compare.report import changes
from quiz.engine.outcome import same_edition
from quiz.engine.sitting import begin
from quiz.errors import NotFound
from quiz.export.documents import comparison_form, history_form, result_form
from quiz.export.formats import Format, render
from quiz.model.answers import split_key
from quiz.model.bank import Bank
from quiz.model.record import BankStamp, Plan, SittingRecord
from quiz.session import Session
from quiz.session.exporting import gather
from quiz.storage import Store
from quiz.text import comparison, history
from quiz.text.reasons import SAVED
from quiz.text.result import page as page_of
from quiz.text.result import result_lines
from quiz.ui.widgets.charts import BREAK, Mark, trend

FROZEN = Path(__file__).parents[1] / "data" / "folder-0.1" / "plain"
NOW = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)
OLD = [("other-woman", 83.8), ("know-your-terms", 80.2), ("give-it-time", 78.1)]
"""The steps to start with of the second sitting, as they stand in its file."""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Session]:
    """One run with the second edition, in the folder that 0.1 left."""
    kept = tmp_path / "kept"
    shutil.copytree(FROZEN, kept)
    run = Session(built_in_folder(), Store(kept), lambda: NOW)
    yield run
    run.close()


def test_what_an_edition_is(bank: Bank) -> None:
    """The same id, and the same version up to its first dot."""
    stamp = BankStamp(id=bank.id, version="1.0", fingerprint="0" * 64)
    own = replace(bank, version="1.10")
    assert same_edition(own, stamp)
    assert not same_edition(replace(bank, version="11.0"), stamp)
    assert not same_edition(own, stamp.model_copy(update={"id": "other"}))


def test_a_result_is_the_one_that_was_saved(program: Session) -> None:
    """Its figures and places, today's titles, no reasons, and one line why; nothing is worked out again."""
    shown = program.journal.shown("2")
    form = result_form(program.bank, shown.circumstances, shown.result, shown.id)
    steps, areas = form["steps"], form["areas"]
    assert isinstance(steps, list)
    assert isinstance(areas, list)
    assert [(step["id"], step["need"]) for step in steps if step["tier"] == "start"] == OLD
    assert {(len(step["reasons"]), step["would_change"], step["moved_up"]) for step in steps} == {(0, None, False)}
    assert [(area["id"], area["strength"]) for area in areas] == [
        ("communication", 57.1),
        ("blame", 20.8),
        ("fun", 43.8),
        ("patience", 25.0),
    ]
    assert [end["strength"] for end in areas[1]["facets"]] == [33.3, 20.8]
    assert {(area["answered"], area["band"]) for area in areas} == {(None, None)}
    assert (form["follow_up"], form["left_out"]) == ([], [])
    stamp, notes = form["bank"], form["notes"]
    assert isinstance(stamp, dict)
    assert stamp["version"].startswith("1.")
    assert isinstance(notes, list)
    assert notes.count(SAVED) == 1


def test_its_page_says_why_it_has_no_reasons(program: Session) -> None:
    """No why, no number of answers, no praise of single answers."""
    shown = program.journal.shown("2")
    page = page_of(program.bank, shown, NOW.date(), "F2")
    said = "\n".join(result_lines(page, why=True, commands=True))
    assert said.count(SAVED) == 1
    assert "answer" not in page.basis
    assert not any(step.reasons or step.would_change for step in (*page.start, *page.next))
    for phrase in ("You marked", "0 of", "0 answers", "as a whole", "moved up", "No single answer"):
        assert phrase not in said
    assert [line.spoken for line in page.areas][-1] == "Your ground and your time: needs care."


def test_in_a_worried_run_it_is_the_list_of_everybody(program: Session) -> None:
    program.safe_only = True
    shown = program.journal.shown("2")
    assert shown.result.safe_list
    assert not shown.result.saved


@pytest.mark.parametrize("form", [Format.MD, Format.HTML, Format.CSV, Format.JSON, Format.ICS])
def test_every_export_can_be_made_of_it(program: Session, form: Format) -> None:
    """And says nothing of answers that do not fit."""
    material = gather(program, program.journal.shown("2"))
    written = render(material, form, NOW, "uid").decode()
    assert "0 answers" not in written
    if form in {Format.MD, Format.HTML}:
        assert SAVED in written
        assert SAVED in render(material, form, NOW, "uid", for_counsellor=True).decode()


def test_the_list_has_what_was_saved(program: Session) -> None:
    """An area that had no ends then is shown as a whole; in data everything is as it was."""
    listing = program.kept.listing()
    page = history.page(program.bank, listing, NOW.date())
    assert [sitting.edition for sitting in page.sittings] == ["1"] * 4
    assert page.sittings[2].areas["your ground and your time"] == (25.0, "needs care")
    assert page.sittings[2].start == "steps 10, 11 and 15"
    sittings = history_form(listing)["sittings"]
    assert isinstance(sittings, list)
    assert [sitting["areas"]["patience"] for sitting in sittings] == [20.8, 25.0, 65.0, 75.0]


def test_nothing_is_compared_across_editions_that_share_nothing(program: Session) -> None:
    """One sentence, and no table."""
    for earlier in ([*program.journal.all_before_latest()], ["1"]):
        with pytest.raises(NotFound, match="The questions have changed since then, and too few are the same"):
            program.journal.compared(earlier)


def test_the_picture_breaks_where_an_edition_begins(program: Session) -> None:
    """On the screen by a sign before it, in lines by a sentence, in a drawing by points that are not joined."""
    finish_one(program)
    page = history.page(program.bank, program.kept.listing(), NOW.date())
    shown = history.over_time(page.sittings)
    over_time = shown.areas
    assert [strength is None for strength in over_time["fun"]] == [False, False, True, False, False]
    assert over_time["your own ground"][:-1] == (None,) * 4
    assert shown.breaks == {4}
    spoken_lines = list(history.spoken(page))
    assert spoken_lines.index(history.EDITION) == 2
    assert spoken_lines.count(history.EDITION) == 1
    series = {"fun": [point and Mark(0.5, point.figure) for point in over_time["fun"]]}
    for width in (60, 25):
        assert trend(series, shown.breaks, (), width).plain.count(BREAK) == 1
    drawn = render(gather(program, program.journal.shown()), Format.HTML, NOW, "uid").decode()
    fun = next(line for line in drawn.split("<svg") if 'class="chart"' in line and "Fun:" in line)
    assert (fun.count('class="dot"'), fun.count('class="join"')) == (4, 1)


def test_what_was_taken_since_is_compared_with_what_fits(program: Session) -> None:
    """The old ones are left aside, and that is said."""
    first, second = finish_one(program), finish_one(program)
    found = program.journal.compared(program.journal.all_before_latest())
    assert found.comparison.earlier == (first,)
    assert found.comparison.later == second
    assert len(found.comparison.passed_over) == 4
    notes = comparison_form(program.bank, found, NOW.date())["notes"]
    assert isinstance(notes, list)
    assert "Left aside, because too little was answered in common: 4 earlier times." in notes
    assert comparison.page(program.bank, found, NOW.date()).areas


def test_the_first_is_the_first_that_can_be_compared(program: Session) -> None:
    """Those of other questions are left aside, and that is said; where none can be, why not."""
    with pytest.raises(NotFound, match="The questions have changed since then, and too few are the same"):
        program.journal.compared(["first"])
    first, second, third = finish_one(program), finish_one(program), finish_one(program)
    found = program.journal.compared(["first"])
    assert (found.then.id, found.now.id) == (first, third)
    assert program.journal.compared(["first"], "6").now.id == second
    said = list(comparison.spoken(comparison.page(program.bank, found, NOW.date())))
    assert "Left aside, because too little was answered in common: 4 earlier times." in said
    assert not any("mean of" in line for line in said)


def test_compare_goes_to_the_latest_that_shares_enough(bank: Bank, tmp_path: Path) -> None:
    """Passing over a newer one that shares nothing; an old one whose items are still there fits all the same."""
    store = Store(tmp_path / "kept")
    shutil.copytree(FROZEN, tmp_path / "kept")
    records = [store.load(str(number)) for number in (1, 2, 3, 4)]
    bank = with_items_of(bank, records)
    later = dated(records[3], days=60)
    bare = dated(records[2], days=30, answers=False)
    found = changes(bank, [*records[:3], bare], later, Plan(), {})
    assert found.then.id == records[2].id
    assert bare.id in found.comparison.passed_over
    third = replace(bank, version="3.0")
    assert changes(third, records[:3], later, Plan(), {}).then.id == records[2].id


def test_a_draft_keeps_the_situation_and_its_answers_in_a_file(program: Session, tmp_path: Path) -> None:
    """What does not fit is set aside as it was; what she said of her situation goes on."""
    kept = tmp_path / "kept"
    before = (kept / "draft.toml").read_bytes()
    files = {path.name for path in kept.glob("draft-*.toml")}
    resumed = program.journal.resume()
    assert resumed.set_aside > 0
    assert resumed.sitting.circumstances
    assert resumed.sitting.answers == {}
    (aside,) = {path.name for path in kept.glob("draft-*.toml")} - files
    assert (kept / aside).read_bytes() == before
    assert program.journal.resume() == resumed._replace(set_aside=0)


def with_items_of(bank: Bank, records: list[SittingRecord]) -> Bank:
    """The bank with items that all of these sittings answered in place of those of its steps that no gate closes, each
    of them open to everybody."""
    answered = [
        {split_key(stored)[0] for stored, answer in record.said.answers.items() if isinstance(answer, int)}
        for record in records
    ]
    names = sorted(set.intersection(*answered))
    free = [item for item in bank.items if item.core and not bank.step[item.step].gates]
    assert len(names) >= len(free)
    own = {item.id: name for item, name in zip(free, names, strict=False)}
    items = (item.model_copy(update={"id": own.get(item.id, item.id), "gates": ()}) for item in bank.items)
    return replace(bank, items=tuple(items))


def finish_one(program: Session) -> str:
    """Finish a sitting that answers every question with “sometimes”, and give its id."""
    sitting = begin(program.bank, program.journal.enter(None).sitting.id, NOW)
    for circumstance in program.bank.circumstances:
        sitting = sitting.answer(circumstance.choices[0].id)
    from quiz.engine.outcome import advance

    while sitting.at is not None:
        sitting = advance(sitting.answer(2))
    return program.journal.finish(sitting).id


def dated(record: SittingRecord, days: int, *, answers: bool = True) -> SittingRecord:
    """The same sitting some days later, under another id."""
    moment = record.finished + timedelta(days=days)
    said = record.said if answers else record.said.model_copy(update={"answers": {}})
    name = f"{moment:%Y%m%dT%H%M%SZ}-aaaa"
    return record.model_copy(update={"id": name, "finished": moment, "number": record.number + 10, "said": said})
