"""A sitting to a file: what kind, its name, and what is to be known of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.export.writing import Taken
from quiz.session.exporting import export, place
from quiz.text import export as say
from quiz.text import screen
from quiz.ui.screens.edit import EditScreen

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.model.result import Shown
    from quiz.text.export import Kind
    from quiz.ui.flows.host import Host


async def write(app: Host, shown: Shown) -> None:
    """Write a sitting to a file, until it is written or she leaves it; again what kind, where she comes back."""
    await app.bank()
    while True:
        pages_only = app.session.safe_only
        chosen = await app.choose(say.menu(pages_only=pages_only), back=screen.BACK)
        if chosen is None or chosen == screen.BACK:
            return
        if await named(app, shown, say.kinds(pages_only=pages_only)[int(chosen)]):
            return


async def named(app: Host, shown: Shown, kind: Kind) -> bool:
    """Have her name the file, again where it cannot have that name; whether it is written."""
    typed = kind.suggested
    while written := await app.show(EditScreen(say.name(kind, typed))):
        typed = written
        try:
            if await saved(app, shown, kind, place(typed, kind)):
                return True
        except QuizError as error:
            await app.tell(error)
    return False


async def saved(app: Host, shown: Shown, kind: Kind, path: Path, *, force: bool = False) -> bool:
    """Write the file, over an old one only after asking; whether it is written."""
    try:
        said = await asyncio.to_thread(export, app.session, shown, kind, path, force=force)
    except Taken as taken:
        question = screen.confirm(taken.title, (taken.sentence,), say.TAKEN_WAYS)
        way = await app.choose(question, back=screen.BACK)
        return way == screen.DO_IT and await saved(app, shown, kind, path, force=True)
    await app.choose(screen.told(say.EXPORTED, *said), back=screen.BACK)
    return True
