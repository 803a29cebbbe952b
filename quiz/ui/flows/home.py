"""Home and the start page, and where they lead."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import TYPE_CHECKING, assert_never

from quiz.environment import served
from quiz.errors import QuizError
from quiz.text import home as say
from quiz.text import keeping, menus, screen, week
from quiz.text.home import Place

if TYPE_CHECKING:
    from quiz.text.screen import MenuView
    from quiz.ui.flows.host import Host


async def home(app: Host) -> None:
    """Home, until she leaves; the pointer is where she has just been."""
    place: str | None = None
    while not app.leaves:
        due = app.session.home().review_due
        page = view(app)
        if due:
            reminding = asyncio.create_task(remind(app))
            place = await app.choose(page, highlighted=place)
            await reminding
        else:
            place = await app.choose(page, highlighted=place)
        await visit(app, Place(place or Place.HELP))


def view(app: Host) -> MenuView:
    """What home shows now."""
    session = app.session
    known = session.home()
    return menus.home(
        say.menu(
            draft=known.draft,
            sittings=known.last is not None,
            several=known.sittings > 1,
            week_due=known.week_due,
        ),
        known.last,
        known.today,
        say.DUE if known.review_due else week.OFFER if known.week_due else "",
        "" if session.writable() else say.ELSEWHERE,
        keeping.OPEN_TO_OTHERS if session.open_to_others else "",
        length=session.length_again if known.last else session.start_page.length,
        served=served(os.environ),
    )


async def visit(app: Host, place: Place) -> None:
    """A place of its menu, until she comes back."""
    match place:
        case Place.TAKE:
            await take(app, back=screen.BACK)
        case Place.CONTINUE:
            await sit(app, resume=True)
        case Place.TODAY | Place.RESULT:
            from quiz.ui.flows import result  # noqa: PLC0415 - a page with the way to it

            await app.guarded(result.kept_result(app))
        case Place.CHANGED | Place.HISTORY:
            from quiz.ui.flows import history  # noqa: PLC0415 - a page with the way to it

            await app.guarded(history.changed(app) if place is Place.CHANGED else history.show(app))
        case Place.WEEK | Place.PLAN:
            from quiz.ui.flows import plan  # noqa: PLC0415 - a page with the way to it

            await app.guarded(plan.look_back(app) if place is Place.WEEK else plan.show(app))
        case Place.READ:
            from quiz.ui.flows import reading  # noqa: PLC0415 - a page with the way to it

            await reading.steps(app)
        case Place.SETTINGS:
            from quiz.ui.flows import settings  # noqa: PLC0415 - a page with the way to it

            await settings.show(app, from_home=True)
        case Place.ERASE | Place.HELP | Place.LEAVE:
            await app.help_and_safety()  # a numbered menu offers these; here they have keys
        case _:
            assert_never(place)


async def take(app: Host, *, back: str | None = None) -> None:
    """The start page, then a sitting to its result. `back`: the way back from there, where there is one."""
    session = app.session
    while True:
        if not session.start_page.start:
            await app.bank()  # says what is wrong with it
        open_to_others = session.open_to_others
        lines, length, leaving, *_ = session.start_page
        view = menus.start(lines, length, leaving, keeps=session.persistent, open_to_others=open_to_others)
        choice = await app.choose(view, back=back)
        if choice == menus.HELP:
            await app.help_and_safety()
            continue
        if choice in {back, menus.LEAVE}:
            app.leaves = choice == menus.LEAVE
            return
        if choice == menus.WITHOUT_KEEPING:
            session.make_ephemeral()
        resume = session.writable() and session.home().draft
        await sit(app, resume=resume and await app.choose(menus.draft()) == menus.CONTINUE)
        return


async def sit(app: Host, *, resume: bool) -> None:
    """A sitting from its beginning or its draft to the result."""
    from quiz.ui.flows import sitting  # noqa: PLC0415 - pages with the way to them

    await sitting.sit(app, resume=resume)


async def remind(app: Host) -> None:
    """Home is saying that it is time to look again: it says so once."""
    with suppress(QuizError):  # where it cannot be noted, it is said once more
        await asyncio.to_thread(app.session.journal.reminded)
