"""Leaving at once, from wherever she is: nothing stays on the screen, nor in what can be scrolled back to."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import uuid
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from tests.faults.terminals import PATIENCE, Start, Window, environment
from tests.faults.walks import (
    A_LOOK,
    EVERY,
    OPENING,
    answer,
    choose,
    count,
    is_clean,
    leave_draft,
    leave_sitting,
    press,
    to_questions,
    to_start,
)
from tests.tools import slow, tool

Ways = dict[str, tuple[tuple[str, str], ...]]
"""Places, each with the keys that lead there and what stands on the page after each."""

FROM_START: Final[Ways] = {
    "start": (),
    "safety question": (("\r", "disagree with him"),),
    "support": (("\r", "disagree with him"), ("2", "Before you go on")),
}
FROM_A_QUESTION: Final[Ways] = {
    "question": (),
    "help": (("?", "Keys on this page"),),
    "help and safety": (("\x1bOQ", "Emergency"),),
    "palette": (("\x10", "Theme"),),
    "theme": (("\x10", "Theme"), ("Theme", "Change the colours"), ("\r", "Search for themes")),
    "too small": (),
}
FROM_A_DRAFT: Final[Ways] = {"goes on": (("\r", "Start afresh"),)}
FROM_CHECK: Final[Ways] = {"check": (), "result": (("f", "Read it now"),)}
PLACES: Final[Ways] = {**FROM_START, **FROM_A_QUESTION, **FROM_A_DRAFT, **FROM_CHECK}
FROM_HOME: Final[dict[str, tuple[str, str, str]]] = {
    "home": ("", "", "Take it again"),
    "last result": ("Last result", "", "Read it now"),
    "export": ("Last result", "e", "counsellor"),
    "name of a file": ("Last result", "e\r", "characters"),
    "what has changed": ("What has changed", "", "What has changed"),
    "plan": ("My plan", "", "lan"),
    "planning": ("Last result", "p", "characters"),
    "steps": ("Read a step", "", "Check the story"),
    "reading": ("Read a step", "\r", "Why it matters"),
    "history": ("History", "", "d Delete"),
    "note": ("History", "n", "characters"),
    "deleting": ("History", "d", "for good"),
    "settings": ("Settings", "", "WHEN FIRST STEPS STARTS"),
}
"""Pages behind home: the line that leads there, the keys from there on, and what stands on the page."""


def go_to(window: Window, place: str) -> None:
    """To a place of the full screen."""
    if place in FROM_CHECK:
        to_questions(window, resuming=True)
    elif place in FROM_A_QUESTION:
        to_questions(window)
        answer(window, EVERY[0])
    else:
        to_start(window)
    for key, words in PLACES[place]:
        press(window, key)
        window.sees(words)
    if place == "too small":
        window.resize(50, 15)
        window.sees("waits for 60 by 20")


@pytest.mark.fault(20)
@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("\x18", "help"),
        ("\x03", "question"),
        *(pytest.param("\x18", place, marks=pytest.mark.slow) for place in PLACES if place != "help"),
        pytest.param("\x03", "palette", marks=pytest.mark.slow),
    ],
)
def test_from_every_page_the_screen_is_empty(data: Path, place: str, key: str) -> None:
    """Every line is emptied; the terminal is as it was."""
    if place in FROM_CHECK:
        leave_draft(data, len(EVERY))
    if place in FROM_A_DRAFT:
        leave_draft(data, 1)
    with Window(Start(data)) as window:
        go_to(window, place)
        leave_by(window, key)


@pytest.fixture(scope="module")
def two_sittings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with two sittings, to be copied."""
    data = tmp_path_factory.mktemp("two") / "kept"
    leave_sitting(data)
    leave_sitting(data)
    return data


@pytest.mark.fault(20)
@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("\x18", "note"),
        *(pytest.param("\x18", place, marks=pytest.mark.slow) for place in FROM_HOME if place != "note"),
        pytest.param("\x03", "note", marks=pytest.mark.slow),
    ],
)
def test_from_every_page_behind_home_the_screen_is_empty(data: Path, two_sittings: Path, place: str, key: str) -> None:
    """The same of what looks back, of what is written on, and of every question that is asked there."""
    shutil.copytree(two_sittings, data)
    line, keys, words = FROM_HOME[place]
    with Window(Start(data, ())) as window:
        window.sees("Take it again", "F2 Safety")
        if line:
            choose(window, line)
        for step in keys:
            answer(window, step)
        window.sees(words, "F2 Safety")
        leave_by(window, key)


def leave_by(window: Window, key: str) -> None:
    """The screen is empty then, and stays so, and the terminal is as it was. It is emptied line by line: all at once it
    would be moved to where some terminals scroll back."""
    window.linger(A_LOOK)
    begun = len(window.written)
    window.send(key)
    window.until(lambda: not window.text.strip() or not window.running)
    assert window.status() == 0
    assert not window.text.strip()
    assert is_clean(window)
    assert "\x1b[2J" not in window.written[begun:]


@pytest.mark.fault(20)
@pytest.mark.parametrize("place", ["question", *slow("result")])
def test_nothing_to_scroll_back_to_in_tmux(data: Path, place: str) -> None:
    """Neither in the pane nor in its history."""
    tool("tmux")
    if place == "result":
        leave_draft(data, len(EVERY))
    server = f"faults-{uuid.uuid4().hex[:8]}"
    start = Start(data)

    def tmux(*arguments: str) -> str:
        ran = subprocess.run(
            ["/usr/bin/env", "tmux", "-L", server, "-f", "/dev/null", *arguments],
            capture_output=True, check=True, text=True, env=environment(TMUX=None),
        )  # fmt: skip
        return ran.stdout

    def pane() -> str:
        return tmux("capture-pane", "-p", "-S", "-")

    def sees(words: str) -> None:
        end = monotonic() + PATIENCE
        while words not in pane():
            assert monotonic() < end, pane()

    tmux("new-session", "-d", "-x", "80", "-y", "24", "/bin/sh -c 'PS1=ready; export PS1; exec /bin/sh'")
    try:
        sees("ready")
        tmux("send-keys", shlex.join(start.command), "Enter")
        ways = ["disagree with him", "account to him", " of 8"]
        for words in ["Start without", *(["Start afresh"] if place == "result" else []), *ways[:2]]:
            sees(words)
            wait(0.5, sees, words)
            tmux("send-keys", "Enter")
        sees("Check your answers" if place == "result" else " of 8")
        wait(0.5, pane)
        tmux("send-keys", "f" if place == "result" else EVERY[0])
        sees("Read it now" if place == "result" else "2 of 8")
        tmux("send-keys", "C-x")
        end = monotonic() + PATIENCE
        while "quiz" not in pane() or pane().strip().count("ready") < 2:
            assert monotonic() < end, pane()
        left = pane()
    finally:
        tmux("kill-server")
    for words in ("Start", "fear", "decide", "Situation", "steps", "Help", "contact"):
        assert words not in left.replace(shlex.join(start.command), ""), left


def wait(seconds: float, look: object, *words: str) -> None:
    """Look for as long as a page has to stand before it takes a key."""
    end = monotonic() + seconds
    while monotonic() < end:
        if callable(look):
            look(*words)


@pytest.mark.fault(20)
def test_lines_leave_by_letter_and_by_key(data: Path) -> None:
    """In lines what was said stays on the screen, which the start page says; the answers stay."""
    for key, status in (("q\n", 0), ("\x03", 130)):
        with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
            window.send("\n".join((*OPENING[:1], *("1",) * count(data), *OPENING[1:], EVERY[count(data)], "")))
            window.sees(f"{count(data) + 1} of 8" if count(data) else "2 of 8")
            window.send(key)
            assert window.status() == status
    assert count(data) == 2
