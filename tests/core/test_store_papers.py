"""Notes, plans and settings: what she wrote is kept as she wrote it, within its bounds, and never written over
unread; and the start page sees what it needs of them without validation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import tomli_w

from quiz.errors import InvalidFile, StorageError, UsageError
from quiz.model.kept import Settings
from quiz.model.record import Plan, PlanEntry, PlannedStep, SettingsFile, Week
from quiz.storage import Store, names
from quiz.storage import files as kept_files
from tests.core.storing import IDS, STARTED, contents


def plan(*texts: str) -> Plan:
    entries = (
        PlanEntry(
            made=STARTED,
            sitting=IDS[0],
            look_again=date(2026, 12, 20),
            steps=(PlannedStep(number=5, if_then=text, read=date(2026, 11, 23)),),
        )
        for text in texts
    )
    return Plan(entries=tuple(entries))


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "two\nlines",
        '"quoted" and \\ and """ and #',
        "[ranking]\na.b.c = 1",
        '"' * 500,
        "é🙂" * 200,
        "…" * 500 + "\n" + "x" * 499,
    ],
)
def test_a_note_comes_back_as_it_was_written(store: Store, text: str) -> None:
    store.set_note(IDS[0], text)
    store.set_note(IDS[1], "another")
    assert Store(store.folder).notes().notes == {IDS[0]: text, IDS[1]: "another"}


def test_a_long_line_is_folded_at_a_blank_where_there_is_one(store: Store) -> None:
    store.set_note(IDS[0], "word " * 150)
    store.set_note(IDS[1], "x" * 900)
    notes = store.notes().notes
    assert [len(line) for line in notes[IDS[0]].split("\n")] == [499, 249]
    assert notes[IDS[0]].replace("\n", " ") == ("word " * 150).strip()
    assert [len(line) for line in notes[IDS[1]].split("\n")] == [500, 400]


def test_a_note_that_is_too_long_is_refused_whole(store: Store) -> None:
    store.set_note(IDS[0], "kept")
    with pytest.raises(UsageError, match="1,001 characters of 1,000"):
        store.set_note(IDS[0], "x " * 500 + "y")
    assert store.notes().notes == {IDS[0]: "kept"}


def test_a_note_cannot_steer_a_terminal(store: Store) -> None:
    store.set_note(IDS[0], "a\x1b[31m\tb\u202e\r\nc")
    assert store.notes().notes == {IDS[0]: "a[31m b\nc"}


def test_what_another_program_wrote_into_a_note_cannot_steer_a_terminal_either(store: Store) -> None:
    store.set_note(IDS[0], "here")
    store.save_plan(plan("here"))
    for name in ("notes.toml", "plan.toml"):
        path = store.folder / name
        path.write_text(path.read_text().replace("here", "\\u001b[31m here"))
    assert store.notes().notes == {IDS[0]: "[31m here"}
    assert store.plan() == plan("[31m here")


def test_many_years_of_notes_fit(store: Store) -> None:
    for day in IDS:
        store.set_note(day, "\n".join(["x" * 99] * 10))
    assert len(store.notes().notes) == len(IDS)


def test_notes_beyond_all_bounds_are_refused_and_the_old_ones_stay(store: Store) -> None:
    lines = "x\n" * 499 + "x"
    refused = 0
    for sitting in IDS:
        try:
            store.set_note(sitting, lines)
        except StorageError as error:
            assert "notes.toml" in str(error)
            refused += 1
    kept = store.notes().notes
    assert refused > 0
    assert len(kept) == len(IDS) - refused
    assert set(kept.values()) == {lines}


def test_notes_that_cannot_be_read_are_not_written_over(store: Store) -> None:
    for broken in ("format = 2", "format = 1\n[notes]\nx = 1", "["):
        (store.folder / "notes.toml").write_text(broken)
        with pytest.raises(InvalidFile, match=r"notes\.toml"):
            store.set_note(IDS[0], "text")
        assert (store.folder / "notes.toml").read_text() == broken


@pytest.mark.parametrize(("day", "due"), [(19, False), (20, True), (21, True)])
def test_the_first_page_sees_when_to_look_again(store: Store, day: int, *, due: bool) -> None:
    assert not store.due(date(2026, 12, day), None).review
    store.save_plan(plan("an older one", "the newest"))
    assert store.due(date(2026, 12, day), None).review == due
    assert store.due(date(2026, 12, day), date(2026, 12, 19)).review == due
    assert not store.due(date(2026, 12, day), date(2026, 12, 20)).review


def of_days(*since: int, week: Week | None = None, again: int = 28) -> Plan:
    """A plan of step 5, written anew so many days ago each time, the oldest first; the others held step 7 alone."""
    entries = (
        PlanEntry(
            made=STARTED - timedelta(days=abs(days)),
            look_again=STARTED.date() + timedelta(days=again),
            steps=(PlannedStep(number=5 if days >= 0 else 7, week=week),),
        )
        for days in since
    )
    return Plan(entries=tuple(entries))


@pytest.mark.parametrize(
    ("kept", "due"),
    [
        (of_days(6), False),
        (of_days(7), True),
        (of_days(7, 0), True),
        (of_days(9, -8, 0), False),
        (of_days(8, week=Week(on=STARTED.date())), False),
        (of_days(27, again=1), True),
        (of_days(28, again=0), False),
    ],
    ids=["six days", "a week", "the day changed", "planned anew", "looked back", "last day", "the day has come"],
)
def test_the_first_page_sees_that_a_week_has_passed(store: Store, kept: Plan, *, due: bool) -> None:
    """Since the step joined the plan, whatever else was changed; until the day to look again."""
    store.save_plan(kept)
    assert store.due(STARTED.date(), None).week == due


def test_a_plan_of_the_first_format_is_read_and_written_as_the_second(store: Store) -> None:
    """By the first change; until then no byte of it is touched."""
    path = store.folder / "plan.toml"
    text = (
        "format = 1\n\n[[entries]]\nmade = 2026-11-16 09:00:00+00:00\nlook_again = 2026-12-13\n\n"
        "[[entries.steps]]\nnumber = 2\n"
    )
    path.write_text(text)
    before = store.plan()
    assert [step.number for step in before.entries[0].steps] == [2]
    assert path.read_text() == text
    store.save_plan(before)
    assert path.read_text().startswith("format = 2\n")
    assert store.plan().entries == before.entries


@pytest.mark.parametrize(
    "text",
    [
        "entries = 1",
        "entries = []",
        "entries = [1]",
        "entries = [{look_again = 2026-01-01T00:00:00Z}]",
        "entries = [{look_again = 2026-01-01, reminded = []}]",
        "entries = [{look_again = '2026-01-01'}]",
        "entries = [{look_again = 2027-01-01}]",
        "entries = [{look_again = 2027-01-01, steps = 1}]",
        "entries = [{look_again = 2027-01-01, steps = [{number = 5}]}]",
        "entries = [{look_again = 2027-01-01, made = 2026-01-01, steps = [{number = 5}]}]",
        "entries = [{look_again = 2027-01-01, made = 2026-01-01T00:00:00Z, steps = [1, {number = '5'}]}]",
        "[",
    ],
)
def test_a_plan_that_cannot_be_read_asks_for_no_other_look(store: Store, text: str) -> None:
    (store.folder / "plan.toml").write_text(text)
    assert not any(store.due(date(2026, 12, 20), None))


def test_a_plan_that_cannot_be_read_is_not_written_over(store: Store) -> None:
    (store.folder / "plan.toml").write_text("format = 7")
    with pytest.raises(InvalidFile, match="newer"):
        store.save_plan(plan("a"))
    assert (store.folder / "plan.toml").read_text() == "format = 7"


def test_nothing_is_written_that_would_not_read_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save_settings(Settings(theme="light"))
    before = contents(store.folder)
    for wrong in ('format = 1\ntheme = "dark"', "format = 2", "["):
        monkeypatch.setattr(tomli_w, "dumps", lambda *_, wrong=wrong, **__: wrong)
        with pytest.raises(StorageError, match=r"settings\.toml"):
            store.save_settings(Settings(theme="ansi"))
    assert contents(store.folder) == before


def test_nothing_is_written_that_would_be_too_large_to_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = SettingsFile(theme="x" * 80)
    size = len(kept_files.encode(theme, "settings.toml"))
    monkeypatch.setattr(names, "SITTING_BYTES", size)
    assert kept_files.encode(theme, "settings.toml")
    monkeypatch.setattr(names, "SITTING_BYTES", size - 1)
    with pytest.raises(StorageError):
        kept_files.encode(theme, "settings.toml")
    assert contents(store.folder) == {}


def test_settings_of_a_newer_program_are_set_aside(store: Store) -> None:
    (store.folder / "settings.toml").write_text("format = 2\nvoice = 1")
    store.save_settings(Settings(theme="light"))
    assert store.files.settings_file().theme == "light"
    aside = [text for name, text in contents(store.folder).items() if name.startswith("settings-")]
    assert aside == [b"format = 2\nvoice = 1"]
