"""What is said around the questions: where she is, what can be answered, what was answered, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.sitting import Given, Sitting, Stage
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.text.words import capital, count

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Circumstance

INTRODUCTIONS: Final = {
    Stage.CIRCUMSTANCES: "First, a few short questions about your situation. None is scored, and each can be skipped.",
    Stage.CORE: (
        "Now what you did yourself. Take the answer that comes to mind first; there is nothing to pass or fail."
    ),
    Stage.FOLLOW_UP: "These go deeper where your first answers pointed.",
}
CHECK_TITLE: Final = "Check your answers"
CHECK: Final = "Look them over, change what you like, then finish."
CHECK_HELP: Final = "Enter changes the selected answer, or finishes. Nothing is final before you finish."
FINISH: Final = "Finish and see the result"
HELP: Final = (
    "Press the number of your answer and the next question comes. Or move with the arrow keys and press Enter. "
    "Take the answer that comes to mind first; there is nothing to pass or fail. You can come back to every answer."
)
OPENED: Final = "What you changed brings {}; then you are back at your answers."
SITUATION: Final = "Your situation"


class AnswerOption(NamedTuple):
    """One possible answer: the digit that gives it, its words and its value."""

    digit: int
    words: str
    value: Given


class Question(NamedTuple):
    """One question as it is shown."""

    id: str
    heading: str
    """Where she is: "12 of 36 · Communication"."""
    spoken: str
    """The same as a sentence: "Question 12 of 36."."""
    period: str
    """Opens an item; empty for a circumstance."""
    text: str
    options: tuple[AnswerOption, ...]
    given: Given | None
    """What she said before."""
    done: float
    """How far she is, 0 to 1."""


class CheckLine(NamedTuple):
    """One question on the page that checks the answers."""

    id: str
    heading: str
    """The area, or the situation."""
    text: str
    answer: str


def question(sitting: Sitting) -> Question:
    """The question she is at. Raises ValueError on the check page."""
    bank, at = sitting.bank, sitting.at
    if at is None:
        raise ValueError(Stage.CHECK)
    circumstance = bank.circumstance.get(at)
    if circumstance:
        place, total = [*bank.circumstance].index(at) + 1, len(bank.circumstances)
        options = tuple(AnswerOption(digit, each.text, each.id) for digit, each in enumerate(circumstance.choices, 1))
    else:
        place, total = sitting.progress or (1, 1)
        options = tuple(AnswerOption(digit, words, digit - 1) for digit, words in enumerate(bank.scale, 1))
        if bank.item[at].no_occasion:
            options = (*options, AnswerOption(0, bank.no_occasion, NO_OCCASION))
    return Question(
        id=at,
        heading=f"{place} of {total} · {capital(heading(bank, at))}",
        spoken=f"{'About your situation,' if circumstance else 'Question'} {place} of {total}.",
        period="" if circumstance else bank.period,
        text=text(bank, at),
        options=options,
        given=sitting.given(at),
        done=(place - 1) / total,
    )


def heading(bank: Bank, question_id: str) -> str:
    """The area that a question is about, or the situation."""
    return SITUATION if question_id in bank.circumstance else bank.scale_name[bank.item[question_id].area]


def text(bank: Bank, question_id: str) -> str:
    """What is asked."""
    return (bank.circumstance.get(question_id) or bank.item[question_id]).text


def given_words(bank: Bank, question_id: str, given: Given | None) -> str:
    """What was said to a question, in words."""
    if given is None:
        return "not answered"
    if given == SKIPPED:
        return SKIPPED
    if question_id in bank.circumstance:
        return choice_words(bank.circumstance[question_id], str(given))
    return answer_words(bank, given if isinstance(given, int) else NO_OCCASION)


def answer_words(bank: Bank, answer: Answer) -> str:
    """An answer to an item in words."""
    if answer == NO_OCCASION:
        return bank.no_occasion
    return bank.scale[answer] if isinstance(answer, int) else SKIPPED


def choice_words(circumstance: Circumstance, choice: str) -> str:
    """A choice in words."""
    return next((offered.text for offered in circumstance.choices if offered.id == choice), SKIPPED)


def check_lines(sitting: Sitting) -> tuple[CheckLine, ...]:
    """Every question with what was said, in the order of asking."""
    bank = sitting.bank
    return tuple(
        CheckLine(each, heading(bank, each), text(bank, each), given_words(bank, each, sitting.given(each)))
        for each in sitting.questions
    )


def unanswered(sitting: Sitting) -> str:
    """How many questions have no answer yet; empty where all have."""
    missing = sum(sitting.given(question_id) is None for question_id in sitting.questions)
    return f"{count(missing, 'question')} not answered" if missing else ""


def introduction(sitting: Sitting, before: Sitting | None = None) -> str:
    """What is said where a part of the sitting begins, or where a circumstance changed on the check page brings more
    questions; empty within a part. `before`: the sitting before her last act."""
    if before and before.stage is Stage.CIRCUMSTANCES and before.detour is not None and sitting.detour is not None:
        return OPENED.format(count(1 + len(sitting.detour), "more question"))
    return INTRODUCTIONS.get(sitting.enters, "") if sitting.enters else ""
