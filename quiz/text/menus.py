"""What stands on the pages that ask which way to go: a title, a few words, and the ways on."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from quiz.errors import AlreadyRunning, QuizError
from quiz.text import home as home_words
from quiz.text import keeping
from quiz.text import safety as safety_words
from quiz.text.screen import TO_GO_BACK, MenuItem, MenuView, told, ways

START: Final = "start"
WITHOUT_KEEPING: Final = "without-keeping"
HELP: Final = "help"
LEAVE: Final = "leave"
CONTINUE: Final = "continue"
AFRESH: Final = "afresh"
GO_ON: Final = "go-on"
STOP: Final = "stop"
AGAIN: Final = "again"
STEPS: Final = "steps"
ANOTHER: Final = "another"
COMMAND: Final = r"\bquiz [a-z]|--[a-z]"


def home(
    menu: tuple[tuple[home_words.Place, str], ...],
    last: date | None,
    today: date,
    *remarks: str,
    length: str,
    served: bool = False,
) -> MenuView:
    """Home: the day of the last sitting alone, for whoever looks over her shoulder, and the ways on. `length`: how long
    the quiz is; `served`: whether it is shown in a browser."""
    hints = {home_words.Place.TODAY: home_words.TODAY_TAKES, home_words.Place.TAKE: length}
    return MenuView(
        title=home_words.NAME,
        lines=(home_words.last_time(last, today), *filter(None, remarks)),
        items=tuple(MenuItem(place.value, said, hints.get(place, "")) for place, said in menu),
        after=(home_words.SERVED if served else home_words.PRIVATE,),
    )


def start(
    lines: tuple[str, ...], length: str, leaving: tuple[str, ...], *, keeps: bool, open_to_others: bool = False
) -> MenuView:
    """The page before the first question, and before any file is made. `length`: how long the quiz is. `leaving`: what
    leaving at once does, and what it cannot do."""
    ids = (START, WITHOUT_KEEPING, HELP, LEAVE)
    items = ways(ids, safety_words.START)
    return MenuView(
        title=home_words.NAME,
        note=length,
        lines=lines,
        items=items if keeps else items[1:],
        after=(*((keeping.OPEN_TO_OTHERS,) if open_to_others else ()), *leaving),
    )


def draft() -> MenuView:
    """Where an unfinished sitting waits."""
    items = ways((CONTINUE, AFRESH), safety_words.DRAFT)
    return MenuView(safety_words.DRAFT_FOUND, items, (safety_words.AFRESH,))


def support(page: safety_words.Support, *, later: bool = False) -> MenuView:
    """The support page: calm, with more than one way on. `later`: where no answers are being given."""
    first, last = (GO_ON, HELP), (STEPS, ANOTHER)
    items = ways((*first, *last), safety_words.SUPPORT_LATER)
    if not later:
        items = ways((*first, STOP, WITHOUT_KEEPING, *last), safety_words.SUPPORT)
    return MenuView(safety_words.SUPPORT_TITLE, items, (page.first, page.going_on), after=page.between)


def notice(error: QuizError) -> MenuView:
    """Something that cannot be done now."""
    return told(error.title, *sentences(error))


def trouble(error: QuizError, *, resume: bool) -> MenuView:
    """A sitting that cannot begin, with at least two ways on."""
    aside = resume and not isinstance(error, AlreadyRunning)
    first = MenuItem(AFRESH, safety_words.DRAFT[1]) if aside else MenuItem(WITHOUT_KEEPING, safety_words.START[1])
    return MenuView(error.title, (first, TO_GO_BACK), sentences(error))


def unfinished(error: QuizError) -> MenuView:
    """A result that cannot be kept now."""
    items = ways((AGAIN, GO_ON), (keeping.TRY_AGAIN, keeping.WITHOUT_KEEPING))
    return MenuView(keeping.NOT_KEPT, items, (keeping.why(error), keeping.ALL_HERE))


def sentences(error: QuizError) -> tuple[str, ...]:
    """The sentences of an error, without its title, and without a command: here the ways say what to do next."""
    then = "" if re.search(COMMAND, error.then) else error.then
    return tuple(part.strip() for part in (error.sentence, then) if part)
