"""The lines of the start page, which stands before the whole bank is read and checked. Must not load validation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, area_file, is_identifier
from quiz.errors import InvalidFile
from quiz.model.limits import MOST_STEPS
from quiz.reader import BANK_BYTES, read_toml
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COUNTED: Final = "{questions}"
"""Stands in the length for how many questions there can be."""


class StartPage(NamedTuple):
    """What stands on the start page; empty where `safety.toml` is not as it should be, which loading the bank says."""

    start: tuple[str, ...] = ()
    length: str = ""
    """How many questions there are and how long they take."""
    leaving: tuple[str, ...] = ()
    """What leaving at once does, and what it cannot do."""


def start_page(folder: Path) -> StartPage:
    """The start page in the bank of a folder."""
    try:
        tables = read_toml(folder / SAFETY, limit=BANK_BYTES)
    except InvalidFile:
        return StartPage()
    (length,) = lines([tables.get("length", "")]) or ("",)
    if COUNTED in length:
        length = length.replace(COUNTED, str(most_questions(folder, tables)))
    return StartPage(lines(tables.get("start")), length, lines(tables.get("leaving")))


def lines(found: object) -> tuple[str, ...]:
    """The texts in a list of texts; nothing where it is anything else."""
    if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
        return ()
    return tuple(sanitize(line) for line in found)


def most_questions(folder: Path, safety: Mapping[str, object]) -> int:
    """How many questions a bank can ask of one person: those about safety and the situation, all core items, and the
    follow-ups of the steps that have most."""
    items = [
        item
        for area in tables_in(folder / BANK, "areas")
        if is_identifier(name := str(area.get("id")))
        for item in tables_in(folder / area_file(name), "items")
    ]
    core = sum(item.get("core") is True for item in items)
    following = Counter(item.get("step") for item in items if item.get("core") is not True)
    asked = safety.get("questions")
    situation = sum(1 for _ in tables_in(folder / CIRCUMSTANCES, "circumstances"))
    deeper = sum(count for _, count in following.most_common(MOST_STEPS))
    return (len(asked) if isinstance(asked, list) else 0) + situation + core + deeper


def tables_in(path: Path, name: str) -> Iterator[dict[str, object]]:
    """The tables of a list in a file; none where it is not as it should be, which loading the bank says."""
    try:
        found = read_toml(path, limit=BANK_BYTES).get(name)
    except InvalidFile:
        return
    yield from (table for table in found if isinstance(table, dict)) if isinstance(found, list) else ()
