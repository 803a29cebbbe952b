"""What a save asks of the system, as the system sees it: the unit tests see only what it asks of its own doubles."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.terminals import PATIENCE, Start, environment, piped
from tests.faults.walks import EVERY, RESUMING, count, leave_draft, leftovers
from tests.tools import slow

SAVE = """
import sys
from pathlib import Path
from quiz.storage import Store
from tests.core.storing import draft, record
store = Store(Path(sys.argv[1]))
store.prepare()
with store.lock():
    store.save_draft(draft())
    if sys.argv[2] == "finish":
        store.finish(record())
"""
CALL = re.compile(r"^\d+ +(\w+)\((.*)$")


@pytest.fixture
def strace(tmp_path: Path) -> tuple[str, ...]:
    """Give the command that writes what the system was asked for into a log beside the data."""
    found = shutil.which("strace")
    log = str(tmp_path / "log")
    if not found or subprocess.run([found, "-o", log, "true"], check=False, capture_output=True).returncode:
        pytest.skip("there is no strace, or it may not be used")
    return (found, "-f", "-qq", "-y", "-o", log)


def asked(strace: tuple[str, ...], data: Path, what: str) -> list[str]:
    """What the system was asked for, in order: `sync file`, `sync folder`, `rename`, `link`, `unlink`."""
    calls = "trace=fsync,fdatasync,/^rename,/^link,/^unlink"
    command = (*strace, "-e", calls, sys.executable, "-c", SAVE, str(data), what)
    subprocess.run(command, check=True, env=environment(), cwd="/", timeout=PATIENCE)
    seen: list[str] = []
    for line in (data.parent / "log").read_text(encoding="utf-8").splitlines():
        call = CALL.match(line)
        if call and str(data) in line and " = -1 " not in line:
            name = re.sub(r"at2?$", "", call[1])
            target = "file" if ".part" in line else "folder"
            seen.append(f"sync {target}" if "sync" in name else name)
    return seen


@pytest.mark.fault(5, 6)
def test_a_save_syncs_file_and_folder_in_this_order(strace: tuple[str, ...], data: Path) -> None:
    """The contents before the name, the name before it is said to be saved."""
    made = asked(strace, data, "save")
    assert made[-3:] == ["sync file", "rename", "sync folder"]


@pytest.mark.fault(5, 6)
def test_finishing_syncs_before_the_draft_goes(strace: tuple[str, ...], data: Path) -> None:
    """The sitting is linked and its folder synced before anything of the draft is touched."""
    made = asked(strace, data, "finish")
    assert made[-6:] == ["sync file", "link", "unlink", "sync folder", "unlink", "sync folder"]


@pytest.mark.fault(4, 6)
@pytest.mark.parametrize("number", ["EIO", *slow("ENOSPC")])
@pytest.mark.parametrize("when", ["1", "2", "1..2"])
def test_an_fsync_that_fails_loses_no_answer(strace: tuple[str, ...], data: Path, number: str, when: str) -> None:
    """The real program over a disk that reports faults: every answer is in the draft, nothing is left over."""
    leave_draft(data, 2)
    inject = ("-e", "trace=fsync", "-e", f"inject=fsync:error={number}:when={when}")
    ran = piped(Start(data, ("--plain", "take"), before=(*strace, *inject)), (*RESUMING, *EVERY[2:12]))
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "INJECTED" in (data.parent / "log").read_text(encoding="utf-8")
    assert count(data) == 12
    assert not leftovers(data)
