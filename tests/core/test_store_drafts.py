"""The draft is the one unfinished sitting: never older than saved, never a reason to be locked out, and never
lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import InvalidFile
from quiz.model.record import Draft
from quiz.storage import Store
from quiz.storage.files import encode
from quiz.storage.names import stamp
from tests.core.storing import IDS, contents, draft, record
from tests.tools import examples

MOMENT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
SECRET = "private-words"
WHOLE = encode(draft(), "draft.toml")


@pytest.fixture(autouse=True)
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever is set aside be so within one second."""
    monkeypatch.setattr("quiz.storage.folder.stamp", lambda _: stamp(MOMENT))


@pytest.mark.fault(11)
def test_a_draft_cut_anywhere_goes_on_or_can_be_set_aside(store: Store) -> None:
    store.save_draft(draft(3))
    path = store.folder / "draft.toml"
    whole = path.read_bytes()
    outcomes = set()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert store.has_draft()
        try:
            found = store.draft()
        except InvalidFile as error:
            assert "Set it aside" in str(error)
            outcomes.add("broken")
        else:
            assert found
            assert found.said.answers.items() <= draft(3).said.answers.items()
            outcomes.add("whole")
        assert path.read_bytes() == whole[:end]
    assert outcomes == {"broken", "whole"}


@pytest.mark.fault(11)
@given(data=st.data())
@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_draft_with_any_flipped_byte_goes_on_or_can_be_set_aside(store: Store, data: st.DataObject) -> None:
    path = store.folder / "draft.toml"
    flipped = bytearray(WHOLE)
    at = data.draw(st.integers(0, len(flipped) - 1))
    flipped[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(flipped)
    try:
        assert isinstance(store.draft(), Draft)
    except InvalidFile:
        aside = store.set_aside_draft()
        assert aside.read_bytes() == bytes(flipped)
        assert store.draft() is None


def test_what_is_set_aside_has_a_dated_name_and_is_no_sitting(store: Store) -> None:
    for number, name in enumerate(("draft-20261122T150000Z.toml", "draft-20261122T150000Z-2.toml")):
        store.save_draft(draft(number))
        assert store.set_aside_draft() == store.folder / name
    assert not store.has_draft()
    assert store.listing() == Store(store.folder / "none").listing()
    store.sweep()
    assert len(contents(store.folder)) == 2


@pytest.mark.fault(14)
def test_a_crash_between_sitting_and_draft_leaves_one_sitting(store: Store) -> None:
    store.finish(record())
    Store(store.folder).save_draft(draft())
    store = Store(store.folder)
    assert not store.has_draft()
    assert store.draft() is None
    store.sweep()
    assert [path for path in contents(store.folder) if "draft" in path] == []
    assert store.latest().sittings == 1


def test_a_save_that_comes_late_brings_no_draft_back(store: Store) -> None:
    """The thread that saves may still hold a value when the sitting ends, or is stopped and deleted."""
    store.save_draft(draft(3))
    store.finish(record())
    store.save_draft(draft(3))
    assert not (store.folder / "draft.toml").exists()
    other = draft(3, sitting=IDS[1])
    store.save_draft(other)
    store.discard_draft()
    store.save_draft(other)
    assert not (store.folder / "draft.toml").exists()
    store.save_draft(draft(3, sitting=IDS[2]))
    assert store.has_draft()


def test_a_draft_stays_where_its_sitting_is_not_whole(store: Store) -> None:
    store.save_draft(draft())
    (store.sittings / f"0001-{IDS[0]}.toml").write_bytes(b"")
    store.sweep()
    assert store.has_draft()
    assert store.draft() == draft()
    assert store.finish(record()).number == 2
    assert not store.has_draft()
    Store(store.folder).save_draft(draft())
    assert not Store(store.folder).has_draft()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('app = "0.1.0"', f"app = 7\n{SECRET} = 1"),
        ('"item-1@1" = 1', f'"item-1@1" = "{SECRET}"'),
        ('"item-1@1"', f'"{SECRET}"'),
        ('contact = "together"', f'contact = ["{SECRET}"]'),
        ("started = 2", f'started = "{SECRET}" # 2'),
        ("format = 1", f"format = 1 {SECRET}"),
    ],
)
def test_what_is_wrong_is_said_without_what_stands_there(store: Store, old: str, new: str) -> None:
    store.save_draft(draft())
    path = store.folder / "draft.toml"
    changed = path.read_text().replace(old, new)
    assert SECRET in changed
    path.write_text(changed)
    with pytest.raises(InvalidFile) as broken:
        store.draft()
    assert "draft.toml" in str(broken.value)
    for shown in (str(broken.value), repr(broken.value), str(vars(broken.value))):
        assert SECRET not in shown
        assert "item-1" not in shown
