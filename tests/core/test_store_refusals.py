"""What the system refuses at moments that no double of a disk can reach: permissions, permissions that change nothing,
a race for a folder, other platforms. What happens then is said, and nothing half made stays. And the
lock: one run at a time may write, and it ends with its run, however that ends."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quiz.errors import AlreadyRunning, StorageError
from quiz.reader import UnreadableFile, read_bytes
from quiz.storage import Lock, Store, atomic
from quiz.storage.inspect import erase, mend
from tests.core.storing import STARTED, WatchedOs, draft, is_folder, on

READ_ONLY = os.ST_RDONLY


def refuse(number: int) -> Callable[..., object]:
    """Something that the system refuses, whatever it is asked."""

    def refused(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return refused


def test_a_file_that_cannot_be_read_to_its_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file.toml").write_text("format = 1")
    monkeypatch.setattr(os, "read", refuse(errno.EIO))
    with pytest.raises(UnreadableFile, match="read to its end"):
        read_bytes(tmp_path / "file.toml", limit=100)


def test_permissions_that_a_disk_refuses_leave_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchmod", refuse(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        atomic.create(tmp_path / "file", b"new")
    assert list(tmp_path.iterdir()) == []


def test_permissions_that_a_disk_does_not_know_are_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fchmod", refuse(errno.EPERM))
    monkeypatch.setattr(os, "chmod", refuse(errno.EPERM))
    atomic.create(tmp_path / "file", b"new")
    atomic.make_folder(tmp_path / "folder")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder"}


@pytest.mark.parametrize("knows", [True, False])
def test_on_a_mac_a_sync_reaches_the_disk_itself_where_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, knows: bool
) -> None:
    asked: list[str] = []

    def full(_file: int, _command: int) -> int:
        asked.append("full")
        if not knows:
            raise OSError(errno.ENOTSUP, "")
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda file: asked.append("folder" if is_folder(file) else "ordinary"))
    atomic.create(tmp_path / "file", b"new")
    assert asked == (["full", "folder"] if knows else ["full", "ordinary", "folder"])


@pytest.mark.parametrize(
    ("flags", "why"), [(0, "you may not write there"), (READ_ONLY, "the disk is read-only")], ids=["closed", "disk"]
)
def test_a_folder_that_is_there_and_may_not_be_written_says_why(
    store: Store, monkeypatch: pytest.MonkeyPatch, flags: int, why: str
) -> None:
    class Mounted:
        f_flag = flags

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "statvfs", lambda _: Mounted)
    with pytest.raises(StorageError, match=why):
        store.prepare()


def test_a_disk_on_which_permissions_change_nothing_is_said_not_to_be_closed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_draft(draft())
    store.folder.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    with pytest.raises(StorageError, match=str(store.folder)):
        mend(store)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o755


def test_a_folder_that_another_run_makes_at_the_same_moment_is_as_good(tmp_path: Path) -> None:
    class Raced(WatchedOs):
        def mkdir(self, path: Path, mode: int) -> None:
            super().mkdir(path, mode)
            raise FileExistsError(errno.EEXIST, "")

    store = Store(tmp_path / "kept")
    with on(Raced()):
        store.prepare()
        store.save_draft(draft())
    assert Store(tmp_path / "kept").draft() == draft()


def test_a_lock_is_let_go_where_the_folder_cannot_be_made_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.storage.store.finish_interrupted", refuse(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        store.lock()
    assert Lock(store.folder).try_acquire()


def test_erasing_leaves_a_folder_that_has_the_name_of_a_file(store: Store) -> None:
    store.save_draft(draft())
    (store.folder / "plan.toml").mkdir()
    erase(store.folder, Lock(store.folder))
    assert [path.name for path in store.folder.iterdir()] == ["plan.toml"]


def test_a_moment_at_the_edge_of_the_calendar_with_an_odd_offset_is_kept(store: Store) -> None:
    odd = timezone(timedelta(hours=5, seconds=30))
    kept = draft().model_copy(update={"started": datetime(1, 1, 1, tzinfo=odd)})
    store.save_draft(kept)
    found = store.draft()
    assert found
    assert found.started == datetime(1, 1, 1, tzinfo=UTC)
    assert found.model_copy(update={"started": STARTED}) == draft()


def test_two_locks_of_one_process_exclude_each_other_too(store: Store) -> None:
    with Lock(store.folder) as lock:
        assert lock.try_acquire()
        with pytest.raises(AlreadyRunning):
            store.lock()
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
