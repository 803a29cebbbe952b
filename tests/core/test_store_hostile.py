"""Nothing that lies in the folder makes the program wait, write through it, or stop: pipes, links, devices, folders,
and files that claim to be enormous. A name from outside reaches nothing beyond the folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.errors import InvalidFile, NotFound, StorageError, UsageError
from quiz.model.kept import Settings
from quiz.storage import Store
from tests.core.storing import IDS, contents, draft, record

HUGE = 10 * 1024**3
UNFINISHED = draft(sitting=IDS[9])


def sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


THINGS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": lambda path: path.mkdir(),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "loop": lambda path: path.symlink_to(path),
    "sparse": sparse,
    "empty": lambda path: path.touch(),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe\0"),
    "deep": lambda path: path.write_text(f"a = {'[' * 5000}"),
    "long key": lambda path: path.write_text(".".join("a" * 20_000) + " = 1"),
    "long number": lambda path: path.write_text("number = " + "9" * 1_900),
    "nan": lambda path: path.write_text("format = nan"),
}
each_thing = pytest.mark.parametrize("thing", THINGS)


@pytest.fixture
def store(store: Store) -> Store:
    """The store with one sitting."""
    store.finish(record(IDS[0]))
    return store


@each_thing
def test_a_draft_that_is_none_can_be_set_aside(store: Store, thing: str) -> None:
    THINGS[thing](store.folder / "draft.toml")
    kind = stat.S_IFMT((store.folder / "draft.toml").lstat().st_mode)
    assert store.has_draft() == (thing != "loop")
    with pytest.raises(InvalidFile):
        store.draft()
    aside = store.set_aside_draft()
    assert stat.S_IFMT(aside.lstat().st_mode) == kind
    store.save_draft(UNFINISHED)
    assert store.draft() == UNFINISHED


@each_thing
def test_a_save_over_it_touches_nothing_behind_it(store: Store, thing: str) -> None:
    THINGS[thing](store.folder / "draft.toml")
    if thing == "folder":
        with pytest.raises(StorageError, match="a folder is in the way"):
            store.save_draft(UNFINISHED)
    else:
        store.save_draft(UNFINISHED)
        assert store.draft() == UNFINISHED


@each_thing
def test_it_costs_one_line_in_the_list(store: Store, thing: str) -> None:
    name = f"0002-{IDS[1]}.toml"
    THINGS[thing](store.sittings / name)
    THINGS[thing](store.sittings / "holiday photo")
    listing = store.listing()
    assert [head.number for head in listing.heads] == [1]
    assert [found.file for found in listing.unreadable] == ["holiday photo", name]
    assert all(found.reason.endswith(".") for found in listing.unreadable)
    assert store.resolve("latest").number == 1
    with pytest.raises(InvalidFile):
        store.load("2")
    assert store.finish(record(IDS[2])).number == 3


@each_thing
def test_it_is_never_written_over_among_notes_and_plans(store: Store, thing: str) -> None:
    for name in ("notes.toml", "plan.toml"):
        THINGS[thing](store.folder / name)
    if thing != "empty":
        with pytest.raises(InvalidFile):
            store.set_note(IDS[0], "text")
        with pytest.raises(InvalidFile):
            store.plan()
        assert {path.name for path in store.folder.iterdir()} == {"notes.toml", "plan.toml", "sittings"}


@each_thing
def test_it_never_keeps_settings_from_being_saved(store: Store, thing: str) -> None:
    THINGS[thing](store.folder / "settings.toml")
    assert store.settings().theme == "dark"
    if thing != "empty":
        with pytest.raises(InvalidFile):
            store.files.settings_file()
    chosen = Settings(theme="light")
    store.save_settings(chosen)
    assert store.settings() == chosen
    assert store.settings().theme == "light"


@each_thing
def test_the_lock_waits_for_nothing(store: Store, thing: str) -> None:
    THINGS[thing](store.folder / "in-use")
    try:
        store.lock().release()
    except StorageError as error:
        assert "--ephemeral" in str(error)
        assert thing in {"pipe", "folder", "device", "terminal", "loop"}


@pytest.mark.parametrize("thing", ["pipe", "device", "loop", "empty", "sparse"])
def test_a_folder_of_sittings_that_is_none_is_said_to_be(tmp_path: Path, thing: str) -> None:
    store = Store(tmp_path)
    THINGS[thing](store.sittings)
    for look in (store.listing, store.latest):
        with pytest.raises(InvalidFile, match="sittings"):
            look()
    assert not store.has_draft()
    with pytest.raises(StorageError, match="not a folder"):
        store.prepare()
    with pytest.raises(StorageError):
        store.finish(record())
    store.sweep()


def test_a_link_is_read_and_never_written_through(store: Store, tmp_path: Path) -> None:
    store.save_draft(draft(3, IDS[9]))
    target = (store.folder / "draft.toml").rename(tmp_path / "elsewhere.toml")
    (store.folder / "draft.toml").symlink_to(target)
    before = target.read_bytes()
    assert store.draft() == draft(3, IDS[9])
    store.save_draft(draft(4, IDS[9]))
    assert target.read_bytes() == before
    assert store.draft() == draft(4, IDS[9])


def test_only_our_own_leftovers_are_swept(store: Store) -> None:
    ours = [store.folder / ".draft.toml.0a1b2c3d.part", store.sittings / ".0007.part"]
    hers = [store.folder / ".draft.part", store.folder / "draft.toml.0a1b2c3d.part", store.sittings / ".7.part"]
    for path in (*ours, *hers):
        path.touch()
    (store.folder / ".plan.toml.0a1b2c3d.part").symlink_to(hers[0])
    (store.folder / ".notes.toml.0a1b2c3d.part").mkdir()
    store.sweep()
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in hers)


@pytest.mark.fault(31)
@pytest.mark.parametrize("name", ["../x", "/etc/x", "con", "x" * 300, "a\0b", "🙂", "../../draft", ".", ""])
def test_a_name_from_outside_reaches_nothing(store: Store, tmp_path: Path, name: str) -> None:
    before = contents(tmp_path)
    with pytest.raises(UsageError):
        store.set_note(name, "text")
    for use in (store.resolve, store.load, store.delete):
        with pytest.raises(NotFound):
            use(name)
    assert contents(tmp_path) == before


@pytest.mark.fault(31)
@pytest.mark.parametrize("name", ["con", "🙂", "a b", "-x", "x" * 255])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path / name)
    store.prepare()
    store.finish(record())
    assert store.latest().sittings == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]
