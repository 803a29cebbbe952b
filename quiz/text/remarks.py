"""What is to be said about a result as a whole: about its first steps, and what puts it into proportion. Must not know
how a page is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import notices
from quiz.model.result import Result, Tier

if TYPE_CHECKING:
    from quiz.model.bank import Bank

NO_RANKING: Final = (
    "There are no answers to rank yet. Any step can be read, and you can take the quiz again whenever you like."
)
TOO_LITTLE: Final = "There are too few answers to say where to start. The steps below rest on one answer each."
NOTHING_CALLS: Final = "Nothing in your answers asks for attention first. Read what you like, or leave it at that."
NO_ONE_PLACE: Final = "Your answers point to no one place. Any of these can come first."
ABOUT_EQUAL: Final = "About equally useful: take the one that speaks to you."
BY_DEFAULT: Final = "Your answers point to no one place. We suggest one of these to begin with."
SAVED: Final = (
    "The questions have changed since then. These are the figures that were saved at the time, so they come without "
    "reasons."
)
HURRIED: Final = "You gave nearly always the same answer. If it was a hurried round, take it again; nothing is lost."
SKIPPED: Final = "You skipped {}; what is skipped cannot count."
PROPORTION: Final = "These words and figures describe your own answers today. They are neither norms nor a verdict."
PROPORTION_THEN: Final = "They describe your own answers at that time. They are neither norms nor a verdict."


def start_note(result: Result) -> str:
    """What is to be said about the first steps as a whole."""
    if result.safe_list or result.saved:
        return SAVED if result.saved else ""
    if not result.steps:
        return NO_RANKING
    start = result.tier(Tier.START)
    if not start:
        return TOO_LITTLE if result.tier(Tier.NEXT) else NOTHING_CALLS
    if result.by_default or result.no_one_place:
        return BY_DEFAULT if result.by_default else NO_ONE_PLACE
    equal = len(start) > 1 and len({step.rank for step in start}) == 1
    return ABOUT_EQUAL if equal else ""


def next_note(result: Result) -> str:
    """Said where steps of the first group did not fit among the first three."""
    start = result.tier(Tier.START)
    beside = [step.rank == 1 for step in result.tier(Tier.NEXT)]
    if result.by_default or not start or start[0].rank != 1 or not any(beside):
        return ""
    return "The first of these are about as useful." if beside[0] else "Some of these are about as useful."


def closing_notes(result: Result) -> Iterable[str]:
    """What puts the result into proportion; a safe list shows nothing that would have to be."""
    if result.safe_list:
        return
    if result.skipped:
        yield SKIPPED.format(result.skipped)
    if result.same_answer:
        yield HURRIED
    yield PROPORTION_THEN if result.saved else PROPORTION


def after_notices(bank: Bank, circumstances: Mapping[str, str]) -> Iterable[str]:
    """What the situation asks to be said under the steps."""
    return (notice.text for notice in notices(bank, circumstances, after=True))


def notes(bank: Bank, circumstances: Mapping[str, str], result: Result) -> Iterable[str]:
    """Every remark on a result as a whole, in the order in which a page says it."""
    yield from (notice.text for notice in notices(bank, circumstances, earlier=result.saved is not None))
    yield from filter(None, (start_note(result), next_note(result)))
    yield from () if result.safe_list else after_notices(bank, circumstances)
    yield from closing_notes(result)
