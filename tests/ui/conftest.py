"""A run of the full screen without a terminal: the real program over a folder of its own, driven by keys."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

import pytest
import textual.app
import textual.pilot
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen

from quiz.bank import built_in_folder, load
from quiz.model.bank import Bank
from quiz.session import Session
from quiz.storage import Store
from quiz.ui.app import FirstSteps
from quiz.ui.screens.page import Body, Page
from quiz.ui.screens.question import QuestionScreen
from quiz.ui.terminal.frames import Frames, Piece
from quiz.ui.terminal.rates import Debounce
from quiz.ui.widgets.choices import Choices
from quiz.ui.widgets.key_bar import KeyBar

NOW: Final = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)
PATIENCE: Final = 10.0
A_MOMENT: Final = 0.001
A_LOOK: Final = 0.02
"""More than the time from one frame to the next."""
ANSWERS: Final = "2143524513"
CIRCUMSTANCES: Final = 8


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app work until `condition` holds; fail after `PATIENCE` seconds."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, f"never came true on {pilot.app.screen}"
        await asyncio.sleep(A_MOMENT)


@pytest.fixture(autouse=True)
def no_time_spent_on_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot wait for as long as the app, or a thread of it, has something to do. By itself it waits 40 ms
    for each key, and takes a process that gets no turn for one that is idle."""
    in_threads = 0
    to_thread = asyncio.to_thread

    async def counted(function: Callable[..., object], *arguments: object, **named: object) -> object:
        nonlocal in_threads
        in_threads += 1
        try:
            return await to_thread(function, *arguments, **named)
        finally:
            in_threads -= 1

    async def nothing_left(*_: object) -> None:
        ready = vars(asyncio.get_running_loop())["_ready"]
        await asyncio.sleep(0)
        while ready or in_threads:
            moment = 0 if ready else A_MOMENT
            await asyncio.sleep(moment)

    monkeypatch.setattr(asyncio, "to_thread", counted)
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", nothing_left)


@contextmanager
def painted(app: FirstSteps) -> Iterator[list[list[Piece]]]:
    """What a terminal would be sent from here on, frame by frame."""
    frames, sent = Frames(), list[list[Piece]]()
    frames.changes(app.screen, app.screen._compositor.render_full_update())  # noqa: SLF001 - what stands there
    display = FirstSteps._display  # noqa: SLF001 - the one place that every frame passes

    def watched(shown: FirstSteps, screen: Screen[object], update: object) -> None:
        if isinstance(update, CompositorUpdate) and (pieces := frames.changes(screen, update).pieces):
            sent.append(pieces)
        display(shown, screen, update)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FirstSteps, "_display", watched)
        yield sent


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
    def choices(self) -> Choices:
        """The list of the page."""
        return self.app.screen.query_one(Choices)

    @property
    def pointed(self) -> str | None:
        """What the pointer is at."""
        lists = self.app.screen.query(Choices)
        return lists.first().highlighted_id if lists else None

    @property
    def targets(self) -> list[str]:
        """Everything that can be chosen on the page."""
        return [option.id for option in self.choices.options if option.id and not option.disabled]

    @property
    def body(self) -> Body:
        """What scrolls."""
        return self.app.screen.query_one(Body)

    @property
    def keys(self) -> str:
        """The line of keys."""
        return "".join(str(bar.render()).splitlines()[-1] for bar in self.app.screen.query(KeyBar))

    @property
    def words(self) -> str:
        """Everything on the page, seen or not, with the pointer: each widget at its place. Nothing before it stands."""
        lines: dict[int, str] = {}
        if isinstance(self.app.screen, Page) and not self.app.screen.is_there:
            return ""
        for widget in self.app.screen.query("Body > *, #paper > *, TooSmallScreen > *"):
            if widget.display:
                top = widget.virtual_region.y
                lines |= {top + y: widget.render_line(y).text.rstrip() for y in range(widget.size.height)}
        return "\n".join(lines.get(y, "") for y in range(max(lines, default=-1) + 1))

    @property
    def text(self) -> str:
        """The page and its keys."""
        return f"{self.words}\n{self.keys}" if self.words else ""

    @property
    def screen(self) -> str:
        """What stands on the screen, line by line."""
        lines = self.app.screen._compositor.render_strips(self.app.size)  # noqa: SLF001 - the only way to it as text
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines) + "\n"

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition."""
        await wait_until(self.pilot, condition)

    async def still(self) -> None:
        """Wait until one look at the screen is like the one before."""
        before = ""
        while before != self.screen:
            before = self.screen
            await asyncio.sleep(A_LOOK)
            await self.pilot.pause()

    async def resize(self, *size: int) -> None:
        """Give the window another size, and wait until the page stands in it."""
        await self.pilot.resize_terminal(*size)
        await self.until(lambda: self.app.screen.size == size)
        await self.still()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the page of the one before stands."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def point(self, reached: Callable[[], bool], key: str = "down") -> None:
        """Move the pointer until this holds; each time it moves, or else the page under it."""
        while not reached():
            before = self.pointed, self.body.scroll_offset
            await self.press(key)
            assert (self.pointed, self.body.scroll_offset) != before, f"nothing further is there on {self.name}"

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
        await self.at("SafetyCheckScreen", "disagree")
        await self.press("enter")
        await self.at("SafetyCheckScreen", "account to him")
        await self.press("enter")

    async def to_first_question(self) -> None:
        """From home or the start page past the two safety questions."""
        if "Take" in self.text:
            await self.press("home")  # the pointer is where she was before
            await self.point(lambda: "> Take" in self.text)
            await self.press("enter")
        await self.at("MenuScreen", "Start without")
        await self.press("enter")
        await self.past_safety()
        await self.at("QuestionScreen", "1 of 8")

    async def to_core(self) -> None:
        """Past the circumstances, with an affair that is over and contact."""
        await self.to_first_question()
        for key in ("1", "2", "3", "3", "3", "2", "1", "6"):
            await self.answer(key)
        await self.at("QuestionScreen", "1 of ")

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


Begin = Callable[..., AbstractAsyncContextManager[Walk]]
"""Begins a run; the same folder every time in one test. Takes what `running` takes."""


@pytest.fixture
def kept_in(tmp_path: Path) -> Path:
    """Give the folder of the runs of one test."""
    return tmp_path / "kept"


@pytest.fixture(scope="session")
def bank() -> Bank:
    """Give the built-in bank, read once for all tests."""
    return load(built_in_folder())


@asynccontextmanager
async def running(  # noqa: PLR0913 - what a run can be started with
    bank: Bank,
    kept_in: Path,
    size: tuple[int, int] = (80, 24),
    *,
    take: bool = False,
    keeps: bool = True,
    pace: Debounce | None = None,
    theme: str | None = None,
) -> AsyncIterator[Walk]:
    """A run of the app over a folder, or over none where nothing is to be kept."""
    session = Session(built_in_folder(), Store(kept_in) if keeps else None, lambda: NOW)
    session.bank = bank
    app = FirstSteps(session, opening="take" if take else "home", pace=pace or Debounce(0), theme=theme)
    try:
        async with app.run_test(size=size) as pilot:
            walk = Walk(app, pilot, session)
            await walk.until(lambda: walk.name in {"MenuScreen", "TooSmallScreen"} and walk.text.strip() != "")
            yield walk
    finally:
        session.close()


@pytest.fixture
def begin(bank: Bank, kept_in: Path) -> Begin:
    """Give the function that begins a run."""
    return partial(running, bank, kept_in)


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
