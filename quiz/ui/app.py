"""The full screen as a whole: what can be done from every page, and which flow answers what a page tells."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from quiz.errors import STOPPED, QuizError
from quiz.text import settings as say
from quiz.text.home import Place
from quiz.ui.flows import home
from quiz.ui.flows.host import Host
from quiz.ui.screens.menu import HelpScreen, TooSmallScreen
from quiz.ui.screens.page import Page
from quiz.ui.terminal.app import run_hardened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen
    from textual.theme import Theme

    from quiz.session import Session
    from quiz.ui.terminal.rates import Debounce

Opening = Literal["home", "take"]
"""Where a run begins."""


class FirstSteps(Host):
    """One run."""

    TITLE = "First Steps"
    CSS_PATH = "app.tcss"
    ROOM = TooSmallScreen
    CRASHED = STOPPED
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", key_display="?", id="app.help", tooltip="this help"),
        Binding("f2", "safety", "Safety", key_display="F2", priority=True, id="app.safety", tooltip="help and safety"),
        Binding("h", "safety", "Safety", show=False, id="app.safety-letter", tooltip="help and safety"),
    ]

    def __init__(
        self,
        session: Session,
        *,
        opening: Opening = "home",
        theme: str | None = None,
        pace: Debounce | None = None,
    ) -> None:
        """`theme`: in place of the one she chose."""
        super().__init__(session, theme=theme, pace=pace)
        self._opening: Opening = opening

    def on_mount(self) -> None:
        """Begin the way."""
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.go()

    @work
    async def go(self) -> None:
        """The way from the first page to the end of the run."""
        try:
            await (home.home(self) if self._opening == "home" else home.visit(self, Place.TAKE, back=None))
        except QuizError as error:
            self._give_up(error)
        else:
            self._end_now(0)

    def post_display_hook(self) -> None:
        """The first page stands: now there is time for the bank. With it all is loaded that stays for the whole run and
        need not be looked at again."""
        if self._loading is None and isinstance(self.screen, Page):
            loading = self._load()
            loading.add_done_callback(lambda _: gc.freeze())
            loading.add_done_callback(lambda _: gc.enable())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 - the base says so
        """What the palette offers: no screenshot, it would leave a file behind."""
        yield SystemCommand(say.TITLE, say.ABOUT, self.action_settings)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand("Leave", "Leave at once", self.action_leave_now)

    def _theme_chosen(self, theme: Theme) -> None:
        """Remember a theme that was chosen in the palette too."""
        if theme.name != self.saved_theme:
            self.saved_theme = theme.name
            with suppress(QuizError):  # where it cannot be saved it holds until she closes the program
                self.session.save_settings(self.session.settings._replace(theme=theme.name))

    # From everywhere

    def _is_open(self, name: str) -> bool:
        return any(type(screen).__name__ == name for screen in self.screen_stack)

    @work
    async def action_settings(self) -> None:
        """The settings."""
        if not self._is_open("SettingsScreen"):
            await home.visit(self, Place.SETTINGS)

    @work
    async def action_safety(self) -> None:
        """Help and safety."""
        if not self._is_open("SafetyScreen"):
            try:
                await self.help_and_safety()
            except QuizError as error:
                self._give_up(error)

    @work
    async def action_help(self) -> None:
        """The keys of the page; one that is chosen there does what it does here."""
        screen = self.screen
        if isinstance(screen, Page) and not isinstance(screen, HelpScreen):
            chosen = await self.show(HelpScreen(screen))
            if chosen:
                await screen.run_action(chosen)

    def _give_up(self, error: QuizError) -> None:
        """Nothing can be shown without what is broken: say what it is, and end with its status."""
        self.exit(return_code=error.status, message=Text(str(error)))


def run(session: Session, *, take_at_once: bool = False, color: str = "auto") -> int:
    """Run the full screen, let go of the session, and give the exit status. Garbage collection may be disabled since
    before this module was loaded: it goes on once all is.

    `take_at_once`: begin with the start page and end after the result, instead of home. `color`: `always`, `never`, or
    `auto` to ask NO_COLOR.
    """
    if color != "auto":
        os.environ["NO_COLOR"] = "1" if color == "never" else ""
    try:
        return run_hardened(FirstSteps(session, opening="take" if take_at_once else "home"))
    finally:
        session.close()
