"""The two safety questions before a sitting, and the support page after a worried answer. Nothing is made on disk here,
and no answer is kept. Must not know what is asked behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.text import safety as words
from quiz.ui import pages

if TYPE_CHECKING:
    from quiz.session import Session
    from quiz.session.entering import Resumed
    from quiz.ui.journey.front import Front

KEY: Final = "Press F2"


class SafetyDoor:
    """One passage through it. What is answered makes the run a worried one at most."""

    def __init__(self, session: Session, front: Front) -> None:
        self._session = session
        self._front = front
        self._passed = False
        self._supported = False
        self._before = session.worried
        """Whether the run shows only these steps for another reason: she may ask for them at any moment."""
        self._worried = False
        """Whether one of her answers, as they stand, is a worried one."""
        self._unsaid = False
        """Whether she would rather not say, and that has not led to the quiet line yet."""

    @property
    def remark(self) -> str:
        """What is still to be said quietly at the first question."""
        return words.UNSAID.format(KEY) if self._unsaid else ""

    async def passed(self, unfinished: Resumed | None) -> bool:
        """Ask the two questions, once; False where she stops. `unfinished`: the sitting that would go on."""
        safety = (await self._front.bank()).safety
        given, quietly = dict[str, str](), ""
        at = len(safety.questions) if self._passed else 0
        while at < len(safety.questions):
            question = safety.questions[at]
            page = pages.safety_question(safety, question, quietly)
            answer = await self._front.choose(page, back=pages.BACK if at else None)
            at += 1 if answer != pages.BACK else -1
            if answer is None or answer == pages.BACK:
                continue
            given[question.id] = answer
            self._weigh(worried=safety.worried in given.values())
            if answer == safety.worried and not self._supported:
                way = await self._support(unfinished)
                if way == pages.STOP:
                    return False
                self._supported = way != pages.ANOTHER
                if way == pages.ANOTHER:
                    del given[question.id]
                    self._weigh(worried=safety.worried in given.values())
                    at -= 1
            quietly = "" if quietly or answer != safety.unsaid else words.UNSAID.format(KEY)
            self._unsaid = bool(quietly)
        self._passed = True
        return True

    def _weigh(self, *, worried: bool) -> None:
        """Let the run show what her answers ask for, and go on showing only these steps where she asked for that."""
        self._before = self._before or (self._session.worried and not self._worried)
        self._worried = worried
        self._session.worried = self._before or worried

    async def _support(self, unfinished: Resumed | None) -> str:
        """The support page until one of its ways leads on, and that way."""
        bank, session = await self._front.bank(), self._session
        lines = words.support(
            bank.safety,
            saves=session.persistent,
            unfinished=session.home().draft,
            since=unfinished.sitting.started.date() if unfinished else None,
            today=session.today,
        )
        while True:
            way = await self._front.choose(pages.support(lines))
            match way:
                case pages.HELP:
                    await self._front.help_and_safety()
                case pages.STEPS:
                    await self._show_steps()
                case pages.STOP | pages.WITHOUT_KEEPING if not await self._removed():
                    continue
                case pages.WITHOUT_KEEPING:
                    session.make_ephemeral()
                    return way
                case pages.GO_ON | pages.STOP | pages.ANOTHER:
                    return way

    async def _show_steps(self) -> None:
        """The steps that need nothing from him, at once and before any question."""
        from quiz.ui.screens.steps import StepsScreen

        await self._front.show(StepsScreen(*pages.steps(self._session.bank, worried=True)))

    async def _removed(self) -> bool:
        """Remove what was saved of the unfinished sitting; whether that could be done, else why not is said."""
        try:
            self._session.remove_unfinished()
        except QuizError as error:
            await self._front.choose(pages.notice(error), back=pages.BACK)
            return False
        return True
