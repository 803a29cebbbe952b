"""The full screen as a whole: joins the program with the pages. The only part of the full screen that knows the
program's run; must not know how anything is typeset."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from rich.text import Text
from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from quiz.errors import STOPPED, QuizError
from quiz.text import saving
from quiz.ui import pages, settle_memory
from quiz.ui.journey import HELP_KEY, Journey
from quiz.ui.screens.page import Page
from quiz.ui.screens.room import RoomScreen
from quiz.ui.screens.showing import ShowingApp
from quiz.ui.widgets.looks import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen
    from textual.theme import Theme

    from quiz.model.bank import Bank
    from quiz.model.settings import Settings
    from quiz.session import Session
    from quiz.ui.screens.question import Kept
    from quiz.ui.screens.result import ResultWish, StepWanted
    from quiz.ui.terminal.rates import Debounce

T = TypeVar("T")
Opening = Literal["home", "take"]
"""Where a run begins."""
LOOK_AGAIN = 0.05
"""Seconds between looks at a save that is under way."""


class FirstSteps(ShowingApp):
    """One run."""

    TITLE = "First Steps"
    CSS_PATH = "app.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = CLASSES
    ROOM = RoomScreen
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
        colour: bool | None = None,
        pace: Debounce | None = None,
    ) -> None:
        """`theme`: in place of the one she chose."""
        settings = session.settings
        super().__init__(theme=theme or settings.theme, colour=colour, motion=settings.motion, pace=pace)
        self._worn = self.theme
        """The theme that needs no remembering: it is the one of the settings, or stands in for it."""
        self._session = session
        session.help_key = HELP_KEY
        self._opening: Opening = opening
        self._journey = Journey(session, self)
        self._loading: asyncio.Task[Bank] | None = None
        self._lines: dict[int, int] = {}
        """Where she stopped reading, by step."""

    def on_mount(self) -> None:
        """Begin the way, with the bank loading beside it."""
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.go()
        self.call_after_refresh(self._settle)

    @work
    async def go(self) -> None:
        """The way from the first page to the end of the run."""
        try:
            await (self._journey.home() if self._opening == "home" else self._journey.take())
        except QuizError as error:
            self._give_up(error)
        else:
            self._end_now(0)

    async def bank(self) -> Bank:
        """The bank, once it is loaded. Raises BrokenBank."""
        return await asyncio.shield(self._load())

    def _load(self) -> asyncio.Task[Bank]:
        """The one loading of the bank, beside everything else; who asks for the bank hears of its faults."""
        if self._loading is None:
            self._loading = asyncio.create_task(asyncio.to_thread(lambda: self._session.bank))
            self._loading.add_done_callback(lambda task: task.cancelled() or task.exception())
        return self._loading

    def _settle(self) -> None:
        """The first page stands: now there is time for the bank, which stays for the whole run too."""
        self._load().add_done_callback(lambda _: settle_memory())

    async def help_and_safety(self) -> None:
        """Help and safety until she comes back; the safe list where she asks for it."""
        from quiz.ui.screens.safety import SAFE_LIST, SafetyScreen

        bank = await self.bank()
        wish = await self.show(SafetyScreen(bank, offers_list=not self._session.worried))
        if wish == SAFE_LIST:
            self._session.worried = True
            await self._show_safe_list()

    def kept(self) -> Kept:
        """Whether what she answered is saved, and what is wrong where it cannot be."""
        from quiz.ui.screens.question import Kept

        if not self._session.persistent:
            return Kept(saving.NOTHING)
        states = {"nothing": "", "saved": saving.SAVED, "failing": saving.FAILING}
        word = states.get(self._session.saving.value, saving.SAVING)
        error = self._session.not_saved
        return Kept(word, saving.not_saved(error) if error and word != saving.SAVED else "")

    def watch_saving(self) -> None:
        """Look at the save until it stands."""
        from quiz.ui.screens.question import QuestionScreen

        kept = self.kept()
        for screen in self.screen_stack:
            if isinstance(screen, QuestionScreen):
                screen.show_kept(kept)
        if kept.word in {saving.SAVING, saving.FAILING}:
            self.set_timer(LOOK_AGAIN, self.watch_saving)

    def dress(self, settings: Settings) -> None:
        """Look and move like this from now on; without colours, as without colours."""
        if self.coloured and settings.theme in self.available_themes:
            self.theme = self._worn = settings.theme
        self.move(motion=settings.motion)

    def _theme_chosen(self, theme: Theme) -> None:
        """Remember a theme that was chosen in the palette too."""
        if theme.name != self._worn:
            self._worn = theme.name
            self._journey.settings.keep(self._session.settings._replace(theme=theme.name))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The settings first."""
        from quiz.text import settings

        yield SystemCommand(settings.TITLE, settings.ABOUT, self.action_settings)
        yield from super().get_system_commands(screen)

    @work
    async def action_settings(self) -> None:
        """The settings, from everywhere."""
        from quiz.ui.screens.settings import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            await self._journey.settings.show()

    @work
    async def action_safety(self) -> None:
        """Help and safety, from everywhere."""
        from quiz.ui.screens.safety import SafetyScreen

        if not any(isinstance(screen, SafetyScreen) for screen in self.screen_stack):
            try:
                await self.help_and_safety()
            except QuizError as error:
                self._give_up(error)

    @work
    async def action_help(self) -> None:
        """The keys of the page; one that is chosen there does what it does here."""
        from quiz.ui.screens.helping import HelpScreen, keys_on

        screen = self.screen
        if isinstance(screen, HelpScreen) or not isinstance(screen, Page):
            return
        chosen = await self.show(HelpScreen(screen.HELP, *keys_on(screen)))
        if chosen:
            await screen.run_action(chosen)

    @work
    async def on_step_wanted(self, event: StepWanted) -> None:
        """Open a step where she stopped reading it; its other version from the top, without a mark of any kind."""
        from quiz.text import other
        from quiz.ui.screens.reading import ReadingScreen

        number, session = event.number, self._session
        unmarked = event.other or session.worried
        try:
            bank = await self.bank()
            if unmarked:
                text = await asyncio.to_thread(session.other_reading, number)
            else:
                text = await asyncio.to_thread(session.reading, number, other.by_key(bank, number))
        except QuizError as error:
            await self.choose(pages.notice(error), back=pages.BACK)
            return
        if unmarked:
            await self.show(ReadingScreen(text))
            return
        way = self._journey.plan
        page = ReadingScreen(text, self._lines.get(number, 0), way.done(number), partial(way.mark, number))
        self._lines[number] = await self.show(page) or 0

    @work
    async def on_result_wish(self, event: ResultWish) -> None:
        """Do something with the sitting that is on the screen."""
        await self._journey.grant(event.wish)

    def _give_up(self, error: QuizError) -> None:
        """Nothing can be shown without what is broken: say what it is, and end with its status."""
        self.exit(return_code=error.status, message=Text(str(error)))

    async def _show_safe_list(self) -> None:
        """Every page that names steps shows those that need nothing from him from now on; one that cannot goes."""
        from quiz.ui.screens.plan import ChoosingStepsScreen
        from quiz.ui.screens.reading import ReadingScreen
        from quiz.ui.screens.result import ResultScreen
        from quiz.ui.screens.steps import StepsScreen

        if isinstance(self.screen, ReadingScreen | ChoosingStepsScreen):
            self.screen.dismiss(None)
        listing = [screen for screen in self.screen_stack if isinstance(screen, ResultScreen | StepsScreen)]
        for screen in listing:
            if isinstance(screen, ResultScreen):
                screen.show(self._journey.result_page())
            else:
                screen.show(*self._journey.steps())
        if not listing:
            await self.show(StepsScreen(*self._journey.steps()))
