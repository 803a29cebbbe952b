"""Which sitting is meant: by id, by its beginning, by number, or by a word."""

from __future__ import annotations

import re

import pytest

from quiz.errors import NotFound
from quiz.storage import Store
from tests.core.storing import IDS, record


def finish(store: Store, count: int) -> None:
    for sitting in IDS[:count]:
        store.finish(record(sitting))


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


def test_there_is_no_previous_one_of_one(store: Store) -> None:
    finish(store, 1)
    with pytest.raises(NotFound, match="no earlier"):
        store.resolve("previous")


def test_a_number_that_no_sitting_has_is_tried_as_the_beginning_of_an_id(store: Store) -> None:
    finish(store, 1)
    assert store.resolve("2026").id == IDS[0]


def test_the_words_pass_over_what_cannot_be_read(store: Store) -> None:
    finish(store, 5)
    for number in (1, 4, 5):
        (store.sittings / f"000{number}-{IDS[number - 1]}.toml").write_bytes(b"")
    assert [store.resolve(word).number for word in ("first", "previous", "latest")] == [2, 2, 3]
