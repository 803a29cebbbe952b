"""What stands around the texts that can be read, in the full screen. Must not know such a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.text import other
from quiz.text.other import OtherStep

if TYPE_CHECKING:
    from quiz.model.bank import Bank

LIST: Final = "The steps"
LIST_HELP: Final = "Move with the arrow keys. Enter opens the selected step."
IN_PLAN: Final = "This step is in your plan."
HELP: Final = (
    "Arrow keys scroll by a line, Space and Page Down by a page. The place where you stop is remembered until you "
    "close the program."
)


class StepsView(NamedTuple):
    """The list of steps that can be read."""

    title: str
    steps: tuple[OtherStep, ...]
    lines: tuple[str, ...]
    """Before the list."""


def steps_view(bank: Bank, *, worried: bool) -> StepsView:
    """All steps by title, or those that need nothing from him with a sentence each."""
    if worried:
        return StepsView(other.title(bank), other.steps(bank), bank.safety.safe_list)
    return StepsView(LIST, tuple(OtherStep(step.number, step.title, "") for step in bank.steps), ())
