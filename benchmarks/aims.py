"""What the program must reach and what it aims at, beside what was measured. Says so, and asserts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.table import Row


class Aim(NamedTuple):
    """A bound for one row; the ratio of the row where it has one and `ratio` is true, else its figure."""

    row: str
    must: float
    aim: float
    ratio: bool = True


AIMS: Final = (
    Aim("start: start page", 1.35, 1.2),
    Aim("start page, instructions", 1.35, 1.2),
    Aim("start: home, 100 sittings", 1.35, 1.2),
    Aim("home, instructions", 1.35, 1.2),
    Aim("first question, instructions", 1.75, 1.6),
    Aim("quiz --version", 5, 4),
    Aim("quiz --help", 5, 4),
    Aim("quiz history --json, 100 sittings", 25, 15),
    Aim("completing a word", 5, 4),
    Aim("key: arrow to the next answer", 2.5, 2),
    Aim("key: arrow to the next answer, p95", 20, 10, ratio=False),
    Aim("key: answer to the next question", 4, 3),
    Aim("key: answer to the next question, p95", 33, 16, ratio=False),
    Aim("opened: the result of this sitting, kept first", 200, 100, ratio=False),
    Aim("the list of 1,000 sittings", 500, 150, ratio=False),
    Aim("load and validate the bank", 200, 120, ratio=False),
    Aim("quiz score, a sitting in a batch of 1,000", 8, 3, ratio=False),
    Aim("leaving: from a question", 1.1, 0.5),
    Aim("memory: at a question", 1.6, 1.4),
    Aim("idle: at a question", 3, 1.6, ratio=False),
)
"""See `README.md` for where they come from."""
HEAD: Final = ("What", "Measured", "Must", "Aim", "Reached")


def lines(rows: Mapping[str, Row]) -> Iterator[Sequence[str]]:
    """Each aim whose row was measured."""
    for aim in AIMS:
        row = rows.get(aim.row)
        if row is None:
            continue
        measured = row.ratio if aim.ratio and row.ratio is not None else row.figure
        unit = "" if aim.ratio else f" {row.unit}"
        sign = "×" if aim.ratio else ""
        reached = "aim" if measured <= aim.aim else "must" if measured <= aim.must else "no"
        yield aim.row, f"{measured:.2f}{sign}{unit}", f"{aim.must:g}{sign}", f"{aim.aim:g}{sign}", reached
