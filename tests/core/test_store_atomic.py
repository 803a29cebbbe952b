"""A write that fails or ends at any of its steps leaves the old or the new, and nothing else. Must not know what a
power cut can do: see the model of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from quiz.errors import StorageError
from quiz.storage import Store, atomic
from tests.core.storing import (
    ALL_ANSWERS,
    IDS,
    Died,
    DyingDisk,
    FaultyDisk,
    WatchedOs,
    contents,
    draft,
    is_folder,
    leftovers,
    on,
    record,
)

ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT]
NAMES = [errno.errorcode[number] for number in ERRORS]
MANY = 60
"""More steps than any write has."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a draft of three answers."""
    store = Store(tmp_path / "kept")
    store.prepare()
    store.save_draft(draft(3))
    return store.folder


def answers(store: Store) -> int:
    found = store.draft()
    assert found
    return len(found.said.answers)


@pytest.mark.fault(4)
@pytest.mark.parametrize("lasts", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("number", ERRORS, ids=NAMES)
def test_a_refused_step_of_a_save_leaves_the_old_or_the_new(folder: Path, number: int, *, lasts: bool) -> None:
    healthy = Store(folder)
    for at in range(MANY):
        disk = FaultyDisk(at, number, lasts=lasts)
        try:
            with on(disk):
                healthy.save_draft(draft(4))
        except StorageError as error:
            assert str(folder) in str(error)
            assert answers(healthy) in {3, 4}
        else:
            assert answers(healthy) == 4
        if not disk.reached:
            break
        assert lasts or not leftovers(folder)
        healthy.sweep()
        assert not leftovers(folder)
        healthy.save_draft(draft(4))
        assert answers(healthy) == 4
        healthy.save_draft(draft(3))
    assert 5 < at < MANY


@pytest.mark.fault(4)
@pytest.mark.parametrize("lasts", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("number", ERRORS, ids=NAMES)
def test_a_refused_step_of_finishing_loses_nothing(tmp_path: Path, number: int, *, lasts: bool) -> None:
    for at in range(MANY):
        healthy = Store(tmp_path / str(at))
        healthy.prepare()
        healthy.save_draft(draft())
        disk = FaultyDisk(at, number, lasts=lasts)
        store = Store(healthy.folder)
        try:
            with on(disk):
                store.finish(record())
        except StorageError:
            if healthy.latest().sittings == 0:
                assert answers(healthy) == ALL_ANSWERS
            else:
                assert lasts  # the disk refused even to take back what was not yet certain
            assert store.finish(record()).id == IDS[0]
        healthy.sweep()
        assert [head.id for head in healthy.listing().heads] == [IDS[0]]
        assert not healthy.listing().unreadable
        assert not healthy.has_draft()
        assert not leftovers(healthy.folder)
        if not disk.reached:
            break
    assert 5 < at < MANY


@pytest.mark.fault(3)
def test_a_death_at_any_step_of_a_save_leaves_the_old_or_the_new(folder: Path) -> None:
    healthy = Store(folder)
    seen = []
    for at in range(MANY):
        try:
            with on(DyingDisk(at)):
                Store(folder).save_draft(draft(4))
        except Died:
            seen.append(answers(healthy))
            healthy.sweep()
        else:
            break
        assert not leftovers(folder)
        healthy.save_draft(draft(3))
    assert set(seen) == {3, 4}
    assert seen == sorted(seen)


@pytest.mark.fault(3)
def test_a_death_at_any_step_of_finishing_leaves_one_of_both(tmp_path: Path) -> None:
    seen = []
    for at in range(MANY):
        healthy = Store(tmp_path / str(at))
        healthy.prepare()
        healthy.save_draft(draft())
        try:
            with on(DyingDisk(at)):
                Store(healthy.folder).finish(record())
        except Died:
            assert healthy.has_draft() != bool(healthy.latest().sittings)
            seen.append((healthy.latest().sittings, (healthy.folder / "draft.toml").exists()))
            healthy.sweep()
            assert healthy.has_draft() != bool(healthy.latest().sittings)
            assert (healthy.folder / "draft.toml").exists() == healthy.has_draft()
            assert not leftovers(healthy.folder)
        else:
            break
    assert set(seen) == {(0, True), (1, True), (1, False)}


class FailsOnce(WatchedOs):
    """Notes which files were made and synced, and fails the first fsync."""

    def __init__(self) -> None:
        self.made: list[Path] = []
        self.synced: list[int] = []

    def open(self, path: Path, flags: int, mode: int = 0) -> int:
        if flags & os.O_CREAT:
            self.made.append(path)
        return super().open(path, flags, mode)

    def fsync(self, file: int) -> None:
        if not is_folder(file):
            self.synced.append(os.fstat(file).st_ino)
            if len(self.synced) == 1:
                self.kept_open = os.dup(file)  # so that the next file cannot be the same by chance
                raise OSError(errno.EIO, "")
        super().fsync(file)


@pytest.mark.fault(6)
def test_after_a_failed_fsync_comes_a_new_file(folder: Path) -> None:
    disk = FailsOnce()
    with on(disk):
        Store(folder).save_draft(draft(4))
    os.close(disk.kept_open)
    assert answers(Store(folder)) == 4
    assert len(set(disk.made)) == len(set(disk.synced)) == len(disk.synced) == 2
    assert not leftovers(folder)


@pytest.mark.fault(6)
@pytest.mark.parametrize(("number", "matters"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_disk_that_cannot_sync_folders_is_good_enough(folder: Path, number: int, *, matters: bool) -> None:
    class WithoutFolderSync(WatchedOs):
        def before(self, step: str) -> None:
            if step == "sync folder":
                raise OSError(number, os.strerror(number))

    store = Store(folder)
    with on(WithoutFolderSync()):
        if matters:
            with pytest.raises(StorageError):
                store.save_draft(draft(4))
        else:
            store.save_draft(draft(4))
            store.finish(record())
            assert store.latest().sittings == 1


def test_a_write_in_small_pieces_is_whole(folder: Path) -> None:
    class Slow(WatchedOs):
        def write(self, file: int, data: memoryview) -> int:
            return super().write(file, data[:7])

    with on(Slow()):
        Store(folder).save_draft(draft(9))
    assert answers(Store(folder)) == 9


def test_a_disk_without_hard_links_keeps_sittings_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    store = Store(folder)
    assert store.finish(record()).number == 1
    assert store.finish(record(IDS[1])).number == 2
    assert not leftovers(folder)
    with pytest.raises(FileExistsError):
        atomic.create(folder / "sittings", b"new")
    assert not leftovers(folder)


def test_nothing_is_created_over_anything(tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        atomic.create(path, b"new")
    assert contents(tmp_path) == {"taken": b"old"}


def test_a_link_is_replaced_and_its_target_is_not(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"hers")
    (tmp_path / "link").symlink_to(target)
    atomic.replace(tmp_path / "link", b"new")
    assert contents(tmp_path) == {"target": b"hers", "link": b"new"}
