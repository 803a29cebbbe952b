"""The two safety questions before a sitting, and the support page after a worried answer. No answer is kept. Must not
know what is asked behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.ui import pages

if TYPE_CHECKING:
    from quiz.program import Program
    from quiz.ui.journey.front import Front


class SafetyDoor:
    """One passage through it. What is answered makes the run a worried one at most."""

    def __init__(self, program: Program, front: Front) -> None:
        self._program = program
        self._front = front

    async def passed(self) -> bool:
        """Ask the two questions; False where she stops and deletes."""
        safety = (await self._front.bank()).safety
        supported = self._program.worried
        at = 0
        while at < len(safety.questions):
            page = pages.safety_question(safety, safety.questions[at])
            given = await self._front.choose(page, back=pages.BACK if at else None)
            if given == pages.BACK:
                at -= 1
                continue
            at += 1
            if given != safety.worried:
                continue
            self._program.worried = True
            if not supported and not await self._support():
                return False
            supported = True
        return True

    async def _support(self) -> bool:
        """The support page, once; False where she stops and deletes."""
        safety = (await self._front.bank()).safety
        while True:
            way = await self._front.choose(pages.support(safety))
            if way != pages.HELP:
                return way != pages.STOP
            await self._front.help_and_safety()
