"""Locking and unlocking that fail or end at any of their steps: nothing is lost, and the next run ends what was
begun."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.errors import InvalidFile, StorageError
from quiz.storage import Store, atomic
from quiz.storage.encryption import decrypt_folder, plain_files
from quiz.storage.inspect import inventory
from quiz.storage.names import CHANGING, PRIVATE_KEY
from tests.core.encrypting import PASSPHRASE, all_of, fill, hurry, lock, opened
from tests.core.storing import Died, DyingDisk, FaultyDisk, contents, on

MANY = 300
"""More steps than locking or unlocking eight files has."""
FULL = errno.ENOSPC


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with one of everything."""
    hurry(monkeypatch)
    fill(tmp_path / "origin")
    return tmp_path / "origin"


def again(origin: Path) -> Path:
    """The folder as it was, at another place."""
    folder = origin.with_name("kept")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(origin, folder)
    return folder


def unlock(folder: Path) -> None:
    store = Store(folder)
    store.encryption.unlock(PASSPHRASE)
    with store.lock():
        decrypt_folder(folder, store.encryption)


def start(folder: Path) -> Store:
    """What every start that may write does."""
    store = Store(folder)
    store.prepare()
    store.lock().release()
    return store


def interrupted(origin: Path, act: Callable[[Path], None], *, dies: bool) -> Iterator[Path]:
    """The folder after each step at which an act can end: by a crash, or because nothing more can be written. When all
    have been given, the folder is as it is after the whole of it."""
    for at in range(MANY):
        folder = again(origin)
        disk = DyingDisk(at) if dies else FaultyDisk(at, FULL, lasts=True)
        try:
            with on(disk):
                act(folder)
        except (Died, StorageError):
            yield folder
        else:
            return
    pytest.fail("there are more steps than were tried")


@pytest.mark.slow
@pytest.mark.parametrize("dies", [True, False], ids=["dies", "disk-full"])
def test_an_interrupted_lock_loses_nothing_and_a_start_ends_it(origin: Path, *, dies: bool) -> None:
    before = all_of(origin)
    for folder in interrupted(origin, lock, dies=dies):
        assert all_of(folder) == before
        store = start(folder)
        assert all_of(folder) == before
        assert not store.encryption.on or not plain_files(folder)
        assert not (folder / CHANGING).exists()
        assert store.encryption.on or not (folder / PRIVATE_KEY).exists()
        if not store.encryption.on:
            lock(folder)
        assert all_of(folder) == before
    done = inventory(origin.with_name("kept")).ours
    assert not [path for path in done if path.suffix in {".toml", ".part"}]


@pytest.mark.slow
@pytest.mark.parametrize("dies", [True, False], ids=["dies", "disk-full"])
def test_an_interrupted_unlock_loses_nothing_and_is_locked_again(origin: Path, *, dies: bool) -> None:
    plain = contents(origin)
    before = all_of(origin)
    lock(origin)
    for folder in interrupted(origin, unlock, dies=dies):
        assert all_of(folder) == before
        store = start(folder)
        assert all_of(folder) == before
        assert bool(plain_files(folder)) != store.encryption.on
        if store.encryption.on:
            unlock(folder)
            assert contents(folder) == plain
    assert contents(origin.with_name("kept")) == plain


def test_a_plain_file_that_somebody_puts_back_is_locked(origin: Path) -> None:
    name = "plan.toml"
    data = (origin / name).read_bytes()
    lock(origin)
    (origin / f"{name}.age").unlink()
    (origin / name).write_bytes(data)
    start(origin)
    assert plain_files(origin) == []
    assert opened(origin).plan().entries


def test_a_plain_file_beside_its_locked_one_is_left_to_her(origin: Path) -> None:
    """`age --decrypt … > draft.toml` with the wrong key leaves an empty file: it must not cost the good one."""
    before = all_of(origin)
    lock(origin)
    (origin / "draft.toml").write_bytes(b"")
    store = start(origin)
    assert (origin / "draft.toml").exists()
    assert all_of(origin) == before
    store.encryption.unlock(PASSPHRASE)
    with store.lock(), pytest.raises(InvalidFile, match=r"Move draft\.toml to another folder"):
        decrypt_folder(origin, store.encryption)
    assert (origin / "draft.toml.age").exists()


def test_a_locked_file_that_cannot_be_read_back_leaves_the_plain_one(
    origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that writes something else than it was given."""
    real = atomic.replace

    def spoil(path: Path, data: bytes) -> None:
        real(path, data[:-1] + b"?" if path.name == "plan.toml.age" else data)

    monkeypatch.setattr(atomic, "replace", spoil)
    with pytest.raises(StorageError):
        lock(origin)
    assert (origin / "plan.toml").exists()
