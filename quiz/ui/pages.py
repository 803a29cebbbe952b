"""What stands on the pages that ask which way to go, from the sentences in `quiz.text` and in the bank. Pure; must not
know where the ways lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from quiz.errors import AlreadyRunning
from quiz.text import home as home_words
from quiz.text import safety as safety_words
from quiz.text import saving
from quiz.text.words import BACK as BACK_WORD
from quiz.ui.screens.choosing import Way, Ways

if TYPE_CHECKING:
    from quiz.bank.start_page import StartPage
    from quiz.errors import QuizError
    from quiz.model.bank import Bank
    from quiz.model.safety import Safety, SafetyQuestion
    from quiz.session import Home
    from quiz.text.other import OtherStep

START: Final = "start"
WITHOUT_KEEPING: Final = "without-keeping"
HELP: Final = "help"
LEAVE: Final = "leave"
CONTINUE: Final = "continue"
AFRESH: Final = "afresh"
GO_ON: Final = "go-on"
STOP: Final = "stop"
BACK: Final = "back"
AGAIN: Final = "again"
STEPS: Final = "steps"
ANOTHER: Final = "another"
TO_GO_BACK: Final = Way(BACK, BACK_WORD)
COMMAND: Final = r"\bquiz [a-z]|--[a-z]"


def home(known: Home, length: str, *, elsewhere: bool = False, open_to_others: bool = False) -> Ways:
    """Home: the day of the last sitting alone, for whoever looks over her shoulder, and the ways on. `elsewhere`:
    whether another run may write, and this one not."""
    menu = home_words.menu(draft=known.draft, sittings=known.last is not None, several=known.sittings > 1)
    hints = {home_words.Place.TAKE: length}
    return Ways(
        title=home_words.NAME,
        lines=(
            home_words.last_time(known.last, known.today),
            *((home_words.DUE,) if known.review_due else ()),
            *((home_words.ELSEWHERE,) if elsewhere else ()),
            *((saving.OPEN_TO_OTHERS,) if open_to_others else ()),
        ),
        ways=tuple(Way(place.value, said, hints.get(place, "")) for place, said in menu),
        after=(home_words.PRIVATE,),
    )


def start(page: StartPage, *, persistent: bool, open_to_others: bool = False) -> Ways:
    """The page before the first question, and before any file is made."""
    ids = (START, WITHOUT_KEEPING, HELP, LEAVE)
    ways = tuple(Way(name, said) for name, said in zip(ids, safety_words.START, strict=True))
    return Ways(
        title=home_words.NAME,
        note=page.length,
        lines=page.start,
        ways=ways if persistent else ways[1:],
        after=(*((saving.OPEN_TO_OTHERS,) if open_to_others else ()), *page.leaving),
    )


def draft() -> Ways:
    """Where an unfinished sitting waits."""
    ids = (CONTINUE, AFRESH)
    return Ways(
        title=safety_words.DRAFT_FOUND,
        lines=(safety_words.AFRESH,),
        ways=tuple(Way(name, said) for name, said in zip(ids, safety_words.DRAFT, strict=True)),
    )


def safety_question(safety: Safety, question: SafetyQuestion, quietly: str = "") -> Ways:
    """One of the questions that are neither scored nor kept. `quietly`: said below the answers."""
    return Ways(
        title=question.text,
        note="",
        lines=(safety.introduction,),
        ways=tuple(Way(choice.id, choice.text) for choice in safety.choices),
        after=(quietly,) if quietly else (),
        asks=True,
    )


def support(lines: tuple[str, ...]) -> Ways:
    """The support page: calm, with more than one way on."""
    ids = (GO_ON, HELP, STOP, WITHOUT_KEEPING, STEPS, ANOTHER)
    return Ways(
        title=safety_words.SUPPORT_TITLE,
        lines=lines,
        ways=tuple(Way(name, said) for name, said in zip(ids, safety_words.SUPPORT, strict=True)),
    )


def steps(bank: Bank, *, worried: bool) -> tuple[str, tuple[OtherStep, ...], tuple[str, ...]]:
    """Title, steps and first words of the list of steps: all of them by title, or those that need nothing from him with
    a sentence each."""
    from quiz.text import other, reading

    if worried:
        return other.title(bank), other.steps(bank), bank.safety.safe_list
    return reading.LIST, tuple(other.OtherStep(step.number, step.title, "") for step in bank.steps), ()


def notice(error: QuizError) -> Ways:
    """Something that cannot be done now."""
    return Ways(title=error.title, lines=said(error), ways=(TO_GO_BACK,))


def trouble(error: QuizError, *, resume: bool) -> Ways:
    """A sitting that cannot begin, with at least two ways on."""
    aside = resume and not isinstance(error, AlreadyRunning)
    first = Way(AFRESH, safety_words.DRAFT[1]) if aside else Way(WITHOUT_KEEPING, safety_words.START[1])
    return Ways(title=error.title, lines=said(error), ways=(first, TO_GO_BACK))


def unfinished(error: QuizError) -> Ways:
    """A result that cannot be kept now."""
    ways = (Way(AGAIN, saving.TRY_AGAIN), Way(GO_ON, saving.WITHOUT_KEEPING))
    return Ways(title=saving.NOT_KEPT, lines=(saving.why(error), saving.ALL_HERE), ways=ways)


def said(error: QuizError) -> tuple[str, ...]:
    """The sentences of an error, without its title, and without a command: here the ways say what to do next."""
    then = "" if re.search(COMMAND, error.then) else error.then
    return tuple(part.strip() for part in (error.sentence, then) if part)
