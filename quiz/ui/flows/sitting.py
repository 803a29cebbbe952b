"""A sitting: the two safety questions, with the support page after a worried answer, then the questions, to the result.
Nothing is made on disk before both are answered, and no answer to them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.text import asking, keeping, line, menus, screen
from quiz.text import safety as say
from quiz.ui.screens.check import FINISH, CheckScreen
from quiz.ui.screens.question import QuestionScreen, Saved
from quiz.ui.screens.safety_check import SafetyCheckScreen

if TYPE_CHECKING:
    from quiz.engine.sitting import Sitting
    from quiz.session.workspace import Resumed
    from quiz.ui.flows.host import Host

KEY: Final = "Press F2"
LOOK_AGAIN: Final = 0.05
"""Seconds between looks at a save that is under way."""


async def sit(app: Host, *, resume: bool) -> None:
    """A sitting from its beginning or its draft to the result, and a way on where it cannot be kept or read. The safety
    questions are asked once."""
    await app.bank()
    check = SafetyCheck(app)
    while True:
        try:
            await _sit(app, check, resume=resume)
        except QuizError as error:
            way = await app.choose(menus.trouble(error, resume=resume), back=screen.BACK)
            if way not in {menus.WITHOUT_KEEPING, menus.AFRESH}:
                return
            if way == menus.WITHOUT_KEEPING:
                app.session.make_ephemeral()
            resume = False
        else:
            return


async def _sit(app: Host, check: SafetyCheck, *, resume: bool) -> None:
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

    def answered(event: QuestionScreen.Changed) -> None:
        app.session.keep(event.sitting)
        follow_saving(app, event.page)

    changed: str | None = None
    while True:
        if sitting.at is not None:
            sitting = await app.show(QuestionScreen(sitting, saved(app), remark), answer=answered) or sitting
            remark = ""
        screen = CheckScreen(asking.check_lines(sitting), asking.unanswered(sitting), changed)
        said = await app.show(screen)
        if said == FINISH:
            return sitting
        changed = said if said in sitting.questions else None
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
            app.shown = app.session.finish(sitting)
            break
        except QuizError as error:
            if await app.choose(menus.unfinished(error)) != menus.AGAIN:
                app.session.make_ephemeral()
    from quiz.ui.flows import result  # noqa: PLC0415 - the engine and its words, after the last question

    await result.show_result(app)


class SafetyCheck:
    """One passage. What is answered makes the run a worried or a careful one at most."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._passed = False
        self._supported = False
        self._before = app.session.safe_only
        """Whether the run shows only these steps for another reason: she may ask for them at any moment."""
        self._worried = False
        """Whether one of her answers, as they stand, is a worried one."""
        self._given: dict[str, str] = {}
        self._quietly = ""
        """What is said quietly below the question that stands there, or at the first one after both."""
        self._unfinished: Resumed | None = None

    @property
    def remark(self) -> str:
        """What is still to be said quietly at the first question."""
        return self._quietly

    async def passed(self, unfinished: Resumed | None) -> bool:
        """Ask the two questions, once; False where she stops. `unfinished`: the sitting that would go on."""
        if not self._passed:
            self._unfinished = unfinished
            bank = await self._app.bank()
            passed = await self._app.show(SafetyCheckScreen(bank.safety), answer=self.answered)
            self._passed = passed is True
        return self._passed

    async def answered(self, event: SafetyCheckScreen.Answered) -> None:
        """Weigh an answer: after the first worried one comes the support page, then the next question."""
        page, answer, safety = event.page, event.answer, self._app.session.bank.safety
        question = safety.questions[page.at].id
        self._given[question] = answer
        self._weigh()
        if answer == safety.worried and not self._supported:
            way = await self._support()
            if way == menus.STOP:
                page.dismiss(False)  # noqa: FBT003 - its result
                return
            self._supported = way != menus.ANOTHER
            if way == menus.ANOTHER:
                del self._given[question]
                self._weigh()
                self._quietly = ""
                page.stay()
                return
        self._quietly = "" if self._quietly or answer != safety.unsaid else say.UNSAID.format(KEY)
        page.go_on(self._quietly)

    def _weigh(self) -> None:
        """Let the run show what her answers ask for, and go on showing only these steps where she asked for that."""
        session = self._app.session
        self._before = self._before or (session.safe_only and not self._worried)
        self._worried = session.bank.safety.worried in self._given.values()
        session.safe_only = self._before or self._worried
        session.careful = session.bank.safety.unsaid in self._given.values()

    async def _support(self) -> str:
        """The support page until one of its ways leads on, and that way."""
        app, session = self._app, self._app.session
        said = say.support(
            session.bank.safety,
            saves=session.persistent,
            unfinished=session.home().draft,
            set_aside=session.has_set_aside,
            since=self._unfinished.sitting.started.date() if self._unfinished else None,
            today=session.today,
        )
        while True:
            way = await app.choose(menus.support(said))
            match way:
                case menus.HELP:
                    await app.help_and_safety()
                case menus.STEPS:
                    from quiz.ui.flows import reading  # noqa: PLC0415 - a page with the way to it

                    await reading.steps(app, safe_only=True)
                case menus.STOP | menus.WITHOUT_KEEPING if not await self._removed():
                    continue
                case menus.WITHOUT_KEEPING:
                    session.make_ephemeral()
                    return way
                case menus.GO_ON | menus.STOP | menus.ANOTHER:
                    return way

    async def _removed(self) -> bool:
        """Remove what was saved of the unfinished sitting; whether that could be done, else why not is said."""
        try:
            self._app.session.remove_unfinished()
        except QuizError as error:
            await self._app.tell(error)
            return False
        return True
