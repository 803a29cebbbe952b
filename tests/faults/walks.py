"""Ways through the program, in full screen and in lines, and what it kept. Must not know what goes wrong on the way."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests import inside
from tests.faults.terminals import CHECKOUT, Start, Window, piped

FOLDERS: Final = TemporaryDirectory(prefix="kept-")
"""Goes with this process."""
A_LOOK: Final = 0.3
"""Seconds that a page has to stand before it takes an answer, and a little more."""
SETTLED: Final = "11333216"
"""The circumstances: together, no affair, sometimes three times, a friend, repair."""
ANSWERS: Final = "2143524513"
EVERY: Final = SETTLED + "".join(ANSWERS[place % len(ANSWERS)] for place in range(36))
"""An answer to every question there can be, in order."""
OPENING: Final = ("1", "1", "1")
"""In lines: start, and yes to both safety questions."""
RESUMING: Final = ("1", "1", "1", "1")
"""In lines: start, continue, and yes twice."""


def lines(
    data: Path, typed: Sequence[str], *arguments: str, changes: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program in lines with these on standard input; in an environment of its own as a process of its own."""
    wanted = ("--plain", *(arguments or ("take",)))
    if changes:
        return piped(Start(data, wanted, environment=changes), typed)
    return inside.run(("--data-dir", str(data), *wanted), typed)


def quiz(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command that takes no input."""
    return lines(data, (), *arguments)


def answer_one(window: Window, *, plain: bool) -> None:
    """Answer the first question of `quiz take`, in lines or in full screen."""
    if plain:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.sees("2 of 8")
    else:
        to_questions(window)
        answer(window, EVERY[0])


def leave_draft(data: Path, answers: int) -> None:
    """Keep a draft with so many answers."""
    if data.exists():
        assert lines(data, (*OPENING, *EVERY[:answers])).returncode == 1
    else:
        shutil.copytree(made_once(answers), data)


def leave_sitting(data: Path) -> None:
    """Keep a finished sitting."""
    if data.exists():
        ran = lines(data, (*OPENING, *EVERY, "f", ""))
        if ran.returncode:
            ran = lines(data, (*RESUMING, ""))
        assert ran.returncode == 0, ran.stdout
    else:
        shutil.copytree(made_once(None), data)


@cache
def made_once(answers: int | None) -> Path:
    """A folder that the program made, to be copied: with a draft of so many answers, or with a finished sitting."""
    data = Path(FOLDERS.name) / f"kept-{answers}"
    data.mkdir(0o700)
    leave_sitting(data) if answers is None else leave_draft(data, answers)
    return data


def given(data: Path) -> dict[str, object]:
    """What the draft holds, circumstances and answers; it must parse."""
    said = tomllib.loads((data / "draft.toml").read_text(encoding="utf-8")).get("said", {})
    return {**said.get("circumstances", {}), **said.get("answers", {})}


def count(data: Path) -> int:
    """How many answers the draft holds; it must parse at every moment."""
    return len(given(data)) if (data / "draft.toml").exists() else 0


def sittings(data: Path) -> list[Path]:
    """The kept sittings; each must parse."""
    found = sorted((data / "sittings").glob("*.toml"))
    for path in found:
        assert tomllib.loads(path.read_text(encoding="utf-8"))["format"] == 1
    return found


def leftovers(data: Path) -> list[str]:
    """Temporary files under the folder."""
    return [path.name for path in data.rglob("*.part")]


def modes(data: Path) -> set[str]:
    """The permissions of everything under the folder, as `f600` or `d700`."""
    return {
        f"{'d' if path.is_dir() else 'f'}{stat.S_IMODE(path.stat().st_mode):o}" for path in (data, *data.rglob("*"))
    }


def press(window: Window, *keys: str) -> None:
    """Press keys, each after a look at what stands there."""
    for key in keys:
        window.linger(A_LOOK)
        window.send(key)


def choose(window: Window, words: str) -> None:
    """Point at the line that begins with these words, take it, and wait until something else stands there."""
    window.sees(words, "F2 Safety")
    while not (before := pointed(window)).startswith(words):
        window.send("\x1b[B")
        window.until(lambda: pointed(window) != before)
    answer(window, "\r")


def pointed(window: Window) -> str:
    """The line that is pointed at."""
    lines = (line.strip() for line in window.text.splitlines())
    return next((line.removeprefix("> ") for line in lines if line.startswith("> ")), "")


def answer(window: Window, key: str) -> None:
    """Answer a question and wait until something else stands there."""
    window.linger(A_LOOK)
    before = heading(window)
    window.send(key)
    window.until(lambda: heading(window) not in {"", before})


def heading(window: Window) -> str:
    """The first line of the page, without what is said about saving. The keys below may be painted first."""
    lines = (line.strip() for line in window.text.splitlines())
    return next((line for line in lines if line and not line.startswith("? Help")), "").partition("  ")[0]


def standing(window: Window, *words: str) -> str:
    """Wait until these words stand on a page with its last key, and give the page."""
    window.sees(*words, "F2 Safety")
    return window.text


def to_start(window: Window) -> None:
    """Wait for the start page."""
    window.sees("Start without saving anything", "? Help")


def to_questions(window: Window, *, resuming: bool = False) -> None:
    """From the start page past the two safety questions, to whatever page comes then."""
    to_start(window)
    press(window, "\r")
    if resuming:
        window.sees("Continue", "Start afresh", "? Help")
        press(window, "\r")
    window.sees("disagree with him", "? Help")
    press(window, "\r")
    window.sees("account to", "? Help")
    press(window, "\r")
    window.until(lambda: any(sign in heading(window) for sign in (" of ", "Check your answers")))


def is_clean(window: Window) -> bool:
    """Whether the terminal is as it was before the program came."""
    return not window.modes_on and window.settings() == window.before


def can_mount() -> bool:
    """Whether this user may mount a small disk."""
    return sys.platform == "linux" and os.geteuid() == 0


def original_bank() -> Path:
    """The folder of the built-in bank."""
    return CHECKOUT / "questions"
