"""The way through the questions of one sitting, up to the page that checks the answers. Every act is kept here and
nowhere else. Must not know what the answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz import engine
from quiz.sitting import Stage
from quiz.text import asking
from quiz.ui import pages
from quiz.ui.screens.checking import BACK, FINISH, CheckScreen
from quiz.ui.screens.choosing import ChoosingScreen
from quiz.ui.screens.question import Asked, Move, QuestionScreen

if TYPE_CHECKING:
    from quiz.program import Program
    from quiz.sitting import Sitting
    from quiz.ui.journey.front import Front


class Questions:
    """Asks the questions of a sitting. `remark` is said at the first of them."""

    def __init__(self, program: Program, front: Front, sitting: Sitting, remark: str = "") -> None:
        self._program = program
        self._front = front
        self._sitting = sitting
        self._remark = remark
        self._introduced = False
        """Whether the follow-ups have been introduced."""
        self._changed: str | None = None
        """The question that was changed last from the check page."""

    async def ask(self) -> Sitting:
        """Ask until she finishes on the page that checks the answers; the sitting as it is then."""
        while True:
            sitting = self._sitting
            if sitting.at is None:
                if await self._checked():
                    return sitting
            elif sitting.meets_follow_ups and not self._introduced:
                self._introduced = True
                if await self._front.show(ChoosingScreen(pages.follow_ups(), back=pages.BACK)) == pages.BACK:
                    self._introduced = False
                    self._sitting = sitting.back()
            else:
                await self._front.show(QuestionScreen(self._asked(None), self._turn, self._front.kept()))

    async def _checked(self) -> bool:
        """The check page; whether she finishes there."""
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
        before = self._sitting
        self._sitting = engine.advance(moved(before, move))
        self._program.keep(self._sitting)
        self._front.watch_saving()
        if self._sitting.at is None or (self._sitting.meets_follow_ups and not self._introduced):
            return None
        return self._asked(self._sitting.stage if move.kind == "back" else before.stage)

    def _asked(self, before: Stage | None) -> Asked:
        sitting = self._sitting
        introduction = "" if sitting.stage is Stage.FOLLOW_UP else asking.introduction(before, sitting)
        introduction, self._remark = self._remark or introduction, ""
        return Asked(asking.question(sitting), introduction, may_finish=sitting.stage is not Stage.CIRCUMSTANCES)


def moved(sitting: Sitting, move: Move) -> Sitting:
    """The sitting after what she did."""
    if move.kind == "answer" and move.value is not None:
        return sitting.answer(move.value)
    return {"skip": sitting.skip, "back": sitting.back, "finish": sitting.finish_now}[move.kind]()
