"""A sitting: the two safety questions, with the support page after a worried answer, then the questions, to the result.
Nothing is made on disk before both are answered, and no answer to them is kept."""

from __future__ import annotations

from typing import Final

from quiz.engine.outcome import Resumed
from quiz.engine.sitting import Sitting
from quiz.errors import QuizError
from quiz.text import keeping, line, screen
from quiz.text import safety as say
from quiz.text.safety import Way
from quiz.ui.flows import reading
from quiz.ui.flows.host import Host
from quiz.ui.screens.question import FINISH, CheckScreen, QuestionScreen, SafetyCheckScreen, Saved

KEY: Final = "Press F2"
LOOK_AGAIN: Final = 0.05
"""Seconds between looks at a save that is under way."""


async def sit(app: Host, *, resume: bool) -> None:
    """A sitting from its beginning or its draft to the result, and a way on where it cannot be kept or read. The safety
    questions are asked once."""
    await app.bank()
    session = app.session
    remark: str | None = None
    while True:
        try:
            session.check_storage()
            unfinished = session.journal.unfinished() if resume else None
            if remark is None and (remark := await safety_check(app, unfinished)) is None:
                app.leaves = True
                return
            sitting, set_aside = session.journal.enter(unfinished)
            remarks = " ".join(filter(None, (line.set_aside(set_aside) if set_aside else "", remark)))
            await finish(app, await ask(app, sitting, remarks))
        except QuizError as error:
            way = await app.choose(say.trouble(error, resume=resume), back=screen.BACK)
            if way not in {Way.WITHOUT_SAVING, Way.AFRESH}:
                return
            if way == Way.WITHOUT_SAVING:
                session.make_ephemeral()
            resume = False
        else:
            return


async def safety_check(app: Host, unfinished: Resumed | None) -> str | None:
    """Ask the two questions. What she answers makes the run a worried or a careful one at most. Gives what is still to
    be said quietly at the first question after them; None where she stops."""
    session, safety = app.session, app.session.bank.safety
    given: dict[str, str] = {}
    before = session.safe_only  # for another reason: she may ask for these steps at any moment
    worried = supported = False
    quietly = ""

    def weigh() -> None:
        """Let the run show what her answers ask for, and go on showing only these steps where she asked for that."""
        nonlocal before, worried
        before = before or (session.safe_only and not worried)
        worried = safety.worried in given.values()
        session.safe_only = before or worried
        session.careful = safety.unsaid in given.values()

    at = 0
    while at < len(safety.questions):
        answer = await app.show(SafetyCheckScreen(say.check(safety, at, quietly), back="" if at else None))
        if not answer:
            at -= 1
            continue
        question = safety.questions[at].id
        given[question] = answer
        weigh()
        if answer == safety.worried and not supported:
            way = await support(app, unfinished)
            if way == Way.STOP:
                return None
            if way == Way.ANOTHER:
                del given[question]
                weigh()
                quietly = ""
                continue
            supported = True
        quietly = "" if quietly or answer != safety.unsaid else say.UNSAID.format(KEY)
        at += 1
    return quietly


async def support(app: Host, unfinished: Resumed | None) -> str:
    """The support page until one of its ways leads on, and that way. One that removes what was saved of the unfinished
    sitting leads nowhere while that cannot be done."""
    session = app.session
    said = say.support(
        session.bank.safety,
        saves=session.persistent,
        unfinished=session.home().draft,
        set_aside=session.has_set_aside,
        since=unfinished.sitting.started.date() if unfinished else None,
        today=session.today,
    )
    while True:
        way = await app.choose(say.support_menu(said, say.SUPPORT))
        match way:
            case Way.HELP:
                await reading.help_and_safety(app)
            case Way.STEPS:
                await reading.steps(app, safe_only=True)
            case Way.GO_ON | Way.ANOTHER:
                return way
            case Way.STOP | Way.WITHOUT_SAVING:
                try:
                    session.remove_unfinished()
                except QuizError as error:
                    await app.tell(error)
                    continue
                if way == Way.WITHOUT_SAVING:
                    session.make_ephemeral()
                return way


async def ask(app: Host, sitting: Sitting, remark: str) -> Sitting:
    """Ask until she finishes on the page that checks the answers; the sitting as it is then."""

    def act(changed: Sitting) -> None:
        app.session.keep(changed)
        follow_saving(app, page)

    changed: str | None = None
    while True:
        if sitting.at is not None:
            page = QuestionScreen(sitting, saved(app), remark)
            sitting = await app.show(page, act) or sitting
            remark = ""
        way = await app.show(CheckScreen(sitting, changed))
        if way == FINISH:
            return sitting
        changed = way if way in sitting.questions else None
        sitting = sitting.go_to(changed) if changed else sitting.back()


def follow_saving(app: Host, page: QuestionScreen) -> None:
    """Look at the save until it stands."""
    if page not in app.screen_stack:
        return
    page.saved = saved(app)
    if page.saved.word in {keeping.SAVING, keeping.FAILING}:
        app.set_timer(LOOK_AGAIN, lambda: follow_saving(app, page))


def saved(app: Host) -> Saved:
    """Whether what she answered is saved, and what is wrong where it cannot be."""
    session = app.session
    if not session.persistent:
        return Saved(keeping.NOTHING)
    states = {"nothing": "", "saved": keeping.SAVED, "failing": keeping.FAILING}
    word = states.get(session.saving.value, keeping.SAVING)
    error = session.not_saved
    return Saved(word, keeping.not_saved(error) if error and word != keeping.SAVED else "")


async def finish(app: Host, sitting: Sitting) -> None:
    """Keep the sitting and show what it comes to."""
    while True:
        try:
            shown = app.session.journal.finish(sitting)
            break
        except QuizError as error:
            if await app.choose(keeping.unfinished(error)) != keeping.AGAIN:
                app.session.make_ephemeral()
    from quiz.ui.flows import results  # noqa: PLC0415 - every word of a result, after the last question

    await results.result(app, shown)
