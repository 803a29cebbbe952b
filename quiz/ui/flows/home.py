"""Home and the start page, and where they lead."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import assert_never

from quiz.environment import served
from quiz.errors import QuizError
from quiz.session import planning
from quiz.text import home as say
from quiz.text import keeping, safety, screen
from quiz.text.home import Place
from quiz.text.safety import Way
from quiz.ui.flows.host import Host


async def home(app: Host) -> None:
    """Home, until she leaves; the pointer is where she has just been."""
    place: str | None = None
    while not app.leaves:
        known = app.session.home()
        reminding = asyncio.create_task(remind(app)) if known.review_due else None
        place = await app.choose(view(app, known), highlighted=place)
        if reminding:
            await reminding
        await visit(app, Place(place or Place.HELP))


def view(app: Host, known: say.Home) -> screen.MenuView:
    """What home shows now."""
    session = app.session
    return say.view(
        known,
        "" if session.writable() else say.ELSEWHERE,
        keeping.OPEN_TO_OTHERS if session.open_to_others else "",
        length=session.start_page.length_again(known.asked),
        served=served(os.environ),
    )


async def visit(app: Host, place: Place, *, back: str | None = screen.BACK) -> None:
    """A place of its menu, until she comes back. `back`: the way back from the start page, where there is one."""
    if place is Place.TAKE or place is Place.CONTINUE:
        resume = place is Place.CONTINUE or await start(app, back)
        if resume is not None:
            from quiz.ui.flows import sitting  # noqa: PLC0415 - pages with the way to them

            await sitting.sit(app, resume=resume)
        return
    from quiz.ui.flows import plan, reading, results, settings  # noqa: PLC0415 - pages with the way to them

    match place:
        case Place.TODAY | Place.RESULT:
            await app.guarded(results.kept_result(app))
        case Place.CHANGED:
            await app.guarded(results.changed(app))
        case Place.HISTORY:
            await app.guarded(results.history(app))
        case Place.WEEK:
            await app.guarded(plan.look_back(app))
        case Place.PLAN:
            await app.guarded(plan.show(app))
        case Place.READ:
            await reading.steps(app)
        case Place.SETTINGS:
            await settings.show(app)
        case Place.ERASE | Place.HELP | Place.LEAVE:
            await reading.help_and_safety(app)  # a numbered menu offers these; here they have keys
        case _:
            assert_never(place)


async def start(app: Host, back: str | None) -> bool | None:
    """The start page, until a sitting begins: whether an unfinished one is to go on. None where she turns back or
    leaves."""
    session = app.session
    choice: str | None = Way.HELP
    while choice == Way.HELP:
        if not session.start_page.start:
            await app.bank()  # says what is wrong with it
        lines, length, leaving, *_ = session.start_page
        view = safety.start(lines, length, leaving, keeps=session.persistent, open_to_others=session.open_to_others)
        choice = await app.choose(view, back=back)
        if choice == Way.HELP:
            await app.help_and_safety()
    app.leaves = choice == Way.LEAVE
    if choice in {back, Way.LEAVE}:
        return None
    if choice == Way.WITHOUT_SAVING:
        session.make_ephemeral()
    return session.writable() and session.home().draft and await app.choose(safety.draft()) == Way.CONTINUE


async def remind(app: Host) -> None:
    """Home is saying that it is time to look again: it says so once. Nothing else writes the plan meanwhile: whatever
    home leads to waits for this, and the palette writes settings alone."""
    with suppress(QuizError):  # where it cannot be noted, it is said once more
        await asyncio.to_thread(app.session.journal.change, planning.reminded, app.session.today)
