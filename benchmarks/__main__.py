"""Prints how fast the program is, each figure beside the least it could be in the same run. Asserts nothing.

.venv/bin/python -m benchmarks [--rounds 10]
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import quiz
from benchmarks import budgets, commands, instructions, screens, store
from benchmarks.people import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def main() -> None:
    """Measure in turns and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=10, help="how often each thing is measured, in turn")
    rounds = parser.parse_args().rounds
    compileall.compile_dir(Path(quiz.__file__).parent, quiet=1)  # without byte code the start takes three times as long
    times: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: Path(folder, str(size)) for size in store.SIZES}
        for size, home in homes.items():
            fill(home, size)
        show("Growth", store.growth(homes))
        for number in range(rounds):
            screens.measure(times, homes[100], Path(folder, f"kept-{number}"))
            commands.measure(times, homes[100])
            store.measure(times, homes[1000])
        commands.score(times)
        instructions.measure(times, homes[100])
    show("Budgets", [budgets.HEAD, *budgets.lines(times)])


def show(title: str, rows: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown; the first row is its head."""
    head, *others = rows
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *others)]
    sys.stdout.write("\n".join((f"\n### {title}\n", *lines, "")))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
