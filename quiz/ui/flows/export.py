"""A sitting to a file: what kind, its name, and what is to be known of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.export.writing import Taken
from quiz.session.exporting import export, place
from quiz.text import export as say
from quiz.text import menus, prompts
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
        chosen = await app.choose(prompts.exports(pages_only=pages_only), back=menus.BACK)
        if chosen is None or chosen == menus.BACK:
            return
        if await named(app, shown, say.kinds(pages_only=pages_only)[int(chosen)]):
            return


async def named(app: Host, shown: Shown, kind: Kind) -> bool:
    """Have her name the file, again where it cannot have that name; whether it is written."""
    typed = kind.suggested
    while written := await app.show(EditScreen(prompts.export_name(kind, typed))):
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
        way = await app.choose(prompts.taken(taken), back=menus.BACK)
        return way == prompts.REPLACE and await saved(app, shown, kind, path, force=True)
    await app.choose(prompts.exported(said), back=menus.BACK)
    return True
