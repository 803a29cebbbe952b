"""The folder is made for its owner alone, whatever the umask, and what cannot be made says where and what else to
do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.errors import StorageError
from quiz.storage import Store
from quiz.storage.inspect import mend
from tests.core.storing import IDS, Died, DyingDisk, FaultyDisk, WatchedOs, draft, on, record

UMASKS = [0o000, 0o022, 0o077]


@pytest.fixture(autouse=True)
def same_umask() -> Iterator[None]:
    """Give every test the usual umask, and the one before back."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))}


def use_everything(store: Store) -> None:
    store.lock().release()
    store.save_draft(draft())
    store.set_aside_draft()
    store.save_draft(draft(sitting=IDS[1]))
    store.finish(record(IDS[0]))
    store.set_note(IDS[0], "text")
    store.save_plan(store.plan())
    store.save_settings(store.settings())


@pytest.mark.fault(30)
@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_everything_made_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    os.umask(umask)
    store = Store(tmp_path / "above" / "between" / "kept")
    store.prepare()
    os.umask(umask)
    use_everything(store)
    for name, mode in modes(tmp_path / "above").items():
        assert mode == ("0o700" if name in {"above", "between", "kept", "sittings"} else "0o600"), name
    assert len(modes(store.folder)) == 9
    assert not store.open_to_others()


def test_preparing_lets_the_process_make_nothing_that_others_may_read(tmp_path: Path) -> None:
    Store(tmp_path / "kept").prepare()
    assert os.umask(0o022) == 0o077


def test_a_folder_that_is_there_stays_as_it_is_until_she_agrees(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o755)
    store = Store(folder)
    store.prepare()
    store.finish(record())
    path = next(store.sittings.iterdir())
    path.chmod(0o644)
    outside = tmp_path / "outside"
    outside.touch()
    outside.chmod(0o644)
    (folder / "link").symlink_to(outside)
    assert modes(folder)["kept"] == "0o755"
    assert store.open_to_others()
    mend(store)
    assert not store.open_to_others()
    assert modes(folder)["kept"] == "0o700"
    assert modes(folder)[path.name] == "0o600"
    assert modes(tmp_path)["outside"] == "0o644"


def test_a_folder_in_which_nothing_is_kept_is_not_closed(tmp_path: Path) -> None:
    """It may be everybody's, as where a folder of the system is named by mistake."""
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    store = Store(folder)
    with store.lock():
        mend(store)
    assert modes(tmp_path)["shared"] == "0o755"


def test_a_disk_without_permissions_keeps_but_closes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    folder = tmp_path / "stick"
    folder.mkdir(mode=0o755)
    monkeypatch.setattr(os, "fchmod", refused)
    monkeypatch.setattr(os, "chmod", refused)
    store = Store(folder)
    store.prepare()
    store.save_draft(draft())
    assert store.draft() == draft()
    with pytest.raises(StorageError):
        mend(store)


@pytest.mark.fault(8)
@pytest.mark.parametrize("thing", ["file", "dangling", "loop", "under a file", "long"])
def test_what_cannot_be_made_says_where_and_two_ways_on(tmp_path: Path, thing: str) -> None:
    path = tmp_path / "place"
    if thing in {"file", "under a file"}:
        path.write_bytes(b"hers")
    if thing == "under a file":
        path /= "kept"
    if thing == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    if thing == "loop":
        path.symlink_to(path)
    if thing == "long":
        path = tmp_path / ("x" * 300)
    with pytest.raises(StorageError) as refused:
        Store(path).prepare()
    assert refused.value.status == 3
    for part in (str(path), "--data-dir", "--ephemeral"):
        assert part in str(refused.value)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO])
def test_a_folder_that_the_disk_refuses_says_why(tmp_path: Path, number: int) -> None:
    for at in range(4):
        with on(FaultyDisk(at, number)), pytest.raises(StorageError) as refused:
            Store(tmp_path / str(at) / "kept").prepare()
        assert str(tmp_path) in str(refused.value)
        assert "Errno" not in str(refused.value)


def test_a_death_while_the_folders_are_made_is_mended_by_the_next_start(tmp_path: Path) -> None:
    for at in range(6):
        store = Store(tmp_path / str(at) / "kept")
        with on(DyingDisk(at)), pytest.raises(Died):
            Store(store.folder).prepare()
        store.prepare()
        assert modes(store.folder) == {"kept": "0o700", "sittings": "0o700"}


def test_a_new_folder_is_itself_on_the_disk_before_anything_is_kept_in_it(tmp_path: Path) -> None:
    class Noted(WatchedOs):
        def __init__(self) -> None:
            self.unsynced: set[int] = set()

        def mkdir(self, path: Path, mode: int) -> None:
            super().mkdir(path, mode)
            self.unsynced.add(path.parent.stat().st_ino)

        def fsync(self, file: int) -> None:
            super().fsync(file)
            self.unsynced.discard(os.fstat(file).st_ino)

        def before(self, step: str) -> None:
            assert step != "make" or not self.unsynced

    store = Store(tmp_path / "above" / "kept")
    with on(Noted()):
        store.prepare()
        store.save_draft(draft())
        store.finish(record())
