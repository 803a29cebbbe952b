"""One measured thing as a row: median, spread, and the ratio to what it is measured against."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENOUGH: Final = 2
"""Values that have other quantiles than their median."""


@dataclass(frozen=True, slots=True)
class Row:
    """Measurements of one thing."""

    what: str
    values: Sequence[float]
    unit: str = "ms"
    against: Row | None = None
    at: float = 0.5
    """Which quantile the figure is: 0.5 for the median."""

    @property
    def figure(self) -> float:
        """The quantile that is shown."""
        return at(self.values, self.at)

    @property
    def ratio(self) -> float | None:
        """How often what it is measured against goes into it."""
        return self.figure / self.against.figure if self.against and self.against.figure else None

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        spread = f"{at(self.values, 0.1):.1f} to {at(self.values, 0.9):.1f}" if len(self.values) > 1 else "–"
        other = self.against.what if self.against else "–"
        return (self.what, f"{self.figure:.1f} {self.unit}", spread, other, f"{self.ratio:.2f}" if self.ratio else "–")


def at(values: Sequence[float], share: float) -> float:
    """A quantile of the values; their median where there are too few for another."""
    if len(values) < ENOUGH or share == 1 / 2:
        return median(values)
    return quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print one table in Markdown."""
    lines = [f"\n### {title}\n", *(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def show_rows(title: str, rows: Iterable[Row]) -> None:
    """Print measurements in Markdown."""
    show(title, ("What", "Median", "10th to 90th", "Against", "Ratio"), [row.cells() for row in rows])
