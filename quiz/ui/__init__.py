"""The full screen: the only part of the program that knows Textual. Must not know files, folders or the clock."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.session import Session


def run(session: Session, *, take_at_once: bool = False, color: str = "auto") -> int:
    """Run the full screen, let go of the program, and give the exit status.

    `take_at_once`: begin with the start page and end after the result, instead of home. `color`: `auto` asks NO_COLOR.
    """
    with not_collecting():
        from quiz.ui.app import FirstSteps  # noqa: PLC0415 - Textual: the first thing of the full screen
        from quiz.ui.terminal.app import run_hardened  # noqa: PLC0415 - Textual

        colour = {"always": True, "never": False}.get(color)
        try:
            return run_hardened(FirstSteps(session, opening="take" if take_at_once else "home", colour=colour))
        finally:
            session.close()


@contextmanager
def not_collecting() -> Iterator[None]:
    """Collect no garbage from here until all is loaded, or at the latest until the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle_memory() -> None:
    """All is loaded: what was made so far stays for the whole run, and need not be looked at again."""
    gc.freeze()
    gc.enable()
