"""What stands on the pages that ask about the plan, a note, a deletion or an export. Must not know what becomes of what
is said there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.model.kept import IF_THEN, NOTE, REVIEW_AFTER, REVIEW_WITHIN, Erased, Inventory, later
from quiz.model.result import Result, Tier
from quiz.text import export as export_words
from quiz.text import history as history_words
from quiz.text import keeping, other
from quiz.text import plan as plan_words
from quiz.text import result as result_words
from quiz.text.export import Kind
from quiz.text.menus import BACK, TO_GO_BACK, MenuItem, MenuView, ways
from quiz.text.words import day

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Step

DELETE: Final = "delete"
KEEP: Final = "keep"
OTHER_DAY: Final = "other"
DATE: Final = 10
NAME: Final = 400
"""Most characters of the name of a file."""
REPLACE: Final = "replace"
ERASE: Final = "erase"
OTHER_NAME: Final = "other-name"


@dataclass(frozen=True, slots=True)
class EditView:
    """What a page to write on asks for."""

    title: str
    lines: tuple[str, ...]
    """Above what is written."""
    text: str = ""
    """What stands there already."""
    longest: int = NOTE
    """In characters."""
    many: bool = False
    """Whether it may have several lines."""

    @property
    def is_long(self) -> bool:
        """Whether it needs more room than a line has."""
        return self.longest >= IF_THEN


@dataclass(frozen=True, slots=True)
class Offer:
    """Steps to choose from, under one heading."""

    heading: str
    steps: tuple[tuple[int, str], ...]
    """Numbers and titles."""


def delete(number: int, finished: date, today: date) -> MenuView:
    """Asked once before a sitting goes."""
    return MenuView(
        title=history_words.NAME.format(number, day(finished, today)),
        lines=(history_words.DELETE,),
        items=ways((KEEP, DELETE), history_words.DELETE_OR_KEEP),
    )


def note(number: int, finished: date, today: date, before: str) -> EditView:
    """A note on a sitting."""
    title = history_words.NOTE_ON.format(number, day(finished, today))
    return EditView(title, (history_words.NOTE_FOR,), before, NOTE, many=True)


def plan_step(step: Step, before: str) -> EditView:
    """The line that says when and how she will do a step, on the page that plans it."""
    lines = (*filter(None, (step.caution,)), plan_words.IF_THEN)
    return EditView(f"{step.number}  {step.title}", lines, before, IF_THEN)


def which_goes(joining: str, steps: Iterable[tuple[int, str]]) -> MenuView:
    """Asked where a step joins a plan that is full, by number and title."""
    items = tuple(MenuItem(str(number), f"{number:>2}  {title}") for number, title in steps)
    return MenuView(
        title=plan_words.WHICH_GOES,
        lines=(plan_words.WHICH_ROOM.format(joining),),
        items=(*items, MenuItem(BACK, plan_words.STAYS)),
    )


def offers(bank: Bank, result: Result | None) -> tuple[Offer, ...]:
    """The steps that can be planned: in the order of a result, or all of them."""
    titles = {step.number: step.title for step in bank.steps}
    if result is None:
        return (Offer(plan_words.ALL_STEPS, tuple(titles.items())),)
    headings = {
        Tier.START: result_words.START,
        Tier.NEXT: result_words.NEXT,
        Tier.LATER: result_words.LATER,
        Tier.KEEP: result_words.KEEP,
    }
    return tuple(
        Offer(heading, tuple((step.number, titles[step.number]) for step in result.tier(tier)))
        for tier, heading in headings.items()
    )


def days(today: date) -> MenuView:
    """Days on which she may look again."""
    items = (
        MenuItem(str(weeks), said, day(later(today, timedelta(weeks=weeks)), today))
        for weeks, said in plan_words.WEEKS.items()
    )
    return MenuView(title=plan_words.WHEN, items=(*items, MenuItem(OTHER_DAY, plan_words.A_DAY), TO_GO_BACK))


def day_of(weeks: str, today: date) -> date:
    """The day of one of those ways."""
    return later(today, timedelta(weeks=int(weeks)))


def other_day(today: date) -> EditView:
    """A date to be typed."""
    usual = day(later(today, REVIEW_AFTER), today)
    return EditView(plan_words.A_DAY, (plan_words.LOOK_AGAIN.format(usual),), longest=DATE)


def typed_day(written: str, today: date) -> date | None:
    """The date as it was typed; four weeks from today where nothing was, None where it is none."""
    try:
        return date.fromisoformat(written) if written else today + REVIEW_AFTER
    except ValueError:
        return None


def objection(today: date, written: str) -> str:
    """What is against a day as it was typed; nothing where it can be kept."""
    typed = typed_day(written, today)
    if typed is None:
        return plan_words.NO_DATE
    return "" if today < typed <= today + REVIEW_WITHIN else plan_words.TOO_FAR


def exports(*, pages_only: bool) -> MenuView:
    """What kind of file. `pages_only`: only one that people read, where no figures are shown."""
    kinds = enumerate(export_words.kinds(pages_only=pages_only))
    items = (MenuItem(str(place), kind.words, kind.hint) for place, kind in kinds)
    lines = (other.PAGES_ONLY,) if pages_only else ()
    return MenuView(title=export_words.EXPORT, lines=lines, items=(*items, TO_GO_BACK))


def export_name(kind: Kind, typed: str) -> EditView:
    """The name of the file, which may be typed already."""
    return EditView(kind.words, (export_words.WHERE.format(kind.suggested),), typed, NAME)


def taken(error: QuizError) -> MenuView:
    """Where something has the name already."""
    ids = (OTHER_NAME, REPLACE)
    items = ways(ids, export_words.TAKEN_WAYS)
    return MenuView(title=error.title, lines=(error.sentence,), items=items)


def exported(said: tuple[str, ...]) -> MenuView:
    """What is to be known of the file that is written."""
    return MenuView(title=export_words.EXPORTED, lines=said, items=(TO_GO_BACK,))


def erase(stock: Inventory) -> MenuView:
    """Asked once before everything goes: what would, and what would stay there or in another place."""
    items = ways((KEEP, ERASE), keeping.ERASE_OR_NOT)
    return MenuView(title=keeping.ERASE, lines=tuple(keeping.to_erase(stock, briefly=True)), items=items)


def erased(outcome: Erased) -> MenuView:
    """What went, and what did not."""
    return MenuView(title=keeping.ERASE, lines=(keeping.erased(outcome),), items=(TO_GO_BACK,))
