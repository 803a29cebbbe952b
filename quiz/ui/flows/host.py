"""What every flow stands on: the app with its program and the pages it shows. Must not know which flow comes when."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from quiz.errors import QuizError
from quiz.session import Session
from quiz.text import screen
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.page import Ground, Page, Wanted
from quiz.ui.terminal.app import HardenedApp
from quiz.ui.terminal.rates import Debounce

if TYPE_CHECKING:
    from quiz.model.bank import Bank

T = TypeVar("T")
HELP_KEY: Final = "F2"
"""To help and safety, as texts call it."""


class Host(HardenedApp):
    """Shows pages and knows the program's run."""

    def __init__(self, session: Session, *, theme: str | None, pace: Debounce | None) -> None:
        """`theme`: in place of the one she chose."""
        settings = session.settings
        super().__init__(theme=theme or settings.theme, motion=settings.motion, pace=pace)
        self.session = session
        self.saved_theme = self.theme
        """The theme that needs no remembering: it is the one of the settings, or stands in for it."""
        session.help_key = HELP_KEY
        self.reading_lines: dict[int, int] = {}
        """Where she stopped reading, by step."""
        self.leaves = False
        """Whether she has chosen to leave."""
        self._loading: asyncio.Task[Bank] | None = None

    def get_default_screen(self) -> Ground:
        """What is below the first page."""
        return Ground()

    async def show(self, page: Page[T], act: Callable[..., Coroutine[Any, Any, None] | None] | None = None) -> T | None:
        """Show a page until it has a result. Call it in a worker. `act`: does what the page wants while it stays; what
        cannot be done is said on a page."""
        if not page.takes_keys_at_once:
            page.pace = self.pace
        page.act = act
        self.call_later(self.fit)
        try:
            return await self.push_screen_wait(page)
        finally:
            for below in self.screen_stack[-1:]:
                if isinstance(below, Page):
                    below.renew()

    def on_wanted(self, event: Wanted) -> None:
        """What a page wants is done by the way that shows it."""
        doing = event.page.act(*event.wish) if event.page.act else None
        if doing:
            self.run_worker(self.guarded(doing))

    async def choose(
        self, view: screen.MenuView, *, back: str | None = None, highlighted: str | None = None
    ) -> str | None:
        """Show ways on until one is taken, and give its id. `back`: the way that Escape takes; None where it does
        nothing. `highlighted`: the way where she was before."""
        return await self.show(MenuScreen(view, back=back, highlighted=highlighted))

    async def tell(self, error: QuizError) -> None:
        """Say what cannot be done."""
        await self.choose(screen.notice(error), back=screen.BACK)

    async def guarded(self, flow: Awaitable[T]) -> T | None:
        """Go a way; what cannot be done is said on a page."""
        try:
            return await flow
        except QuizError as error:
            await self.tell(error)
        return None

    def apply_settings(self) -> None:
        """Look and move as she chose; without colours, as without colours."""
        settings = self.session.settings
        if self.coloured and settings.theme in self.available_themes:
            self.theme = self.saved_theme = settings.theme
        self.move(motion=settings.motion)

    async def help_and_safety(self) -> None:
        """Help and safety, until she comes back."""
        from quiz.ui.flows import reading  # noqa: PLC0415 - pages with the key that opens them

        await reading.help_and_safety(self)

    async def bank(self) -> Bank:
        """The bank, once it is loaded. Raises BrokenBank."""
        return await asyncio.shield(self._load())

    def _load(self) -> asyncio.Task[Bank]:
        """The one loading of the bank, beside everything else; who asks for the bank hears of its faults."""
        if self._loading is None:
            self._loading = asyncio.create_task(asyncio.to_thread(lambda: self.session.bank))
            self._loading.add_done_callback(lambda task: task.cancelled() or task.exception())
        return self._loading

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run what a key or a click does, but nothing of a page that is still being put together."""
        if isinstance(default_namespace, Page) and not default_namespace.is_there:
            return False
        return await super().run_action(action, default_namespace, namespaces)
