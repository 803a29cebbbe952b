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
    from quiz.models.look import Look
    from quiz.program import Program
    from quiz.text.settings import SettingsPage
    from quiz.ui.journey.front import Front


class SettingsWay:
    """One run's settings."""

    def __init__(self, program: Program, front: Front) -> None:
        self._program = program
        self._front = front

    async def show(self, *, from_home: bool = False) -> None:
        """The settings, until she has seen enough. `from_home`: nothing is under way, so everything can be erased."""
        wish: str | None = ERASE
        while wish == ERASE:
            erases = from_home and self._program.begun
            wish = await self._front.show(SettingsScreen(self._page(), self._choose, erases=erases))
            if wish == ERASE:
                await self._erase()

    async def _erase(self) -> None:
        """Erase everything that is kept, once she has said so."""
        try:
            found = self._program.inventory()
            if await self._front.choose(asked.erase(found), back=pages.BACK) != asked.ERASE:
                return
            removed = await asyncio.to_thread(self._program.erase)
        except QuizError as error:
            await self._front.choose(pages.notice(error), back=pages.BACK)
        else:
            await self._front.choose(asked.erased(found, removed), back=pages.BACK)

    def keep(self, look: Look) -> str:
        """Keep what she chose, wherever she did, and give what is to be said of that."""
        try:
            return words.KEPT if self._program.save_look(look) else self._holds
        except QuizError as error:
            return words.not_kept(error)

    def _choose(self, option: str) -> SettingsPage:
        before = self._program.look
        said = self.keep(words.chosen(before, option))
        self._front.dress(self._program.look)
        starts_otherwise = self._program.look.plain is not before.plain
        return self._page(said, words.NEXT_TIME if starts_otherwise else "")

    def _page(self, said: str = "", then: str = "") -> SettingsPage:
        uncoloured = "" if self._front.coloured else words.NO_COLOUR
        return words.page(self._program.look, said or self._holds, then, uncoloured)

    @property
    def _holds(self) -> str:
        """How long a choice holds."""
        if not self._program.keeps:
            return words.FOR_THIS_RUN
        return words.KEPT if self._program.begun else words.LATER
