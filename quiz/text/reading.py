"""What stands around the texts that can be read, in the full screen. Must not know such a text."""

from __future__ import annotations

from typing import Final

LIST: Final = "The steps"
LIST_HELP: Final = "Move with the arrow keys. Enter opens the selected step."
IN_PLAN: Final = "This step is in your plan."
HELP: Final = (
    "Arrow keys scroll by a line, Space and Page Down by a page. The place where you stop is kept for this run."
)
