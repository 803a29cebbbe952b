"""The settings: what she chooses holds at once and is kept where this run keeps something."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.text import keeping, screen
from quiz.text import settings as say
from quiz.ui.screens.settings import ERASE, SettingsScreen

if TYPE_CHECKING:
    from quiz.model.kept import Settings
    from quiz.session import Session
    from quiz.text.settings import SettingsPage
    from quiz.ui.flows.host import Host


async def show(app: Host, *, from_home: bool = False) -> None:
    """The settings, until she has seen enough. `from_home`: nothing is under way, so everything can be erased."""

    def chosen(event: SettingsScreen.Chosen) -> None:
        event.page.view = choose(app, event.option)
        app.apply_settings()

    while True:
        erases = from_home and app.session.has_data
        if await app.show(SettingsScreen(view(app), erases=erases), answer=chosen) != ERASE:
            return
        await app.guarded(erase(app))


async def erase(app: Host) -> None:
    """Erase everything that is kept, once she has said so."""
    lines = tuple(keeping.to_erase(app.session.inventory(), briefly=True))
    question = screen.confirm(keeping.ERASE, lines, keeping.ERASE_OR_NOT)
    if await app.choose(question, back=screen.BACK) == screen.DO_IT:
        erased = await asyncio.to_thread(app.session.erase)
        await app.choose(screen.told(keeping.ERASE, keeping.erased(erased)), back=screen.BACK)


def choose(app: Host, option: str) -> SettingsPage:
    """Let an option hold from now on, and give the page as it is then."""
    before = app.session.settings
    said = keep(app.session, say.chosen(before, option))
    starts_otherwise = app.session.settings.plain is not before.plain
    return view(app, said, say.NEXT_TIME if starts_otherwise else "")


def keep(session: Session, settings: Settings) -> str:
    """Keep what she chose, wherever she did, and give what is to be said of that."""
    try:
        return say.KEPT if session.save_settings(settings) else holds(session)
    except QuizError as error:
        return say.not_kept(error)


def view(app: Host, said: str = "", then: str = "") -> SettingsPage:
    """The settings as they are now."""
    uncoloured = "" if app.coloured else say.NO_COLOUR
    return say.page(app.session.settings, said or holds(app.session), then, uncoloured)


def holds(session: Session) -> str:
    """How long a choice holds."""
    if not session.persistent:
        return say.FOR_THIS_RUN
    return say.KEPT if session.has_data else say.LATER
