"""What she looks back on: the sittings, and what has changed between them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.text import comparison, screen
from quiz.text import history as say
from quiz.text.words import day
from quiz.ui.flows import result
from quiz.ui.screens.change import ChangeScreen
from quiz.ui.screens.history import HistoryScreen, HistoryView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.model.kept import Head
    from quiz.text.comparison import ComparisonPage
    from quiz.ui.flows.host import Host
    from quiz.ui.screens.change import Against

NEWEST: Final = 40
"""Sittings that are read before the list is shown; the others while she looks at it."""


async def show(app: Host) -> None:
    """The list of sittings, until she has seen enough."""
    await app.bank()
    app.listing = listing = app.session.journal.listing(NEWEST)
    app.listing_is_whole = len(listing.heads) + len(listing.unreadable) < NEWEST
    page = HistoryScreen(view(app))
    rest = None if app.listing_is_whole else asyncio.create_task(read_all(app, page))
    await app.show(page, partial(renew, app, page), partial(act, app))
    if rest:
        rest.cancel()


async def read_all(app: Host, page: HistoryScreen) -> None:
    """Read the heads of all sittings while the newest are shown."""
    with suppress(QuizError):  # those that were read stay on the page
        app.listing = await asyncio.to_thread(app.session.journal.listing)
    app.listing_is_whole = True
    renew(app, page)


def renew(app: Host, page: HistoryScreen) -> None:
    """Show the sittings as they are by now."""
    page.view = view(app)


def view(app: Host) -> HistoryView:
    """The sittings as the page shows them."""
    session = app.session
    if app.listing is None:
        raise LookupError("listing")
    page = say.page(session.bank, app.listing, session.today, safe_only=session.safe_only)
    return HistoryView(page, app.listing_is_whole)


async def act(app: Host, event: HistoryScreen.Wanted) -> None:
    """What she wants of a sitting in the list."""
    match event.act:
        case "open":
            await result.kept_result(app, event.sitting)
        case "compare":
            await change(app, "chosen", [event.earlier], event.sitting, ())
        case "note":
            await result.note(app, event.sitting)
        case "delete":
            await delete(app, event.sitting)
            renew(app, event.page)


async def delete(app: Host, sitting: str) -> None:
    """Delete a sitting, once she has said so."""
    journal = app.session.journal
    head = journal.head(sitting)
    name = say.NAME.format(head.number, day(head.finished.date(), app.session.today))
    question = screen.confirm(name, (say.DELETE,), say.DELETE_OR_KEEP)
    if await app.choose(question, back=screen.BACK) == screen.DO_IT:
        journal.delete(sitting)
        app.listing = journal.listing()


async def changed(app: Host) -> None:
    """The newest sitting against the one before, and from there against others."""
    await app.bank()
    journal = app.session.journal
    first, previous, latest = (journal.head(name) for name in ("first", "previous", "latest"))
    offered: tuple[Against, ...] = ("last",) if first.id == previous.id else ("last", "first", "every")
    await change(app, "last", ("previous",), latest.id, offered)


async def change(
    app: Host, against: Against, earlier: Sequence[str | Head], later: str, offered: Sequence[Against]
) -> None:
    """What has changed, until she has seen enough."""
    page = ChangeScreen(compared(app, earlier, later), against, offered, comparison.noise(app.session.bank))

    async def hold(event: ChangeScreen.Wanted) -> None:
        hold_against(app, page, event.against)

    await app.show(page, lambda: hold_against(app, page, page.against, earlier, later), hold)


def hold_against(
    app: Host, page: ChangeScreen, against: Against, chosen: Sequence[str | Head] = (), later: str = "latest"
) -> None:
    """Hold the newest sitting against another one, or those that she has chosen against each other."""
    held: dict[Against, Sequence[str | Head]] = {"last": ("previous",), "first": ("first",), "chosen": chosen}
    earlier = held[against] if against in held else app.session.all_before_latest()
    page.view = compared(app, earlier, later)
    page.against = against


def compared(app: Host, earlier: Sequence[str | Head], later: str) -> ComparisonPage:
    """A comparison as the page shows it."""
    session = app.session
    if session.safe_only:
        return comparison.bare_page()
    return comparison.page(session.bank, session.compared(earlier, later), session.today)
