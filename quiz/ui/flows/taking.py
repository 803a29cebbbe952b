"""A sitting from the start page over the safety check and the questions to the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.text import menus

if TYPE_CHECKING:
    from quiz.engine.sitting import Sitting
    from quiz.text.result import ResultPage
    from quiz.ui.flows.host import Host
    from quiz.ui.flows.safety_check import SafetyCheck
    from quiz.ui.screens.question import QuestionScreen, Saved
    from quiz.ui.screens.result import ResultScreen, WhyScreen

LOOK_AGAIN: Final = 0.05
"""Seconds between looks at a save that is under way."""


async def take(app: Host, *, back: str | None = None) -> None:
    """The start page, then a sitting to its result. `back`: the way back from there, where there is one."""
    session = app.session
    while True:
        if not session.start_page.start:
            await app.bank()  # says what is wrong with it
        open_to_others = session.open_to_others
        view = menus.start(*session.start_page, keeps=session.persistent, open_to_others=open_to_others)
        choice = await app.choose(view, back=back)
        if choice == menus.HELP:
            await help_and_safety(app)
            continue
        if choice in {back, menus.LEAVE}:
            app.leaves = choice == menus.LEAVE
            return
        if choice == menus.WITHOUT_KEEPING:
            session.make_ephemeral()
        resume = session.writable() and session.home().draft
        await sit(app, resume=resume and await app.choose(menus.draft()) == menus.CONTINUE)
        return


async def sit(app: Host, *, resume: bool) -> None:
    """A sitting from its beginning or its draft to the result, and a way on where it cannot be kept or read. The safety
    questions are asked once."""
    from quiz.ui.flows.safety_check import SafetyCheck

    await app.bank()
    check = SafetyCheck(app)
    while True:
        try:
            await _sit(app, check, resume=resume)
        except QuizError as error:
            way = await app.choose(menus.trouble(error, resume=resume), back=menus.BACK)
            if way not in {menus.WITHOUT_KEEPING, menus.AFRESH}:
                return
            if way == menus.WITHOUT_KEEPING:
                app.session.make_ephemeral()
            resume = False
        else:
            return


async def _sit(app: Host, check: SafetyCheck, *, resume: bool) -> None:
    from quiz.text import line

    session = app.session
    session.check_storage()
    unfinished = session.unfinished() if resume else None
    if not await check.passed(unfinished):
        app.leaves = True
        return
    sitting, set_aside = session.enter(unfinished)
    remark = " ".join(filter(None, (line.set_aside(set_aside) if set_aside else "", check.remark)))
    await finish(app, await ask(app, sitting, remark))


async def ask(app: Host, sitting: Sitting, remark: str) -> Sitting:
    """Ask until she finishes on the page that checks the answers; the sitting as it is then."""
    from quiz.text import asking
    from quiz.ui.screens.question import QuestionScreen

    def answered(event: QuestionScreen.Changed) -> None:
        app.session.keep(event.sitting)
        follow_saving(app, event.page)

    changed: str | None = None
    while True:
        if sitting.at is not None:
            sitting = await app.show(QuestionScreen(sitting, saved(app), remark), answer=answered) or sitting
            remark = ""
        from quiz.ui.screens.check import FINISH, CheckScreen

        screen = CheckScreen(asking.check_lines(sitting), asking.unanswered(sitting), changed)
        said = await app.show(screen)
        if said == FINISH:
            return sitting
        changed = said if said in sitting.questions else None
        sitting = sitting.go_to(changed) if changed else sitting.back()


def follow_saving(app: Host, page: QuestionScreen) -> None:
    """Look at the save until it stands."""
    from quiz.text import keeping

    if page not in app.screen_stack:
        return
    page.saved = saved(app)
    if page.saved.word in {keeping.SAVING, keeping.FAILING}:
        app.set_timer(LOOK_AGAIN, lambda: follow_saving(app, page))


def saved(app: Host) -> Saved:
    """Whether what she answered is saved, and what is wrong where it cannot be."""
    from quiz.text import keeping
    from quiz.ui.screens.question import Saved

    session = app.session
    if not session.persistent:
        return Saved(keeping.NOTHING)
    states = {"nothing": "", "saved": keeping.SAVED, "failing": keeping.FAILING}
    word = states.get(session.saving.value, keeping.SAVING)
    error = session.not_saved
    return Saved(word, keeping.not_saved(error) if error and word != keeping.SAVED else "")


async def finish(app: Host, sitting: Sitting) -> None:
    """Keep the sitting and show what it comes to."""
    from quiz.text.safety import KEEPS_NOTHING

    while True:
        try:
            app.shown = app.session.finish(sitting)
            break
        except QuizError as error:
            if await app.choose(menus.unfinished(error)) != menus.AGAIN:
                app.session.make_ephemeral()
    await show_result(app, "" if app.shown.kept else KEEPS_NOTHING)


async def kept_result(app: Host, sitting: str = "latest") -> None:
    """The result of a kept sitting."""
    await app.bank()
    app.shown = app.session.shown(sitting)
    await show_result(app)


async def show_result(app: Host, remark: str = "") -> None:
    """The result that was last worked out, until she has seen enough."""
    from quiz.ui.screens.result import ResultScreen

    await show_renewed(app, ResultScreen(result_view(app), remark))


async def show_why(app: Host) -> None:
    """Which answers led to that result, until she has seen enough."""
    from quiz.ui.screens.result import WhyScreen

    await show_renewed(app, WhyScreen(result_view(app)))


async def show_renewed(app: Host, page: ResultScreen | WhyScreen) -> None:
    """A page of that result, which shows the steps that need nothing from him once they have taken its place."""

    def renew() -> None:
        page.view = result_view(app)

    await app.show(page, renew)


def result_view(app: Host) -> ResultPage:
    """The result that is on the screen, as this run shows it now."""
    from quiz.text import result

    if app.shown is None:
        raise LookupError("result")
    app.shown = app.session.rerank(app.shown)
    return result.page(app.session.bank, app.shown, app.session.today, app.session.help_key)


async def help_and_safety(app: Host) -> None:
    """Help and safety until she comes back; the safe list where she asks for it."""
    from quiz.ui.flows.reading import show_safe_list
    from quiz.ui.screens.safety import SAFE_LIST, SafetyScreen

    bank = await app.bank()
    wish = await app.show(SafetyScreen(bank, offers_list=not app.session.safe_only))
    if wish == SAFE_LIST:
        app.session.safe_only = True
        await show_safe_list(app)
