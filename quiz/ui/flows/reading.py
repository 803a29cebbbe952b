"""Reading a step, from wherever it is named; and the list of those that are safe alone in place of all others."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quiz.text import other
from quiz.text.other import before_reading, steps_view
from quiz.ui.flows import plan
from quiz.ui.screens.reading import ReadingScreen
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
    bank = await app.bank()
    if other_version or app.session.safe_only:
        text = await asyncio.to_thread(app.session.other_reading, number)
        await app.show(ReadingScreen(number, text))
        return
    text = await asyncio.to_thread(app.session.reading, number, other.by_key(bank, number))
    session = app.session
    can_plan = session.persistent and not before_reading(bank, bank.step[number], session.known_circumstances())
    page = ReadingScreen(number, text, app.reading_lines.get(number, 0), plan.done(app, number), can_plan=can_plan)

    def renew() -> None:
        page.done = plan.done(app, number)

    def mark(event: ReadingScreen.Marked) -> None:
        page.done = plan.mark(app, number, event.kind)

    app.reading_lines[number] = await app.show(page, renew, mark) or 0


async def show_safe_list(app: Host) -> None:
    """Every page that names steps shows those that need nothing from him from now on; one that cannot goes."""
    from quiz.ui.screens.plan import ChooseStepsScreen
    from quiz.ui.screens.plan_step import PlanStepScreen, WhichGoesScreen
    from quiz.ui.screens.result import ResultScreen
    from quiz.ui.screens.week import WeekScreen

    names_others = (ReadingScreen, ChooseStepsScreen, PlanStepScreen, WhichGoesScreen, WeekScreen)
    while isinstance(app.screen, names_others):
        app.screen.dismiss(None)
    app.renew(*app.screen_stack)
    if not any(isinstance(page, ResultScreen | StepsScreen) for page in app.screen_stack):
        await steps(app)


def view(app: Host, *, safe_only: bool) -> StepsView:
    """The steps that this run names."""
    return steps_view(app.session.worded_bank(), safe_only=safe_only or app.session.safe_only)
