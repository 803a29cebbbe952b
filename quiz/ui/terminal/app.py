"""An app that stands up to what a terminal can do to it: signals, hang-up, bad bytes, Ctrl-Z, small windows, crashes;
and that can be left at once from everywhere. Must not know the quiz."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.text import Text
from textual import command
from textual._compositor import CompositorUpdate
from textual.app import ScreenError
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import NoScreen
from textual.theme import ThemeProvider

from quiz.environment import served
from quiz.ui.terminal.driver import HardenedDriver
from quiz.ui.terminal.frames import Frames
from quiz.ui.terminal.rates import Debounce
from quiz.ui.terminal.signals import SignalHandlers
from quiz.ui.themes import ThemedApp

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.worker import Worker


LEAST: Final = (60, 20)
"""Columns and lines that every page fits into."""
AT_START: Final = 2
"""How often the size is told before it may be another one: by Textual itself, then by its driver."""
FAULT: Final = 70
"""Exit status of a fault of the program."""


class CommandPalette(command.CommandPalette):
    """Textual's own falls over a page key before its list is laid out, over a search that ends after it closed, and
    over a second Enter, which takes away the page below."""

    def run_worker(self, *arguments: Any, **settings: Any) -> Worker[Any]:  # noqa: ANN401 - as the base takes them
        """Start a search; one that fails lists nothing, and that is all."""
        return super().run_worker(*arguments, **{**settings, "exit_on_error": False})

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):
            super()._action_command_list(action)


class HardenedApp(ThemedApp):
    """Everything that is the same whatever the pages say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+x,ctrl+c,ctrl+q",
            "leave_now",
            "Leave",
            key_display="^x",
            priority=True,
            id="app.leave",
            tooltip="leave at once; nothing stays on the screen",
        ),
        Binding(
            "ctrl+z", "suspend_process", "Pause", show=False, priority=True, id="app.pause", tooltip="pause; fg goes on"
        ),
    ]
    ALLOW_SELECT = False
    ROOM: ClassVar[type[Screen[None]]]
    """The page that asks for room."""
    CRASHED: ClassVar[str]
    """The one sentence after a fault."""

    def __init__(self, *, theme: str, motion: bool, pace: Debounce | None) -> None:
        """`motion`: whether what scrolls may glide. `pace`: how fast answers may follow each other."""
        super().__init__(theme=theme, driver=driver_class())
        self.move(motion=motion)
        self._disable_tooltips = self._disable_notifications = True  # no page has any: three widgets less on each
        self.pace = pace or Debounce()
        self.crashed = False
        self.signals: SignalHandlers | None = None
        """Of this run; None where signals are somebody else's, as in a test."""
        self._loop_of_run: asyncio.AbstractEventLoop | None = None
        self._frames = Frames()
        self._pointer_shape = "default"
        self._resizes = 0

    def move(self, *, motion: bool) -> None:
        """Let what scrolls glide, or stand still."""
        self.animation_level = "full" if motion else "none"

    def on_load(self) -> None:
        """A signal may have come before there was a loop to tell."""
        self._loop_of_run = asyncio.get_running_loop()
        self._loop_of_run.set_debug(False)  # it prints what a task gave, also where all of Python is in that mode
        self._loop_of_run.set_exception_handler(self._lost_exception)
        if self.signals and self.signals.status is not None:
            self.exit(return_code=self.signals.status)

    def on_mount(self) -> None:
        """After a pause the terminal shows what others wrote."""
        self.app_resume_signal.subscribe(self, lambda _: self._paint_anew())

    def on_resize(self) -> None:
        """Ask for room where there is too little, and go on where there is enough. A terminal that was smaller for
        a moment has lost what stood there, even where the size is the same; at the start it says that of the first
        page."""
        self._resizes += 1
        if self._resizes > AT_START or self.size != self._frames.size:
            self._frames.forget()
        self.call_later(self.fit)
        self.call_later(self.refresh)

    def _paint_anew(self) -> None:
        """The terminal shows nothing of what was sent."""
        self._frames.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: object) -> None:
        """Send what the terminal does not show yet."""
        if isinstance(renderable, CompositorUpdate) and not (self._batch_count or self.is_headless):
            renderable = self._frames.changes(screen, renderable)
        super()._display(screen, renderable)  # type: ignore[arg-type]  # an update is no renderable by its type

    def _set_pointer_shape(self, shape: str) -> None:
        """Send the shape of the mouse pointer where it changes: a screen reader takes the code for words."""
        if shape != self._pointer_shape:
            self._pointer_shape = shape
            super()._set_pointer_shape(shape)

    def end(self, status: int) -> None:
        """End with an exit status; may be called by a signal handler."""
        if self._loop_of_run is not None:
            self._loop_of_run.call_soon_threadsafe(self._end_now, status)

    def action_leave_now(self) -> None:
        """Blank the screen, then end. Nothing is asked."""
        if self.signals:
            self.signals.watch(0)
        self._end_now(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no room for a page there is none for another one above it."""
        if action in {"help", "safety", "command_palette"} and isinstance(self.screen, self.ROOM):
            return False
        return super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette())

    def search_themes(self) -> None:
        """Open the palette of the themes, which is made of the same."""
        self.push_screen(CommandPalette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def panic(self, *renderables: RenderableType) -> None:
        """End after a fault with one sentence: what was being done when it came may be private."""
        del renderables
        if not self.crashed:
            self.crashed = True
            super().panic(Text(self.CRASHED))

    def _handle_exception(self, error: Exception) -> None:
        """A key from before she left finds no page any more, and that is no fault."""
        if not (self._exit and isinstance(error, ScreenError | NoScreen)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()

    def _lost_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """A fault in a task that nobody waits for is a fault all the same."""
        del loop
        if isinstance(context.get("exception"), Exception):
            self.panic()

    def _end_now(self, status: int) -> None:
        self._begin_batch()  # paints nothing from now on
        if self._driver and not self.is_headless:
            # Line by line: to clear the screen at once would move it into some terminals' scrollback.
            lines = "".join(f"\x1b[{line};1H\x1b[2K" for line in range(1, self.size.height + 1))
            self._driver.write(f"\x1b[0m{lines}\x1b[H")
        self.exit(return_code=status)

    def fit(self) -> None:
        """A page that asks for room stands on top exactly as long as there is too little."""
        if not self.screen_stack or not self.is_running:
            return
        small = self.size.width < LEAST[0] or self.size.height < LEAST[1]
        if small and not isinstance(self.screen, self.ROOM):
            self.push_screen(self.ROOM())
        elif not small and isinstance(self.screen, self.ROOM):
            self.pop_screen()
            self.call_later(self.fit)
        elif small:
            self.screen.refresh(layout=True)


def driver_class() -> type[Driver]:
    """The terminal's driver, or the browser's."""
    if served(os.environ):
        from quiz.ui.terminal.browser import BrowserDriver  # noqa: PLC0415 - for a browser alone

        return BrowserDriver
    return HardenedDriver


def run_hardened(app: HardenedApp) -> int:
    """Run to the end and give the exit status: 0, 70 after a fault, 128 + n after signal n, or what the app set."""
    with SignalHandlers(app.end) as signals:
        app.signals = signals
        app.run()
    if signals.status is not None:
        return signals.status
    return FAULT if app.crashed or app.return_code is None else app.return_code
