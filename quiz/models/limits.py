"""How much may be written and planned: the same where it is typed, where it is checked and where it is read back. Must
not import anything, so that a page knows it without loading validation."""

from __future__ import annotations

from typing import Final

NOTE: Final = 1_000
"""Most characters of a note."""
IF_THEN: Final = 500
"""Most characters of an if-then line."""
PLANNED: Final = 3
"""Most steps of a plan."""
