"""The first page comes at once: in the first frame, with its words, and with nothing loaded that it does not need."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from quiz.bank import built_in_folder
from quiz.session import Session
from quiz.storage import Store
from quiz.ui.app import FirstSteps, Opening
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from textual.screen import Screen

NOW = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)
LOADED = (
    "import sys, quiz.cli.taking, quiz.ui.app; "
    "print(*(name for name in sys.modules if name.startswith(('quiz', 'pydantic'))))"
)
FIRST_PAGES = {f"quiz.ui.screens.{name}" for name in ("choosing", "page", "room", "showing")}


@pytest.mark.parametrize(("opening", "words"), [("home", "Take the quiz"), ("take", "Start without keeping anything")])
async def test_the_first_frame_has_the_words_of_the_page(
    opening: Opening, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []
    display = FirstSteps._display  # noqa: SLF001 - the one place that every frame passes

    def watched(app: FirstSteps, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(screen, Page):
            frames.append(screen.sheet.text)
        display(app, screen, renderable)

    monkeypatch.setattr(FirstSteps, "_display", watched)
    app = FirstSteps(Session(built_in_folder(), Store(tmp_path), lambda: NOW), opening=opening)
    async with app.run_test(size=(80, 24)) as pilot:
        while not frames:
            await pilot.pause()
    assert words in frames[0]


def test_the_first_page_loads_no_other_page_no_sentence_of_a_result_and_no_validation() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert {name for name in loaded if name.startswith("quiz.ui.screens.")} == FIRST_PAGES
    assert not loaded & {"quiz.text.result", "quiz.model.result", "quiz.ui.book", "quiz.engine.outcome", "pydantic"}
