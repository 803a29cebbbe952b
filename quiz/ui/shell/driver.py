"""The terminal, read leniently: a byte that is no UTF-8 is dropped, a hang-up is noticed, leaving does not wait.
Must not know what is on the screen."""

from __future__ import annotations

import os
import selectors
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from quiz.ui.shell.input import KeyRate, PasteGate

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

TICK: Final = 0.1
"""Seconds after which a lone Escape is known to be no sequence."""
QUIET: Final = 1.0
"""Seconds between looks at an idle terminal."""
LEAVE_KEYS: Final = frozenset({"ctrl+x", "ctrl+c", "ctrl+q"})


class SteadyDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with its own loop over the input."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._wake_reader, self._wake_writer = os.pipe()
        self._rate = KeyRate()

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the terminal is gone."""
        decoder = getincrementaldecoder("utf-8")(errors="ignore")
        gate = PasteGate()
        parser = XTermParser(self._debug)
        wait = QUIET
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake_reader, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(wait)}
                wait = QUIET
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        hang_up()
                        return
                    parser = self._parse(parser, gate.feed(decoder.decode(data)))
                    wait = TICK
                for event in parser.tick():
                    self.process_message(event)

    def process_message(self, message: Message) -> None:
        """Pass a message on, but no keys that come faster than a person types. The keys that leave always pass."""
        if isinstance(message, events.Key) and message.key not in LEAVE_KEYS and not self._rate.admits():
            return
        super().process_message(message)

    def disable_input(self) -> None:
        """Stop reading at once instead of at the next look."""
        if not self.exit_event.is_set():
            os.write(self._wake_writer, b".")
            super().disable_input()
            os.read(self._wake_reader, 1)

    def _read(self) -> bytes:
        """What has come in; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _parse(self, parser: XTermParser, text: str) -> XTermParser:
        """Take in `text`; a parser that fell over a malformed sequence is replaced."""
        if not text:
            return parser
        try:
            for event in parser.feed(text):
                self.process_message(event)
        except Exception:  # noqa: BLE001 - whatever bytes a terminal sends, the next key must still be read
            return XTermParser(self._debug)
        return parser


def hang_up() -> None:
    """Treat a terminal that is gone like the signal for it, which may have been ignored when we were started."""
    with suppress(OSError):
        os.kill(os.getpid(), signal.SIGHUP)
