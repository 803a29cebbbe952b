"""The words of home: what can be done from there, and what is known without opening a sitting."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from quiz.text import keeping, settings, week
from quiz.text.screen import MenuItem, MenuView
from quiz.text.words import ago, day

NAME: Final = "First Steps"
TODAY: Final = "What to do today"
"""Names no step, for whoever looks over her shoulder."""
PRIVATE: Final = "Nothing leaves this computer."
SERVED: Final = "This is shown in a browser: it is no longer only on this screen."
"""Said instead where a server hands the pages on."""
DUE: Final = "The day you chose to look again has come. Take the quiz again whenever it suits you."
ELSEWHERE: Final = "Also open in another window: here you can only look."


class Home(NamedTuple):
    """What home shows, known without validation."""

    last: date | None
    draft: bool
    today: date
    sittings: int = 0
    """How many are kept, readable or not; 2 stands for all that are more."""
    asked: int | None = None
    """How many questions the last one was asked; None where there is none or she finished early."""
    review_due: bool = False
    """Whether the day she chose to look again has come, she has not taken it since, and this is the day to say so."""
    week_due: bool = False
    """Whether a week has passed since she planned a step, and she has not looked back on it."""


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


def places(home: Home) -> dict[Place, str]:
    """What home offers, as far as there is something to show: what to look back on stays though every sitting may be
    gone."""
    taken = home.last is not None
    offers = (
        (home.draft, Place.CONTINUE, "Continue where you stopped"),
        (taken, Place.TODAY, TODAY),
        (True, Place.TAKE, "Take it again" if taken else "Take the quiz"),
        (taken, Place.RESULT, "Last result"),
        (taken and home.sittings > 1, Place.CHANGED, "What has changed"),
        (home.week_due, Place.WEEK, week.ITEM),
        (taken, Place.PLAN, "My plan"),
        (True, Place.READ, "Read a step"),
        (taken, Place.HISTORY, "History"),
        (True, Place.SETTINGS, settings.TITLE),
    )
    return {place: words for offered, place, words in offers if offered}


def numbered(*, has_data: bool) -> dict[Place, str]:
    """What a numbered menu offers besides, where the full screen has keys and pages of its own. `has_data`: whether
    there is anything to erase."""
    erase = {Place.ERASE: keeping.ERASE} if has_data else {}
    return {**erase, Place.HELP: "Help and safety", Place.LEAVE: "Leave"}


def last_time(home: Home) -> str:
    """When she last took it; nothing more stands on home, for whoever looks over her shoulder."""
    if home.last is None:
        return "A quiet look at which steps to read first, and why."
    return f"Last time: {day(home.last, home.today)}, {ago((home.today - home.last).days)}."


def due(home: Home) -> str:
    """What it is time for; empty where it is not."""
    return DUE if home.review_due else week.OFFER if home.week_due else ""


def view(home: Home, *remarks: str, length: str, served: bool) -> MenuView:
    """The page. `length`: how long the quiz is; `served`: whether it is shown in a browser."""
    hints = {Place.TODAY: "ten minutes", Place.TAKE: length}
    return MenuView(
        title=NAME,
        lines=(last_time(home), *filter(None, (due(home), *remarks))),
        items=tuple(MenuItem(place, words, hints.get(place, "")) for place, words in places(home).items()),
        after=(SERVED if served else PRIVATE,),
    )
