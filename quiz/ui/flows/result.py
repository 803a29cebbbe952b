"""One sitting that is over: its result, which answers led to it, and a note on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quiz.text import history
from quiz.text.result import page as result_page
from quiz.ui.flows import reading
from quiz.ui.screens.result import ResultScreen, WhyScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from quiz.text.result import ResultPage
    from quiz.ui.flows.host import Host


async def kept_result(app: Host, sitting: str = "latest") -> None:
    """The result of a kept sitting."""
    await app.bank()
    app.shown = app.session.shown(sitting)
    await show_result(app)


async def show_result(app: Host) -> None:
    """The result that was last worked out, until she has seen enough."""
    await show_renewed(app, ResultScreen(result_view(app)), partial(act, app))


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
            from quiz.ui.flows import plan  # noqa: PLC0415 - a page with the key that opens it

            await plan.choose_from(app, shown)
        case "why":
            await show_renewed(app, WhyScreen(result_view(app)))
        case "steps":
            await reading.steps(app)
        case "note":
            await note(app, shown.id)
        case "export":
            from quiz.ui.flows import export  # noqa: PLC0415 - every format, and Markdown

            await export.write(app, shown)


async def note(app: Host, sitting: str) -> None:
    """Have her write the note on a sitting."""
    from quiz.ui.screens.edit import EditScreen  # noqa: PLC0415 - TextArea, 40 ms

    journal = app.session.journal
    head = journal.head(sitting)
    view = history.note(head.number, head.finished.date(), app.session.today, journal.note(sitting))
    written = await app.show(EditScreen(view))
    if written is not None:
        journal.set_note(sitting, written)
