"""What erasing cannot take away: files that are links or have two names, and a disk that keeps a file as long as it is
open. Each is said, before and after."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import leave_draft, leave_sitting, sittings

NETWORK: Final = """
import os
unlink = os.unlink
def renaming(path, *arguments, **named):
    path = os.path.realpath(path)
    for number in os.listdir('/proc/self/fd'):
        try:
            held = os.readlink('/proc/self/fd/' + number) == path
        except OSError:
            continue
        if held:
            os.rename(path, os.path.join(os.path.dirname(path), '.fuse_hidden0001'))
            return
    unlink(path, *arguments, **named)
os.unlink = renaming
"""
"""A file that is open gets another name in its folder, as on sshfs and NFS, rather than going."""
KEEPING: Final = """
import os
def refusing(path, *arguments, **named):
    raise OSError(16, 'busy')
os.rmdir = refusing
"""
"""Folders are places where a disk is mounted."""
ELSEWHERE: Final = "The same stays in another place"


def erase(data: Path, patch: str = "") -> str:
    """Say yes on a terminal; what was said before and after."""
    with Window(Start(data, ("erase",), size=(300, 80), patch=patch)) as window:
        window.sees("Type yes")
        window.send("yes\n")
        assert window.status() == 0
        return window.written


@pytest.mark.fault(33)
def test_nothing_is_open_when_it_goes(data: Path) -> None:
    """On a disk that keeps what is open, everything goes with its folder."""
    leave_sitting(data)
    leave_draft(data, 2)
    assert "The folder is gone too." in erase(data, NETWORK)
    assert not data.exists()


@pytest.mark.fault(33)
def test_a_folder_that_stays_is_said(data: Path) -> None:
    """With nothing in it but an empty one, and with a file of hers."""
    leave_draft(data, 2)
    assert "The folder stays, with sittings in it." in erase(data, KEEPING)
    leave_draft(data, 2)
    (data / "diary.txt").touch()
    assert "The folder stays, with diary.txt in it." in erase(data)
    assert os.listdir(data) == ["diary.txt"]


@pytest.mark.fault(33)
@pytest.mark.parametrize("folder_too", [False, True], ids=["a file", "the folder"])
def test_where_links_lead_is_said(data: Path, tmp_path: Path, *, folder_too: bool) -> None:
    """Before and after, for a sitting, the draft, or all of it; what they lead to is left alone."""
    leave_sitting(data)
    leave_draft(data, 2)
    there = tmp_path / "stick"
    there.mkdir()
    for path in (*sittings(data), data / "draft.toml"):
        path.rename(there / path.name)
        path.symlink_to(there / path.name)
    (data / "plan.toml").symlink_to(tmp_path / "nowhere")
    if folder_too:
        data.rename(there / "kept")
        data.symlink_to(there / "kept")
    names = sorted(path.name for path in there.glob("*.toml"))
    said = erase(data)
    assert said.count(ELSEWHERE) == 2
    assert all(said.count(str(there / name)) == 2 for name in names)
    assert "nowhere" not in said
    assert sorted(path.name for path in there.glob("*.toml")) == names
    assert ("The folder itself stays" in said) is folder_too
    assert ("The folder is gone too" in said) is not folder_too


@pytest.mark.fault(33)
def test_a_second_name_is_said(data: Path, tmp_path: Path) -> None:
    """As backups by hard links make it."""
    leave_sitting(data)
    (path,) = sittings(data)
    os.link(path, tmp_path / "backup.toml")
    said = erase(data)
    assert said.count(f"{path.name} (under another name)") == 2
    assert (tmp_path / "backup.toml").exists()
