"""The full screen on a pseudo-terminal, from key or start to the words on the emulated screen, against the least that a
Textual app can be in the same round."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.budgets import APP
from tests.faults.terminals import Start, Window

FLOOR: Final = Start(None, instead=(sys.executable, "-m", "benchmarks.floor"))
PACE: Final = 0.3
"""Seconds between answers: the program takes no more than one in a quarter of a second."""
MOVES: Final = 12
ANSWERS: Final = 10
IDLE: Final = 3.0
"""Seconds of doing nothing."""
LEAVE: Final = "\x18"
FRAME: Final = 0.01
"""Seconds without a byte after which a frame is whole."""
MARK: Final = 1
"""The line of the screen that says how the answer before is kept: it changes when it is."""
Times = dict[str, list[float]]


def measure(times: Times, home: Path, kept: Path) -> None:
    """The empty app, home with its sittings, and a sitting that is kept in a folder of its own."""
    with started(times[f"{APP}start, ms"], FLOOR, "ready 0") as window:
        for number in range(1, MOVES + 1):
            rest(window)
            times[f"{APP}key, ms"].append(pressed(window, "x", f"ready {number}"))
        times[f"{APP}memory, MiB"].append(window.memory())
        times[f"{APP}leaving, ms"].append(left(window))
    with started(times["home with 100 sittings, ms"], Start(home, ()), "Take it again"):
        pass
    with started(times["start page of quiz take, ms"], Start(kept), "Start without saving") as window:
        sitting(times, window)


def sitting(times: Times, window: Window) -> None:
    """From the start page to the result: keys, what it costs to stay, and leaving."""
    for shown in ("disagree", "account to", "1 of 8"):
        rest(window, PACE)
        pressed(window, "\r", shown)
    for shown in (*(f"{number} of 8" for number in range(2, 9)), "In the past two weeks"):
        rest(window, PACE)
        pressed(window, "1", shown)
    for key, shown in (("j", "> ( ) 2"), ("k", "> ( ) 1")) * (MOVES // 2):
        rest(window)
        times["arrow to the next answer, ms"].append(pressed(window, key, shown))
    for number in range(2, ANSWERS + 2):
        rest(window, PACE)
        times["answer to the next question, ms"].append(pressed(window, "3", f" {number} of "))
        times["lines that change after its first paint"].append(changed(window))
    idle(times, window)
    times["most memory up to a question, MiB"].append(window.memory())
    pressed(window, "f", "Finish and see")
    rest(window, PACE)
    times["finished to the result, kept first, ms"].append(pressed(window, "\r", "w Why"))
    rest(window, PACE)
    times["leaving, ms"].append(left(window))


def started(values: list[float], start: Start, words: str) -> Window:
    """Start it; milliseconds until the words stand there."""
    began = time.perf_counter()
    window = Window(start)
    window.sees(words)
    values.append(1000 * (time.perf_counter() - began))
    return window


def pressed(window: Window, key: str, words: str) -> float:
    """Milliseconds from the key until the words stand there."""
    began = time.perf_counter()
    window.send(key)
    window.sees(words)
    return 1000 * (time.perf_counter() - began)


def left(window: Window) -> float:
    """Milliseconds from the key that leaves to the end of the program."""
    began = time.perf_counter()
    window.send(LEAVE)
    while window.running:
        window.read(0.002)
    return 1000 * (time.perf_counter() - began)


def rest(window: Window, seconds: float = 0.15) -> None:
    """Read until nothing has come for so long."""
    while window.read(seconds):
        pass


def changed(window: Window) -> int:
    """How many lines are others once the page is at rest than they were in its first frame, but for the mark."""
    rest(window, FRAME)
    painted = window.text.splitlines()
    rest(window, PACE)
    lines = enumerate(zip(painted, window.text.splitlines(), strict=True))
    return sum(before != after for number, (before, after) in lines if number != MARK)


def idle(times: Times, window: Window) -> None:
    """What a second of doing nothing takes and writes, to the terminal or to a file."""
    process = Path("/proc", str(window.process.pid))

    def so_far() -> tuple[float, int]:
        threads = (thread.read_text(encoding="ascii") for thread in process.glob("task/*/schedstat"))
        _, written, *_ = (int(line.split()[1]) for line in (process / "io").read_text(encoding="ascii").splitlines())
        return sum(int(thread.split()[0]) for thread in threads) / 1e6, written

    rest(window, PACE)
    before, began = so_far(), time.perf_counter()
    rest(window, IDLE)
    seconds = time.perf_counter() - began
    for what, then, now in zip(("ms of processor", "bytes written"), before, so_far(), strict=True):
        times[f"idle at a question, {what} a second"].append((now - then) / seconds)
