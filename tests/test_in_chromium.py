"""The quiz in a browser, as docs/terminals.md has it: `textual serve "quiz"` with headless Chromium on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from quiz.text import home
from tests.chromium import Page
from tests.faults.terminals import environment
from tests.faults.walks import EVERY, answer, press, sittings, to_questions
from tests.tools import tool

BESIDE: Final = Path(sys.executable).parent
"""Where `textual` and `quiz` are."""
ENOUGH: Final = 20
"""Answers for a result."""


@pytest.mark.slow
def test_the_quiz_in_chromium(tmp_path: Path) -> None:
    """From home, which says that this is no longer only on this screen, to the result; then it is left. Nothing that
    she sees comes into the browser's console or the server's log."""
    tool("chromium")
    if not (BESIDE / "textual").exists():
        pytest.skip("needs the package textual-dev")
    data, log, port = tmp_path / "kept", tmp_path / "log", 20_000 + os.getpid() % 20_000
    surroundings = environment(QUIZ_HOME=str(data), PATH=f"{BESIDE}{os.pathsep}{os.environ['PATH']}")
    command = (BESIDE / "textual", "serve", "--host", "127.0.0.1", "--port", str(port), "quiz")
    with (
        log.open("wb") as logged,
        subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL, stdout=logged, stderr=logged) as server,
        Page(f"http://127.0.0.1:{port}", tmp_path / "chromium") as page,
    ):
        try:
            page.sees(home.SERVED, "F2 Safety")
            page.click(500, 400)
            seen = [page.text]
            page.picture(tmp_path / "1-home.png")
            press(page, "\r")
            to_questions(page)
            for key in EVERY[:ENOUGH]:
                answer(page, key)
            seen.append(page.text)
            page.picture(tmp_path / "2-question.png")
            answer(page, "f")
            answer(page, "\r")
            page.sees("F2 Safety")
            seen.append(page.text)
            page.picture(tmp_path / "3-result.png")
            page.until(lambda: len(sittings(data)) == 1)
            press(page, "\x18")
            page.until(lambda: page.is_closed)
            assert page.text.strip() == ""
        finally:
            server.terminate()
    said = log.read_text(encoding="utf-8") + "".join(page.console)
    assert "Serving 'quiz" in said
    assert "Traceback" not in said
    assert [
        line for text in seen for line in map(str.strip, text.splitlines()) if len(line) > 20 and line in said
    ] == []
