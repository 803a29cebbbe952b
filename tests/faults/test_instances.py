"""Two runs over one folder; and a run that opens no way to the network."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.terminals import Start, Window, piped
from tests.faults.walks import (
    EVERY,
    OPENING,
    answer,
    count,
    leave_draft,
    leave_sitting,
    lines,
    press,
    quiz,
    sittings,
    to_questions,
    to_start,
)


@pytest.mark.fault(16)
def test_the_second_window_says_so_and_writes_nothing(data: Path) -> None:
    """The first goes on undisturbed and finishes; killed, it keeps nobody out."""
    leave_draft(data, len(EVERY))
    with Window(Start(data)) as first, Window(Start(data)) as second:
        to_questions(first, resuming=True)
        to_start(second)
        before = (data / "draft.toml").read_bytes()
        press(second, "\r")
        second.until(lambda: "Continue" in second.text or "another window" in second.text)
        if "Continue" in second.text:
            press(second, "\r")
        second.sees("another window")
        ran = lines(data, (OPENING[0], "1"))
        assert ran.returncode == 4
        assert (data / "draft.toml").read_bytes() == before
        assert quiz(data, "history").returncode in {0, 1}
        press(first, "f")
        first.sees("Read it now")
        first.signal(signal.SIGKILL)
        first.status()
        second.send("\x18")
        assert second.status() == 0
    assert len(sittings(data)) == 1
    leave_sitting(data)
    assert len(sittings(data)) == 2


@pytest.mark.fault(16)
def test_the_second_window_goes_on_when_the_first_is_killed(data: Path) -> None:
    """Back from the notice, it can take the folder."""
    with Window(Start(data, ())) as first, Window(Start(data, ())) as second:
        for window in (first, second):
            window.sees("Take the quiz", "? Help")
            press(window, "\r")
            to_start(window)
        to_questions(first)  # before that it holds nothing, and there is nothing to hold
        press(second, "\r")
        second.sees("another window", "Back")
        first.signal(signal.SIGKILL)
        first.status()
        press(second, "\x1b")
        second.sees("Take the quiz", "? Help")
        press(second, "\r")
        to_questions(second)
        answer(second, EVERY[0])
        second.until(lambda: "  saved" in second.text)
        second.send("\x18")
        assert second.status() == 0
    assert count(data) == 1


@pytest.mark.fault(32)
def test_no_socket_of_the_internet_is_opened(data: Path, tmp_path: Path) -> None:
    """As the system sees it: a whole sitting in lines, and a look around in full screen."""
    strace = shutil.which("strace")
    log = tmp_path / "log"
    if not strace or subprocess.run([strace, "-o", str(log), "true"], check=False, capture_output=True).returncode:
        pytest.skip("there is no strace, or it may not be used")
    traced = (strace, "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log))
    ran = piped(Start(data, ("--plain", "take"), before=traced), (*OPENING, *EVERY, "f", ""))
    assert ran.returncode in {0, 1}, ran.stderr
    seen = log.read_text(encoding="utf-8")
    with Window(Start(data / "other", before=traced)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        window.send("\x18")
        assert window.status() == 0
    seen += log.read_text(encoding="utf-8")
    opened = [line for line in seen.splitlines() if "socket(" in line or "connect(" in line]
    assert not [line for line in opened if "AF_INET" in line]
