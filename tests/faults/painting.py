"""How much of what a program has written so far a terminal may paint. Must not know the terminal."""

from __future__ import annotations

import re
from typing import Final

BEGUN: Final = "\x1b[?2026h"
DONE: Final = "\x1b[?2026l"
UNFINISHED: Final = re.compile(r"\x1b(\[[0-9;?<>=$ ]*)?$")


def whole(text: str) -> int:
    """How much of what came may be painted: a page is not shown before all of it has come."""
    begun = text.rfind(BEGUN)
    if begun > text.rfind(DONE):
        return begun
    unfinished = UNFINISHED.search(text)
    return unfinished.start() if unfinished else len(text)
