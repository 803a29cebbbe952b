"""The screen in a browser, behind `textual serve`: Textual's own driver for that, with the same care for what is typed
as on a terminal. Must not know what is shown."""

from __future__ import annotations

import signal

from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from quiz.environment import DIGITS
from quiz.ui.terminal.driver import ORDINARY, hang_up
from quiz.ui.terminal.escape_sequences import EscapeSequenceFilter


class BrowserDriver(WebDriver):
    """Reads the server's packets: what is typed, and what the browser tells of itself."""

    def start_application_mode(self) -> None:
        """Take the screen. Signals stay where they were: Textual's own handlers for them end it without a status."""
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        super().start_application_mode()
        for number, handler in before.items():
            self._loop.remove_signal_handler(number)
            signal.signal(number, handler)

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the server is gone: Textual's own loop would leave the app running then."""
        packets, keys = ByteStream(), EscapeSequenceFilter()
        try:
            for data in self._input_reader:
                messages = keys.tick()
                for kind, payload in packets.feed(data) if data else ():
                    if kind == "D":
                        messages += keys.feed(payload)
                    else:
                        self._on_meta(kind, payload)
                for message in messages:
                    self.process_message(message)
        finally:
            if not self.exit_event.is_set():
                hang_up()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Take in what the browser tells: where its page is closed nothing more is read, and a size that is none is not
        known."""
        if packet_type == "quit":
            self._input_reader.close()
            return
        if packet_type == "resize":
            size = (payload.get("width"), payload.get("height"))
            known = all(isinstance(side, int) and 0 < side < 10**DIGITS for side in size)
            payload["width"], payload["height"] = size if known else ORDINARY
        super().on_meta(packet_type, payload)
