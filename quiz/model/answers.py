"""What can be said to a question. Must not know the bank, the files or the screen."""

from __future__ import annotations

from typing import Final, Literal

Mark = Literal["skipped", "no-occasion"]
"""An answer that carries no figure. Neither counts as zero or as the middle of the scale."""

Answer = int | Mark
"""0 to 4 (never to almost always), or a mark."""

SKIPPED: Final = "skipped"
NO_OCCASION: Final = "no-occasion"
MARKS: Final[tuple[Mark, ...]] = (SKIPPED, NO_OCCASION)
HIGHEST: Final = 4
"""The highest answer of the five-place frequency scale; the lowest is 0."""
