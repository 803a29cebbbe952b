"""The lines of the start page, which stands before the whole bank is read and checked, and how long the quiz is. Must
not load validation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS, area_file, is_identifier
from quiz.errors import InvalidFile
from quiz.model.kept import MOST_STEPS
from quiz.reader import BANK_BYTES, read_toml
from quiz.sanitize import sanitize

Table = dict[str, object]

SECONDS: Final = 12
"""That a question takes, about: fifty of them in ten minutes. An assumption."""


class StartPage(NamedTuple):
    """What stands on the start page; empty where `safety.toml` is not as it should be, which loading the bank says."""

    start: tuple[str, ...] = ()
    length: str = ""
    """How many questions there are and how long they take."""
    leaving: tuple[str, ...] = ()
    """What leaving at once does, and what it cannot do."""


def start_page(folder: Path) -> StartPage:
    """The start page in the bank of a folder."""
    safety = tables_of(folder / SAFETY)
    (length,) = lines([safety.get("length", "")]) or ("",)
    return StartPage(lines(safety.get("start")), length, lines(safety.get("leaving")))


def length_in(folder: Path, circumstances: Mapping[str, str]) -> str:
    """How long the quiz is for her who has taken it, in that situation; empty where the bank has no words for it."""
    safety = tables_of(folder / SAFETY)
    (said,) = lines([safety.get("length_again", "")]) or ("",)
    if not said:
        return ""
    questions = count(folder, safety, circumstances)
    return said.replace("{questions}", str(questions)).replace("{minutes}", str(-(-questions * SECONDS // 60)))


def lines(value: object) -> tuple[str, ...]:
    """The texts in a list of texts; nothing where it is anything else."""
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        return ()
    return tuple(sanitize(line) for line in value)


def count(folder: Path, safety: Mapping[str, object], circumstances: Mapping[str, str]) -> int:
    """How many questions a bank asks of one person in that situation: those about safety and the situation, the core
    items that are open, and the follow-ups of the steps that have most."""
    closed = {step.get("number") for step in tables_in(folder / STEPS, "steps") if is_closed(step, circumstances)}
    items = [
        item
        for area in tables_in(folder / BANK, "areas")
        if is_identifier(name := str(area.get("id")))
        for item in tables_in(folder / area_file(name), "items")
        if item.get("step") not in closed and not is_closed(item, circumstances)
    ]
    core = sum(item.get("core") is True for item in items)
    following = Counter(item.get("step") for item in items if item.get("core") is not True)
    asked = safety.get("questions")
    situation = sum(1 for _ in tables_in(folder / CIRCUMSTANCES, "circumstances"))
    deeper = sum(number for _, number in following.most_common(MOST_STEPS))
    return (len(asked) if isinstance(asked, list) else 0) + situation + core + deeper


def is_closed(gated: Table, circumstances: Mapping[str, str]) -> bool:
    """Whether a gate closes a step or an item, as `quiz.engine.gates.closes` has it, from its table in the file."""
    for gate in listed(gated.get("gates")):
        unless, choice = gate.get("unless"), circumstances.get(str(gate.get("circumstance")))
        only = lines(gate.get("only"))
        closes = choice in lines(gate.get("not")) or (bool(only) and choice not in only)
        excepted = isinstance(unless, dict) and (
            circumstances.get(str(unless.get("circumstance"))) in lines(unless.get("choices"))
        )
        if closes and not excepted:
            return True
    return False


def tables_of(path: Path) -> Table:
    """The tables of a file; none where it is not as it should be, which loading the bank says."""
    try:
        return read_toml(path, limit=BANK_BYTES)
    except InvalidFile:
        return {}


def tables_in(path: Path, name: str) -> Iterator[Table]:
    """The tables of a list in a file."""
    return listed(tables_of(path).get(name))


def listed(value: object) -> Iterator[Table]:
    """The tables of a list; none where it is anything else."""
    yield from (table for table in value if isinstance(table, dict)) if isinstance(value, list) else ()
