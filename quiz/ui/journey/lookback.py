"""The way through what she looks back on: history, comparison and notes. Joins the journal and the screens; must not
know how a page looks, nor any key."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.text import comparison
from quiz.text import history as history_words
from quiz.text.comparison.remarks import noise
from quiz.ui import pages
from quiz.ui.journey import asked
from quiz.ui.journey.plan import guarded
from quiz.ui.screens.change import ChangeScreen
from quiz.ui.screens.history import HistoryScreen, HistoryView, HistoryWish, Spot

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from quiz.model.head import Head, Listing
    from quiz.session import Session
    from quiz.session.journal import Journal
    from quiz.text.comparison import ComparisonPage
    from quiz.ui.journey.front import Front
    from quiz.ui.screens.change import Against

NEWEST: Final = 40
"""Sittings that are read before the list is shown; the others while she looks at it."""


class Lookback:
    """One run's way back. Every method returns when its part is over; what cannot be done is said on a page."""

    def __init__(self, session: Session, front: Front, open_result: Callable[[str], Awaitable[None]]) -> None:
        """`open_result` shows the result of the sitting with an id until she comes back."""
        self._session = session
        self._front = front
        self._open_result = open_result
        self._listing: Listing | None = None
        self._whole = False

    async def history(self) -> None:
        """The list of sittings, until she has seen enough."""
        await guarded(self._front, self._history)

    async def changed(self) -> None:
        """What has changed since an earlier sitting."""
        await guarded(self._front, self._changed)

    async def note(self, sitting: str) -> None:
        """Write the note on the sitting with this id."""
        await guarded(self._front, partial(self._note, sitting))

    @property
    def _journal(self) -> Journal:
        return self._session.journal

    async def _history(self) -> None:
        spot = Spot()
        self._listing = None
        while True:
            if self._listing is None:
                self._listing = self._journal.listing(NEWEST)
                self._whole = len(self._listing.heads) + len(self._listing.unreadable) < NEWEST
            screen = HistoryScreen(self._history_view, spot)
            reading = None if self._whole else asyncio.create_task(self._read_all(screen))
            wish = await self._front.show(screen)
            if reading:
                reading.cancel()
            if wish is None:
                return
            await guarded(self._front, partial(self._grant, wish))

    async def _read_all(self, screen: HistoryScreen) -> None:
        """Read the heads of all sittings while the newest are shown."""
        with suppress(QuizError):  # those that were read stay on the page
            self._listing = await asyncio.to_thread(self._journal.listing)
        self._whole = True
        screen.renew()

    def _history_view(self) -> HistoryView:
        session = self._session
        if self._listing is None:
            raise LookupError("listing")
        page = history_words.page(session.bank, self._listing, session.today, worried=session.worried)
        return HistoryView(page, self._whole)

    async def _grant(self, wish: HistoryWish) -> None:
        """What she wants of a sitting in the list."""
        match wish.kind:
            case "open":
                await self._open_result(wish.sitting)
            case "compare":
                await self._show_change("chosen", [wish.other], wish.sitting, ())
            case "note":
                await self._note(wish.sitting)
            case "delete":
                await self._delete(wish.sitting)

    async def _delete(self, sitting: str) -> None:
        """Delete a sitting, once she has said so."""
        head = self._journal.head(sitting)
        page = asked.delete(head.number, head.finished.date(), self._session.today)
        if await self._front.choose(page, back=pages.BACK) == asked.DELETE:
            self._journal.delete(sitting)
            self._listing = None

    async def _note(self, sitting: str) -> None:
        from quiz.ui.screens.writing import WritingScreen

        head = self._journal.head(sitting)
        page = asked.note(head.number, head.finished.date(), self._session.today, self._journal.note(sitting))
        written = await self._front.show(WritingScreen(page))
        if written is not None:
            self._journal.set_note(sitting, written)

    async def _changed(self) -> None:
        """The newest sitting against another one, until she has seen enough."""
        journal = self._journal
        first, previous, latest = (journal.head(name) for name in ("first", "previous", "latest"))
        offered: tuple[Against, ...] = ("last",) if first.id == previous.id else ("last", "first", "every")
        against: Against | None = "last"
        while against:
            held: dict[Against, Sequence[str | Head]] = {"last": (previous,), "first": (first,)}
            earlier = held[against] if against in held else self._session.all_before_latest()
            against = await self._show_change(against, earlier, latest.id, offered)

    async def _show_change(
        self, against: Against, earlier: Sequence[str | Head], later: str, offered: Sequence[Against]
    ) -> Against | None:
        look = partial(self._change_page, earlier, later)
        return await self._front.show(ChangeScreen(look, against, offered, noise(self._session.bank)))

    def _change_page(self, earlier: Sequence[str | Head], later: str) -> ComparisonPage:
        session = self._session
        if session.worried:
            return comparison.bare_page()
        return comparison.page(session.bank, session.compared(earlier, later), session.today)
