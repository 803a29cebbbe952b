"""The short look back, a week after a step was planned: what is asked, and what is said of it afterwards. Nothing is
scored; who has not tried a step hears nothing about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from quiz.engine.gates import Circumstances
from quiz.errors import NotFound
from quiz.text.other import NamedStep, before_reading
from quiz.text.words import day

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.change import InterimStep
    from quiz.model.record import Helped, PlanEntry, PlannedStep, Week

OFFER: Final = "A week has passed: a short look back."
ITEM: Final = "A short look back"
TITLE: Final = "A week later"
NOTE: Final = "no score"
INTRODUCTION: Final = "Answer what you like, in less than a minute."
SPOKEN: Final = "A week later. A few short questions, and no score. Type s to leave one out."
YES: Final = "yes"
Asked = Literal["tried", "helped", "frightened"]
QUESTIONS: Final[Mapping[Asked, str]] = {
    "tried": "Did you try it?",
    "helped": "Did it help you, yourself?",
    "frightened": "Did anything frighten you?",
}
HELPED: Final[Mapping[Helped, str]] = {"yes": "yes", "a-little": "a little", "no": "no", "unsure": "I cannot say yet"}
"""By what is kept of an answer."""
ANSWERS: Final[Mapping[Asked, Mapping[str, str]]] = {
    "tried": {YES: "yes", "no": "not this week"},
    "helped": {str(answer): words for answer, words in HELPED.items()},
    "frightened": {YES: "yes", "no": "no", "rather-not": "rather not say"},
}
LAST: Final = "Your answer to this one is not saved. With it the page closes."
LAST_SPOKEN: Final = "Your answer to this one is not saved."
HELP: Final = (
    "Enter marks an answer and goes on to the next question; any of them can be left out. The answer to the last one "
    "saves the others and closes the page, whichever it is. Escape closes it and saves nothing."
)
SAVED: Final = "Saved."
NOTHING_PLANNED: Final = "There is nothing to look back on now"
ALL_ASIDE: Final = "What you planned does not fit your situation now, so leave it aside."
FOUND: Final = {
    YES: "You found that it helped you.",
    "a-little": "You found that it helped you a little.",
    "no": "You found that it did not help you.",
}
"""What is said of an answer later; nothing of one that says nothing yet."""


class WeekAnswer(NamedTuple):
    """What she says of one step; None where she leaves a question out."""

    tried: bool | None = None
    helped: Helped | None = None
    """Only of what she tried."""


def answer(tried: str | None, helped: str | None) -> WeekAnswer:
    """What she says of a step, by the ids of her answers."""
    did = None if tried is None else tried == YES
    return WeekAnswer(did, next((each for each in HELPED if did and each == helped), None))


def steps(
    bank: Bank, entry: PlanEntry | None, numbers: Sequence[int], circumstances: Circumstances
) -> tuple[NamedStep, ...]:
    """Those of a plan that she looks back on, with what she wrote for each: of what the bank knows, and of what her
    situation does not set aside by now. Raises NotFound where there is none."""
    planned = [step for step in entry.steps if step.number in numbers and step.number in bank.step] if entry else []
    open_steps = [step for step in planned if not before_reading(bank, bank.step[step.number], circumstances)]
    if not open_steps:
        raise NotFound(NOTHING_PLANNED, ALL_ASIDE if planned else "A week after you have planned a step there is.")
    return tuple(NamedStep(step.number, bank.step[step.number].title, step.if_then) for step in open_steps)


def done(step: PlannedStep | InterimStep, today: date) -> Iterator[str]:
    """What she has done for a planned step, and when, as far as that is known."""
    if step.read:
        yield f"read on {day(step.read, today)}"
    if step.tried:
        yield f"tried on {day(step.tried, today)}"
    elif step.week and step.week.tried:
        yield f"tried by {day(step.week.on, today)}"


def found(week: Week | None) -> str:
    """What she found of a step that she tried; empty where nothing."""
    return FOUND.get(week.helped or "", "") if week else ""
