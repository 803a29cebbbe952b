"""Sittings are numbered, listed, found by any reference, finished and deleted, whatever the clock says and whatever
else lies there."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quiz.errors import AlreadyRunning, InvalidFile, NotFound, StorageError
from quiz.storage import Store, new_id
from quiz.storage.files import encode
from quiz.storage.sittings import Latest
from tests.core.storing import IDS, WatchedOs, contents, draft, leftovers, mount, on, record


def finish(store: Store, count: int) -> None:
    for sitting in IDS[:count]:
        store.finish(record(sitting))


def listed(store: Store) -> list[tuple[int, str]]:
    return [(head.number, head.id) for head in store.listing().heads]


def test_a_finished_sitting_has_the_next_number_and_all_that_was_said(store: Store) -> None:
    finish(store, 2)
    kept = store.finish(record(IDS[2]))
    assert kept == record(IDS[2], number=3)
    assert store.load("3") == kept
    assert sorted(contents(store.folder)) == [f"sittings/000{number}-{IDS[number - 1]}.toml" for number in (1, 2, 3)]


def test_a_list_says_what_the_files_say(store: Store) -> None:
    finish(store, 3)
    listing = store.listing()
    assert listed(store) == list(enumerate(IDS[:3], 1))
    head, whole = listing.heads[2], store.load("3")
    assert (head.finished, head.bank_id, head.bank_fingerprint) == (
        whole.finished,
        whole.bank.id,
        whole.bank.fingerprint,
    )
    assert (head.areas, head.start) == (whole.areas, whole.start)
    assert [head.number for head in store.listing(newest=2).heads] == [2, 3]
    assert store.listing(newest=9) == listing
    assert store.listing(newest=0).heads == ()
    assert store.latest().sittings == 3


def test_nothing_kept_is_nothing_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "none")
    assert not store.exists
    assert store.listing().heads == ()
    assert (store.latest(), store.draft()) == (Latest(0), None)
    assert not store.has_draft()
    assert store.notes().notes == {}
    assert store.plan().entries == ()
    assert store.files.settings_file().theme == store.settings().theme
    assert not store.open_to_others()
    for reference in ("latest", "first", "previous", "1", ""):
        with pytest.raises(NotFound, match="quiz take"):
            store.resolve(reference)
    assert list(tmp_path.iterdir()) == []


def test_finishing_ends_its_own_draft_alone(store: Store) -> None:
    store.save_draft(draft(sitting=IDS[5]))
    store.finish(record(IDS[0]))
    assert store.has_draft()
    store.finish(record(IDS[5]))
    assert not store.has_draft()
    assert not leftovers(store.folder)


@pytest.mark.fault(14)
def test_the_same_id_is_kept_once(store: Store) -> None:
    finish(store, 2)
    before = contents(store.folder)
    with pytest.raises(AlreadyRunning, match="number 1") as refused:
        Store(store.folder).finish(record(IDS[0]))
    assert refused.value.status == 4
    assert contents(store.folder) == before


@pytest.mark.fault(16)
def test_two_runs_that_finish_at_once_where_no_lock_works_are_told_apart_by_id(store: Store) -> None:
    class Raced(WatchedOs):
        """Another run finishes a sitting just before this one does."""

        def link(self, source: Path, target: Path) -> None:
            mount(os)
            Store(store.folder).finish(record(IDS[1]))
            super().link(source, target)

    with on(Raced()):
        assert store.finish(record(IDS[0])).number == 1
    assert listed(store) == [(1, IDS[0]), (1, IDS[1])]
    assert {store.load(sitting).id for sitting in IDS[:2]} == set(IDS[:2])
    with pytest.raises(NotFound, match="More than one"):
        store.resolve("1")
    assert store.finish(record(IDS[2])).number == 2
    assert not leftovers(store.folder)


def test_a_sitting_that_another_run_finishes_at_the_same_moment_is_kept_once(store: Store) -> None:
    class Raced(WatchedOs):
        def link(self, source: Path, target: Path) -> None:
            mount(os)
            Store(store.folder).finish(record(IDS[0]))
            super().link(source, target)

    with on(Raced()), pytest.raises(AlreadyRunning):
        store.finish(record(IDS[0]))
    with pytest.raises(AlreadyRunning):
        store.finish(record(IDS[0]))
    assert listed(store) == [(1, IDS[0])]


def test_the_claim_of_a_number_by_a_dead_run_of_an_older_version_is_swept(store: Store) -> None:
    (store.sittings / ".0001.part").write_bytes(b"half")
    assert store.finish(record()).number == 1
    store.sweep()
    assert not leftovers(store.folder)


def test_the_highest_number_is_the_last(store: Store) -> None:
    (store.sittings / f"999999-{IDS[0]}.toml").write_bytes(b"")
    with pytest.raises(StorageError, match="number"):
        store.finish(record(IDS[1]))
    assert not leftovers(store.folder)


@pytest.mark.fault(15)
def test_numbers_order_the_list_and_not_the_clock(store: Store) -> None:
    clocks = [
        datetime(2026, 11, 1, 12, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2025, 10, 26, 2, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2025, 10, 26, 2, 30, tzinfo=timezone(timedelta(hours=1))),
        datetime(1970, 1, 1, 1, tzinfo=timezone(timedelta(seconds=-2670))),
    ]
    for clock in clocks:
        store.finish(record(new_id(clock)).model_copy(update={"started": clock, "finished": clock}))
    heads = store.listing().heads
    assert [head.number for head in heads] == [1, 2, 3, 4, 5, 6]
    assert [head.finished for head in heads] == clocks
    assert heads[4].finished - heads[3].finished == timedelta(hours=1)
    assert store.latest().finished == clocks[-1]
    assert not store.listing().unreadable


def test_numbers_of_five_digits_come_after_those_of_four(store: Store) -> None:
    name = f"9999-{IDS[0]}.toml"
    (store.sittings / name).write_bytes(encode(record(number=9999), name))
    assert store.finish(record(IDS[1])).number == 10_000
    assert store.finish(record(IDS[2])).number == 10_001
    assert [head.number for head in store.listing().heads] == [9999, 10_000, 10_001]
    assert [store.resolve(word).number for word in ("first", "previous", "latest")] == [9999, 10_000, 10_001]


def test_deleting_takes_the_sitting_and_its_note(store: Store) -> None:
    finish(store, 3)
    store.set_note(IDS[1], "a hard week")
    store.set_note(IDS[2], "a better one")
    store.delete("2")
    assert listed(store) == [(1, IDS[0]), (3, IDS[2])]
    assert store.notes().notes == {IDS[2]: "a better one"}
    store.delete("latest")
    assert store.finish(record(IDS[4])).number == 2
    with pytest.raises(NotFound):
        store.delete("7")


def test_a_damaged_sitting_can_be_deleted_when_asked_for(store: Store) -> None:
    finish(store, 2)
    (store.sittings / f"0001-{IDS[0]}.toml").write_bytes(b"\0")
    store.delete("1")
    assert sorted(contents(store.folder)) == [f"sittings/0002-{IDS[1]}.toml"]


def test_nothing_is_deleted_where_the_notes_cannot_be_read(store: Store) -> None:
    finish(store, 1)
    (store.folder / "notes.toml").write_bytes(b"[")
    with pytest.raises(InvalidFile):
        store.delete("1")
    assert store.latest().sittings == 1


def test_a_sitting_whose_name_and_contents_disagree_is_damaged(store: Store) -> None:
    finish(store, 1)
    path = store.sittings / f"0001-{IDS[0]}.toml"
    copy = path.rename(store.sittings / f"0002-{IDS[0]}.toml")
    assert [found.file for found in store.listing().unreadable] == [copy.name]
    with pytest.raises(InvalidFile):
        store.load("2")


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("latest", 4),
        ("previous", 3),
        ("first", 1),
        ("2", 2),
        ("0002", 2),
        ("２", 2),
        ("٣", 3),
        (IDS[2], 3),
        ("20261104", 4),
        ("20261104t14", 4),
        (" 3 ", 3),
    ],
)
def test_a_reference_finds_its_sitting(store: Store, reference: str, number: int) -> None:
    finish(store, 4)
    assert store.resolve(reference).number == number
    assert store.load(reference).number == number


@pytest.mark.parametrize(
    ("reference", "says"),
    [("2026", "fits 20261101T145506Z-k3f9, 2"), ("9", "“9”"), ("../x", "“../x”"), ("", "“”"), ("a\x1b[2Jb", "“a[2Jb”")],
)
def test_a_reference_that_finds_none_or_several_says_so(store: Store, reference: str, says: str) -> None:
    finish(store, 6)
    with pytest.raises(NotFound, match=re.escape(says)):
        store.resolve(reference)


def test_a_number_that_no_sitting_has_is_tried_as_the_beginning_of_an_id(store: Store) -> None:
    finish(store, 1)
    assert store.resolve("2026").id == IDS[0]


def test_the_words_pass_over_what_cannot_be_read(store: Store) -> None:
    finish(store, 5)
    for number in (1, 4, 5):
        (store.sittings / f"000{number}-{IDS[number - 1]}.toml").write_bytes(b"")
    assert [store.resolve(word).number for word in ("first", "previous", "latest")] == [2, 2, 3]
