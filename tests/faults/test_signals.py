"""Ended from outside: signals everywhere, a window that goes, one that does not read; paused and taken up again."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from tests.faults.terminals import PATIENCE, Start, Window
from tests.faults.walks import (
    EVERY,
    OPENING,
    answer,
    answer_one,
    count,
    heading,
    is_clean,
    leave_draft,
    press,
    sittings,
    standing,
    to_questions,
    to_start,
)
from tests.tools import slow

FULL: Final = 4000
"""Bytes that nobody has read, as far as the system tells, once it has no room for more."""
FLOOD: Final = """
from quiz.ui.screens.question import QuestionScreen as S
S.action_skip = lambda self: self.app._driver.write("x" * 200_000)
"""
SLOW_TO_END: Final = """
from time import sleep
from quiz.ui.terminal import signals
force = signals.force
signals.force = lambda *arguments: (force(*arguments), sleep(0.5))
"""
"""Between the last word to the terminal and the end there is time for whatever else would be written."""
ASLEEP: Final = """
import signal
from quiz.ui.screens.question import QuestionScreen as S
S.action_skip = lambda self: signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT))
"""
"""The thread that acts on a signal is asleep and is not woken by it: another thread takes it."""
ENDING: Final = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
each_signal = pytest.mark.parametrize(
    "number", [signal.SIGTERM, *slow(signal.SIGHUP, signal.SIGINT)], ids=lambda number: number.name
)


def go_to(window: Window, place: str) -> None:
    """To a place of the full screen."""
    match place:
        case "first byte":
            window.until(lambda: window.written)
        case "start":
            to_start(window)
        case "result":
            to_questions(window, resuming=True)
            press(window, "f")
            window.sees("Read it now", "? Help")
        case _:
            to_questions(window)
            answer(window, EVERY[0])
            if place != "saving":
                window.until(lambda: "  saved" in window.text)
            if place == "dialog":
                press(window, "?")
                window.sees("Keys on this page")
            if place == "saving":
                window.linger(0.3)
                window.send(EVERY[1])


@pytest.mark.fault(17)
@pytest.mark.parametrize(
    ("number", "place"),
    [
        (signal.SIGTERM, "question"),
        (signal.SIGHUP, "result"),
        (signal.SIGINT, "first byte"),
        *(
            pytest.param(*pair, marks=pytest.mark.slow)
            for pair in (
                (signal.SIGTERM, "saving"),
                (signal.SIGTERM, "dialog"),
                (signal.SIGHUP, "start"),
                (signal.SIGHUP, "question"),
                (signal.SIGINT, "result"),
                (signal.SIGINT, "saving"),
            )
        ),
    ],
)
def test_full_screen_ends_with_its_status_and_the_terminal_as_it_was(
    data: Path, number: signal.Signals, place: str
) -> None:
    """Modes off, settings back, the draft whole, no word of the quiz below."""
    if place == "result":
        leave_draft(data, len(EVERY))
    with Window(Start(data)) as window:
        go_to(window, place)
        window.signal(number)
        assert window.status() == ENDING[number]
        assert is_clean(window), window.modes_on
        assert "Traceback" not in window.written
    expected = {"question": {1}, "dialog": {1}, "saving": {1, 2}}.get(place, {0})
    assert count(data) in expected
    assert len(sittings(data)) == (place == "result")


@pytest.mark.fault(17)
@each_signal
def test_a_signal_wakes_the_loop(data: Path, number: signal.Signals) -> None:
    """Also one that comes in the instant before the loop begins to wait."""
    with Window(Start(data, patch=ASLEEP)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        window.send("s")
        window.linger(0.3)
        window.signal(number)
        assert window.status() == ENDING[number]
        assert is_clean(window), window.modes_on


@pytest.mark.fault(17)
@pytest.mark.parametrize(("number", "answers"), [(signal.SIGTERM, 1), (signal.SIGHUP, 10), (signal.SIGINT, 0)])
def test_lines_end_with_their_status(data: Path, number: signal.Signals, answers: int) -> None:
    """In lines there is no mode to turn off; every answer that was taken is kept."""
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.sees("4. Leave")
        if answers:
            window.send("\n".join((*OPENING, *EVERY[:answers], "")))
            window.sees("2 of 8" if answers == 1 else "Question 3 of")
        window.signal(number)
        assert window.status() == ENDING[number]
        assert is_clean(window)
        assert "Traceback" not in window.written
        assert "\x1b" not in window.written
    assert count(data) == answers


@pytest.mark.fault(18)
@pytest.mark.parametrize("prelude", ["", *slow("trap '' HUP;")], ids=["plain", "ignored"])
@pytest.mark.parametrize("plain", [False, True], ids=["full screen", "lines"])
def test_the_window_goes(data: Path, prelude: str, *, plain: bool) -> None:
    """It ends, also where the signal for it was ignored when it was started."""
    arguments = ("--plain", "take") if plain else ("take",)
    with Window(Start(data, arguments, size=(200, 60), prelude=prelude)) as window:
        answer_one(window, plain=plain)
        window.hang_up()
        status = window.process.wait(PATIENCE)
    assert status in {129, 1}
    assert count(data) == 1


@pytest.mark.fault(18)
@pytest.mark.parametrize(
    ("number", "patch"),
    [(signal.SIGTERM, ""), pytest.param(signal.SIGHUP, SLOW_TO_END, marks=pytest.mark.slow)],
    ids=["at once", "slowly"],
)
def test_the_terminal_is_stopped(data: Path, number: signal.Signals, patch: str) -> None:
    """It takes no byte more, so that every write waits: the watchdog ends it, and what puts the terminal back is the
    last that comes through, whatever the pages before it had still to write."""
    with Window(Start(data, patch=patch)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        window.freeze(frozen=True)
        for size in range(20):
            window.resize(100 + size, 40)
            window.linger(0.02)
        end_in_a_frozen_window(window, number)
    assert count(data) == 1


@pytest.mark.fault(18)
@each_signal
def test_the_terminal_does_not_read(data: Path, number: signal.Signals) -> None:
    """One write is larger than all that the system keeps for a reader, and nobody reads."""
    with Window(Start(data, patch=FLOOD)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        window.linger(0.3)
        window.send("s")
        end = monotonic() + PATIENCE
        while window.unread < FULL:
            assert monotonic() < end, "nothing was written"
        end_in_a_frozen_window(window, number)
    assert count(data) == 1


def end_in_a_frozen_window(window: Window, number: signal.Signals) -> None:
    """End it by a signal, then look at what has come through."""
    window.signal(number)
    status = window.process.wait(PATIENCE)
    window.freeze(frozen=False)
    window.rest(0.05)
    assert status == ENDING[number]
    assert is_clean(window), window.modes_on


@pytest.mark.fault(19)
def test_paused_and_taken_up_twice(data: Path) -> None:
    """By a real shell with its own jobs: the whole page again, at the same question; the terminal is usable between."""
    start = Start(data, instead=("/bin/sh", "-i"), environment={"PS1": "$ ", "ENV": None})
    with Window(start) as window:
        window.sees("$")
        usable = window.settings()
        window.send(f"{shlex.join(start.command)}\n")
        to_questions(window)
        answer(window, EVERY[0])
        page = standing(window, "  saved")
        for _ in range(2):
            window.send("\x1a")
            window.until(lambda: "topped" in window.written)
            assert not window.modes_on
            assert window.settings()[3] == usable[3]
            window.wipe()
            window.written = ""
            window.send("fg\n")
            window.until(lambda: "? Help" in window.text and heading(window).startswith("2 of 8"))
            window.until(lambda: same(window.text, page))
        answer(window, EVERY[1])
        assert heading(window).startswith("3 of 8")
        window.send("\x18")
        window.until(lambda: not window.modes_on)
        window.send("exit\n")
        window.status()
    assert count(data) == 2


@pytest.mark.fault(19)
@pytest.mark.parametrize(
    ("instead", "stops"),
    [
        (("/bin/sh", "-c", '"$@"; true', "sh"), False),
        (("/bin/sh", "-mc", '"$@"; true', "sh"), True),
        (("/bin/sh", "-mc", '/bin/sh -c \'"$@"; true\' sh "$@"; true', "sh"), True),
    ],
    ids=["a shell without jobs", "a shell with jobs", "a script of a shell with jobs"],
)
def test_it_pauses_only_where_a_shell_could_take_it_up_again(
    data: Path, instead: tuple[str, ...], *, stops: bool
) -> None:
    """A terminal, or `ssh -t host quiz`, starts it without one: there Ctrl-Z does nothing, and the next key counts."""
    start = Start(data)
    with Window(Start(data, instead=(*instead, *start.command))) as window:
        to_questions(window)
        window.written = ""
        window.send("\x1a")
        window.linger(0.5)
        assert ("\x1b[?1049l" in window.written) is stops
        if not stops:
            answer(window, EVERY[0])
            window.send("\x18")
            assert window.status() == 0
            assert is_clean(window), window.modes_on
    assert count(data) == (not stops)


@pytest.mark.fault(19)
def test_it_does_not_pause_once_its_shell_is_gone(data: Path) -> None:
    """The group of its processes is orphaned then, whoever started it."""
    start = Start(data)
    code = (
        "import os, signal, sys\n"
        "os.setpgid(0, 0) if os.fork() == 0 else os._exit(0)\n"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        "os.tcsetpgrp(0, os.getpgrp())\n"
        "os.execvp(sys.argv[1], sys.argv[1:])\n"
    )
    keeper = ("/bin/sh", "-c", 'trap "" HUP; "$@"; sleep 60', "sh")
    with Window(Start(data, instead=(*keeper, sys.executable, "-c", code, *start.command))) as window:
        to_questions(window)
        window.written = ""
        window.send("\x1a")
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        assert "\x1b[?1049l" not in window.written
        window.send("\x18")
        window.until(lambda: not window.modes_on)
    assert count(data) == 1


@pytest.mark.fault(19)
@pytest.mark.parametrize("taken", [True, False], ids=["a shell had the terminal", "nobody had it"])
def test_stopped_by_what_nothing_can_catch(data: Path, *, taken: bool) -> None:
    """Going on takes the terminal again and paints the whole page; a key counts once."""
    with Window(Start(data)) as window:
        to_start(window)
        window.signal(signal.SIGSTOP)
        window.until(lambda: state(window) == "T")
        window.rest(0.1)
        if taken:
            window.set(window.before)
        begun = len(window.written)
        window.wipe()
        window.signal(signal.SIGCONT)
        to_start(window)
        assert ("\x1b[?1049h" in window.written[begun:]) is taken
        press(window, "j")
        window.sees("> Start without")
        window.send("\x18")
        assert window.status() == 0
        assert is_clean(window)


def state(window: Window) -> str:
    """What the system says that the program does: `T` where it is stopped."""
    number = str(window.process.pid)
    return subprocess.run(
        ["/bin/ps", "-o", "state=", "-p", number], capture_output=True, check=False, text=True
    ).stdout[0]


def same(now: str, before: str) -> bool:
    """Whether every line that stood there stands there again."""
    return [line for line in now.splitlines() if line.strip()] == [line for line in before.splitlines() if line.strip()]
