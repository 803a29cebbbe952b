"""The list of faults is complete: every line has tests that are marked with it, here or elsewhere."""

from __future__ import annotations

import re
from typing import Final

from tests.faults.terminals import CHECKOUT

LINES: Final = {
    1: "kill -9 after answer k, for every k",
    2: "kill -9 at random times while saving",
    3: "the process dies at step n of a save",
    4: "the disk refuses step n of a save",
    5: "every state after a power cut",
    6: "fsync fails",
    7: "the disk is full",
    8: "a folder that cannot be used",
    9: "the folder goes away, or is a link",
    10: "a draft that is no file",
    11: "a draft cut or changed anywhere",
    12: "a broken sitting, a newer one",
    13: "a draft of another format or bank",
    14: "crash between sitting and draft; the same id twice",
    15: "clocks that lie",
    16: "two instances",
    17: "SIGTERM, SIGHUP, SIGINT everywhere",
    18: "the window goes; the terminal stops reading",
    19: "Ctrl-Z and fg",
    20: "leave now from everywhere",
    21: "held keys and pastes",
    22: "bytes that are no text; soup of keys and mouse",
    23: "small windows, many sizes",
    24: "terminals that are none",
    25: "an exception inside a handler",
    26: "markup and control strings",
    27: "hostile banks",
    28: "any TOML, any sitting",
    29: "any order of acts, with faults",
    30: "umask and permissions",
    31: "names that lead elsewhere",
    32: "no network",
    33: "erase and export",
}
MARK: Final = re.compile(r"^@pytest\.mark\.fault\((.*)\)$", re.MULTILINE)


def test_every_line_has_a_test() -> None:
    tests = [path.read_text(encoding="utf-8") for path in (CHECKOUT / "tests").rglob("test_*.py")]
    marked = {int(number) for text in tests for numbers in MARK.findall(text) for number in numbers.split(",")}
    assert marked == LINES.keys()
