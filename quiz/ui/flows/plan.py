"""The plan: choosing steps, when and how, the day to look again, what was read and tried, and the look back."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from quiz.errors import NotFound, QuizError
from quiz.model.record import PlanEntry
from quiz.model.result import Shown
from quiz.session import planning
from quiz.text import plan as say
from quiz.text import safety, screen, week
from quiz.text.result import first_step, plan_offers
from quiz.text.safety import Way
from quiz.ui.flows import reading
from quiz.ui.flows.host import Host
from quiz.ui.screens.edit import EditScreen, PlanStepScreen
from quiz.ui.screens.plan import ChooseStepsScreen, PlanScreen, WeekScreen, WhichGoesScreen


async def show(app: Host) -> None:
    """The plan, until she has seen enough."""
    await app.bank()
    await app.show(page := PlanScreen(app.session.journal.plan_page), lambda *wish: act(app, page, *wish))


async def act(app: Host, page: PlanScreen, wish: str | int, number: int = 0) -> None:
    """What she wants to do with the plan, or with a step in it; the page shows what has become of it."""
    session = app.session
    match wish:
        case int():
            await reading.read(app, wish)
        case "choose":
            await choose(app, None)
        case "date":
            await look_again(app)
        case "week":
            await look_back(app)
        case "if-then":
            await plan_step(app, number)
        case "read" | "tried":
            session.journal.change(planning.mark, number, wish, session.today)
    page.view = session.journal.plan_page()


async def choose_from(app: Host, shown: Shown) -> None:
    """Plan the step to start with, or choose some where a result names none, then show the plan."""
    first = first_step(app.session.bank, shown.circumstances, shown.result)
    if first:
        await plan_and_show(app, first.number, shown.id if shown.kept else None)
    elif await choose(app, shown):
        await show(app)


async def plan_and_show(app: Host, number: int, sitting: str | None = None) -> None:
    """Plan a step, then show the plan."""
    if await plan_step(app, number, sitting):
        await show(app)


async def choose(app: Host, shown: Shown | None) -> bool:
    """Have her choose steps from a result, or from the last one; whether she did."""
    session = app.session
    await app.bank()
    planned = entry(app)
    if shown is None:
        with suppress(QuizError):  # without a result every step is offered
            shown = session.journal.shown()
    offers = plan_offers(session.worded_bank(), shown.result if shown else None)
    known = {number for steps in offers.values() for number, _ in steps}
    before = tuple(step.number for step in planned.steps if step.number in known) if planned else ()
    steps = await app.show(ChooseStepsScreen(offers, before))
    if steps and steps != before:
        sitting = shown.id if shown and shown.kept else None
        session.journal.change(planning.choose, steps, session.now(), None, sitting)
    return bool(steps)


async def plan_step(app: Host, number: int, sitting: str | None = None) -> bool:
    """Plan a step in one move, with when and how and the day to look again; whether she did. `sitting`: the one whose
    result she plans it from."""
    session = app.session
    await app.bank()
    planned, titles = entry(app), session.worded_bank().step
    line = next((step.if_then for step in planned.steps if step.number == number), "") if planned else ""
    day = planning.review_date(planned, session.today)
    before = line, day
    while not session.safe_only:
        page = PlanStepScreen(say.line(titles[number], line), day, session.today, unsaved=(line, day) != before)
        written = await app.show(page)
        if written is None:
            return False
        line, day = written, page.day
        goes: str | None = "0"
        if planned and planning.is_full(planned, number):
            steps = [(step.number, titles[step.number].title) for step in planned.steps if step.number in titles]
            asked = say.which_goes(titles[number].title, steps)
            goes = await app.show(WhichGoesScreen(asked, back=screen.BACK))
        if goes not in {None, screen.BACK}:
            now, out = session.now(), int(goes or 0) or None
            try:
                session.journal.change(planning.join, number, line, now, day, instead_of=out, sitting=sitting)
            except QuizError as error:
                await app.tell(error)  # then what she wrote stands there still
            else:
                return True
    return False


def entry(app: Host) -> PlanEntry | None:
    """What is planned now. Raises NotFound where this run has no plan."""
    if not app.session.persistent:
        raise NotFound(say.NO_PLAN, "Nothing is saved this time.")
    return planning.current(app.session.journal.plan())


async def look_again(app: Host) -> None:
    """Have her choose the day on which she looks again."""
    planned, today = entry(app), app.session.today
    if planned is None:
        return
    match await app.choose(say.days(today), back=screen.BACK):
        case None | screen.BACK:
            return
        case say.A_DAY_ID:
            written = await app.show(EditScreen(say.other_day(today), partial(say.objection, today)))
            day = None if written is None else say.typed_day(written, today)
        case weeks:
            day = say.day_in(int(weeks), today)
    if day:
        steps = [step.number for step in planned.steps]
        app.session.journal.change(planning.choose, steps, app.session.now(), day, planned.sitting)


async def look_back(app: Host) -> None:
    """The short look back at what was planned a week ago. What she says of the steps is saved, whatever she says to the
    last question; a yes to that opens the support page."""
    session = app.session
    await app.bank()
    plan, not_saved = session.journal.plan(), None
    planned, numbers = planning.current(plan), planning.to_look_back(plan, session.today)
    if session.safe_only:
        raise NotFound(week.NOTHING_PLANNED, "")
    steps = week.steps(session.worded_bank(), planned, numbers, session.known_circumstances())
    said = await app.show(WeekScreen(steps))
    if said is None:
        return
    try:
        session.journal.look_back(said.steps)
    except QuizError as error:
        not_saved = error
    if said.frightened:
        await support(app)
    if not_saved:
        raise not_saved


async def support(app: Host) -> None:
    """The support page, until one of its ways leads on. Unless she meant another answer, the run shows the steps that
    need nothing from him from then on."""
    session = app.session
    before, session.safe_only = session.safe_only, True
    page = safety.support_page(session.bank.safety, safety.NOT_SAVED)
    while True:
        match await app.choose(safety.support_menu(page, safety.SUPPORT_LATER)):
            case Way.HELP:
                await reading.help_and_safety(app)
            case Way.STEPS:
                await reading.steps(app)
            case Way.ANOTHER:
                session.safe_only = before
                return
            case _:
                return
