"""The full screen in a browser, as `textual serve` starts it: by Textual's own driver for that, and with nothing of
hers where a server keeps its logs."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Final

import pyte
import pytest

from quiz.environment import WEB_DRIVER
from quiz.text import home
from tests.core.encrypting import hurry, lock
from tests.faults.terminals import Start, Window, environment
from tests.faults.walks import A_LOOK, count, leave_draft, quiz, to_questions
from tests.tools import slow

READY: Final = b"__GANGLION__\n"
"""What the server waits for before it believes that a program is one of Textual's."""
SERVING: Final[dict[str, str | None]] = {
    "TEXTUAL_DRIVER": WEB_DRIVER,
    "TEXTUAL_FPS": "60",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TERM_PROGRAM": "textual",
    "TERM": None,
    "COLUMNS": "100",
    "ROWS": "30",
}
"""What textual-serve 1.1 sets; it may run where there is no terminal at all."""
DEBUGGING: Final = {"TEXTUAL": "debug,devtools", "TEXTUAL_LOG": "textual.log", "TEXTUAL_DEBUG": "1"}
"""What it adds with --dev."""


class Browser(Window):
    """A run of the program behind a server, and the screen that stands in the browser."""

    def __init__(self, start: Start, folder: Path) -> None:
        self.written = ""
        self.told: list[dict[str, object]] = []
        """What the program told the server beside the screen."""
        self._packets = b""
        self._screen = pyte.Screen(100, 30)
        self._bytes = pyte.ByteStream(self._screen)
        self.process = subprocess.Popen(
            start.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(**{**SERVING, **start.environment}),
            cwd=folder,
            bufsize=0,
        )

    def send(self, keys: bytes | str) -> None:
        """Type."""
        self._packet(b"D", keys.encode() if isinstance(keys, str) else keys)

    def tell(self, **meta: object) -> None:
        """Tell what the browser tells."""
        self._packet(b"M", json.dumps(meta).encode())

    def _packet(self, kind: bytes, payload: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)

    def read(self, wait: float = 0.05) -> bool:
        """Take in what the program sends; whether there was something."""
        assert self.process.stdout
        if not select.select([self.process.stdout], [], [], wait)[0]:
            return False
        data = os.read(self.process.stdout.fileno(), 65536)
        self._packets = (self._packets + data).removeprefix(READY)
        while len(self._packets) >= 5 and len(self._packets) >= (size := 5 + int.from_bytes(self._packets[1:5], "big")):
            kind, payload = self._packets[:1], self._packets[5:size]
            self._packets = self._packets[size:]
            if kind == b"D":
                self.written += payload.decode(errors="replace")
                self._bytes.feed(payload.replace(b"\x1b[<u", b""))
            else:
                self.told.append(json.loads(payload))
        return bool(data)

    def status(self) -> int:
        """Wait for the end; nothing is said to the server's console."""
        status = super().status()
        assert self.process.stderr
        assert self.process.stderr.read() == b""
        return status

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                with suppress(BrokenPipeError), closing(pipe):
                    pass


@pytest.mark.parametrize(
    ("ended", "status"),
    [
        ("left", 0),
        *(
            pytest.param(*row, marks=pytest.mark.slow)
            for row in (("closed", 129), ("server gone", 129), ("SIGTERM", 143))
        ),
    ],
)
def test_a_sitting_in_a_browser(tmp_path: Path, ended: str, status: int) -> None:
    """Keys answer, an old mouse report does not, the window may change its size; and it ends with the page."""
    data = tmp_path / "kept"
    with Browser(Start(data, environment=DEBUGGING), tmp_path) as browser:
        to_questions(browser)
        assert "F2 Safety" in "".join(browser.text.splitlines()[24:])  # as many lines as the browser has
        browser.send(b"\x1b[M !3\xe9")
        browser.linger(A_LOOK)
        assert "1 of 8" in browser.text
        browser.tell(type="resize", width=80, height=24)
        browser.tell(type="resize", width=0, height="many")
        browser.tell(type="resize", width=10**9, height=10**9)
        browser.send(b"1")
        browser.sees("2 of 8", "saved")
        match ended:
            case "left":
                browser.send(b"\x18")
            case "closed":
                browser.tell(type="quit")
            case "server gone":
                assert browser.process.stdin
                browser.process.stdin.close()
            case _:
                browser.process.send_signal(signal.SIGTERM)
        assert browser.status() == status
        assert {"type": "exit"} in browser.told
        assert "38;2;" in browser.written
    assert count(data) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [
        {"COLUMNS": "²", "ROWS": "-1", "TEXTUAL_COLOR_SYSTEM": "odd", "ACCESSIBLE": "1", "TEXTUAL_FPS": "x"},
        {"COLUMNS": "0", "ROWS": None, "TEXTUAL_COLOR_SYSTEM": None, "TERM": "dumb"},
    ],
)
def test_odd_values_are_no_fault(tmp_path: Path, changes: dict[str, str | None]) -> None:
    """What cannot be meant counts as not said."""
    with Browser(Start(tmp_path / "kept", environment=changes), tmp_path) as browser:
        browser.sees("Start without saving anything")
        browser.send(b"\x18")
        assert browser.status() == 0


def test_what_is_locked_stays_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can type a passphrase on a terminal then: what she answers goes on being kept, nothing is opened."""
    data = tmp_path / "kept"
    hurry(monkeypatch)
    leave_draft(data, 3)
    lock(data)
    with Browser(Start(data, environment={"ACCESSIBLE": "1"}), tmp_path) as browser:
        browser.sees("Start without saving anything")
        browser.send(b"\x18")
        assert browser.status() == 0
    assert (data / "draft.toml.age").exists()


@pytest.mark.parametrize("driver", ["os:path", *slow("textual.drivers.linux_driver:LinuxDriver", "", f"{WEB_DRIVER} ")])
def test_no_other_driver_counts(tmp_path: Path, driver: str) -> None:
    """The environment chooses no code of its own."""
    start = Start(tmp_path / "kept")
    ran = subprocess.run(
        start.command,
        env=environment(TEXTUAL_DRIVER=driver),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 2
    assert "Standard input is not a terminal" in ran.stderr
    assert quiz(tmp_path / "kept", "path").returncode == 0


def test_home_says_where_it_is_shown(tmp_path: Path) -> None:
    """In a browser it is no longer only on this screen, and home does not say otherwise."""
    with Browser(Start(tmp_path / "kept", ()), tmp_path) as browser:
        browser.sees("Take the quiz", home.SERVED)
        assert "Nothing leaves this computer" not in browser.text
        browser.send(b"\x18")
        assert browser.status() == 0
