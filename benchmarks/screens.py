"""The full screen on a pseudo-terminal, from key or start to the text on the emulated screen, against the least that a
Textual app can be in the same round."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from benchmarks.table import Row
from benchmarks.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FLOOR: Final = (sys.executable, "-m", "benchmarks.floor")
PACE: Final = 0.3
"""Seconds between answers: the program takes no more than one in a quarter of a second."""
MOVES: Final = 12
ANSWERS: Final = 10
IDLE: Final = 3.0
FIRST_SCORED: Final = "In the past two weeks"
Times = dict[str, list[float]]


def rows(environments: Mapping[int, Mapping[str, str]], rounds: int) -> list[Row]:
    """Start, keys, memory and idling, in turn."""
    times: Times = defaultdict(list)
    for _ in range(rounds):
        floor(times, environments[min(environments)])
        for size, environment in environments.items():
            home(times, size, environment)
        sitting(times, environments[max(environments)])
    start, key = Row("empty app: start", times.pop("floor start")), Row("empty app: key", times.pop("floor key"))
    end = Row("empty app: leaving", times.pop("floor leaving"))
    memory = Row("empty app: memory", times.pop("floor memory"), "MiB")
    found = [start, key, end, memory]
    for what, values in times.items():
        against = {"start": start, "key": key, "leaving": end, "memory": memory}.get(what.split(":")[0])
        unit = "MiB" if against is memory else "ms"
        found.append(Row(what, values, unit, against))
        if against is key:
            found.append(Row(f"{what}, p95", values, unit, key, 0.95))
    return found


def floor(times: Times, environment: Mapping[str, str]) -> None:
    """The least there can be."""
    terminal = Terminal(FLOOR, environment)
    times["floor start"].append(1000 * (terminal.until_text("ready 0") - terminal.began))
    terminal.quiet()
    for number in range(1, MOVES + 1):
        pressed = terminal.press("x")
        times["floor key"].append(1000 * (terminal.until_text(f"ready {number} ") - pressed))
    times["floor memory"].append(terminal.peak())
    pressed = terminal.press("\x18")
    times["floor leaving"].append(1000 * (terminal.ended() - pressed))
    terminal.close()


def home(times: Times, size: int, environment: Mapping[str, str]) -> None:
    """Home, the last result and the history of so many sittings."""
    terminal = Terminal(quiz(), environment)
    times[f"start: home, {size} sittings"].append(1000 * (terminal.until_text("Take it again") - terminal.began))
    terminal.quiet()
    for words, shown in (("Last result", "WHERE YOU STAND"), ("History", "Enter opens one")):
        show(terminal, words)
        time.sleep(PACE)
        pressed = terminal.press("\r")
        times[f"{words.lower()} opened, {size} sittings"].append(1000 * (terminal.until_text(shown) - pressed))
        terminal.quiet()
        terminal.press("b")
        terminal.until_text("Take it again")
        terminal.quiet()
    terminal.close()


def show(terminal: Terminal, words: str) -> None:
    """Move to the line of the menu with these words."""
    while f"> {words}" not in terminal.text():
        terminal.press("j")
        terminal.quiet()


def sitting(times: Times, environment: Mapping[str, str]) -> None:
    """From the start page to the tenth scored question, with what it costs to stay there and to leave."""
    terminal = Terminal(quiz("--ephemeral", "take"), environment)
    times["start: start page"].append(1000 * (terminal.until_text("Start without keeping") - terminal.began))
    terminal.quiet()
    terminal.close()

    terminal = Terminal(quiz("take"), environment)
    terminal.until_text("Start without keeping")
    time.sleep(PACE)
    terminal.press("\r")
    # The draft of the round before is set aside.
    terminal.until(lambda screen: "without fear" in screen or "Start afresh" in screen)
    if "Start afresh" in terminal.text():
        time.sleep(PACE)
        terminal.press("j\r")
        terminal.until_text("without fear")
    for shown in ("free to", "1 of 7"):
        time.sleep(PACE)
        terminal.press("\r")
        terminal.until_text(shown)
    for number in range(2, 8):
        time.sleep(PACE)
        terminal.press("1")
        terminal.until_text(f"{number} of 7")
    time.sleep(PACE)
    terminal.press("1")
    terminal.until_text(FIRST_SCORED)
    answers(times, terminal)
    before = terminal.processor()
    terminal.quiet(0.3)
    began = time.perf_counter()
    while time.perf_counter() - began < IDLE:
        terminal.quiet(0.5)
    times["idle at a question, processor a second"].append(1000 * (terminal.processor() - before) / IDLE)
    times["memory: at a question"].append(terminal.peak())
    pressed = terminal.press("\x18")
    times["leaving: from a question"].append(1000 * (terminal.ended() - pressed))
    terminal.close()


def answers(times: Times, terminal: Terminal) -> None:
    """Arrows, answers and back."""
    for down in (True, False) * (MOVES // 2):
        terminal.quiet()
        pressed = terminal.press("j" if down else "k")
        wanted = "> ( ) 2" if down else "> ( ) 1"
        times["key: arrow to the next answer"].append(1000 * (terminal.until_text(wanted) - pressed))
    for number in range(2, ANSWERS + 2):
        time.sleep(PACE)
        terminal.quiet()
        pressed = terminal.press("3")
        times["key: answer to the next question"].append(1000 * (terminal.until_text(f" {number} of ") - pressed))
    terminal.quiet()
    pressed = terminal.press("b")
    times["key: back"].append(1000 * (terminal.until_text(f" {ANSWERS} of ") - pressed))


def quiz(*words: str) -> Sequence[str]:
    """The program as a command."""
    return (sys.executable, "-m", "quiz", *words)
