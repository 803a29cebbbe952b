"""Locking that is refused at its edges: what is no passphrase, a key that reads back as another, files that cannot
be locked, a draft that a locked run cannot ask for its id."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from quiz.errors import InvalidFile, StorageError
from quiz.history import Store
from quiz.history.durable import LocalDisk
from quiz.history.sealing import CHANGING, Sealer
from quiz.reader import UnreadableFile
from quiz.vault import PRIVATE, PUBLIC, BrokenKey, Vault, WrongPassphrase, age
from tests.core.test_store_doubles import IDS, draft, record
from tests.core.test_vault_doubles import PASSPHRASE, fill, hurry, lock, made_once, opened

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.history.store import Store as Kept


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """One of everything, not locked."""
    hurry(monkeypatch)
    fill(tmp_path)
    return Store(tmp_path)


def names(folder: Path) -> set[str]:
    """What stands in the folder and in that of the sittings."""
    return {path.name for path in (*folder.iterdir(), *(folder / "sittings").iterdir())}


def test_what_no_keyboard_can_type_is_no_passphrase(plain: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age.Key, "wrapped", lambda _key, passphrase: passphrase.encode())
    before = names(plain.folder)
    with pytest.raises(WrongPassphrase):
        plain.sealer.make_key("half a \ud800 character")
    assert names(plain.folder) == before


def test_a_key_that_reads_back_as_another_locks_nothing(plain: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    other = age.new_key()
    monkeypatch.setattr(Vault, "key", lambda _vault, _passphrase: other)
    with pytest.raises(StorageError, match="could not be finished"):
        plain.sealer.make_key(PASSPHRASE)
    assert not plain.vault.locked
    assert PUBLIC not in names(plain.folder)


def test_a_file_that_cannot_be_locked_is_named_and_the_rest_is_locked(plain: Store) -> None:
    (plain.folder / "notes-20261122T145506Z.toml").symlink_to(plain.folder / "nowhere")
    plain.sealer.make_key(PASSPHRASE)
    with pytest.raises(StorageError, match=r"Still plain: notes-20261122T145506Z\.toml"):
        plain.sealer.seal()
    assert {name for name in names(plain.folder) if name.endswith(".toml")} == {"notes-20261122T145506Z.toml"}
    assert CHANGING in names(plain.folder)


def test_a_locked_file_that_opens_as_something_else_leaves_the_plain_one(plain: Store) -> None:
    plain.sealer.make_key(PASSPHRASE)
    plan = plain.folder / "plan.toml"
    plan.with_name("plan.toml.age").write_bytes(plain.vault.seal(b"format = 1\n"))
    with pytest.raises(StorageError, match=r"plan\.toml"):
        plain.sealer.seal()
    assert plan.exists()


def test_a_locking_that_goes_on_with_a_broken_key_locks_nothing(plain: Store) -> None:
    plain.sealer.make_key(PASSPHRASE)
    (plain.folder / PRIVATE).unlink()
    later = Store(plain.folder)
    before = names(plain.folder)
    with pytest.raises(StorageError, match=PRIVATE):
        later.lock()
    assert names(plain.folder) == before


def test_a_locked_file_that_cannot_be_read_back_says_how_to_go_on(
    plain: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain.sealer.make_key(PASSPHRASE)

    def refused(path: Path, *, limit: int) -> bytes:
        del limit
        raise UnreadableFile(path.name, "", "must be a file that can be read to its end")

    monkeypatch.setattr("quiz.history.sealing._is_lockable", lambda _path: True)
    monkeypatch.setattr("quiz.history.sealing.read_bytes", refused)
    with pytest.raises(StorageError, match="quiz lock"):
        plain.sealer._write(plain.folder / "plan.toml.age", b"sealed")  # noqa: SLF001 - the one way to this refusal


def test_a_file_that_has_gone_meanwhile_does_not_keep_the_others_from_being_locked(
    plain: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain.sealer.make_key(PASSPHRASE)
    gone, there = plain.folder / "draft-20261122T145506Z.toml", plain.folder / "plan.toml"
    monkeypatch.setattr(Sealer, "plain", lambda _: [gone, there])
    plain.sealer.finish()
    assert not there.exists()
    assert "plan.toml.age" in names(plain.folder)


def test_a_draft_of_this_run_is_known_to_be_finished_once_the_lock_opens(plain: Store) -> None:
    lock(plain.folder)

    class Keeps(LocalDisk):
        def remove(self, path: Path) -> None:
            if path.name.startswith("draft"):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            super().remove(path)

    later: Kept = Store(plain.folder, disk=Keeps())
    later.save_draft(draft(sitting=IDS[5]))
    later.finish(record(IDS[5]))
    assert later.has_draft()
    assert not opened(plain.folder).has_draft()


def test_what_is_locked_within_bounds_and_opens_beyond_them_is_refused(plain: Store) -> None:
    lock(plain.folder)
    sealed = plain.folder / "plan.toml.age"
    sealed.write_bytes(age.seal(b"#" * 2000, made_once()[0].public))
    store = opened(plain.folder)
    with pytest.raises(UnreadableFile, match="no larger than 1 KB"):
        store.vault.read(plain.folder / "plan.toml", limit=1024)


def test_one_damaged_file_leaves_the_others_locked_and_says_how_to_go_on(plain: Store) -> None:
    """Found before the first plain file is written, not somewhere on the way."""
    lock(plain.folder)
    damaged = max((plain.folder / "sittings").iterdir())
    os.truncate(damaged, damaged.stat().st_size // 2)
    before = names(plain.folder)
    store = opened(plain.folder)
    with store.lock(), pytest.raises(InvalidFile, match="Nothing was changed") as caught:
        store.sealer.unseal()
    assert damaged.name in str(caught.value)
    assert "Move it to another folder" in str(caught.value)
    assert names(plain.folder) == before
    damaged.unlink()
    with store.lock():
        assert store.sealer.unseal() == len(before) - len({damaged.name, "sittings", "in-use", PUBLIC, PRIVATE})
    assert not store.sealer.sealed()


def test_a_key_of_another_folder_does_not_open_this_one(plain: Store) -> None:
    lock(plain.folder)
    (plain.folder / PUBLIC).write_text(f"{age.new_key().public}\n")
    with pytest.raises(BrokenKey, match="does not belong"):
        Vault(plain.folder).open(PASSPHRASE)
