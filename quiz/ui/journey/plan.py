"""The way through the plan: choosing steps, when and how, the day to look again, what was read and tried. Joins the
journal and the screens; must not know how a page looks, nor any key."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from quiz.errors import NotFound, QuizError
from quiz.session import planning
from quiz.text import plan as plan_words
from quiz.ui import pages
from quiz.ui.journey import asked
from quiz.ui.screens.plan import ChoosingStepsScreen, PlanScreen, PlanWish

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from quiz.model.record import PlanEntry
    from quiz.model.result import Shown
    from quiz.session import Session
    from quiz.session.journal import Journal
    from quiz.text.plan import PlanPage
    from quiz.ui.journey.front import Front


async def guarded(front: Front, way: Callable[[], Awaitable[None]]) -> None:
    """Go a way once the bank is there; what cannot be done is said on a page."""
    try:
        await front.bank()
        await way()
    except QuizError as error:
        await front.choose(pages.notice(error), back=pages.BACK)


class PlanWay:
    """One run's plan. Every method returns when its part is over."""

    def __init__(self, session: Session, front: Front) -> None:
        self._session = session
        self._front = front

    async def show(self) -> None:
        """The plan, until she has seen enough."""
        await guarded(self._front, self._show)

    async def choose_from(self, shown: Shown) -> None:
        """Choose steps from a result, then show the plan."""
        await guarded(self._front, partial(self._choose, shown))

    async def remind(self) -> None:
        """Home is saying that it is time to look again: it says so once."""
        with suppress(QuizError):  # where it cannot be noted, it is said once more
            await asyncio.to_thread(self._journal.reminded)

    def done(self, number: int) -> str | None:
        """What she has done for a step, in words; None where it is not planned."""
        with suppress(QuizError):
            entry = planning.current(self._journal.plan())
            for step in entry.steps if entry else ():
                if step.number == number:
                    return plan_words.done(step, self._session.today)
        return None

    def mark(self, number: int, kind: str) -> str:
        """Mark a planned step as read or tried, and give what is then said of it."""
        try:
            (self._journal.mark_read if kind == "read" else self._journal.mark_tried)(number)
        except QuizError as error:
            return str(error)
        return self.done(number) or ""

    @property
    def _journal(self) -> Journal:
        return self._session.journal

    async def _show(self) -> None:
        pointed: str | None = None
        while True:
            wish = await self._front.show(PlanScreen(self._plan_page, pointed))
            if wish is None:
                return
            pointed = str(wish.number) if wish.number else None
            await guarded(self._front, partial(self._do, wish))

    def _entry(self) -> PlanEntry | None:
        return planning.current(self._journal.plan())

    def _plan_page(self) -> PlanPage:
        session = self._session
        return plan_words.page(session.bank, self._entry(), session.today, worried=session.worried)

    async def _do(self, wish: PlanWish) -> None:
        """What she wants to do with the plan."""
        match wish.kind:
            case "choose":
                await self._take_steps(None)
            case "date":
                await self._date()
            case "if-then":
                await self._if_then(wish.number)
            case "read":
                self._journal.mark_read(wish.number)
            case "tried":
                self._journal.mark_tried(wish.number)

    async def _choose(self, shown: Shown) -> None:
        if await self._take_steps(shown):
            await self._show()

    async def _take_steps(self, shown: Shown | None) -> bool:
        """Have her choose steps from a result, or from the last one; whether she did."""
        session = self._session
        if not session.persistent:
            raise NotFound("There is no plan in this run", "In this run nothing is kept.")
        if shown is None:
            with suppress(QuizError):  # without a result every step is offered
                shown = session.shown()
        offers = asked.offers(session.bank, shown.result if shown else None)
        entry = self._entry()
        known = {number for offer in offers for number, _ in offer.steps}
        before = tuple(step.number for step in entry.steps if step.number in known) if entry else ()
        steps = await self._front.show(ChoosingStepsScreen(offers, before))
        if steps and steps != before:
            self._journal.choose(steps, None, shown.id if shown and shown.kept else None)
        return bool(steps)

    async def _if_then(self, number: int) -> None:
        from quiz.ui.screens.writing import WritingScreen

        entry = self._entry()
        before = next((step.if_then for step in entry.steps if step.number == number), "") if entry else ""
        title = self._session.bank.step[number].title
        written = await self._front.show(WritingScreen(asked.if_then(number, title, before)))
        if written is not None:
            self._journal.set_if_then(number, written)

    async def _date(self) -> None:
        """Have her choose the day on which she looks again."""
        entry = self._entry()
        if entry is None:
            return
        today = self._session.today
        said = await self._front.choose(asked.days(today), back=pages.BACK)
        if said is None or said == pages.BACK:
            return
        day = await self._typed_day() if said == asked.OTHER_DAY else asked.day_of(said, today)
        if day:
            steps = [step.number for step in entry.steps]
            self._journal.choose(steps, day, entry.sitting)

    async def _typed_day(self) -> date | None:
        from quiz.ui.screens.writing import WritingScreen

        today = self._session.today
        screen = WritingScreen(asked.other_day(), partial(asked.objection, today))
        written = await self._front.show(screen)
        return None if written is None else asked.typed_day(written, today)
