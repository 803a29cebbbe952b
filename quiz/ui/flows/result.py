"""One sitting that is over: its result, which answers led to it, a note on it, and a file of it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.export.writing import Taken
from quiz.session.exporting import export, place
from quiz.text import export as say
from quiz.text import menus, prompts
from quiz.text.result import page as result_page
from quiz.ui.flows import plan, reading
from quiz.ui.screens.edit import EditScreen
from quiz.ui.screens.result import ResultScreen, WhyScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from quiz.model.result import Shown
    from quiz.text.export import Kind
    from quiz.text.result import ResultPage
    from quiz.ui.flows.host import Host


async def kept_result(app: Host, sitting: str = "latest") -> None:
    """The result of a kept sitting."""
    await app.bank()
    app.shown = app.session.shown(sitting)
    await show_result(app)


async def show_result(app: Host, remark: str = "") -> None:
    """The result that was last worked out, until she has seen enough."""
    await show_renewed(app, ResultScreen(result_view(app), remark), partial(act, app))


async def show_renewed(
    app: Host,
    page: ResultScreen | WhyScreen,
    answer: Callable[[ResultScreen.Wanted], Coroutine[None, None, None]] | None = None,
) -> None:
    """A page of that result, which shows the steps that need nothing from him once they have taken its place."""

    def renew() -> None:
        page.view = result_view(app)

    await app.show(page, renew, answer)


def result_view(app: Host) -> ResultPage:
    """The result that is on the screen, as this run shows it now."""
    if app.shown is None:
        raise LookupError("result")
    app.shown = app.session.rerank(app.shown)
    return result_page(app.session.bank, app.shown, app.session.today, app.session.help_key)


async def act(app: Host, event: ResultScreen.Wanted) -> None:
    """What she wants to do with the sitting that is on the screen."""
    shown = app.shown
    if shown is None:
        raise LookupError("result")
    match event.wish:
        case "plan":
            await plan.choose_from(app, shown)
        case "why":
            await show_renewed(app, WhyScreen(result_view(app)))
        case "steps":
            await reading.steps(app)
        case "note":
            await note(app, shown.id)
        case "export":
            await write(app, shown)


async def note(app: Host, sitting: str) -> None:
    """Have her write the note on a sitting."""
    journal = app.session.journal
    head = journal.head(sitting)
    asked = prompts.note(head.number, head.finished.date(), app.session.today, journal.note(sitting))
    written = await app.show(EditScreen(asked))
    if written is not None:
        journal.set_note(sitting, written)


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
