"""Starts counted in instructions by valgrind, which the load of the machine does not change: the same start twice
differs by less than 0.1 %. Empty where valgrind is not installed."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.commands import QUIZ
from benchmarks.table import Row
from benchmarks.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STOP: Final = """
import os, runpy, sys
import textual.drivers._writer_thread as writing
words, sys.argv = sys.argv[1], sys.argv[2:]
write = writing.WriterThread.write
def watched(self, text):
    if words in text:
        os._exit(0)
    write(self, text)
writing.WriterThread.write = watched
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a script and ends it as soon as it sends these words to the terminal."""
FLOOR: Final = "from benchmarks.floor import run; run()"
PATIENCE: Final = 300.0
"""Seconds: counting takes sixty times as long as running."""
PAUSE: Final = 0.5
"""Seconds before a key, for a page that has only just come takes none."""
TO_THE_QUESTIONS: Final = (("Start without", "\r"), ("disagree", "\r"), ("account to", "\r"))


def rows(environment: Mapping[str, str]) -> list[Row]:
    """The empty app, home, the start page, the first question."""
    if not shutil.which("valgrind"):
        return []
    with tempfile.TemporaryDirectory() as folder:
        floor = Path(folder, "floor.py")
        floor.write_text(FLOOR)
        empty = counted("empty app", "ready 0", (str(floor),), environment)
        program = QUIZ[1]
        take = (program, "take")
        return [
            empty,
            counted("start page", "Start without", take, environment, against=empty),
            counted("home", "Take it again", (program,), environment, against=empty),
            counted("first question", "1 of 8", take, environment, TO_THE_QUESTIONS, against=empty),
        ]


def counted(
    what: str,
    words: str,
    script: Sequence[str],
    environment: Mapping[str, str],
    keys: Sequence[tuple[str, str]] = (),
    against: Row | None = None,
) -> Row:
    """Millions of instructions until the script has sent the words to its terminal. `keys`: what to press when which
    words stand there."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        tool = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
        command = (*tool, f"--log-file={log}", sys.executable, "-c", STOP, words, *script)
        fixed = {**environment, "PYTHONHASHSEED": "0", "PYTHONPATH": str(Path.cwd())}
        terminal = Terminal(command, fixed, patience=PATIENCE)
        for shown, key in keys:
            terminal.until_text(shown)
            time.sleep(PAUSE)
            terminal.press(key)
        terminal.ended()
        terminal.close()
        found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text())
    return Row(f"{what}, instructions", [int(found[1].replace(",", "")) / 1e6 if found else 0.0], "M", against)
