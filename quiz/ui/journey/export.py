"""The way to a file: what kind, its name, and what is to be known of it. Joins the program and the screens; must not
know how a page looks, nor any key."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.export.writing import Taken
from quiz.session.exporting import export, place
from quiz.text import export as words
from quiz.ui import pages
from quiz.ui.journey import asked
from quiz.ui.journey.plan import guarded

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.model.result import Shown
    from quiz.session import Session
    from quiz.text.export import Kind
    from quiz.ui.journey.front import Front


class ExportWay:
    """One run's exports. What cannot be done is said on a page, with the way back to another name."""

    def __init__(self, session: Session, front: Front) -> None:
        self._session = session
        self._front = front

    async def write(self, shown: Shown) -> None:
        """Write a sitting to a file, until it is written or she leaves it."""
        await guarded(self._front, partial(self._choose, shown))

    async def _choose(self, shown: Shown) -> None:
        """Have her choose what kind of file it will be, again where she comes back from naming it."""
        while True:
            pages_only = self._session.worried
            chosen = await self._front.choose(asked.exports(pages_only=pages_only), back=pages.BACK)
            if chosen is None or chosen == pages.BACK:
                return
            if await self._name(shown, words.kinds(pages_only=pages_only)[int(chosen)]):
                return

    async def _name(self, shown: Shown, kind: Kind) -> bool:
        """Have her name the file, again where it cannot have that name; whether it is written."""
        from quiz.ui.screens.writing import WritingScreen

        typed = kind.suggested
        while True:
            written = await self._front.show(WritingScreen(asked.export_name(kind, typed)))
            if not written:
                return False
            typed = written
            try:
                if await self._write(shown, kind, place(typed, kind)):
                    return True
            except QuizError as error:
                await self._front.choose(pages.notice(error), back=pages.BACK)

    async def _write(self, shown: Shown, kind: Kind, path: Path, *, force: bool = False) -> bool:
        """Write the file, over an old one only after asking; whether it is written."""
        try:
            said = await asyncio.to_thread(export, self._session, shown, kind, path, force=force)
        except Taken as taken:
            way = await self._front.choose(asked.taken(taken), back=pages.BACK)
            return way == asked.REPLACE and await self._write(shown, kind, path, force=True)
        await self._front.choose(asked.exported(said), back=pages.BACK)
        return True
