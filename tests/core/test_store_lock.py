"""One run at a time may write: another one is told so, and a lock ends with its run, however that ends."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.errors import AlreadyRunning, StorageError
from quiz.storage import Lock, Store

HOLDING = """
import sys
from pathlib import Path
from quiz.storage import Lock
lock = Lock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_run(store: Store, checkout: Path) -> Iterator[subprocess.Popen[str]]:
    """Start another run that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLDING, str(store.folder)]
    with subprocess.Popen(command, cwd=checkout, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stdout.readline() == "held\n"
        yield run
        run.kill()


def test_another_run_may_only_read_until_this_one_ends(store: Store, other_run: subprocess.Popen[str]) -> None:
    lock = Lock(store.folder)
    assert not lock.try_acquire()
    with pytest.raises(AlreadyRunning, match="another window") as refused:
        store.lock()
    assert refused.value.status == 4
    assert store.listing().heads == ()
    other_run.communicate()
    assert lock.try_acquire()
    assert lock.held
    lock.release()


def test_the_lock_of_a_killed_run_is_free(store: Store, other_run: subprocess.Popen[str]) -> None:
    assert not Lock(store.folder).try_acquire()
    other_run.kill()
    other_run.wait()
    store.lock().release()


def test_two_locks_of_one_process_exclude_each_other_too(store: Store) -> None:
    with Lock(store.folder) as lock:
        assert lock.try_acquire()
        with pytest.raises(AlreadyRunning):
            store.lock()
    assert not lock.held
    lock.release()
    store.lock().release()


def test_taking_the_lock_sweeps_the_folder(store: Store) -> None:
    leftover = store.folder / ".draft.toml.0a1b2c3d.part"
    leftover.touch()
    with Lock(store.folder), pytest.raises(AlreadyRunning):
        store.lock()
    assert leftover.exists()
    store.lock().release()
    assert not leftover.exists()


def test_no_folder_is_made_for_a_lock(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"no-such-folder/in-use"):
        Store(tmp_path / "no-such-folder").lock()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_never_made_through_a_link(store: Store, tmp_path: Path) -> None:
    (store.folder / "in-use").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError, match="a link is in the way"):
        store.lock()
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO])
def test_a_disk_without_locks_keeps_nobody_out(store: Store, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refused)
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    if number == errno.EIO:
        with pytest.raises(StorageError):
            Lock(store.folder).acquire()
    else:
        Lock(store.folder).acquire()
    assert not before or len(os.listdir("/proc/self/fd")) <= before + 1
