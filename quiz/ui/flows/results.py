"""What a sitting comes to, and what she looks back on: a result with the answers that led to it, the list of sittings,
what has changed between two of them, a note on one, and one as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from quiz.errors import QuizError
from quiz.model.kept import Head
from quiz.model.result import Shown
from quiz.text import comparison, screen
from quiz.text import export as export_words
from quiz.text import history as history_words
from quiz.text.result import ResultPage
from quiz.text.result import page as result_page
from quiz.text.words import day
from quiz.ui.flows import plan, reading
from quiz.ui.flows.host import Host
from quiz.ui.screens.change import Against, ChangeScreen
from quiz.ui.screens.edit import EditScreen
from quiz.ui.screens.history import HistoryScreen
from quiz.ui.screens.result import ResultScreen, WhyScreen


async def kept_result(app: Host, sitting: str = "latest") -> None:
    """The result of a kept sitting."""
    await app.bank()
    await result(app, app.session.journal.shown(sitting))


async def result(app: Host, shown: Shown) -> None:
    """The result of a sitting, until she has seen enough."""

    def view() -> ResultPage:
        nonlocal shown
        shown = app.session.journal.rerank(shown)
        return result_page(app.session.bank, shown, app.session.today, app.session.help_key)

    async def act(wish: str | int) -> None:
        match wish:
            case int():
                await reading.read(app, wish)
            case "plan":
                await plan.choose_from(app, shown)
            case "why":
                await app.show(WhyScreen(view), act)
            case "steps":
                await reading.steps(app)
            case "note":
                await note(app, shown.id)
            case "export":
                await export(app, shown)

    await app.show(ResultScreen(view), act)


async def note(app: Host, sitting: str) -> None:
    """Have her write the note on a sitting. Where it cannot be kept, it stands there still."""
    session = app.session

    def keep(written: str) -> str:
        try:
            session.prepared().set_note(sitting, written)
        except QuizError as error:
            return str(error)
        return ""

    head = session.kept.resolve(sitting)
    asked = history_words.note(head.number, head.finished.date(), session.today, session.journal.note(sitting))
    await app.show(EditScreen(asked, keep))


async def history(app: Host) -> None:
    """The list of sittings, until she has seen enough."""
    await app.bank()
    session = app.session
    listing = await asyncio.to_thread(session.kept.listing)

    def view() -> history_words.HistoryPage:
        return history_words.page(session.bank, listing, session.today, safe_only=session.safe_only)

    async def act(wish: str, sitting: str, earlier: str = "") -> None:
        nonlocal listing
        match wish:
            case "open":
                await kept_result(app, sitting)
            case "compare":
                await change(app, sitting, [earlier])
            case "note":
                await note(app, sitting)
            case "delete":
                head = session.kept.resolve(sitting)
                name = history_words.NAME.format(head.number, day(head.finished.date(), session.today))
                question = screen.confirm(name, (history_words.DELETE,), history_words.DELETE_OR_KEEP)
                if await app.choose(question, back=screen.BACK) == screen.DO_IT:
                    session.prepared().delete(sitting)
                    listing = session.kept.listing()
                    page.renew()

    page = HistoryScreen(view)
    await app.show(page, act)


async def changed(app: Host) -> None:
    """The newest sitting against the one before, and from there against others."""
    await app.bank()
    first, previous = (app.session.kept.resolve(name) for name in ("first", "previous"))
    await change(app, "latest", offered=("last",) if first.id == previous.id else ("last", "first", "every"))


async def change(app: Host, later: str, chosen: Sequence[str | Head] = (), *, offered: Sequence[Against] = ()) -> None:
    """What has changed in a sitting, until she has seen enough. `chosen`: since which other one; else she holds it
    against what is `offered`."""
    session = app.session

    def compare(against: Against) -> comparison.ComparisonPage:
        if session.safe_only:
            return comparison.bare_page()
        near: dict[Against, Sequence[str | Head]] = {"last": ("previous",), "first": ("first",)}
        earlier = chosen or near.get(against) or session.journal.all_before_latest()
        return comparison.page(session.bank, session.journal.compared(earlier, later), session.today)

    async def act(wish: Against | int) -> None:
        if isinstance(wish, int):
            await reading.read(app, wish)
        else:
            page.view, page.against = compare(wish), wish

    page = ChangeScreen(compare, offered, comparison.noise(session.bank))
    await app.show(page, act)


async def export(app: Host, shown: Shown) -> None:
    """Write a sitting to a file, until it is written or she leaves it; again what kind, where she comes back."""
    await app.bank()
    while True:
        pages_only = app.session.safe_only
        chosen = await app.choose(export_words.menu(pages_only=pages_only), back=screen.BACK)
        if chosen in {None, screen.BACK}:
            return
        if await named(app, shown, export_words.kinds(pages_only=pages_only)[int(chosen or 0)]):
            return


async def named(app: Host, shown: Shown, kind: export_words.Kind) -> bool:
    """Have her name the file, again where it cannot have that name; whether it is written."""
    from quiz.session import exporting  # noqa: PLC0415 - every format, and Markdown

    async def saved(path: Path, *, force: bool = False) -> bool:
        try:
            said = await asyncio.to_thread(exporting.export, app.session, shown, kind, path, force=force)
        except exporting.Taken as taken:
            question = screen.confirm(taken.title, (taken.sentence,), export_words.TAKEN_WAYS)
            way = await app.choose(question, back=screen.BACK)
            return way == screen.DO_IT and await saved(path, force=True)
        await app.choose(screen.told(export_words.EXPORTED, *said), back=screen.BACK)
        return True

    typed = kind.suggested
    while written := await app.show(EditScreen(export_words.name(kind, typed))):
        typed = written
        try:
            if await saved(exporting.place(typed, kind)):
                return True
        except QuizError as error:
            await app.tell(error)
    return False
