"""What is to be said about a comparison as a whole, why questions are left out of it, and how noise is explained. Must
not know single areas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from quiz.compare.noise import beyond
from quiz.model.change import TOO_SOON, Changes, ExclusionReason, OutItem, Rescored
from quiz.text.bands import figure_or_word
from quiz.text.words import count, day

if TYPE_CHECKING:
    from quiz.model.bank import Bank

FIRST_RETAKE: Final = "People often take a quiz like this in a hard week; the next one tends to look calmer by itself."
SOON: Final = (
    f"There are fewer than {TOO_SOON} days between these two times, and each asks about the past two weeks. "
    "It is too soon to say how sure a difference is."
)
CLOCK: Final = "This computer's clock and the numbers of these answers disagree about which came first."
NOTHING_COMMON: Final = "These two times have no answered question in common, so there is nothing to compare."
COMMON_ONLY: Final = "The figures rest on what was answered each time, so they can differ from those of a result."
EACH_TIME: Final = {"then": "then", "now": "now", "both": "both times"}
REASONS: Final = {
    ExclusionReason.UNANSWERED: "not answered {when}",
    ExclusionReason.SKIPPED: "skipped {when}",
    ExclusionReason.NO_OCCASION: "no occasion {when}",
    ExclusionReason.CLOSED: "not asked {when}, because of your situation",
    ExclusionReason.REWORDED: "the wording has changed",
    ExclusionReason.GONE: "no longer among the questions",
}


def left_out_reason(out: OutItem) -> str:
    """Why a question is not compared."""
    return REASONS[out.why].format(when=EACH_TIME[out.when])


def overall(bank: Bank, changes: Changes, today: date) -> Iterator[str]:
    """Every remark on a comparison as a whole, in the order in which the page says it."""
    found = changes.comparison
    if not found.compared:
        yield NOTHING_COMMON
    if len(found.earlier) > 1:
        last = day(changes.then.finished.date(), today)
        yield (
            f"“Then” is the mean of {len(found.earlier)} times before. "
            f"Answers and places are those of the last of them, on {last}."
        )
    if found.passed_over:
        aside = count(len(found.passed_over), "earlier time")
        yield f"Left aside, because too little was answered in common: {aside}."
    if found.too_soon:
        yield SOON
    if changes.clock_back:
        yield CLOCK
    if changes.first_retake:
        yield FIRST_RETAKE
    if found.left_out and found.compared:
        yield COMMON_ONLY
    for side in (changes.then, changes.now):
        when = day(side.finished.date(), today)
        scores = {part.id: part.answered for area in side.result.areas for part in (area, *area.ends)}
        yield from (rescored(bank, when, score, scores[score.scale]) for score in side.rescored)


def rescored(bank: Bank, when: str, score: Rescored, answered: int) -> str:
    """A score that comes out other than it was stored, from so many answers, with both figures or their words."""
    name = bank.scale_name[score.scale]
    now, then = (
        None if points is None else figure_or_word(bank, score.scale, points, answered)
        for points in (score.recomputed, score.stored)
    )
    again = "has no figure" if now is None else f"is {now}"
    stored = "it had none" if then is None else f"it was {then}"
    return f"Worked out again with today's questions, {name} on {when} {again}; at the time {stored}."


def noise(bank: Bank) -> Iterator[str]:
    """How noise is reckoned, for the help."""
    constants = bank.constants
    yield (
        "Answers vary by chance. Between two days on which nothing has changed, one answer differs by about "
        f"{constants.s0:g} places of its scale, and a day lifts or lowers all answers together by about "
        f"{constants.tau:g} points."
    )
    yield (
        f"A difference is held against that: up to {constants.perhaps:g} times what is usual it is called about the "
        f"same, up to {constants.clear:g} times perhaps a difference, and from there on a clear one. Where your own "
        "answers vary less or more than is usual, that is taken into account."
    )
    yield (
        f"With nothing changed at all, about {hundredths(constants.perhaps)} of 100 figures differ by enough for "
        f"“perhaps”, and about {hundredths(constants.clear)} of 100 by enough for a clear one. Under {TOO_SOON} days "
        "nothing is said about how sure a difference is."
    )
    if bank.noise:
        yield (
            f"You see several figures at once. Of 100 invented people with nothing changed, {bank.noise.any_perhaps:g} "
            f"were told “perhaps” of at least one of theirs and {bank.noise.any_clear:g} of a clear difference. Where "
            f"moods changed strongly from day to day, {bank.noise.moody_any_clear:g} of 100 were told of a clear one."
        )
        yield bank.noise.sources


def hundredths(limit: float) -> str:
    """How many of 100 figures lie beyond a limit with nothing changed: whole ones, or the first digit below 1."""
    chance = beyond(limit)
    return f"{chance:.0f}" if chance >= 1 else f"{chance:.1g}"
