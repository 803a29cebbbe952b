"""An app that shows one page after the other. Must not know which pages there are, nor what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from quiz.ui.screens.choosing import ChoosingScreen
from quiz.ui.terminal.app import HardenedApp

if TYPE_CHECKING:
    from quiz.ui.screens.choosing import Ways
    from quiz.ui.screens.page import Page

T = TypeVar("T")


class ShowingApp(HardenedApp):
    """Shows pages until they have a result."""

    _ways: ChoosingScreen | None = None
    """The page of ways, once there has been one."""

    def show_page(self, page: Page[T]) -> None:
        """Give a page what every page of the run shares. Call it before the page is pushed."""
        page.pace = self.pace
        self.call_later(self.fit)

    async def show(self, page: Page[T]) -> T | None:
        """Show a page until it has a result."""
        self.show_page(page)
        return await self.push_screen(page, wait_for_dismiss=True)

    async def choose(self, ways: Ways, *, back: str | None = None, pointed: str | None = None) -> str | None:
        """Show ways until one is taken, and give its id. `back`: the way that Escape takes; None where it does nothing.
        `pointed`: the way where she was before."""
        return await self.show(self._page_for(ways, back, pointed))

    def _page_for(self, ways: Ways, back: str | None, pointed: str | None) -> ChoosingScreen:
        """The page of the ways before, where it is free: to make a page takes longer than all else about it."""
        if self._ways and self._ways not in self.screen_stack:
            self._ways.ask(ways, back=back, pointed=pointed)
            return self._ways
        page = ChoosingScreen(ways, back=back, pointed=pointed)
        if self._ways is None:
            self._ways = page
            self.install_screen(page, "ways")  # or it would be taken apart once it has its answer
        return page
