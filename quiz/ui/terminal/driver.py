"""The terminal, read leniently: a byte that is no UTF-8 and a control sequence that nobody knows are dropped, a hang-up
is noticed, and the size is always the one that it has now. Must not know what is shown."""

from __future__ import annotations

import os
import selectors
import signal
import termios
import tty
from contextlib import suppress
from typing import Final

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from quiz.ui.terminal.escape_sequences import ESCAPE_DELAY, EscapeSequenceFilter

QUIET: Final = 0.1
"""Seconds between looks at an idle terminal, and the most that leaving waits for it."""
ORDINARY: Final = (80, 24)
"""The columns and lines of a terminal that does not say how many it has."""

MOST: Final = 1000
"""Columns, and lines, of which a terminal may make use: what has more says something that is none, and a page as large
as that would never be painted."""


class HardenedDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with its own loop over the input."""

    _told = ORDINARY
    """The size that the app knows."""

    def start_application_mode(self) -> None:
        """Take the terminal. Textual's own handlers act inside the signal: one for the size that is interrupted by the
        next would tell the older size last, and one that writes while something is being written waits for itself.
        Ours let the loop act, after every signal. With handlers of its own the loop is woken by each other signal too:
        one that comes in the instant before it begins to wait would else be seen at the next key."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual does not say that it gives nothing
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)
        # More signals than it can hold, while the terminal lets nobody go on, are no matter for the screen.
        signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)
        self._told = self._get_terminal_size()

    @property
    def can_suspend(self) -> bool:
        """Whether somebody could take the program up again: a shell with jobs gives each a process group of its own.
        Started by a terminal or by `ssh -t host quiz`, the group is that of the session, which nobody would continue,
        or its parent is in another session (an orphaned process group, POSIX 3.264)."""
        with suppress(OSError):
            return os.getpgrp() != os.getsid(0) == os.getsid(os.getppid())
        return False

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back and stop, as far as the system lets it: a process group that has become orphaned it
        does not stop by this signal, while the one that Textual sends would stop it for ever."""
        if not self.can_suspend:
            return
        self.suspend_application_mode()
        self._loop.remove_signal_handler(signal.SIGTSTP)
        signal.raise_signal(signal.SIGTSTP)
        self._sigcont_application()

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, once: also where it was stopped by a signal that nothing can catch, and somebody
        else has had the terminal since."""
        if self._key_thread is not None and self._key_thread.is_alive():
            if not self._is_canonical():
                self._app.post_message(self.SignalResume())
                return
            self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()

    def _is_canonical(self) -> bool:
        """Whether the terminal gives whole lines, as a shell leaves it."""
        with suppress(termios.error):
            return bool(termios.tcgetattr(self.fileno)[tty.LFLAG] & termios.ICANON)
        return False

    def write(self, data: str) -> None:
        """Write, as long as anybody writes it out: the thread that does so ends when the terminal goes, and what waits
        for it then would wait for ever."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def _tell_size(self) -> None:
        """Tell the app the size of this moment."""
        self._told = self._get_terminal_size()
        size = Size(*self._told)
        self._app.post_message(events.Resize(size, size))

    def _get_terminal_size(self) -> tuple[int, int]:
        """What the terminal itself says; neither COLUMNS nor where the output goes counts."""
        try:
            columns, lines = os.get_terminal_size(self.fileno)
        except OSError:
            return self._told
        return (min(columns, MOST), min(lines, MOST)) if columns and lines else ORDINARY

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the terminal is gone. A size that no signal told is seen in passing."""
        keys = EscapeSequenceFilter()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(ESCAPE_DELAY if keys.waiting else QUIET):
                    data = self._read()
                    if not data:
                        hang_up()
                        return
                    messages = keys.feed(data)
                else:
                    messages = keys.tick()
                for message in messages:
                    self.process_message(message)
                if self._get_terminal_size() != self._told:
                    with suppress(RuntimeError):  # the loop may just have ended
                        self._loop.call_soon_threadsafe(self._tell_size)

    def _read(self) -> bytes:
        """What has come in; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""


def hang_up() -> None:
    """Treat a terminal that is gone like the signal for it, which may have been ignored when we were started."""
    with suppress(OSError):
        os.kill(os.getpid(), signal.SIGHUP)
