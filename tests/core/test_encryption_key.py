"""A key that is missing, damaged or foreign, and locking that is refused at its edges: nothing is lost, and neither
half of the secret shows."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from pyrage import passphrase as wrapping

from quiz.errors import InvalidFile, StorageError
from quiz.storage import Store, WrongPassphrase, encryption
from quiz.storage.encryption import Encryption, decrypt_folder, encrypt_folder, encrypted_files, library
from quiz.storage.errors import InvalidKey, TooSlow
from quiz.storage.names import CHANGING, PRIVATE_KEY, PUBLIC_KEY
from tests.core.encrypting import PASSPHRASE, encrypted_for, fill, hurry, lock, made_once, opened
from tests.core.storing import IDS, WatchedOs, draft, on, record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a locked folder with one of everything."""
    hurry(monkeypatch)
    fill(tmp_path)
    lock(tmp_path)
    return tmp_path


@pytest.mark.parametrize("keep", [0, 20, 100, -8])
def test_a_damaged_private_half_is_no_wrong_passphrase(folder: Path, keep: int) -> None:
    (folder / "key.age").write_bytes((folder / "key.age").read_bytes()[:keep])
    with pytest.raises(InvalidKey, match="cut short or damaged"):
        Encryption(folder).unlock(PASSPHRASE)


def test_a_key_that_takes_this_computer_too_long_is_no_wrong_passphrase(folder: Path) -> None:
    """As one from a much faster one does. The library reckons that, and says it before it tries."""
    (folder / "key.age").write_bytes((folder / "key.age").read_bytes().replace(b" 10\n", b" 30\n", 1))
    with pytest.raises(TooSlow, match="take this computer too long") as slow:
        Encryption(folder).unlock(PASSPHRASE)
    assert slow.value.status == 3


def test_a_damaged_or_foreign_public_half(folder: Path) -> None:
    (folder / "key.pub").write_text("age1nonsense\n")
    with pytest.raises(StorageError, match="damaged"):
        Store(folder).prepare()
    (folder / "key.pub").write_text(str(library().x25519.Identity.generate().to_public()))
    with pytest.raises(InvalidKey, match="does not belong"):
        Encryption(folder).unlock(PASSPHRASE)


def test_neither_key_nor_passphrase_shows(folder: Path) -> None:
    store = opened(folder)
    secret = wrapping.decrypt(made_once()[1], PASSPHRASE).decode().strip()
    shown = f"{store.encryption!r} {store!r} {made_once()[0]!r} {vars(store.encryption)}"
    assert secret.startswith("AGE-SECRET-KEY-")
    assert secret not in shown
    assert PASSPHRASE not in shown


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
    monkeypatch.setattr(encryption, "wrap", lambda _key, passphrase: passphrase.encode())
    before = names(plain.folder)
    with pytest.raises(WrongPassphrase):
        encrypt_folder(plain.folder, plain.encryption, "half a \ud800 character")
    assert names(plain.folder) == before


def test_a_key_that_reads_back_as_another_locks_nothing(plain: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    other = library().x25519.Identity.generate()
    monkeypatch.setattr(Encryption, "private_key", lambda _vault, _passphrase: other)
    with pytest.raises(StorageError, match="could not be finished"):
        encrypt_folder(plain.folder, plain.encryption, PASSPHRASE)
    assert not plain.encryption.on
    assert PUBLIC_KEY not in names(plain.folder)


def test_a_file_that_cannot_be_locked_is_named_and_the_rest_is_locked(plain: Store) -> None:
    (plain.folder / "notes-20261122T145506Z.toml").symlink_to(plain.folder / "nowhere")
    with pytest.raises(StorageError, match=r"Still plain: notes-20261122T145506Z\.toml"):
        encrypt_folder(plain.folder, plain.encryption, PASSPHRASE)
    assert {name for name in names(plain.folder) if name.endswith(".toml")} == {"notes-20261122T145506Z.toml"}
    assert CHANGING in names(plain.folder)


def test_a_locked_file_that_opens_as_something_else_leaves_the_plain_one(plain: Store) -> None:
    plan = plain.folder / "plan.toml"
    plan.with_name("plan.toml.age").write_bytes(encrypted_for(made_once()[0], b"format = 1\n"))
    with pytest.raises(StorageError, match=r"plan\.toml"):
        encrypt_folder(plain.folder, plain.encryption, PASSPHRASE)
    assert plan.exists()


def test_a_locking_that_goes_on_with_a_broken_key_locks_nothing(plain: Store) -> None:
    lock(plain.folder)
    (plain.folder / "plan.toml").write_bytes(b"format = 1\n")
    (plain.folder / "plan.toml.age").unlink()
    (plain.folder / PRIVATE_KEY).unlink()
    later = Store(plain.folder)
    before = names(plain.folder)
    with pytest.raises(StorageError, match=PRIVATE_KEY):
        later.lock()
    assert names(plain.folder) == before


def test_a_draft_of_this_run_is_known_to_be_finished_once_the_lock_opens(plain: Store) -> None:
    lock(plain.folder)

    class Keeps(WatchedOs):
        def unlink(self, path: Path) -> None:
            if path.name.startswith("draft"):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            super().unlink(path)

    later = Store(plain.folder)
    with on(Keeps()):
        later.save_draft(draft(sitting=IDS[5]))
        later.finish(record(IDS[5]))
    assert later.has_draft()
    assert not opened(plain.folder).has_draft()


def test_one_damaged_file_leaves_the_others_locked_and_says_how_to_go_on(plain: Store) -> None:
    """Found before the first plain file is written, not somewhere on the way."""
    lock(plain.folder)
    damaged = max((plain.folder / "sittings").iterdir())
    os.truncate(damaged, damaged.stat().st_size // 2)
    before = names(plain.folder)
    store = opened(plain.folder)
    with store.lock(), pytest.raises(InvalidFile, match="Nothing was changed") as caught:
        decrypt_folder(store.folder, store.encryption)
    assert damaged.name in str(caught.value)
    assert "Move it to another folder" in str(caught.value)
    assert names(plain.folder) == before
    damaged.unlink()
    with store.lock():
        others = {damaged.name, "sittings", "in-use", PUBLIC_KEY, PRIVATE_KEY}
        assert decrypt_folder(store.folder, store.encryption) == len(before - others)
    assert not encrypted_files(store.folder)
