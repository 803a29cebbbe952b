"""The settings: what she chooses holds at once and is kept where this run keeps something."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.text import keeping, screen
from quiz.text import settings as say
from quiz.ui.screens.settings import ERASE, SettingsScreen

if TYPE_CHECKING:
    from quiz.ui.flows.host import Host


async def show(app: Host) -> None:
    """The settings, until she has seen enough. With no page below, as from home, nothing is under way, so everything
    can be erased."""
    from_home = len(app.screen_stack) == 1

    def act(option: str) -> None:
        page.view = choose(app, option)
        app.apply_settings()

    while True:
        page = SettingsScreen(view(app), erases=from_home and app.session.has_data)
        if await app.show(page, act) != ERASE:
            return
        await app.guarded(erase(app))


async def erase(app: Host) -> None:
    """Erase everything that is kept, once she has said so."""
    lines = tuple(keeping.to_erase(app.session.inventory(), briefly=True))
    question = screen.confirm(keeping.ERASE, lines, keeping.ERASE_OR_NOT)
    if await app.choose(question, back=screen.BACK) == screen.DO_IT:
        erased = await asyncio.to_thread(app.session.erase)
        await app.choose(screen.told(keeping.ERASE, keeping.erased(erased)), back=screen.BACK)


def choose(app: Host, option: str) -> say.SettingsPage:
    """Let an option hold from now on, keep it, and give the page as it is then, with what is to be said of that."""
    before = app.session.settings
    remark = ""
    try:
        if app.session.save_settings(say.chosen(before, option)):
            remark = say.KEPT
    except QuizError as error:
        remark = say.not_kept(error)
    return view(app, remark, "" if app.session.settings.plain is before.plain else say.NEXT_TIME)


def view(app: Host, remark: str = "", then: str = "") -> say.SettingsPage:
    """The settings as they are now. `remark`: how long they hold, where the usual is not to be said of it."""
    session = app.session
    holds = say.FOR_THIS_RUN if not session.persistent else say.KEPT if session.has_data else say.LATER
    return say.page(session.settings, remark or holds, then, "" if app.coloured else say.NO_COLOUR)
