"""The way through the questions of one sitting, up to the page that checks the answers. Every act is kept here and
nowhere else. Must not know what the answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.engine.sitting import Stage
from quiz.text import asking
from quiz.ui.screens.question import Asked, Move, QuestionScreen

if TYPE_CHECKING:
    from quiz.engine.sitting import Sitting
    from quiz.session import Session
    from quiz.ui.journey.front import Front


class Questions:
    """Asks the questions of a sitting. `remark` is said at the first of them."""

    def __init__(self, session: Session, front: Front, sitting: Sitting, remark: str = "") -> None:
        self._session = session
        self._front = front
        self._sitting = sitting
        self._remark = remark
        self._changed: str | None = None
        """The question that was changed last from the check page."""

    async def ask(self) -> Sitting:
        """Ask until she finishes on the page that checks the answers; the sitting as it is then."""
        while True:
            if self._sitting.at is not None:
                await self._front.show(QuestionScreen(self._asked(), self._turn, self._front.kept()))
            elif await self._checked():
                return self._sitting

    async def _checked(self) -> bool:
        """The check page; whether she finishes there."""
        from quiz.ui.screens.checking import BACK, FINISH, CheckScreen

        sitting = self._sitting
        screen = CheckScreen(asking.check_lines(sitting), asking.unanswered(sitting), self._changed)
        said = await self._front.show(screen)
        if said == FINISH:
            return True
        if said == BACK or said is None:
            self._sitting = sitting.back()
        else:
            self._changed = said
            self._sitting = sitting.go_to(said)
        return False

    def _turn(self, move: Move) -> Asked | None:
        """Take what she did at a question, have it kept, and give what comes next."""
        from quiz.engine.outcome import advance  # with the first answer: before the first question nothing is counted

        before, self._sitting = self._sitting, advance(moved(self._sitting, move))
        self._session.keep(self._sitting)
        self._front.watch_saving()
        return None if self._sitting.at is None else self._asked(before)

    def _asked(self, before: Sitting | None = None) -> Asked:
        sitting = self._sitting
        said = (self._remark, asking.introduction(sitting, before))
        introduction, self._remark = " ".join(filter(None, said)), ""
        return Asked(
            asking.question(sitting),
            introduction,
            may_finish=sitting.stage is not Stage.CIRCUMSTANCES,
            may_go_back=sitting.back() != sitting,
        )


def moved(sitting: Sitting, move: Move) -> Sitting:
    """The sitting after what she did."""
    if move.kind == "answer" and move.value is not None:
        return sitting.answer(move.value)
    return {"skip": sitting.skip, "back": sitting.back, "finish": sitting.finish_now}[move.kind]()
