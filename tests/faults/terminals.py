"""A terminal without a window: starts the real program on it, types, waits, and sees what a person would see. Must not
know what is tested."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

import pyte

from tests.faults.painting import whole

CHECKOUT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 30.0
"""Seconds after which a condition counts as never coming true. No test measures anything by it."""
ON_THE_TERMINAL: Final = '<"$0" >"$0" 2>"$0"'
RESTING: Final = frozenset({7, 25})
"""Private modes that are on in a terminal that nobody uses: wrapping, and the cursor."""

_PRIVATE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(r"\x1b\[([<>])[0-9;]*u")
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
_ASKED_FOR_WHOLE_PAGES: Final = "\x1b[?2026$p"
_WHOLE_PAGES: Final = b"\x1b[?2026;2$y"


def environment(**changes: str | None) -> dict[str, str]:
    """The environment of a run: a usual terminal, and what the test sets or takes away (None)."""
    wanted: dict[str, str | None] = {
        **os.environ,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONDONTWRITEBYTECODE": None,
        "PYTHONUNBUFFERED": None,
        "COLUMNS": None,
        "LINES": None,
        **changes,
    }
    return {name: value for name, value in wanted.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Start:
    """How the program is started."""

    data: Path | None
    """None leaves it to the environment."""
    arguments: tuple[str, ...] = ("take",)
    size: tuple[int, int] = (80, 24)
    environment: Mapping[str, str | None] = field(default_factory=dict)
    prelude: str = ""
    """Commands of the shell that starts it, such as `umask 000;`."""
    redirect: str = ON_THE_TERMINAL
    before: tuple[str, ...] = ()
    """A command that runs the program as its argument, such as strace."""
    patch: str = ""
    """Python that runs in the program before it begins."""
    instead: tuple[str, ...] = ()
    """Another program, such as a shell that starts ours."""

    @property
    def command(self) -> tuple[str, ...]:
        """The program with its arguments."""
        code = f"{self.patch}\nimport sys\nfrom quiz.__main__ import main\nsys.exit(main())"
        program = ("-c", code) if self.patch else ("-m", "quiz")
        folder = ("--data-dir", str(self.data)) if self.data else ()
        return (*self.before, sys.executable, *program, *folder, *self.arguments)


def piped(start: Start, typed: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """A whole run without a terminal, with these lines on standard input."""
    return subprocess.run(
        start.command,
        input="".join(f"{line}\n" for line in typed),
        env=environment(**start.environment),
        capture_output=True,
        check=False,
        text=True,
        timeout=4 * PATIENCE,
        cwd="/",
    )


class Window:
    """One run of the program in a terminal of its own."""

    def __init__(self, start: Start) -> None:
        self._ours, self._theirs = pty.openpty()
        os.set_blocking(self._ours, False)
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""
        self.written = ""
        """Everything that the program sent to the terminal."""
        self.resize(*start.size)
        self.before = self.settings()
        # A session leader without a terminal that opens one has it: window and program then end as real ones do.
        shell = f'{start.prelude} exec "$@" {start.redirect}'
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", shell, os.ttyname(self._theirs), *(start.instead or start.command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=environment(**start.environment),
            start_new_session=True,
        )

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(str(line).rstrip() for line in self._screen.display)

    @property
    def modes_on(self) -> set[int | str]:
        """Private modes, and the kitty keyboard, that are not as in a terminal that nobody uses."""
        on: set[int | str] = set(RESTING)
        for numbers, letter in _PRIVATE.findall(self.written):
            changed = {int(number) for number in numbers.split(";")}
            on = on | changed if letter == "h" else on - changed
        pushed = sum(1 if sign == ">" else -1 for sign in _KITTY.findall(self.written))
        return on ^ RESTING | ({"kitty"} if pushed > 0 else set())

    def settings(self) -> list[object]:
        """What `stty -a` would say of the terminal."""
        return list(termios.tcgetattr(self._theirs))

    def set(self, settings: list[object]) -> None:
        """Set the terminal as somebody else would who has it."""
        termios.tcsetattr(self._theirs, termios.TCSANOW, settings)  # type: ignore[arg-type]  # as tcgetattr gave them

    def send(self, keys: bytes | str) -> None:
        """Send keys, taking in meanwhile what the program writes, so that neither waits for the other."""
        rest = keys.encode() if isinstance(keys, str) else keys
        end = monotonic() + 4 * PATIENCE
        while rest and self.running:
            assert monotonic() < end, "the program reads nothing"
            written = 0
            with suppress(BlockingIOError):
                written = os.write(self._ours, rest[:4096])
            rest = rest[written:]
            self.read(0 if written else 0.01)

    def until(self, condition: Callable[[], object], patience: float = PATIENCE) -> None:
        """Take in what the program writes until a condition holds."""
        end = monotonic() + patience
        while not condition():
            assert monotonic() < end, f"never came true; on the screen stands:\n{self.text}"
            assert self.running or self.read(0) or condition(), f"ended, {self.process.returncode}:\n{self.text}"
            self.read()

    def sees(self, *words: str) -> None:
        """Wait until all the words stand on the screen."""
        self.until(lambda: all(word in self.text for word in words))

    def read(self, wait: float = 0.05) -> bool:
        """Take in what has been written, waiting a moment where there is nothing; whether there was something."""
        if self._ours < 0 or not select.select([self._ours], [], [], wait)[0]:
            return False
        text = self._decoder.decode(os.read(self._ours, 65536))
        self.written += text
        if _ASKED_FOR_WHOLE_PAGES in text:
            os.write(self._ours, _WHOLE_PAGES)
        text = self._rest + text
        self._rest = text[whole(text) :]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", text[: len(text) - len(self._rest)]))
        return True

    def rest(self, silence: float = 0.5) -> None:
        """Take in what the program writes until for so many seconds nothing has come."""
        while self.read(silence):
            pass

    def linger(self, seconds: float) -> None:
        """Look at the screen for as long as a person does."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            self.read(left)

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        return self.process.poll() is None

    def status(self) -> int:
        """Wait for the end and give the exit status."""
        end = monotonic() + PATIENCE
        while self.running:
            assert monotonic() < end, f"it does not end:\n{self.text}"
            self.read()
        while self.read(0):
            pass
        return int(self.process.returncode)

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size, as its owner would; with 0 by 0 it stays as it is and no longer says so."""
        self.say_size(columns, lines)
        if columns and lines:
            self._screen.resize(lines, columns)

    def say_size(self, columns: int, lines: int) -> None:
        """Let the terminal say that it has another size."""
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    @property
    def said_size(self) -> tuple[int, int]:
        """What the terminal says."""
        columns, lines = os.get_terminal_size(self._theirs)
        return columns, lines

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def wipe(self) -> None:
        """Let the screen be empty, as another screen of the same terminal would be."""
        self._screen.reset()

    def freeze(self, *, frozen: bool) -> None:
        """Stop the terminal from reading, or let it read again."""
        fcntl.ioctl(self._theirs, termios.TCXONC, termios.TCOOFF if frozen else termios.TCOON)

    @property
    def unread(self) -> int:
        """How many bytes wait to be read, as far as the system tells: some kilobytes at most."""
        return int.from_bytes(fcntl.ioctl(self._ours, termios.FIONREAD, bytes(4)), sys.byteorder)

    def memory(self, name: str = "VmHWM") -> float:
        """Most memory that the program has had so far, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(name))

    def hang_up(self) -> None:
        """Close the window."""
        for descriptor in (self._ours, self._theirs):
            os.close(descriptor)
        self._ours = self._theirs = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._ours >= 0:
            self.hang_up()
