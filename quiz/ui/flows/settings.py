"""The settings: what she chooses holds at once and is kept where this run keeps something."""

from __future__ import annotations

import asyncio

from quiz.errors import QuizError
from quiz.text import keeping, screen
from quiz.text import settings as say
from quiz.ui.flows.host import Host
from quiz.ui.screens.settings import SettingsScreen


async def show(app: Host) -> None:
    """The settings, until she has seen enough. With no page below, as from home, nothing is under way, so everything
    can be erased."""
    session, from_home = app.session, len(app.screen_stack) == 1
    kept = then = ""

    def view() -> say.SettingsPage:
        holds = say.FOR_THIS_RUN if not session.persistent else say.KEPT if session.has_data else say.LATER
        page = say.page(session.settings, kept or holds, then, "" if app.coloured else say.NO_COLOUR)
        return page._replace(erases=from_home and session.has_data)

    async def act(wish: str) -> None:
        """Let an option hold from now on, and keep it; or erase everything."""
        nonlocal kept, then
        if wish == "erase":
            kept = then = ""
            await erase(app)
            return
        plain = session.settings.plain
        try:
            kept = say.KEPT if session.save_settings(say.chosen(session.settings, wish)) else ""
        except QuizError as error:
            kept = say.not_kept(error)
        then = "" if session.settings.plain is plain else say.NEXT_TIME
        page.renew()
        app.apply_settings()

    page = SettingsScreen(view)
    await app.show(page, act)


async def erase(app: Host) -> None:
    """Erase everything that is kept, once she has said so."""
    lines = tuple(keeping.to_erase(app.session.inventory(), briefly=True))
    question = screen.confirm(keeping.ERASE, lines, keeping.ERASE_OR_NOT)
    if await app.choose(question, back=screen.BACK) == screen.DO_IT:
        erased = await asyncio.to_thread(app.session.erase)
        await app.choose(screen.told(keeping.ERASE, keeping.erased(erased)), back=screen.BACK)
