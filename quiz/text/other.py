"""What stands around the readings: the steps that need nothing from him by their own titles, and how the other version
of a reading is reached, said to everybody alike so that nothing tells why somebody reads it; and what comes before a
reading that her situation closes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, closing_gate, notices, other_step
from quiz.errors import NotFound
from quiz.text.words import listed

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Step

STEPS: Final = "The steps"
SHOW_ONLY: Final = "Show only these steps, until you close the program"
ONLY_THESE: Final = "Only these steps are shown until you close the program."
NOT_MADE: Final = "This is not made in this view"
WHY_NOT: Final = "It shows steps, and no figures."
PAGES_ONLY: Final = "A table, data and a reminder are not made in this view."
THERE_IS: Final = "There is another version of this page: {}."
NOT_ON_LIST: Final = "This step is not on your list, so leave its practice aside for now."
LIST_HELP: Final = "Move with the arrow keys. Enter opens the selected step."
LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
EMPHASIS: Final = re.compile(r"(?<!\w)(\*{1,2}|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
DIGITS: Final = 9
"""Lines of a page that have a number key."""


class NamedStep(NamedTuple):
    """A step by its name, with a line below it."""

    number: int
    title: str
    line: str = ""

    @property
    def spoken(self) -> str:
        """The step in one line, by the number that opens it."""
        return f"{self.number}. {self.title}. {self.line}".rstrip()


def title(bank: Bank) -> str:
    """What stands over them."""
    return bank.safety.safe_title or "Steps for yourself"


def versions(bank: Bank) -> tuple[Step, ...]:
    """The steps in the words of their other version, in the order of their numbers, whatever was answered: any other
    order would explain itself."""
    return tuple(sorted((other_step(step) for step in bank.steps if step.safe), key=lambda step: step.number))


def steps(bank: Bank) -> tuple[NamedStep, ...]:
    """The same by their names, with a sentence each."""
    return tuple(NamedStep(step.number, step.title, step.claim) for step in versions(bank))


def not_made() -> NotFound:
    """The error where something would show figures or dates while only these steps are shown."""
    return NotFound(NOT_MADE, WHY_NOT)


def by_key(bank: Bank, number: int) -> str:
    """How the other version of a step is reached in the full screen; empty where it has none. On the page behind F2 a
    number key takes the line in that place."""
    places = [step.number for step in steps(bank)]
    if number not in places:
        return ""
    place = places.index(number) + 1
    return THERE_IS.format(f"press F2, then {place}" if place <= DIGITS else "press F2, then choose it there")


def by_line(bank: Bank, number: int) -> str:
    """How it is reached in lines."""
    return THERE_IS.format(f"type h, then {number}") if bank.step[number].safe else ""


def by_command(bank: Bank, number: int) -> str:
    """How it is reached from a shell."""
    return THERE_IS.format(f"quiz read --other {number}") if bank.step[number].safe else ""


def type_one(numbers: Sequence[int]) -> str:
    """Asks which one she reads, in lines."""
    return f"Type {listed(numbers, 'or')} to read one, Enter to go back."


def to_read(numbers: Sequence[int]) -> str:
    """The command that prints one."""
    return f"To read one, for example: quiz read --other {numbers[0]}"


def none_for(numbers: Sequence[int]) -> str:
    """Which steps have another version."""
    if not numbers:
        return "In these questions no step has one."
    return f"Steps {listed(numbers)} have one." if len(numbers) > 1 else f"Step {numbers[0]} has one."


class StepsView(NamedTuple):
    """The list of steps that can be read."""

    title: str
    steps: tuple[NamedStep, ...]
    lines: tuple[str, ...]
    """Before the list."""


def steps_view(bank: Bank, *, safe_only: bool) -> StepsView:
    """All steps by title, or those that need nothing from him with a sentence each."""
    if safe_only:
        return StepsView(title(bank), steps(bank), bank.safety.safe_list)
    return StepsView(STEPS, tuple(NamedStep(step.number, step.title) for step in bank.steps), ())


def before_reading(bank: Bank, step: Step, circumstances: Circumstances) -> str:
    """Stands above the reading of a closed step wherever the bank has a notice for the situation, as the practice may
    ask for the very thing the notice rules out; empty elsewhere."""
    texts = [notice.text for notice in notices(bank, circumstances)]
    return " ".join((*texts, NOT_ON_LIST)) if texts and closing_gate(step, circumstances) else ""


def reading_lines(markdown: str) -> Iterator[str]:
    """A reading as plain lines: headings by name, links with their address, no marks for emphasis."""
    for block in filter(None, map(str.strip, markdown.split("\n"))):
        line = EMPHASIS.sub(r"\2", LINK.sub(r"\1 (\2)", block))
        yield f"Heading: {line.lstrip('# ')}" if line.startswith("#") else line
