"""Prints how fast the program is, each figure beside the least it could be in the same run. Asserts nothing.

.venv/bin/python -m benchmarks [--rounds 10] [--sittings 1000]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import commands, screens, store
from benchmarks.people import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.table import Row


def main() -> None:
    """Measure in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=10, help="how often each thing is measured, in turn")
    parser.add_argument("--sittings", type=int, nargs="+", default=[1, 100, 1000], help="sizes of the history")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: Path(folder) / str(size) for size in chosen.sittings}
        for size, home in homes.items():
            fill(home, size)
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environments: dict[int, Mapping[str, str]] = {
            size: {**environment, "QUIZ_HOME": str(home)} for size, home in homes.items()
        }
        for title, rows in (
            ("Full screen", screens.rows(environments, chosen.rounds)),
            ("Commands", commands.rows(environments, chosen.rounds)),
            ("Keeping", store.rows(homes, chosen.rounds)),
        ):
            show(title, rows)


def show(title: str, rows: list[Row]) -> None:
    """Print one part of the table, as Markdown."""
    lines = [
        f"\n### {title}\n",
        "| What | Median | Spread (10th to 90th) | Against | Ratio |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [row.line() for row in rows]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
