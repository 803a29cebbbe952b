"""The way through the settings: what she chooses holds at once and is kept where this run keeps something. Joins the
program and the page; must not know how it looks, nor any key."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.text import settings as words
from quiz.ui import pages
from quiz.ui.journey import asked
from quiz.ui.screens.settings import ERASE, SettingsScreen

if TYPE_CHECKING:
    from quiz.model.settings import Settings
    from quiz.session import Session
    from quiz.text.settings import SettingsPage
    from quiz.ui.journey.front import Front


class SettingsWay:
    """One run's settings."""

    def __init__(self, session: Session, front: Front) -> None:
        self._session = session
        self._front = front

    async def show(self, *, from_home: bool = False) -> None:
        """The settings, until she has seen enough. `from_home`: nothing is under way, so everything can be erased."""
        wish: str | None = ERASE
        while wish == ERASE:
            erases = from_home and self._session.has_data
            wish = await self._front.show(SettingsScreen(self._page(), self._choose, erases=erases))
            if wish == ERASE:
                await self._erase()

    async def _erase(self) -> None:
        """Erase everything that is kept, once she has said so."""
        try:
            found = self._session.inventory()
            if await self._front.choose(asked.erase(found), back=pages.BACK) != asked.ERASE:
                return
            removed = await asyncio.to_thread(self._session.erase)
        except QuizError as error:
            await self._front.choose(pages.notice(error), back=pages.BACK)
        else:
            await self._front.choose(asked.erased(found, removed), back=pages.BACK)

    def keep(self, settings: Settings) -> str:
        """Keep what she chose, wherever she did, and give what is to be said of that."""
        try:
            return words.KEPT if self._session.save_settings(settings) else self._holds
        except QuizError as error:
            return words.not_kept(error)

    def _choose(self, option: str) -> SettingsPage:
        before = self._session.settings
        said = self.keep(words.chosen(before, option))
        self._front.dress(self._session.settings)
        starts_otherwise = self._session.settings.plain is not before.plain
        return self._page(said, words.NEXT_TIME if starts_otherwise else "")

    def _page(self, said: str = "", then: str = "") -> SettingsPage:
        uncoloured = "" if self._front.coloured else words.NO_COLOUR
        return words.page(self._session.settings, said or self._holds, then, uncoloured)

    @property
    def _holds(self) -> str:
        """How long a choice holds."""
        if not self._session.persistent:
            return words.FOR_THIS_RUN
        return words.KEPT if self._session.has_data else words.LATER
