"""What all forms share: what a document is, and how a figure is given out."""

from __future__ import annotations

Json = dict[str, object]


def rounded(points: float | None) -> float | None:
    """A figure as it is given out: to one decimal."""
    return None if points is None else round(points, 1) + 0.0  # never −0.0
