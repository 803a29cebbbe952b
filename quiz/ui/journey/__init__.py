"""The way through the pages: home, the start page, the safety questions, the questions, the result. Joins the program
and the screens; must not know how a page looks, nor any key."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, Final, assert_never

from quiz.errors import QuizError
from quiz.text import home as home_words
from quiz.text import safety as safety_words
from quiz.ui import pages
from quiz.ui.journey.door import SafetyDoor

if TYPE_CHECKING:
    from quiz.engine.sitting import Sitting
    from quiz.model.result import Shown
    from quiz.session import Session
    from quiz.text.other import OtherStep
    from quiz.text.result import ResultPage
    from quiz.ui.journey.export import ExportWay
    from quiz.ui.journey.front import Front
    from quiz.ui.journey.lookback import Lookback
    from quiz.ui.journey.plan import PlanWay
    from quiz.ui.journey.settings import SettingsWay
    from quiz.ui.screens.result import Wish

HELP_KEY: Final = "F2"


class Journey:
    """One run's way. Every method returns when its part is over."""

    def __init__(self, session: Session, front: Front) -> None:
        self._session = session
        self._front = front
        self._stopped = False  # once she has chosen to leave
        self.shown: Shown | None = None
        """The result that is on the screen or was last."""

    @cached_property
    def plan(self) -> PlanWay:
        """The way through the plan, loaded when it is first gone."""
        from quiz.ui.journey.plan import PlanWay

        return PlanWay(self._session, self._front)

    @cached_property
    def lookback(self) -> Lookback:
        """The way through history, comparison and notes, loaded when it is first gone."""
        from quiz.ui.journey.lookback import Lookback

        return Lookback(self._session, self._front, self._kept_result)

    @cached_property
    def export(self) -> ExportWay:
        """The way to a file, loaded when it is first gone."""
        from quiz.ui.journey.export import ExportWay

        return ExportWay(self._session, self._front)

    @cached_property
    def settings(self) -> SettingsWay:
        """The way through the settings, loaded when it is first gone."""
        from quiz.ui.journey.settings import SettingsWay

        return SettingsWay(self._session, self._front)

    async def home(self) -> None:
        """Home, until she leaves; it points at where she has just been."""
        place: str | None = None
        while True:
            known = self._session.home()
            reminding = asyncio.create_task(self.plan.remind()) if known.review_due else None
            page = pages.home(
                known,
                self._session.start_page.length,
                elsewhere=not self._session.writable(),
                open_to_others=self._session.open_to_others,
            )
            place = await self._front.choose(page, pointed=place)
            if reminding:
                await reminding
            await self._visit(home_words.Place(place or home_words.Place.HELP))
            if self._stopped:
                return

    async def take(self, *, back: str | None = None) -> None:
        """The start page, then a sitting to its result. `back`: the way back from there, where there is one."""
        while True:
            choice = await self._start_page(back)
            if choice in {back, pages.LEAVE}:
                self._stopped = choice == pages.LEAVE
                return
            if choice == pages.HELP:
                await self._front.help_and_safety()
                continue
            if choice == pages.WITHOUT_KEEPING:
                self._session.make_ephemeral()
            await self._guarded(resume=self._session.writable() and await self._goes_on_with_draft())
            return

    async def grant(self, wish: Wish) -> None:
        """Do something with the sitting that is on the screen."""
        if self.shown is None:
            return
        match wish:
            case "plan":
                await self.plan.choose_from(self.shown)
            case "note":
                await self.lookback.note(self.shown.id)
            case "export":
                await self.export.write(self.shown)

    async def _start_page(self, back: str | None) -> str | None:
        if not self._session.start_page.start:
            await self._front.bank()  # says what is wrong with it
        session = self._session
        page = pages.start(session.start_page, persistent=session.persistent, open_to_others=session.open_to_others)
        return await self._front.choose(page, back=back)

    async def _visit(self, place: home_words.Place) -> None:
        match place:
            case home_words.Place.TAKE:
                await self.take(back=pages.BACK)
            case home_words.Place.CONTINUE:
                await self._guarded(resume=True)
            case home_words.Place.RESULT:
                await self._kept_result()
            case home_words.Place.CHANGED:
                await self.lookback.changed()
            case home_words.Place.PLAN:
                await self.plan.show()
            case home_words.Place.READ:
                await self._read()
            case home_words.Place.HISTORY:
                await self.lookback.history()
            case home_words.Place.SETTINGS:
                await self.settings.show(from_home=True)
            case home_words.Place.ERASE | home_words.Place.HELP | home_words.Place.LEAVE:
                await self._front.help_and_safety()  # a numbered menu offers these; here they have keys
            case _:
                assert_never(place)

    async def _goes_on_with_draft(self) -> bool:
        if not self._session.home().draft:
            return False
        return await self._front.choose(pages.draft()) == pages.CONTINUE

    async def _guarded(self, *, resume: bool) -> None:
        """A sitting from its beginning or its draft to the result, and a way on where it cannot be kept or read. The
        safety questions are asked once."""
        await self._front.bank()
        door = SafetyDoor(self._session, self._front)
        while True:
            try:
                await self._sit(door, resume=resume)
            except QuizError as error:
                way = await self._front.choose(pages.trouble(error, resume=resume), back=pages.BACK)
                if way not in {pages.WITHOUT_KEEPING, pages.AFRESH}:
                    return
                if way == pages.WITHOUT_KEEPING:
                    self._session.make_ephemeral()
                resume = False
            else:
                return

    async def _sit(self, door: SafetyDoor, *, resume: bool) -> None:
        from quiz.text import line

        self._session.check_storage()
        unfinished = self._session.unfinished() if resume else None
        if not await door.passed(unfinished):
            self._stopped = True
            return
        sitting, set_aside = self._session.enter(unfinished)
        remark = " ".join(filter(None, (line.set_aside(set_aside) if set_aside else "", door.remark)))
        from quiz.ui.journey.questions import Questions

        await self._result(await Questions(self._session, self._front, sitting, remark).ask())

    async def _result(self, sitting: Sitting) -> None:
        """Keep the sitting and show what it comes to."""
        from quiz.ui.screens.result import ResultScreen

        while True:
            try:
                self.shown = self._session.finish(sitting)
                break
            except QuizError as error:
                if await self._front.choose(pages.unfinished(error)) != pages.AGAIN:
                    self._session.make_ephemeral()
        remark = "" if self.shown.kept else safety_words.KEEPS_NOTHING
        await self._front.show(ResultScreen(self.result_page(), remark))

    async def _kept_result(self, sitting: str = "latest") -> None:
        from quiz.ui.screens.result import ResultScreen

        try:
            await self._front.bank()
            self.shown = self._session.shown(sitting)
        except QuizError as error:
            await self._front.choose(pages.notice(error), back=pages.BACK)
            return
        await self._front.show(ResultScreen(self.result_page()))

    async def _read(self) -> None:
        from quiz.ui.screens.steps import StepsScreen

        await self._front.bank()
        await self._front.show(StepsScreen(*self.steps()))

    def steps(self) -> tuple[str, tuple[OtherStep, ...], tuple[str, ...]]:
        """The steps that can be read, with their title and what is said before them."""
        return pages.steps(self._session.bank, worried=self._session.worried)

    def result_page(self) -> ResultPage:
        """The result that is on the screen, as this run shows it now."""
        from quiz.text import result as result_words

        if self.shown is None:
            raise LookupError("result")
        self.shown = self._session.rerank(self.shown)
        return result_words.page(self._session.bank, self.shown, self._session.today, HELP_KEY)
