"""Reading a step, from wherever it is named; and the list of those that are safe alone in place of all others."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.session import planning
from quiz.text import other
from quiz.text import plan as say
from quiz.text.other import before_reading, steps_view
from quiz.ui.screens.page import Page
from quiz.ui.screens.steps import StepsScreen

if TYPE_CHECKING:
    from quiz.text.other import StepsView
    from quiz.ui.flows.host import Host


async def steps(app: Host, *, safe_only: bool = False) -> None:
    """The list of steps. `safe_only`: only those that need nothing from him, whatever the run shows."""
    await app.bank()
    page = StepsScreen(view(app, safe_only=safe_only))

    def renew() -> None:
        page.view = view(app, safe_only=safe_only)

    await app.show(page, renew)


async def read(app: Host, number: int, *, other_version: bool = False) -> None:
    """A step, where she stopped reading it; its other version from the top, without a mark of any kind."""
    from quiz.ui.screens.reading import ReadingScreen  # noqa: PLC0415 - Markdown, with the first reading

    bank = await app.bank()
    if other_version or app.session.safe_only:
        text = await asyncio.to_thread(app.session.other_reading, number)
        await app.show(ReadingScreen(number, text))
        return
    text = await asyncio.to_thread(app.session.reading, number, other.by_key(bank, number))
    session = app.session
    can_plan = session.persistent and not before_reading(bank, bank.step[number], session.known_circumstances())
    page = ReadingScreen(number, text, app.reading_lines.get(number, 0), done(app, number), can_plan=can_plan)

    def renew() -> None:
        page.done = done(app, number)

    async def act(event: ReadingScreen.Wanted) -> None:
        if event.act == "plan":
            from quiz.ui.flows import plan  # noqa: PLC0415 - a page with the key that opens it

            await plan.from_reading(app, number)
        else:
            page.done = mark(app, number, event.act)

    app.reading_lines[number] = await app.show(page, renew, act) or 0


def done(app: Host, number: int) -> str | None:
    """What she has done for a step, in words; None where it is not planned."""
    with suppress(QuizError):
        entry = planning.current(app.session.journal.plan())
        for step in entry.steps if entry else ():
            if step.number == number:
                return say.done(step, app.session.today)
    return None


def mark(app: Host, number: int, kind: str) -> str:
    """Mark a planned step as read or tried, and give what is then said of it."""
    journal = app.session.journal
    try:
        (journal.mark_read if kind == "read" else journal.mark_tried)(number)
    except QuizError as error:
        return str(error)
    return done(app, number) or ""


async def show_safe_list(app: Host) -> None:
    """Every page that names steps shows those that need nothing from him from now on; one that cannot goes."""
    while isinstance(app.screen, Page) and app.screen.goes_for_safe_steps:
        app.screen.dismiss(None)
    app.renew(*app.screen_stack)
    if not any(isinstance(page, Page) and page.lists_safe_steps for page in app.screen_stack):
        await steps(app)


def view(app: Host, *, safe_only: bool) -> StepsView:
    """The steps that this run names."""
    return steps_view(app.session.worded_bank(), safe_only=safe_only or app.session.safe_only)
