"""A program on a pseudo-terminal, watched through an emulated screen. Must not know what is measured."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WIDTH: Final = 80
HEIGHT: Final = 24
PATIENCE: Final = 30.0
"""Seconds after which a screen that does not come is a fault of the benchmark."""


class Terminal:
    """One run of a program. Every wait reads what the program writes, as a real terminal does."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.ByteStream(self.screen)
        self._main, end = os.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=end,
            stdout=end,
            stderr=end,
            env={**environment, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(end)

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def until(self, condition: Callable[[str], bool]) -> float:
        """Wait until the screen is as wanted; seconds on the clock when it was. Raises TimeoutError."""
        deadline = time.perf_counter() + self._patience
        while not condition(self.text()):
            if not self._read(deadline - time.perf_counter()):
                raise TimeoutError(self.text())
        return time.perf_counter()

    def until_text(self, words: str) -> float:
        """Wait until the words stand on the screen."""
        return self.until(lambda screen: words in screen)

    def press(self, keys: str) -> float:
        """Type the keys; seconds on the clock before."""
        pressed = time.perf_counter()
        os.write(self._main, keys.encode())
        return pressed

    def quiet(self, seconds: float = 0.15) -> None:
        """Read until nothing has come for so long."""
        while self._read(seconds):
            pass

    def peak(self) -> float:
        """The most memory so far, MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def processor(self) -> float:
        """Seconds of processor so far, in all threads."""
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def bytes_written(self) -> int:
        """Bytes that it has written so far, wherever to."""
        io = Path(f"/proc/{self._process.pid}/io").read_text()
        return next(int(line.split()[1]) for line in io.splitlines() if line.startswith("wchar"))

    def ended(self) -> float:
        """Wait for the end; seconds on the clock."""
        while self._process.poll() is None:
            self._read(0.002)
        return time.perf_counter()

    def close(self) -> None:
        """End the program, whatever it is doing."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._main)

    def _read(self, patience: float) -> bool:
        """Feed what has come to the screen; False where nothing came in time."""
        if not select.select([self._main], [], [], max(0.0, patience))[0]:
            return False
        try:
            data = os.read(self._main, 65536)
        except OSError:
            return False
        self._stream.feed(data)
        return bool(data)
