"""Reading a step, from wherever it is named; help and safety; and the list of steps, or in its place of those that are
safe alone."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial

from quiz.errors import QuizError
from quiz.session import planning
from quiz.text import other
from quiz.text import plan as say
from quiz.ui.flows.host import Host
from quiz.ui.screens.page import Page
from quiz.ui.screens.steps import SAFE_LIST, SafetyScreen, StepsScreen


async def steps(app: Host, *, safe_only: bool = False) -> None:
    """The list of steps. `safe_only`: only those that need nothing from him, whatever the run shows."""
    await app.bank()

    def view() -> other.StepsView:
        return other.steps_view(app.session.worded_bank(), safe_only=safe_only or app.session.safe_only)

    await app.show(StepsScreen(view), partial(read, app))


async def read(app: Host, number: int, *, other_version: bool = False) -> None:
    """A step, where she stopped reading it; its other version from the top, without a mark of any kind."""
    from quiz.ui.screens.reading import ReadingScreen  # noqa: PLC0415 - Markdown, with the first reading

    bank, session = await app.bank(), app.session
    if other_version or session.safe_only:
        await app.show(ReadingScreen(await asyncio.to_thread(session.other_reading, number)))
        return
    text = await asyncio.to_thread(session.reading, number, other.by_key(bank, number))
    can_plan = session.persistent and not other.before_reading(bank, bank.step[number], session.known_circumstances())

    async def act(wish: str) -> None:
        if wish == "plan":
            from quiz.ui.flows import plan  # noqa: PLC0415 - every word of a result, with the key that opens it

            await plan.plan_and_show(app, number)
            return
        try:
            session.journal.change(planning.mark, number, wish, session.today)
        except QuizError as error:
            page.view = str(error)
        else:
            page.renew()

    page = ReadingScreen(text, partial(done, app, number), app.reading_lines.get(number, 0), can_plan=can_plan)
    app.reading_lines[number] = await app.show(page, act) or 0


def done(app: Host, number: int) -> str | None:
    """What she has done for a step, in words; None where it is not planned."""
    with suppress(QuizError):
        entry = planning.current(app.session.journal.plan())
        for step in entry.steps if entry else ():
            if step.number == number:
                return say.done(step, app.session.today)
    return None


async def help_and_safety(app: Host) -> None:
    """Help and safety until she comes back. Where she asks for the safe list, every page that names steps shows those
    that need nothing from him from now on; one that cannot goes."""
    help_page = SafetyScreen(await app.bank(), offers_list=not app.session.safe_only)
    if await app.show(help_page, partial(read, app, other_version=True)) != SAFE_LIST:
        return
    app.session.safe_only = True
    while isinstance(app.screen, Page) and app.screen.goes_for_safe_steps:
        app.screen.dismiss(None)
    pages = [page for page in app.screen_stack if isinstance(page, Page)]
    for page in pages:
        page.renew()
    if not any(page.lists_safe_steps for page in pages):
        await steps(app)
