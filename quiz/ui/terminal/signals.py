"""Being ended from outside: signals, and a terminal that no longer reads. Must not know Textual: the event loop
may be stuck when this is needed."""

from __future__ import annotations

import os
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Final, Self

from quiz.errors import ENDING

PATIENCE: Final = 2.0
"""Seconds that an ordinary end may take."""
ATTEMPTS: Final = 100
PAUSE: Final = 0.005
"""Seconds between attempts to write to a terminal that takes nothing."""
RESTORE: Final = (
    "\x1b[?2026l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l\x1b[?1004l\x1b[?2004l\x1b[?2048l"
    "\x1b[<u\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""Everything that full screen turned on: synchronised output, mouse, focus, paste, resize reports, kitty
keyboard, colours, wrapping, alternate screen, hidden cursor."""
TOUCHED: Final = (
    *ENDING,
    signal.SIGINT,
    signal.SIGTSTP,
    signal.SIGCONT,
    signal.SIGWINCH,
    signal.SIGTTIN,
    signal.SIGTTOU,
)


class SignalHandlers:
    """Holds the signal handlers of one run, and ends the process where the ordinary way out takes too long.

    `end` is called with the exit status, 128 + the signal's number, in the main thread between two
    instructions. A handler of the event loop would never run while the terminal does not read."""

    def __init__(self, end: Callable[[int], None]) -> None:
        self._end = end
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._modes = terminal_modes()
        self._over = threading.Event()
        self._last = threading.Lock()
        """Who holds it ends the process: either of two ends must not begin while the other one is at it."""
        self.status: int | None = None
        """Of the signal that ended the run, or None."""

    def __enter__(self) -> Self:
        self._before = {number: signal.getsignal(number) for number in TOUCHED}
        for number in (*ENDING, signal.SIGINT):
            signal.signal(number, self._ended)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._last:
            self._over.set()
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def watch(self, status: int) -> None:
        """From now on the run may take two seconds to end; then it is ended with `status`."""
        threading.Thread(target=self._watchdog, args=(status,), name="watchdog", daemon=True).start()

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        if self.status is None:
            self.status = 128 + number
            self.watch(self.status)
            self._end(self.status)

    def _watchdog(self, status: int) -> None:
        if self._over.wait(PATIENCE):
            return
        with self._last:
            if not self._over.is_set():
                restore_terminal(self._modes)
                os._exit(status)


Modes = list[int | list[bytes | int]]


def terminal_modes() -> Modes | None:
    """How the terminal is set now, or None where there is none."""
    with suppress(termios.error, ValueError, OSError):
        return termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    return None


def restore_terminal(modes: Modes | None) -> None:
    """Put the terminal back, within half a second. It is opened anew, so that not waiting for it stays ours; what the
    other threads still write goes nowhere from then on, or the next of their frames would come after the last word."""
    with suppress(OSError, ValueError):
        descriptor = os.open(os.ttyname(2), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        with suppress(OSError):
            force(descriptor, RESTORE.encode())
        os.close(descriptor)
    if modes is not None:
        with suppress(termios.error, ValueError, OSError):
            termios.tcsetattr(0, termios.TCSANOW, modes)


def force(descriptor: int, data: bytes) -> None:
    """Write to a terminal that may have stopped reading. What it has not taken yet is thrown away, again and again: a
    write of another thread holds the terminal until the last of its bytes is gone, and only a terminal that is stopped
    and told to go on wakes it. Raises OSError where there is no terminal any more."""
    for _ in range(ATTEMPTS):
        with suppress(termios.error):
            termios.tcflow(descriptor, termios.TCOOFF)
            termios.tcflush(descriptor, termios.TCOFLUSH)
            termios.tcflow(descriptor, termios.TCOON)
        with suppress(BlockingIOError):
            if os.write(descriptor, data) == len(data):
                return
        time.sleep(PAUSE)
