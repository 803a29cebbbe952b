"""What is to be said about a result as a whole: about its first steps, and what puts it into proportion. Must not know
how a page is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.gates import notices
from quiz.models.result import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quiz.models.bank import Bank
    from quiz.models.result import Result

NO_RANKING: Final = (
    "There are no answers to rank yet. Any step can be read, and you can take the quiz again whenever you like."
)
TOO_LITTLE: Final = "There are too few answers to say where to start. What stands below rests on one answer each."
NOTHING_CALLS: Final = "Nothing in your answers asks for attention first. Read what you like, or leave it at that."
NO_ONE_PLACE: Final = "Your answers point to no one place. Any of these can come first."
ABOUT_EQUAL: Final = "About equally useful: take the one that speaks to you."
HURRIED: Final = (
    "You gave the same answer thirty times or more. If it was a hurried round, take it again; nothing is lost."
)
PROPORTION: Final = "These words and figures describe your own answers today. They are neither norms nor a verdict."


def start_note(result: Result) -> str:
    """What is to be said about the first steps as a whole."""
    if result.safe_list:
        return ""
    if not result.steps:
        return NO_RANKING
    start = result.tier(Tier.START)
    if not start:
        return TOO_LITTLE if any(step.tier is not Tier.KEEP for step in result.steps) else NOTHING_CALLS
    if result.no_one_place:
        return NO_ONE_PLACE
    equal = len(start) > 1 and len({step.rank for step in start}) == 1
    return ABOUT_EQUAL if equal else ""


def next_note(result: Result) -> str:
    """Said where steps of the first group did not fit among the first three."""
    beside = any(step.rank == 1 for step in result.tier(Tier.NEXT))
    return "The first of these are about as useful." if beside and result.tier(Tier.START) else ""


def closing_notes(result: Result) -> Iterable[str]:
    """What puts the result into proportion; a safe list shows nothing that would have to be."""
    if result.safe_list:
        return
    if result.same_answer:
        yield HURRIED
    yield PROPORTION


def notes(bank: Bank, circumstances: Mapping[str, str], result: Result) -> Iterable[str]:
    """Every remark on a result as a whole, in the order in which a page says it."""
    yield from (notice.text for notice in notices(bank, circumstances))
    yield from filter(None, (start_note(result), next_note(result)))
    yield from closing_notes(result)
