"""The full screen: the only part of the program that knows Textual. Must not know files, folders or the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.program import Program


def run(program: Program, *, take_at_once: bool = False, color: str = "auto") -> int:
    """Run the full screen, let go of the program, and give the exit status.

    `take_at_once`: begin with the start page and end after the result, instead of home. `color`: `auto` asks NO_COLOR.
    """
    from quiz.ui.shell.memory import not_collecting

    with not_collecting():
        from quiz.ui.app import FirstSteps
        from quiz.ui.shell.steady import run_steadily

        colour = {"always": True, "never": False}.get(color)
        try:
            return run_steadily(FirstSteps(program, opening="take" if take_at_once else "home", colour=colour))
        finally:
            program.close()
