"""What other people's programs do to the folder: editors that put a mark first or end lines otherwise, sync tools that
leave copies of a file in conflict, and disks on which small letters and capitals are the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from quiz.storage.inspect import inventory
from quiz.storage.names import SITTINGS, new_id, scan
from tests.faults.walks import RESUMING, leave_draft, leave_sitting, lines, quiz
from tests.tools import slow

MARK: Final = b"\xef\xbb\xbf"
COPIES: Final = (
    "{stem} (1).toml",
    "{stem}.sync-conflict-20261128-201500-ABCDEF7.toml",
    "{stem} (conflicted copy 2026-11-28 201500).toml",
    "{stem} (Anna's conflicted copy 2026-11-28).toml",
    "{stem}_conflict-20261128-201500.toml",
    "{stem}-DESKTOP-1.toml",
    "Copy of {stem}.toml",
    ".{stem}.toml.swp",
    "{stem}.toml~",
    ".syncthing.{stem}.toml.tmp",
    ".~lock.{stem}.toml#",
    "._{stem}.toml",
)
"""What syncthing, Dropbox, Nextcloud, ownCloud, OneDrive, file managers and editors call a copy, or leave beside it."""
BESIDE: Final = (".DS_Store", "desktop.ini", "Thumbs.db", ".stignore", ".directory")


@pytest.fixture
def kept(data: Path) -> Path:
    """Give a folder with one of everything."""
    leave_sitting(data)
    leave_draft(data, 3)
    assert quiz(data, "plan", "5").returncode == 0
    assert lines(data, ("a café", ""), "note").returncode == 0
    return data


def everything(data: Path) -> list[str]:
    """What every command says that looks at what is kept."""
    commands = (
        ("result", "--json"),
        ("history",),
        ("plan",),
        ("note", "--json"),
        ("export", "--format", "csv", "-o", "-"),
    )
    ran = [quiz(data, *command) for command in commands]
    assert [(one.returncode, one.args) for one in ran if one.returncode] == []
    return [one.stdout for one in ran]


@pytest.mark.fault(12)
@pytest.mark.parametrize("change", ["both", *slow("no end")])
def test_what_an_editor_saved_is_read_as_before(kept: Path, change: str) -> None:
    """With a mark first and the line ends of another system, or without the last one."""
    before = everything(kept)
    for path in kept.rglob("*.toml"):
        text = path.read_bytes()
        path.write_bytes(text.rstrip() if change == "no end" else MARK + text.replace(b"\n", b"\r\n"))
    assert everything(kept) == before
    assert lines(kept, RESUMING).stdout.count("About your situation, 4 of 8") == 1
    assert lines(kept, ("q",), "take").returncode == 0


@pytest.mark.fault(12)
def test_what_an_editor_saved_as_utf_16_is_named_and_left(kept: Path) -> None:
    files = {path: path.read_text(encoding="utf-8").encode("utf-16") for path in kept.rglob("*.toml")}
    for path, text in files.items():
        path.write_bytes(text)
    said = quiz(kept, "check").stdout
    assert all(path.name in said for path in files)
    assert said.count("must be UTF-8 text") == len(files)
    assert {path: path.read_bytes() for path in files} == files


@pytest.mark.slow
@pytest.mark.fault(12)
def test_copies_in_conflict_change_nothing_and_are_named(kept: Path) -> None:
    """Sittings, draft and plan count once. `check`, `lock` and `erase` say that the copies are there and stay."""
    before = everything(kept)
    copies = []
    for path in sorted(kept.rglob("*.toml")):
        for name in COPIES:
            copies.append(path.with_name(name.format(stem=path.stem)))
            shutil.copyfile(path, copies[-1])
    for name in BESIDE:
        copies.append(kept / name)
        copies[-1].touch()
    after = everything(kept)
    assert [after[0], *after[2:]] == [before[0], *before[2:]]
    assert "1 time." in after[1]
    said = quiz(kept, "check").stdout
    assert [path.name for path in copies if path.name not in said] == []
    said = lines(kept, ("yes",), "erase").stdout
    assert [path.name for path in copies if said.count(path.name) < 1] == []
    assert "The folder stays" in said
    assert all(path.exists() for path in copies)
    assert [path for path in kept.rglob("*") if path.is_file() and path not in copies] == []


@pytest.mark.fault(31)
def test_no_two_names_differ_by_capitals_alone(kept: Path) -> None:
    """On a disk that takes them for one, no file of ours is another; and no name needs a character that such disks
    refuse."""
    ids = [new_id(datetime(2026, 11, 22, 15, tzinfo=UTC), bytes_of(n)) for n in range(0, 65_536, 97)]
    assert len({name.casefold() for name in ids}) == len(set(ids))
    assert all(name == name.upper()[:16] + name[16:].lower() for name in ids)
    assert quiz(kept, "check", "--mend").returncode == 0
    names = [path.name for path in kept.rglob("*")]
    assert not set("".join(names)) & set(':*?"<>|\\ ')
    assert not [name for name in names if name.endswith(".")]


@pytest.mark.fault(31)
def test_a_disk_that_gives_back_small_letters(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its names are those that were written; where capitals count, one in small letters is another file."""
    before, names = inventory(kept), scan(kept / SITTINGS)
    assert names.sittings
    with monkeypatch.context() as disk:
        listdir = os.listdir
        disk.setattr(os, "listdir", lambda folder: [name.lower() for name in listdir(folder)])
        assert (inventory(kept), scan(kept / SITTINGS)) == (before, names)
    copy = kept / SITTINGS / names.sittings[0].file.lower()
    copy.touch()
    assert (inventory(kept).others, scan(kept / SITTINGS).others) == ((copy,), (copy.name,))


def bytes_of(number: int) -> Callable[[int], bytes]:
    """A source of chance that gives these bytes."""
    return lambda count: number.to_bytes(2, "big") * (count // 2)
