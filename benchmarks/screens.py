"""The full screen on a pseudo-terminal, from key or start to the text on the emulated screen, against the least that a
Textual app can be in the same round."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from benchmarks.commands import QUIZ
from benchmarks.table import Row
from benchmarks.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FLOOR: Final = (sys.executable, "-c", "from benchmarks.floor import run; run()")
PACE: Final = 0.3
"""Seconds between answers: the program takes no more than one in a quarter of a second."""
MOVES: Final = 12
ANSWERS: Final = 10
IDLE: Final = 3.0
"""Seconds of doing nothing."""
LEAVE: Final = "\x18"
OPENED: Final = (
    ("Last result", "w Why"),
    ("History", "Enter opens one"),
    ("What has changed", " compared"),
)
"""Lines of home, and what stands on the page that each opens."""
FLOORS: Final = ("start", "key", "leaving", "memory", "idle")
UNITS: Final = {"memory": "MiB", "idle": "ms a second", "still": "lines", "written": "bytes a second"}
FRAME: Final = 0.01
"""Seconds without a byte after which a frame is whole."""
MARK: Final = 1
"""The line of the screen that says how the answer before is kept: it changes when it is."""
Times = dict[str, list[float]]


def rows(environments: Mapping[int, Mapping[str, str]], rounds: int) -> list[Row]:
    """Start, keys, pages, memory, idling and leaving, in turn."""
    times: Times = defaultdict(list)
    smallest, largest = environments[min(environments)], environments[max(environments)]
    for _ in range(rounds):
        floor(times, smallest)
        for size, environment in environments.items():
            home(times, size, environment)
        first_question(times, smallest)
        sitting(times, largest)
    floors = {kind: Row(f"empty app: {kind}", times.pop(f"floor {kind}"), UNITS.get(kind, "ms")) for kind in FLOORS}
    return [*floors.values(), *held_against(floors, times)]


def held_against(floors: Mapping[str, Row], times: Times) -> Iterable[Row]:
    """Every measurement as a row, those of keys with their slowest too."""
    for what, values in times.items():
        kind = what.partition(":")[0]
        against = floors.get(kind)
        yield Row(what, values, UNITS.get(kind, "ms"), against)
        if kind == "key":
            yield Row(f"{what}, p95", values, against=against, at=0.95)


def floor(times: Times, environment: Mapping[str, str]) -> None:
    """The least there can be."""
    terminal = Terminal(FLOOR, environment)
    times["floor start"].append(1000 * (terminal.until_text("ready 0") - terminal.began))
    terminal.quiet()
    for number in range(1, MOVES + 1):
        times["floor key"].append(milliseconds(terminal, "x", f"ready {number} "))
        terminal.quiet()
    times["floor idle"].append(idle(terminal))
    times["floor memory"].append(terminal.peak())
    times["floor leaving"].append(leaving(terminal))


def home(times: Times, size: int, environment: Mapping[str, str]) -> None:
    """Home with so many sittings, and the pages that look back on them."""
    terminal = Terminal(QUIZ, environment)
    times[f"start: home, {size:,} sittings"].append(1000 * (terminal.until_text("Take it again") - terminal.began))
    for words, shown in OPENED:
        terminal.quiet()
        if words not in terminal.text():
            continue
        point_at(terminal, words)
        time.sleep(PACE)
        times[f"opened: {words.lower()}, {size:,} sittings"].append(milliseconds(terminal, "\r", shown))
        terminal.quiet()
        terminal.press("b")
        terminal.until_text("Take it again")
    terminal.close()


def point_at(terminal: Terminal, words: str) -> None:
    """Move to the line of the menu with these words, from the top: home points at where she was before."""
    terminal.press("\x1b[H")
    terminal.quiet()
    while f"> {words}" not in terminal.text():
        terminal.press("j")
        terminal.quiet()


def first_question(times: Times, environment: Mapping[str, str]) -> None:
    """From the start to the first question, without the pauses of a person, and out from there."""
    terminal = Terminal((*QUIZ, "--ephemeral", "take"), environment)
    started = 1000 * (terminal.until_text("Start without saving") - terminal.began)
    times["start: start page"].append(started)
    times["start: first question"].append(started + to_the_questions(terminal))
    terminal.quiet()
    times["leaving: from a question"].append(leaving(terminal))


def to_the_questions(terminal: Terminal) -> float:
    """From the start page to the first question: milliseconds, each key until its page stands."""
    total = 0.0
    for shown in ("disagree", "account to", "1 of 8"):
        time.sleep(PACE)
        total += milliseconds(terminal, "\r", shown)
    return total


def sitting(times: Times, environment: Mapping[str, str]) -> None:
    """A sitting that is kept: its keys, what it costs to stay, and its result."""
    terminal = Terminal((*QUIZ, "take"), environment)
    terminal.until_text("Start without saving")
    to_the_questions(terminal)
    for number in range(2, 9):
        time.sleep(PACE)
        milliseconds(terminal, "1", f"{number} of 8")
    time.sleep(PACE)
    milliseconds(terminal, "1", "In the past two weeks")
    keys(times, terminal)
    times["idle: at a question"].append(idle(terminal))
    times["written: at a question, to the terminal or to a file"].append(written(terminal))
    times["memory: at a question"].append(terminal.peak())
    time.sleep(PACE)
    times["opened: the page that checks the answers"].append(milliseconds(terminal, "f", "Finish and see"))
    terminal.quiet()
    time.sleep(PACE)
    times["opened: the result of this sitting, kept first"].append(milliseconds(terminal, "\r", "w Why"))
    terminal.quiet()
    times["leaving: from a result"].append(leaving(terminal))


def keys(times: Times, terminal: Terminal) -> None:
    """Arrows, answers and back."""
    for down in (True, False) * (MOVES // 2):
        terminal.quiet()
        wanted = "> ( ) 2" if down else "> ( ) 1"
        times["key: arrow to the next answer"].append(milliseconds(terminal, "j" if down else "k", wanted))
    for number in range(2, ANSWERS + 2):
        terminal.quiet(PACE)
        times["key: answer to the next question"].append(milliseconds(terminal, "3", f" {number} of "))
        times["still: lines that change after the next question was painted"].append(moved(terminal))
    terminal.quiet(PACE)
    times["key: back"].append(milliseconds(terminal, "b", f" {ANSWERS} of "))
    terminal.quiet(PACE)


def milliseconds(terminal: Terminal, key: str, shown: str) -> float:
    """From the key until the words stand on the screen."""
    pressed = terminal.press(key)
    return 1000 * (terminal.until_text(shown) - pressed)


def idle(terminal: Terminal) -> float:
    """Milliseconds of processor that a second of doing nothing takes."""
    terminal.quiet(PACE)
    before, began = terminal.processor(), time.perf_counter()
    terminal.quiet(IDLE)
    return 1000 * (terminal.processor() - before) / (time.perf_counter() - began)


def moved(terminal: Terminal) -> float:
    """How many lines are others once the page is at rest than they were in its first frame, but for the mark."""
    terminal.quiet(FRAME)
    painted = terminal.screen.display
    terminal.quiet(PACE)
    both = list(zip(painted, terminal.screen.display, strict=True))
    return sum(before != after for before, after in (*both[:MARK], *both[MARK + 1 :]))


def written(terminal: Terminal) -> float:
    """Bytes that a second of doing nothing writes."""
    terminal.quiet(PACE)
    before, began = terminal.bytes_written(), time.perf_counter()
    terminal.quiet(IDLE)
    return (terminal.bytes_written() - before) / (time.perf_counter() - began)


def leaving(terminal: Terminal) -> float:
    """From the key that leaves to the end of the program."""
    pressed = terminal.press(LEAVE)
    took = 1000 * (terminal.ended() - pressed)
    terminal.close()
    return took
