"""Says where something is wrong with a bank: file, key path and line. Must not show a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from quiz.errors import Problem
from quiz.reader import without_strings
from quiz.sanitize import sanitize

KeyPath = tuple[str | int, ...]
"""The way to a value: `("items", 3, "step")`; counted from 0."""
Fault = tuple[KeyPath, str]
"""Where in a file something is wrong, and what must stand there instead."""
FileFault = tuple[str, KeyPath, str]
"""The same with the name of the file before it."""

SHOWN: Final = 200
"""Most problems that are shown of one bank."""
NAME: Final = 80
"""Most characters that are shown of a file's name."""

_HEADER: Final = re.compile(r"[ \t]*(\[\[?)[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*\]")
_KEY: Final = re.compile(r"[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*=")
_PLAIN_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


def problems(faults: set[FileFault], refused: Iterable[Problem], data: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Everything that is wrong, by file and line, at most 200; `refused` are files that cannot be read, and `data` has
    those that can, by name."""
    lines = {file: lines_in(data[file]) for file in {file for file, _, _ in faults} & data.keys()}
    placed = [((problem.file, 0, 0), problem) for problem in refused]
    for file, path, expected in faults:
        line = line_of(path, lines.get(file, {}))
        order = (file, line, max((part for part in path if isinstance(part, int)), default=0))
        placed.append((order, Problem(sanitize(file)[:NAME], written(path, line), expected)))
    ordered = [problem for _, problem in sorted(placed)]
    if len(ordered) <= SHOWN:
        return tuple(ordered)
    return (*ordered[:SHOWN], Problem("Not shown", "", f"{len(ordered) - SHOWN:,} further problems"))


def written(path: KeyPath, line: int = 0) -> str:
    """The path for a person, with its line unless that is 0; a key that is no plain name is not shown.

    >>> written(("items", 3, "step"), 12)
    'items[3].step (line 12)'
    """
    parts = (
        f"[{part}]" if isinstance(part, int) else "." + (part if _PLAIN_KEY.fullmatch(part) else "?") for part in path
    )
    return "".join(parts).removeprefix(".") + (f" (line {line})" if line else "")


def lines_in(toml: bytes) -> dict[KeyPath, int]:
    """The line of every header and of every key that begins a line, which no reader of TOML tells."""
    positions: dict[KeyPath, int] = {}
    entries: dict[KeyPath, int] = {}
    table: KeyPath = ()
    text = without_strings(toml.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            repeated = header[1] == "[["
            table = _entered(header[2], entries, repeated=repeated)
            if repeated:
                positions.setdefault(table[:-1], number)
            positions.setdefault(table, number)
        elif key := _KEY.match(line):
            positions.setdefault((*table, *_parts(key[1])), number)
    return positions


def _entered(header: str, entries: dict[KeyPath, int], *, repeated: bool) -> KeyPath:
    """The path of the table that a header opens; `entries` counts those that repeat."""
    path: KeyPath = ()
    *outer, last = _parts(header)
    for part in outer:
        path = (*path, part)
        if path in entries:
            path = (*path, entries[path])
    path = (*path, last)
    if not repeated:
        return path
    entries[path] = entries.get(path, -1) + 1
    return (*path, entries[path])


def _parts(dotted: str) -> list[str]:
    """The parts of a dotted key."""
    return [part.strip(" \t") for part in dotted.split(".")]


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of a value, or of the nearest thing around it; 0 where nothing around it has one."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 0)
