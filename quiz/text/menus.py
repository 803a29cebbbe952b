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
    return MenuView(title=safety_words.DRAFT_FOUND, lines=(safety_words.AFRESH,), items=items)


def support(said: safety_words.Support) -> MenuView:
    """The support page: calm, with more than one way on."""
    ids = (GO_ON, HELP, STOP, WITHOUT_KEEPING, STEPS, ANOTHER)
    return MenuView(
        title=safety_words.SUPPORT_TITLE,
        lines=(said.first, said.going_on),
        items=ways(ids, safety_words.SUPPORT),
        after=said.between,
    )


def support_later(said: safety_words.Support) -> MenuView:
    """The support page where no answers are being given."""
    ids = (GO_ON, HELP, STEPS, ANOTHER)
    return MenuView(
        title=safety_words.SUPPORT_TITLE,
        lines=(said.first, said.going_on),
        items=ways(ids, safety_words.SUPPORT_LATER),
        after=said.between,
    )


def notice(error: QuizError) -> MenuView:
    """Something that cannot be done now."""
    return told(error.title, *sentences(error))


def trouble(error: QuizError, *, resume: bool) -> MenuView:
    """A sitting that cannot begin, with at least two ways on."""
    aside = resume and not isinstance(error, AlreadyRunning)
    first = MenuItem(AFRESH, safety_words.DRAFT[1]) if aside else MenuItem(WITHOUT_KEEPING, safety_words.START[1])
    return MenuView(title=error.title, lines=sentences(error), items=(first, TO_GO_BACK))


def unfinished(error: QuizError) -> MenuView:
    """A result that cannot be kept now."""
    ways = (MenuItem(AGAIN, keeping.TRY_AGAIN), MenuItem(GO_ON, keeping.WITHOUT_KEEPING))
    return MenuView(title=keeping.NOT_KEPT, lines=(keeping.why(error), keeping.ALL_HERE), items=ways)


def sentences(error: QuizError) -> tuple[str, ...]:
    """The sentences of an error, without its title, and without a command: here the ways say what to do next."""
    then = "" if re.search(COMMAND, error.then) else error.then
    return tuple(part.strip() for part in (error.sentence, then) if part)
