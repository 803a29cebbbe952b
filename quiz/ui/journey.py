"""The way through the pages: home, the start page, the safety questions, the questions, the result. Joins the program
and the screens; must not know how a page looks, nor any key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from quiz import engine
from quiz.errors import QuizError
from quiz.sitting import Stage
from quiz.text import asking, line
from quiz.text import home as home_words
from quiz.text import result as result_words
from quiz.ui import pages
from quiz.ui.screens.checking import BACK, FINISH, CheckScreen
from quiz.ui.screens.choosing import ChoosingScreen
from quiz.ui.screens.question import Asked, Move, QuestionScreen
from quiz.ui.screens.result import ResultScreen
from quiz.ui.screens.steps import StepsScreen

if TYPE_CHECKING:
    from quiz.models.bank import Bank
    from quiz.models.result import Shown
    from quiz.program import Program
    from quiz.sitting import Sitting
    from quiz.text.result import ResultPage
    from quiz.ui.screens.page import Page

T = TypeVar("T")
HELP_KEY = "F2"


class Front(Protocol):
    """What the way needs of the app."""

    async def show(self, page: Page[T]) -> T | None:
        """Show a page until it has a result."""

    async def bank(self) -> Bank:
        """The bank, once it is loaded."""

    async def help_and_safety(self) -> None:
        """Show help and safety until she comes back."""

    def kept(self) -> str:
        """Whether what she answered is saved, in a word."""

    def watch_saving(self) -> None:
        """Follow a save that has just been asked for."""


class Journey:
    """One run's way. Every method returns when its part is over."""

    def __init__(self, program: Program, front: Front) -> None:
        self._program = program
        self._front = front
        self._sitting: Sitting | None = None
        self._introduced = False
        self._changed: str | None = None
        self._stopped = False
        self._remark = ""
        self.shown: Shown | None = None
        """The result that is on the screen or was last."""

    async def home(self) -> None:
        """Home, until she leaves."""
        while True:
            place = await self._front.show(ChoosingScreen(pages.home(self._program.home())))
            await self._visit(home_words.Place(place or home_words.Place.HELP))
            if self._stopped:
                return

    async def take(self) -> None:
        """The start page, then a sitting to its result."""
        while True:
            choice = await self._start_page()
            if choice == pages.LEAVE:
                return
            if choice == pages.HELP:
                await self._front.help_and_safety()
                continue
            if choice == pages.WITHOUT_KEEPING:
                self._program.keep_nothing()
            await self._guarded(resume=await self._goes_on_with_draft())
            return

    async def _start_page(self) -> str | None:
        bank = await self._front.bank()
        screen = ChoosingScreen(pages.start(bank.safety, keeps=self._program.keeps), back=pages.LEAVE)
        return await self._front.show(screen)

    async def _visit(self, place: home_words.Place) -> None:
        match place:
            case home_words.Place.TAKE:
                await self.take()
            case home_words.Place.CONTINUE:
                await self._guarded(resume=True)
            case home_words.Place.RESULT:
                await self._last_result()
            case home_words.Place.READ:
                await self._read()
            case _:
                await self._front.help_and_safety()

    async def _goes_on_with_draft(self) -> bool:
        if not self._program.home().draft:
            return False
        return await self._front.show(ChoosingScreen(pages.draft())) == pages.CONTINUE

    async def _guarded(self, *, resume: bool) -> None:
        """A sitting from its beginning or its draft to the result, and a way on where it cannot be kept or read."""
        await self._front.bank()
        try:
            await self._sit(resume=resume)
        except QuizError as error:
            way = await self._front.show(ChoosingScreen(pages.trouble(error, resume=resume), back=pages.BACK))
            if way == pages.WITHOUT_KEEPING:
                self._program.keep_nothing()
                await self._guarded(resume=False)
            elif way == pages.AFRESH:
                await self._guarded(resume=False)

    async def _sit(self, *, resume: bool) -> None:
        if resume:
            resumed = self._program.resume()
            self._sitting = resumed.sitting
            self._remark = line.set_aside(resumed.set_aside) if resumed.set_aside else ""
        else:
            if self._program.home().draft:
                self._program.set_aside_draft()
            self._sitting = self._program.begin()
            self._remark = ""
        if not await self._safety_questions():
            self._program.delete(self._now())
            self._stopped = True
            return
        await self._questions()
        await self._result()

    async def _safety_questions(self) -> bool:
        """Ask the two questions; False where she stops and deletes."""
        safety = (await self._front.bank()).safety
        supported = self._program.worried
        for question in safety.questions:
            given = await self._front.show(ChoosingScreen(pages.safety_question(safety, question)))
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
            way = await self._front.show(ChoosingScreen(pages.support(safety)))
            if way != pages.HELP:
                return way != pages.STOP
            await self._front.help_and_safety()

    async def _questions(self) -> None:
        """Ask until she finishes on the page that checks the answers."""
        self._introduced, self._changed = False, None
        while True:
            sitting = self._now()
            if sitting.at is None:
                if await self._checked():
                    return
            elif sitting.meets_follow_ups and not self._introduced:
                self._introduced = True
                if await self._front.show(ChoosingScreen(pages.follow_ups(), back=pages.BACK)) == pages.BACK:
                    self._introduced = False
                    self._sitting = sitting.back()
            else:
                await self._front.show(QuestionScreen(self._asked(None), self._turn, self._front.kept()))

    async def _checked(self) -> bool:
        """The check page; whether she finishes there."""
        sitting = self._now()
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
        before = self._now()
        self._sitting = engine.advance(moved(before, move))
        self._program.keep(self._sitting)
        self._front.watch_saving()
        if self._sitting.at is None or (self._sitting.meets_follow_ups and not self._introduced):
            return None
        return self._asked(before.stage)

    def _asked(self, before: Stage | None) -> Asked:
        sitting = self._now()
        introduction = "" if sitting.stage is Stage.FOLLOW_UP else asking.introduction(before, sitting)
        introduction, self._remark = self._remark or introduction, ""
        return Asked(asking.question(sitting), introduction, may_finish=sitting.stage is not Stage.CIRCUMSTANCES)

    async def _result(self) -> None:
        """Keep the sitting and show what it comes to."""
        while True:
            try:
                self.shown = self._program.finish(self._now())
                break
            except QuizError as error:
                if await self._front.show(ChoosingScreen(pages.unfinished(error))) != pages.AGAIN:
                    self._program.keep_nothing()
        remark = "" if self.shown.kept else pages.KEEPS_NOTHING
        await self._front.show(ResultScreen(self.result_page(), remark))

    async def _last_result(self) -> None:
        try:
            await self._front.bank()
            self.shown = self._program.shown()
        except QuizError as error:
            await self._front.show(ChoosingScreen(pages.notice(error), back=pages.BACK))
            return
        await self._front.show(ResultScreen(self.result_page()))

    async def _read(self) -> None:
        await self._front.bank()
        await self._front.show(StepsScreen(*self.steps()))

    def steps(self) -> tuple[str, tuple[tuple[int, str], ...], tuple[str, ...]]:
        """The steps that can be read, with their title and what is said before them."""
        return pages.steps(self._program.bank, worried=self._program.worried)

    def result_page(self) -> ResultPage:
        """The result that is on the screen, as this run shows it now."""
        if self.shown is None:
            raise LookupError("result")
        shown, program = self.shown, self._program
        if shown.result.safe_list is not program.worried:
            result = engine.outcome(
                program.bank, shown.circumstances, shown.answers, shown.result.follow_up, worried=program.worried
            )
            self.shown = shown = replace(shown, result=result)
        return result_words.page(program.bank, shown, program.today, HELP_KEY)

    def _now(self) -> Sitting:
        if self._sitting is None:
            raise LookupError("sitting")
        return self._sitting


def moved(sitting: Sitting, move: Move) -> Sitting:
    """The sitting after what she did."""
    if move.kind == "answer" and move.value is not None:
        return sitting.answer(move.value)
    return {"skip": sitting.skip, "back": sitting.back, "finish": sitting.finish_now}[move.kind]()
