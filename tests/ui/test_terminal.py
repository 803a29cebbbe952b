"""The full screen on a real pseudo-terminal: signals, a window that closes, bad bytes, a pause, leaving."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from time import monotonic
from typing import TYPE_CHECKING, Final

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE: Final = 20.0
MODES_OFF: Final = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l", "\x1b[<u")


class Terminal:
    """A run of the program with the screen that a person would see."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(theirs)
        self.theirs = theirs
        self.written = ""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quiz", "--data-dir", str(data), "take"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def type(self, keys: bytes) -> None:
        """Send bytes as if they were typed."""
        os.write(self.ours, keys)

    def until(self, condition: Callable[[], bool]) -> None:
        """Read what the program writes until a condition holds."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, self.text
            self.read()

    def read(self) -> None:
        """Take in what has been written, waiting a moment where there is nothing."""
        if select.select([self.ours], [], [], 0.05)[0]:
            written = os.read(self.ours, 65536).decode(errors="replace")
            self.written += written
            self._stream.feed(written.replace("\x1b[<u", "").replace("\x1b[>25u", ""))

    def status(self) -> int:
        """Wait for the end and give the exit status."""
        self.until(lambda: self.process.poll() is not None)
        self.read()
        return int(self.process.returncode)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self.ours)
        os.close(self.theirs)
        self.ours = self.theirs = -1

    def close(self) -> None:
        """End what still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in {self.ours, self.theirs} - {-1}:
            os.close(descriptor)


@pytest.fixture
def terminal(checkout: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Give a run that has shown its first page."""
    run = Terminal(checkout, tmp_path / "kept")
    try:
        run.until(lambda: "Start without saving anything" in run.text and "? Help" in run.text)
        yield run
    finally:
        run.close()


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=str
)
def test_a_signal_ends_it_with_the_terminal_as_it_was(terminal: Terminal, number: int, status: int) -> None:
    """The modes are off, the shell's settings are back, the status is the signal's."""
    terminal.process.send_signal(number)
    assert terminal.status() == status
    assert all(mode in terminal.written for mode in MODES_OFF)
    assert termios.tcgetattr(terminal.theirs) == terminal.before


def test_a_terminal_that_does_not_read(terminal: Terminal) -> None:
    """The watchdog ends it when the ordinary way out is blocked, and the settings are back."""
    for _ in range(200):
        terminal.type(b"\x1b[B\x1b[A" * 20)
    fcntl.ioctl(terminal.theirs, termios.TCXONC, termios.TCOOFF)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.process.wait(PATIENCE) == 143
    fcntl.ioctl(terminal.theirs, termios.TCXONC, termios.TCOON)
    assert termios.tcgetattr(terminal.theirs)[3] == terminal.before[3]


def test_the_window_closes(terminal: Terminal) -> None:
    """It ends instead of running for ever."""
    terminal.hang_up()
    assert terminal.process.wait(PATIENCE) == 129


def test_leaving_blanks_the_screen_first(terminal: Terminal) -> None:
    """Every line is emptied before the alternate screen goes; the status is 0 and nothing is left."""
    terminal.type(b"\x18")
    assert terminal.status() == 0
    erased = terminal.written.rindex("\x1b[24;1H\x1b[2K")
    assert erased < terminal.written.rindex("\x1b[?1049l")
    assert "Start" not in terminal.written[erased:]
    assert "\x1b[2J" not in terminal.written[erased:]
    assert termios.tcgetattr(terminal.theirs) == terminal.before


def test_bytes_that_are_no_text(terminal: Terminal) -> None:
    """They are dropped, with the digits in a sequence that is unknown or cut off, and the next keys work."""
    terminal.type(b"\xe9\xff\x00\xc3\x28\xf0\x9f\x1b[999;999;999;999M\x1b[1;2;3")
    terminal.type(b"\xc0\x1b[F")
    terminal.type(b"\x1b[F")
    terminal.until(lambda: "> Leave" in terminal.text)
    assert terminal.process.poll() is None


def test_a_huge_paste_and_a_flood_of_keys(terminal: Terminal) -> None:
    """Neither chooses anything by itself; afterwards a key works."""
    flood = b"\x1b[200~" + b"1\r" * 50_000 + b"\x1b[201~"
    for at in range(0, len(flood), 4000):
        terminal.type(flood[at : at + 4000])
        terminal.read()
    terminal.type(b"j")
    terminal.until(lambda: "> Start without" in terminal.text)


@pytest.mark.parametrize("taken", [True, False], ids=["a shell had the terminal", "nobody had it"])
def test_stopped_and_back(terminal: Terminal, *, taken: bool) -> None:
    """By the signal that nothing can catch: going on takes the terminal again and paints the whole page; a key counts
    once."""
    terminal.process.send_signal(signal.SIGSTOP)
    terminal.until(lambda: stopped(terminal.process.pid))
    while select.select([terminal.ours], [], [], 0.1)[0]:
        terminal.read()
    if taken:
        termios.tcsetattr(terminal.theirs, termios.TCSANOW, terminal.before)
    terminal.written = ""
    terminal.process.send_signal(signal.SIGCONT)
    again = "\x1b[?1049h" if taken else "Start"
    terminal.until(lambda: "Start without saving anything" in again + terminal.written.partition(again)[2])
    assert ("\x1b[?1049h" in terminal.written) is taken
    terminal.type(b"j")
    terminal.until(lambda: "> Start without" in terminal.text)
    assert not termios.tcgetattr(terminal.theirs)[3] & termios.ICANON
    terminal.type(b"\x18")
    assert terminal.status() == 0
    assert termios.tcgetattr(terminal.theirs) == terminal.before


def test_without_a_shell_there_is_no_pause(terminal: Terminal) -> None:
    """Started by the terminal itself, as here, nobody could take it up again: Ctrl-Z does nothing at all, nor does the
    signal for it."""
    terminal.written = ""
    terminal.type(b"\x1a")
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.type(b"j")
    terminal.until(lambda: "> Start without" in terminal.text)
    assert "\x1b[?1049l" not in terminal.written
    assert not stopped(terminal.process.pid)


def stopped(process: int) -> bool:
    """Whether a process is stopped, by its state as the system gives it."""
    state = subprocess.run(["/bin/ps", "-o", "state=", "-p", str(process)], capture_output=True, check=False, text=True)
    return state.stdout.strip().startswith("T")
