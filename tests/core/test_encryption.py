"""A locked folder: what is written without the passphrase, what opens with it, and what happens where something is
wrong with the key or with a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.errors import InvalidFile
from quiz.reader import UnreadableFile
from quiz.storage import Store, WrongPassphrase
from quiz.storage.encryption import Asker, Encryption, decrypt_folder
from quiz.storage.errors import PassphraseNeeded
from tests.core.encrypting import (
    PASSPHRASE,
    all_of,
    encrypted_for,
    fill,
    hurry,
    lock,
    made_once,
    opened,
    wait_for_quiet,
)
from tests.core.storing import IDS, contents

TELLING = (b"lantern", b"item-3", b"fair-to-herself", b"after tea", b"together")
"""Words that stand in the plain files."""


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with one of everything, not locked."""
    hurry(monkeypatch)
    fill(tmp_path)
    return tmp_path


@pytest.fixture
def folder(plain: Path) -> Path:
    """Give the same folder, locked."""
    lock(plain)
    return plain


def asking(typed: str) -> tuple[list[str], Asker]:
    """Something that asks, and how often it did."""
    asked: list[str] = []

    def ask(opens: Callable[[str], None]) -> None:
        asked.append(typed)
        if typed:
            opens(typed)

    return asked, ask


@pytest.mark.slow
def test_a_key_made_and_opened_by_the_library_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_quiet(monkeypatch)
    fill(tmp_path)
    before = all_of(tmp_path)
    lock(tmp_path)
    with pytest.raises(WrongPassphrase) as wrong:
        Encryption(tmp_path).unlock(PASSPHRASE.upper())
    assert wrong.value.status == 3
    assert all_of(tmp_path) == before


def test_nothing_of_what_is_kept_can_be_read_in_a_locked_folder(folder: Path) -> None:
    found = [(word, name) for name, data in contents(folder).items() for word in TELLING if word in data]
    assert found == []


def test_a_first_note_and_a_first_plan_need_no_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    lock(tmp_path)
    store = Store(tmp_path)
    store.set_note(IDS[0], "quiet")
    assert opened(tmp_path).notes().notes == {IDS[0]: "quiet"}


def test_what_is_not_opened_is_listed_by_name(folder: Path) -> None:
    store = Store(folder)
    heads = store.listing().heads
    assert [(head.number, head.id, head.locked, dict(head.areas)) for head in heads] == [
        (1, IDS[0], True, {}),
        (2, IDS[1], True, {}),
    ]
    assert store.latest().sittings == 2
    assert store.latest().finished == heads[-1].finished
    assert store.has_draft()
    assert store.settings().theme == "dark"
    assert store.resolve("latest").number == 2


def test_what_cannot_be_read_is_never_written_over(folder: Path) -> None:
    before = contents(folder)
    store = Store(folder)
    for change in (lambda: store.set_note(IDS[0], "new"), lambda: store.delete("1"), store.plan):
        with pytest.raises(PassphraseNeeded):
            change()
    assert contents(folder) == before


def test_whoever_declines_is_not_asked_again(folder: Path) -> None:
    store = Store(folder)
    asked, store.encryption.ask = asking("")
    assert all(head.locked for head in store.listing().heads)
    with pytest.raises(PassphraseNeeded):
        store.draft()
    assert asked == [""]


def test_what_was_locked_is_bounded_as_every_file(folder: Path) -> None:
    key = made_once()[0]
    sitting = folder / "sittings" / f"0003-{IDS[4]}.toml.age"
    for data in (b"x" * 70_000, b"x" * 66_000, b"a" + b".a" * 20_000 + b"=1", b"\xff", b"a = nan", b"a = " + b"[" * 99):
        sitting.write_bytes(encrypted_for(key, data))
        listing = opened(folder).listing()
        assert [file.file for file in listing.unreadable] == [f"0003-{IDS[4]}.toml"]
        assert len(listing.heads) == 2


@pytest.mark.parametrize("keep", [0, 10, 100, 200, -1])
def test_a_locked_file_that_was_cut_costs_that_one(folder: Path, keep: int) -> None:
    sitting = folder / "sittings" / f"0001-{IDS[0]}.toml.age"
    whole = sitting.read_bytes()
    sitting.write_bytes(whole[:keep])
    store = opened(folder)
    assert [head.number for head in store.listing().heads] == [2]
    assert "must be whole, and locked with the key in key.age" in store.listing().unreadable[0].reason
    with pytest.raises(UnreadableFile):
        store.load("1")
    with store.lock(), pytest.raises(InvalidFile, match="must be whole"):
        decrypt_folder(store.folder, store.encryption)
    assert sitting.read_bytes() == whole[:keep]
    assert len(contents(folder)) == len([name for name in contents(folder) if not name.endswith(".toml")])


def test_a_locked_file_with_any_flipped_byte_is_refused(folder: Path) -> None:
    draft_file = folder / "draft.toml.age"
    whole = draft_file.read_bytes()
    store = opened(folder)
    for at in range(len(whole)):
        draft_file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(InvalidFile):
            store.draft()


def test_a_new_choice_of_colours_needs_no_passphrase_and_loses_nothing(folder: Path) -> None:
    from quiz.model.kept import Settings

    before = len(contents(folder))
    Store(folder).save_settings(Settings(theme="high-contrast"))
    assert opened(folder).settings().theme == "high-contrast"
    assert len(contents(folder)) == before
