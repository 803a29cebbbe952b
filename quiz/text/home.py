"""The words of home: what can be done from there, and what is known without opening a sitting. Must not know where its
ways lead."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from quiz.text import keeping, settings, week
from quiz.text.words import ago, day

NAME: Final = "First Steps"
TODAY: Final = "What to do today"
"""Names no step, for whoever looks over her shoulder."""
TODAY_TAKES: Final = "ten minutes"
PRIVATE: Final = "Nothing leaves this computer."
SERVED: Final = "This is shown in a browser: it is no longer only on this screen."
"""Said instead where a server hands the pages on."""
FIRST_TIME: Final = "A quiet look at which steps to read first, and why."
DUE: Final = "The day you chose to look again has come. Take the quiz again whenever it suits you."
ELSEWHERE: Final = "Also open in another window: here you can only look."


class Place(StrEnum):
    """Where home leads, in the order of its menu."""

    CONTINUE = "continue"
    TODAY = "today"
    TAKE = "take"
    RESULT = "result"
    CHANGED = "changed"
    WEEK = "week"
    PLAN = "plan"
    READ = "read"
    HISTORY = "history"
    SETTINGS = "settings"
    ERASE = "erase"
    HELP = "help"
    LEAVE = "leave"


def menu(*, draft: bool, sittings: bool, several: bool, week_due: bool = False) -> tuple[tuple[Place, str], ...]:
    """What home offers, as far as there is something to show. `several`: whether there are two sittings to
    compare; `week_due`: whether there is something to look back on, though every sitting may be gone."""
    places = (
        (draft, Place.CONTINUE, "Continue where you stopped"),
        (sittings, Place.TODAY, TODAY),
        (True, Place.TAKE, "Take it again" if sittings else "Take the quiz"),
        (sittings, Place.RESULT, "Last result"),
        (sittings and several, Place.CHANGED, "What has changed"),
        (week_due, Place.WEEK, week.ITEM),
        (sittings, Place.PLAN, "My plan"),
        (True, Place.READ, "Read a step"),
        (sittings, Place.HISTORY, "History"),
        (True, Place.SETTINGS, settings.TITLE),
    )
    return tuple((place, words) for offered, place, words in places if offered)


def numbered(*, has_data: bool) -> tuple[tuple[Place, str], ...]:
    """What a numbered menu offers besides, where the full screen has keys and pages of its own. `has_data`: whether
    there is anything to erase."""
    erase = ((Place.ERASE, keeping.ERASE),) if has_data else ()
    return (*erase, (Place.HELP, "Help and safety"), (Place.LEAVE, "Leave"))


def last_time(finished: date | None, today: date) -> str:
    """When she last took it; nothing more stands on home, for whoever looks over her shoulder."""
    if finished is None:
        return FIRST_TIME
    return f"Last time: {day(finished, today)}, {ago((today - finished).days)}."
