"""A key that is missing, damaged or foreign, and one that is whole: nothing is lost, and neither half of the secret
shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pyrage import passphrase as wrapping

from quiz.errors import StorageError
from quiz.storage import Store, encryption
from quiz.storage.conversion import mend_key
from quiz.storage.encryption import Encryption
from quiz.storage.errors import InvalidKey, NoAge
from tests.core.encrypting import PASSPHRASE, all_of, fill, hurry, lock, made_once, opened
from tests.core.storing import contents, draft


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a locked folder with one of everything."""
    hurry(monkeypatch)
    fill(tmp_path)
    lock(tmp_path)
    return tmp_path


def test_without_the_private_half_nothing_more_is_written(folder: Path) -> None:
    (folder / "key.age").unlink()
    before = contents(folder)
    with pytest.raises(StorageError, match=r"key\.age is missing"):
        Store(folder).prepare()
    with pytest.raises(StorageError, match=r"key\.age is missing"):
        Store(folder).save_draft(draft(3))
    with pytest.raises(InvalidKey, match=r"key\.age is missing"):
        Store(folder).load("latest")
    listing = Store(folder).listing()
    assert all(head.locked for head in listing.heads)
    assert "Put it back from a backup." in listing.closed
    assert contents(folder) == before


def test_without_the_public_half_nothing_becomes_plain_unasked(folder: Path) -> None:
    assert Store(folder).listing().closed == ""
    (folder / "key.pub").unlink()
    with pytest.raises(StorageError, match=r"key\.pub is missing"):
        Store(folder).prepare()
    store = Store(folder)
    with pytest.raises(InvalidKey, match="quiz lock"):
        store.load("latest")
    mend_key(store.encryption, PASSPHRASE)
    assert all_of(folder)


@pytest.mark.parametrize("keep", [0, 20, 100, -8])
def test_a_damaged_private_half_is_no_wrong_passphrase(folder: Path, keep: int) -> None:
    (folder / "key.age").write_bytes((folder / "key.age").read_bytes()[:keep])
    with pytest.raises(InvalidKey, match="cut short or damaged"):
        Encryption(folder).unlock(PASSPHRASE)


def test_a_damaged_or_foreign_public_half(folder: Path) -> None:
    (folder / "key.pub").write_text("age1nonsense\n")
    with pytest.raises(StorageError, match="damaged"):
        Store(folder).prepare()
    (folder / "key.pub").write_text(encryption.new_key().public)
    with pytest.raises(InvalidKey, match="does not belong"):
        Encryption(folder).unlock(PASSPHRASE)


def test_without_the_library_it_says_how_to_install_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(NoAge, match=r"pip install 'steps-first\[lock\]'") as missing:
        Encryption(folder).unlock(PASSPHRASE)
    assert missing.value.status == 3
    with pytest.raises(StorageError, match=r"pip install 'steps-first\[lock\]'"):
        Store(folder).prepare()


def test_neither_key_nor_passphrase_shows(folder: Path) -> None:
    store = opened(folder)
    secret = wrapping.decrypt(made_once()[1], PASSPHRASE).decode().strip()
    shown = f"{store.encryption!r} {store!r} {made_once()[0]!r} {vars(store.encryption)}"
    assert secret.startswith("AGE-SECRET-KEY-")
    assert secret not in shown
    assert PASSPHRASE not in shown
