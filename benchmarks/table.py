"""One measured thing as a row: median, spread, and the ratio to what it is measured against."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TWO = 2


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

    def line(self) -> str:
        """The row in Markdown."""
        spread = f"{at(self.values, 0.1):.1f} to {at(self.values, 0.9):.1f}"
        other = self.against.what if self.against else "–"
        ratio = f"{self.figure / self.against.figure:.2f}" if self.against else "–"
        return f"| {self.what} | {self.figure:.1f} {self.unit} | {spread} | {other} | {ratio} |"


def at(values: Sequence[float], share: float) -> float:
    """A quantile of the values; their median where there are too few for another."""
    if len(values) < TWO or share == 1 / TWO:
        return median(values)
    return quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]
