"""The first page comes at once: in the first frame, with its words, and with nothing loaded that it does not need."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from quiz.bank import built_in_folder
from quiz.session import Session
from quiz.storage import Store
from quiz.ui.app import FirstSteps, Opening
from quiz.ui.screens.page import Page
from quiz.ui.terminal.frames import Frames

NOW = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)
LOADED = (
    "import sys, quiz.cli.composition, quiz.ui.app; "
    "print(*(name for name in sys.modules if name.startswith(('quiz', 'pydantic'))))"
)
FIRST_PAGES = {f"quiz.ui.screens.{name}" for name in ("menu", "page")}


@pytest.mark.parametrize(("opening", "words"), [("home", "Take the quiz"), ("take", "Start without saving anything")])
async def test_the_first_frame_has_the_words_of_the_page(
    opening: Opening, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames, sent = Frames(), list[str]()
    display = FirstSteps._display  # noqa: SLF001 - the one place that every frame passes

    def watched(app: FirstSteps, screen: Screen[object], update: object) -> None:
        if isinstance(screen, Page) and isinstance(update, CompositorUpdate):
            sent.append(
                "".join(segment.text for piece in frames.changes(screen, update).pieces for segment in piece[2])
            )
        display(app, screen, update)

    monkeypatch.setattr(FirstSteps, "_display", watched)
    app = FirstSteps(Session(built_in_folder(), Store(tmp_path), lambda: NOW), opening=opening)
    async with app.run_test(size=(80, 24)) as pilot:
        while not any(sent):
            await pilot.pause()
        await pilot.pause()
    first, *later = filter(str.strip, sent)
    assert words in first
    assert "Help" in first
    assert later == [], "each page is painted once, or a screen reader speaks it twice"


def test_the_first_page_loads_no_other_page_no_sentence_of_a_result_and_no_validation() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert {name for name in loaded if name.startswith("quiz.ui.screens.")} == FIRST_PAGES
    assert not loaded & {"quiz.text.result", "quiz.model.result", "rich.markdown", "quiz.engine.outcome", "pydantic"}
