"""The two safety questions before a sitting, and the support page after a worried answer. Nothing is made on disk here,
and no answer is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.text import menus
from quiz.text import safety as say
from quiz.ui.flows import taking
from quiz.ui.screens.safety_check import SafetyCheckScreen

if TYPE_CHECKING:
    from quiz.session.workspace import Resumed
    from quiz.ui.flows.host import Host

KEY: Final = "Press F2"


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
        lines = say.support(
            session.bank.safety,
            saves=session.persistent,
            unfinished=session.home().draft,
            set_aside=session.has_set_aside,
            since=self._unfinished.sitting.started.date() if self._unfinished else None,
            today=session.today,
        )
        while True:
            way = await app.choose(menus.support(lines))
            match way:
                case menus.HELP:
                    await taking.help_and_safety(app)
                case menus.STEPS:
                    from quiz.ui.flows import reading

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
