"""Figures as cells and cells as tables. Must not know what the figures mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.lab.measures import Estimate

Cells = tuple[str, ...]


def share(estimate: Estimate) -> str:
    """How many of 100, with the Monte-Carlo error."""
    return f"{100 * estimate.value:.1f} ± {100 * estimate.error:.1f}"


def points(estimate: Estimate) -> str:
    """A difference of two shares, in points."""
    return f"{100 * estimate.value:+.1f} ± {100 * estimate.error:.1f}".replace("-0.0", "+0.0")


def plain(head: Cells, rows: Sequence[Cells]) -> list[str]:
    """A table in aligned columns: the first to the left, figures to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    ]


def markdown(head: Cells, rows: Sequence[Cells]) -> list[str]:
    """A table in Markdown."""
    rule = ("---", *("---:" for _ in head[1:]))
    return ["| " + " | ".join(row) + " |" for row in (head, rule, *rows)]
