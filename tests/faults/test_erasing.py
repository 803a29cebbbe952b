"""Erasing that is killed in the middle, and done again. Must not know in which order files go."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Final

import pytest

from tests.core.storing import contents
from tests.faults.terminals import Start, Window
from tests.faults.walks import leave_draft, leave_sitting, quiz

KILLED: Final = """
import os, signal
from quiz.storage import atomic
remove, left = atomic.remove, [{after}]
def dying(path):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    remove(path)
atomic.remove = dying
"""
"""The program is killed before it removes one more file."""
WIDE: Final = (200, 60)


def erase(data: Path, patch: str = "") -> tuple[int, str]:
    """Say yes on a terminal; the status and what was said."""
    with Window(Start(data, ("erase",), size=WIDE, patch=patch)) as window:
        window.sees("Type yes")
        window.send("yes\n")
        return window.status(), window.written


@pytest.mark.slow
@pytest.mark.fault(33)
def test_killed_at_any_file_and_again(tmp_path: Path) -> None:
    """The second run names what is left and finishes; a file of somebody else stays."""
    killed = 0
    while True:
        data = tmp_path / str(killed)
        leave_sitting(data)
        leave_draft(data, 3)
        assert quiz(data, "plan", "1").returncode == 0
        ours = {*contents(data)}
        (data / "diary.txt").write_text("hers", encoding="utf-8")
        status, said = erase(data, KILLED.format(after=killed))
        assert all(name in said for name in ours)
        if status == 0:
            break
        assert status == -signal.SIGKILL
        left = contents(data).keys() - {"diary.txt"}
        assert len(left) == len(ours) - killed
        status, said = erase(data)
        assert status == 0
        assert all(name in said for name in left)
        assert f"Erased: {len(left)} file" in said
        assert contents(data).keys() == {"diary.txt"}
        killed += 1
    assert killed == len(ours)
    assert contents(data).keys() == {"diary.txt"}
    assert quiz(data, "erase").returncode == 1
