"""A run of the full screen without a terminal: the real program over a folder of its own, driven by keys."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

import pytest

from quiz.bank import load
from quiz.session import Session
from quiz.storage import Store
from quiz.ui.app import FirstSteps
from quiz.ui.screens.page import Page
from quiz.ui.screens.question import QuestionScreen
from quiz.ui.terminal.rates import Debounce
from quiz.ui.widgets.footer import Footer
from quiz.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    from quiz.model.bank import Bank

NOW: Final = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)
PATIENCE: Final = 10.0
ANSWERS: Final = "2143524513"
CIRCUMSTANCES: Final = 7


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app work until `condition` holds; fail after `PATIENCE` seconds."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, f"never came true on {pilot.app.screen}"
        await asyncio.sleep(0)


class Walk:
    """One run with its keys."""

    def __init__(self, app: FirstSteps, pilot: Pilot[None], session: Session) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    @property
    def page(self) -> Page[object]:
        """The page on top."""
        screen = self.app.screen
        assert isinstance(screen, Page)
        return screen

    @property
    def question(self) -> QuestionScreen:
        """The question that is asked."""
        screen = self.app.screen
        assert isinstance(screen, QuestionScreen)
        return screen

    @property
    def name(self) -> str:
        """The kind of page on top."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """Everything on the page, seen or not, with the pointer and the keys."""
        sheets = [sheet.text for sheet in self.app.screen.query(Sheet)]
        return "\n".join([*sheets, *(footer.text for footer in self.app.screen.query(Footer))])

    @property
    def screen(self) -> str:
        """What stands on the screen, line by line."""
        lines = self.app.screen._compositor.render_strips(self.app.size)  # noqa: SLF001 - the only way to it as text
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines) + "\n"

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition."""
        await wait_until(self.pilot, condition)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def at(self, name: str, words: str = "") -> None:
        """Wait for a page with these words."""
        await self.until(lambda: self.name == name and self.text.strip() != "" and words in self.text)
        await self.pilot.pause()

    async def answer(self, key: str) -> None:
        """Answer a question and wait until another one, or another page, has come."""
        before = self.question.question.id
        self.app.simulate_key(key)
        await self.until(lambda: self.name != "QuestionScreen" or self.question.question.id != before)

    async def answer_all(self) -> None:
        """Answer until another page comes."""
        place = 0
        while self.name == "QuestionScreen":
            await self.answer(ANSWERS[place % len(ANSWERS)])
            place += 1

    async def past_safety(self) -> None:
        """Past the two safety questions, with yes to both."""
        await self.at("ChoosingScreen", "disagree")
        await self.press("enter")
        await self.at("ChoosingScreen", "account to him")
        await self.press("enter")

    async def to_first_question(self) -> None:
        """From home or the start page past the two safety questions."""
        if "Take" in self.page.sheet.text:
            await self.press("g", "enter")
        await self.at("ChoosingScreen", "Start without")
        await self.press("enter")
        await self.past_safety()
        await self.at("QuestionScreen", "1 of 7")

    async def to_core(self) -> None:
        """Past the circumstances, with an affair that is over and contact."""
        await self.to_first_question()
        for key in ("1", "2", "3", "3", "3", "2", "1"):
            await self.answer(key)
        await self.at("QuestionScreen", "1 of ")

    async def to_follow_ups(self) -> None:
        """To the first of the questions that go deeper."""
        await self.to_core()
        while "go deeper" not in self.text:
            await self.answer("4")

    async def to_check(self) -> None:
        """To the page that checks the answers."""
        await self.to_core()
        await self.answer_all()
        await self.at("CheckScreen")

    async def to_result(self) -> None:
        """To the result."""
        await self.to_check()
        await self.press("f")
        await self.at("ResultScreen")


class Begin(Protocol):
    """Begins a run; the same folder every time in one test."""

    def __call__(
        self,
        size: tuple[int, int] = (80, 24),
        *,
        take: bool = False,
        keeps: bool = True,
        pace: Debounce | None = None,
        colour: bool | None = None,
        theme: str | None = None,
    ) -> AbstractAsyncContextManager[Walk]:
        """Give a walk through a run of the app."""


@pytest.fixture
def kept_in(tmp_path: Path) -> Path:
    """Give the folder of the runs of one test."""
    return tmp_path / "kept"


@pytest.fixture(scope="session")
def bank(checkout: Path) -> Bank:
    """Give the built-in bank, read once for all tests."""
    return load(checkout / "questions")


@asynccontextmanager
async def running(  # noqa: PLR0913 - what a run can be started with
    questions: Path,
    bank: Bank,
    kept_in: Path | None,
    *,
    size: tuple[int, int],
    take: bool = False,
    pace: Debounce | None = None,
    colour: bool | None = None,
    theme: str | None = None,
) -> AsyncIterator[Walk]:
    """A run of the app over a folder, or over none where nothing is to be kept."""
    session = Session(questions, Store(kept_in) if kept_in else None, lambda: NOW)
    session.bank = bank
    app = FirstSteps(session, opening="take" if take else "home", pace=pace or Debounce(0), colour=colour, theme=theme)
    try:
        async with app.run_test(size=size) as pilot:
            walk = Walk(app, pilot, session)
            await walk.until(lambda: walk.name in {"ChoosingScreen", "RoomScreen"} and walk.text.strip() != "")
            yield walk
    finally:
        session.close()


@pytest.fixture
def begin(checkout: Path, bank: Bank, kept_in: Path) -> Begin:
    """Give the function that begins a run."""

    def run(
        size: tuple[int, int] = (80, 24),
        *,
        take: bool = False,
        keeps: bool = True,
        pace: Debounce | None = None,
        colour: bool | None = None,
        theme: str | None = None,
    ) -> AbstractAsyncContextManager[Walk]:
        folder = kept_in if keeps else None
        return running(
            checkout / "questions", bank, folder, size=size, take=take, pace=pace, colour=colour, theme=theme
        )

    return run


@pytest.fixture
def same_as_kept() -> Callable[[str, str], None]:
    """Give the comparison of a screen with the one that is kept. UPDATE_SCREENS=1 keeps the new one instead."""
    folder = Path(__file__).parent / "snapshots"

    def compare(name: str, screen: str) -> None:
        path = folder / f"{name}.txt"
        if os.environ.get("UPDATE_SCREENS"):
            path.write_text(screen, encoding="utf-8")
        assert path.exists(), f"no screen {name} is kept yet: UPDATE_SCREENS=1 keeps it"
        assert screen == path.read_text(encoding="utf-8"), (
            f"{name} looks different: UPDATE_SCREENS=1 keeps it as it is now"
        )

    return compare
