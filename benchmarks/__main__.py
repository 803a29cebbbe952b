"""Prints how fast the program is, each figure beside the least it could be in the same run. Asserts nothing.

.venv/bin/python -m benchmarks [--rounds 10] [--sittings 1 100 1000]
"""

from __future__ import annotations

import argparse
import compileall
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import quiz
from benchmarks import aims, commands, growth, instructions, screens, store
from benchmarks.people import fill
from benchmarks.table import show, show_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.table import Row

MOST: Final = 10_000
"""Sittings for the end of the curve: one a day for twenty-seven years."""


def main() -> None:
    """Measure in turns and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=10, help="how often each thing is measured, in turn")
    parser.add_argument("--sittings", type=int, nargs="+", default=[1, 100, 1000], help="sizes of the history")
    chosen = parser.parse_args()
    compileall.compile_dir(Path(quiz.__file__).parent, quiet=1)  # without byte code the start takes three times as long
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: Path(folder, str(size)) for size in (*chosen.sittings, MOST)}
        for size, home in homes.items():
            fill(home, size)
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environments: dict[int, Mapping[str, str]] = {
            size: {**environment, "QUIZ_HOME": str(homes[size])} for size in chosen.sittings
        }
        show("Growth with the history", *growth.of_history(homes))
        show("Growth with the bank", *growth.of_bank(Path(folder, "banks")))
        show("Growth with the readings", *growth.of_readings())
        found: dict[str, Row] = {}
        for title, rows in (
            ("Full screen", screens.rows(environments, chosen.rounds)),
            ("Commands", commands.rows(environments, chosen.rounds)),
            ("Reading, scoring, keeping, listing", store.rows(homes, chosen.rounds)),
            ("Instructions until the first content", instructions.rows(environments[min(environments)])),
        ):
            show_rows(title, rows)
            found |= {row.what: row for row in rows}
    show("Aims", aims.HEAD, aims.lines(found))


if __name__ == "__main__":
    main()
