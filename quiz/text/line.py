"""What only the line mode says: how it is used, what was heard, what is possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from quiz.text.asking import CheckLine

PROMPT: Final = "> "
HELP_COMMAND: Final = "quiz help-lines"
GUESSED: Final = (
    "Some letters did not come as UTF-8. They were taken for Western European ones; see whether they are as you meant "
    "them."
)
BELOW: Final = "the end of this page"
"""Where the numbers are on a page that is printed and has no key."""
BACK: Final = "b"
SKIP: Final = "s"
FINISH: Final = "f"
HELP: Final = "h"
EXPLAIN: Final = "?"
LEAVE: Final = "q"
CLEAR: Final = "c"
ENTER: Final = ""
"""Enter alone."""

ASKED: Final = "as you asked"
NO_FULL_SCREEN: Final = "because this terminal has no full screen"
ACCESSIBLE: Final = "because ACCESSIBLE is set"
CHOSEN: Final = "as you chose in the settings"

LINES_STAY: Final = "Leaving here does not take away the lines above: they stay until you close the window."
CAN_CLEAR: Final = (
    "Type c and Enter to leave and clear the screen, with what can be scrolled back, as far as this terminal allows."
)
CLEAR_OFFER: Final = (
    "Press Enter to end, or type c and Enter to clear the screen, with what can be scrolled back, as far as this "
    "terminal allows."
)
CHECK_AT_ONCE: Final = "Enter finishes at once: you need not go through them all."
CHECK_PROMPT: Final = "Press Enter to finish, or type a number to change that answer."
LEFT: Final = "You have left. {}"
INPUT_ENDED: Final = "The input ended before the end"
UP_TO_THERE: Final = "What was done up to there stays."
DRAFT_KEPT: Final = "The answers so far are saved; quiz take goes on where you stopped."
AS_IT_WAS: Final = "What is saved stays on this computer."
NOTHING_KEPT: Final = "Nothing was saved."
DELETED: Final = "These answers are deleted. None of them was saved."
KEPT: Final = "Your answers are saved on this computer, and nowhere else."
NOT_KEPT: Final = "None of your answers was saved."
FIRST_QUESTION: Final = "This is the first question; there is none before it."
PLAN_WHICH: Final = "Which steps will you take up? Type one to three numbers, such as 5 12, or Enter alone to leave it."
ENTER_LEAVES: Final = "Enter alone leaves it."
PLAN_READ: Final = "Mark a step as read"
PLAN_TRIED: Final = "Mark a practice as tried"
PLAN_IF_THEN: Final = "Write when and how"
AGAINST_LAST: Final = "Last against now"
AGAINST_FIRST: Final = "First against now"
AGAINST_ALL: Final = "All before against now"
READ_A_STEP: Final = "Read a step"
NOTE: Final = "Write a note on it"
EXPORT: Final = "Export it to a file"
WHOLE: Final = "Hear all of the result"
PLAN_IT: Final = "To plan when: quiz plan --add {}."
WHOLE_RESULT: Final = "All of your result: quiz result. With the answers that led there: quiz result --why."
WHY: Final = "Hear why these steps, and which were left out"
WHY_COMMAND: Final = "The command quiz result --why says which answers led there, and which steps were left out."
PLAN_FROM: Final = "Choose steps for your plan"
COMPARE: Final = "Compare it with another one"
DELETE: Final = "Delete it"
WHICH_SITTING: Final = "Which one will you open? Type its number, or b to go back."
WHICH_OTHER: Final = "With which one? Type its number, or b to go back."
READ_WHICH: Final = "Which step? Type its number, or b to go back."
WORDS: Final = {
    BACK: "b to go back",
    SKIP: "s to skip",
    FINISH: "f to finish now",
    HELP: "h for help and safety",
    ENTER: "Enter to go back",
    LEAVE: "q to leave",
    CLEAR: "c to leave and clear the screen",
}
MOST_HEARD: Final = 20
"""Characters repeated of something that was not understood."""


def opening(why: str) -> str:
    """The first line: what this is, why it is plain, how to stop."""
    return f"First Steps, in plain lines {why}. Type q and Enter to leave at any time, or ? to hear what you can type."


def numbered(options: Sequence[str]) -> list[str]:
    """Choices as lines to be answered by number."""
    return [f"{number}. {option}" for number, option in enumerate(options, 1)]


def possible(digits: Sequence[int], keys: Sequence[str]) -> str:
    """What can be typed here."""
    ordered = sorted(digits)
    numbers = [str(digit) for digit in ordered]
    if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
        numbers = [f"{numbers[0]} to {numbers[-1]}"]
    *front, last = (*numbers, *(WORDS[key] for key in keys))
    return f"You can type {', '.join(front)}, or {last}." if front else f"You can type {last}."


def not_understood(heard: str) -> str:
    """What was heard, where it is no answer here."""
    if not heard:
        return "That was Enter alone, which is no answer here."
    if heard.startswith("quiz"):
        return f"“{heard[:MOST_HEARD]}” is a command: it can be typed once you have left here."
    return f"“{heard[:MOST_HEARD]}” is no answer here."


def chosen(words: str) -> str:
    """The answer as it was understood."""
    return f"You chose: {words}."


def set_aside(count: int) -> str:
    """Said where answers of a draft do not fit the bank."""
    return f"The questions have changed since: {count} of your earlier answers were set aside."


def check_line(number: int, check: CheckLine) -> str:
    """One question with its answer, to be changed by its number."""
    return f"{number}. {check.text} Your answer: {check.answer}."
