"""What a list takes from the head of a file, and what a look through the folder finds: everything that no sitting of
ours could say is damage, and costs that one sitting alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.storage import Store
from quiz.storage.inspect import Finding, inspect
from tests.core.encrypting import hurry, lock
from tests.core.storing import BANK, IDS, record


@pytest.fixture
def store(store: Store) -> Store:
    """The store with two sittings."""
    for sitting in IDS[:2]:
        store.finish(record(sitting))
    return store


def first_file(store: Store) -> Path:
    """The file of the first sitting."""
    return min(store.sittings.iterdir())


def change(store: Store, before: str, after: str) -> None:
    """Change the file of the first sitting by hand."""
    file = first_file(store)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number = 1\n", "number = true\n"),
        ("finished = 2026-11-22", "finished = 2026-13-22"),
        ("finished = 2026-11-22 16:04:06+01:00", "finished = 2026-11-22"),
        ("finished = 2026-11-22 16:04:06+01:00", "finished = 2026-11-22T16:04:06"),
        ("start = [\n    12,\n    13,\n]", "start = 12"),
        ('[bank]\nid = "first-steps"', '[bank]\nid = "First Steps"'),
        ("[bank]", "[elsewhere]"),
        ("communication = 62.5", "communication = 100.5"),
        ("communication = 62.5", "communication = 62.5\ncommunication = 62.5"),
        ("communication = 62.5", "Communication = 62.5"),
    ],
)
def test_a_head_that_no_sitting_of_ours_has_costs_that_one(store: Store, before: str, after: str) -> None:
    change(store, before, after)
    listing = store.listing()
    assert [head.id for head in listing.heads] == [IDS[1]]
    assert [file.file for file in listing.unreadable] == [first_file(store).name]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number = 1\n", "number = 1  # the first\n"),
        ("communication = 62.5", "communication = 62"),
        ("start = [\n    12,\n    13,\n]", "start = [12, 13]"),
        ("finished = 2026-11-22 16:04:06+01:00", "finished = 2026-11-22T15:04:06Z"),
    ],
)
def test_a_head_in_another_hand_is_read_all_the_same(store: Store, before: str, after: str) -> None:
    usual = store.listing().heads[0]
    change(store, before, after)
    again = store.listing().heads[0]
    assert (again.number, again.id, again.finished, again.start) == (1, usual.id, usual.finished, usual.start)


def test_the_name_of_an_encrypted_sitting_says_when_it_was_begun(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    lock(store.folder)
    for name in ("0003-20261331T145506Z-k3f9.toml.age", "0004-20261122T995506Z-k3f9.toml.age"):
        (store.sittings / name).touch()
    listing = Store(store.folder).listing()
    assert [(head.number, head.locked, head.finished.isoformat()) for head in listing.heads] == [
        (1, True, "2026-11-01T14:55:06+00:00"),
        (2, True, "2026-11-02T14:55:06+00:00"),
    ]
    assert ["damaged" in file.reason for file in listing.unreadable] == [True, True]


def about(store: Store, bank_id: str = BANK.id, fingerprint: str = BANK.fingerprint) -> dict[str, Finding]:
    """What a look through the folder finds of the sittings, by file."""
    found = inspect(store, bank_id, fingerprint)
    return {finding.file.removeprefix("sittings/"): finding for finding in found if "sittings/" in finding.file}


def test_sittings_of_another_bank_or_another_state_of_it_are_said_to_be(store: Store) -> None:
    assert {finding.what for finding in about(store, bank_id="other").values()} == {
        "It was taken with another set of questions."
    }
    earlier = about(store, fingerprint="f" * 64)
    assert len(earlier) == 2
    assert all("earlier state" in finding.what and not finding.broken for finding in earlier.values())


def test_a_sitting_whose_head_is_whole_and_whose_answers_are_not_is_broken(store: Store) -> None:
    change(store, '"item-3@1" = 3', '"item-3@1" = 9')
    (finding,) = about(store).values()
    assert finding.broken
    assert "damaged" in finding.what


def test_a_trace_shows_nothing_of_what_was_answered(store: Store) -> None:
    head = store.listing().heads[0]
    assert repr(head) == f"Head(1, '{IDS[0]}')"
