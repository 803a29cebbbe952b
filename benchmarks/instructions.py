"""Starts counted in instructions by valgrind, which the load of the machine does not change: the same start twice
differs by less than 0.1 %. Measures nothing where valgrind is not installed."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.budgets import APP
from tests.faults.terminals import Start, Window

STOP: Final = """
import os
import textual.drivers._writer_thread as writing
write = writing.WriterThread.write
def watched(self, text):
    if {words!r} in text:
        os._exit(0)
    write(self, text)
writing.WriterThread.write = watched
"""
"""Ends the program as soon as it sends these words to the terminal."""
FLOOR: Final = "import runpy; runpy.run_module('benchmarks.floor', run_name='__main__')"
PATIENCE: Final = 300.0
"""Seconds: counting takes sixty times as long as running."""
PAUSE: Final = 0.5
"""Seconds before a key, for a page that has only just come takes none."""
TO_THE_QUESTIONS: Final = ("Start without", "disagree", "account to")


def measure(times: dict[str, list[float]], home: Path) -> None:
    """The empty app, home, the start page, the first question."""
    if not shutil.which("valgrind"):
        return
    floor = STOP.format(words="ready 0") + FLOOR
    times[f"{APP}million instructions"] = [counted(Start(None, instead=(sys.executable, "-c", floor)))]
    for what, words, arguments, pages in (
        ("start page", "Start without", ("take",), ()),
        ("home", "Take it again", (), ()),
        ("first question", "1 of 8", ("take",), TO_THE_QUESTIONS),
    ):
        start = Start(home, arguments, patch=STOP.format(words=words))
        times[f"{what}, million instructions"] = [counted(start, pages)]


def counted(start: Start, pages: tuple[str, ...] = ()) -> float:
    """Millions of instructions until the run ends itself, with Enter pressed on each of these pages."""
    with tempfile.NamedTemporaryFile() as log:
        tool = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
        before = (*tool, f"--log-file={log.name}")
        program = (*before, *start.instead) if start.instead else ()
        fixed = replace(start, before=before, instead=program, environment={"PYTHONHASHSEED": "0"})
        with Window(fixed) as window:
            for words in pages:
                window.until(lambda words=words: words in window.text, PATIENCE)  # type: ignore[misc]
                window.linger(PAUSE)
                window.send("\r")
            while window.running:
                window.read()
        refs = re.search(r"I\s+refs:\s+([\d,]+)", Path(log.name).read_text(encoding="utf-8"))
    return int(refs[1].replace(",", "")) / 1e6 if refs else 0.0
