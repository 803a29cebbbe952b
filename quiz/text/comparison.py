"""What has changed as a page: the areas then and now, what is left out, her own answers, places of steps, what was
planned in between, and what is to be said of the whole; and how noise is explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.compare.noise import beyond
from quiz.engine.gates import worded
from quiz.model.change import TOO_SOON, Changes, ExclusionReason, OutItem, Rescored
from quiz.model.result import Tier
from quiz.text import other, week
from quiz.text.areas import ChangeLine, change_lines, figure_or_word, summary, whole_lines
from quiz.text.asking import answer_words, choice_words
from quiz.text.other import NamedStep
from quiz.text.safety import before_anything
from quiz.text.words import count, day, joined, listed, sentence

if TYPE_CHECKING:
    from quiz.model.bank import Bank

TITLE: Final = "What has changed"
AREAS: Final = "Then and now"
AREAS_NOTE: Final = "strength, 0 to 100"
THEN: Final = "then"
NOW: Final = "now"
BOTH: Final = "both"
WITHIN: Final = "varies by chance"
BEYOND: Final = "beyond that"
ANSWERS: Final = "Your answers, largest moves"
MOST_SPOKEN: Final = 6
"""Moves of answers that are heard in a row: more of them say no more."""
STEPS: Final = "Places of the steps"
STEPS_NOTE: Final = "Single steps move easily: take their places as figures and no more."
SITUATION: Final = "Your situation differs"
NOTES: Final = "Your notes"
NOTE_OF: Final = "Your note of {}:"
BETWEEN: Final = "In between"
NOT_PROOF: Final = "What you planned, read and tried is listed next to the figures. It is not proof of cause."
LEFT_OUT: Final = "Left out"
TIERS: Final = {Tier.START: "start here", Tier.NEXT: "next", Tier.LATER: "later", Tier.KEEP: "going well"}

FIRST_RETAKE: Final = "People often take a quiz like this in a hard week; the next one tends to look calmer by itself."
SOON: Final = (
    f"There are fewer than {TOO_SOON} days between {{}} times, and each asks about the past two weeks. "
    "It is too soon to say how sure a difference is."
)
CLOCK: Final = (
    "By this computer's clock these answers came in another order than their numbers say. A date may be wrong."
)
NOTHING_COMMON: Final = "There is no question that you answered every time, so there is nothing to compare."
EACH_TIME: Final = {"then": "then", "now": "now", "both": "both times"}
REASONS: Final = {
    ExclusionReason.UNANSWERED: "not answered {when}",
    ExclusionReason.SKIPPED: "skipped {when}",
    ExclusionReason.NO_OCCASION: "no occasion {when}",
    ExclusionReason.CLOSED: "not asked {when}, because of your situation",
    ExclusionReason.REWORDED: "the wording has changed",
    ExclusionReason.GONE: "no longer among the questions",
}


class Moved(NamedTuple):
    """Anything that has words for then and for now: an answer, a circumstance, the places of a step."""

    name: str
    then: str
    now: str

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        return f"{sentence(self.name).rstrip('.')}: {self.then} then, {self.now} now."


class LeftOutLine(NamedTuple):
    """Questions that are not compared for the same reason."""

    reason: str
    total: int
    acts: tuple[str, ...]
    """What they ask about; none for questions that the bank has no more."""


class ComparisonPage(NamedTuple):
    """Everything a comparison says, in the order in which it says it. In a worried run it is not made, and holds the
    notice that says so alone."""

    then: str = ""
    now: str = ""
    """The two days, or what stands for the earlier one."""
    days: str = ""
    compared: str = ""
    notices: tuple[str, ...] = ()
    """Comes before anything else."""
    areas: tuple[ChangeLine, ...] = ()
    """The surest first."""
    summary: tuple[str, ...] = ()
    """What moved by more than the noise, or that nothing did."""
    remarks: tuple[str, ...] = ()
    """The areas that are shown by their ends, as figures only; then what is to be said of the whole."""
    answers: tuple[Moved, ...] = ()
    """Her answers that moved, by largest move."""
    answers_stayed: str = ""
    steps: tuple[tuple[int, Moved], ...] = ()
    """Their places, by number."""
    situation: tuple[Moved, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """The day, and what she wrote; may have several lines."""
    between: tuple[NamedStep, ...] = ()
    """The steps that were planned, and what became of them."""
    left_out: tuple[LeftOutLine, ...] = ()


def page(bank: Bank, changes: Changes, today: date) -> ComparisonPage:
    """A comparison in words, as it is read `today`."""
    bank, comparison = worded(bank, changes.now.circumstances), changes.comparison
    several = len(comparison.earlier)
    before, after = (day(side.finished.date(), today) for side in (changes.then, changes.now))
    lines = change_lines(bank, changes, today)
    stayed = sum(not move.places for move in comparison.items)
    return ComparisonPage(
        then=f"the mean of {several} times before" if several > 1 else before,
        now=after,
        days=count(comparison.days, "day") + (" since the last of them" if several > 1 else ""),
        compared=f"{comparison.compared} of {count(comparison.of, 'question')} compared",
        notices=before_anything(bank, changes.now.circumstances, safe_list=False),
        areas=lines,
        summary=summary(lines),
        remarks=(*whole_lines(bank, changes), *overall(bank, changes, today)),
        answers=tuple(
            Moved(bank.item[move.item].act, *(f"“{answer_words(bank, answer)}”" for answer in (move.then, move.now)))
            for move in comparison.items
            if move.places
        ),
        answers_stayed=f"{count(stayed, 'answer')} stayed." if stayed else "",
        steps=tuple(
            (
                move.number,
                Moved(
                    bank.step[move.number].title,
                    place(move.rank_then, move.tier_then),
                    place(move.rank_now, move.tier_now),
                ),
            )
            for move in changes.steps
        ),
        situation=tuple(situation_lines(bank, changes)),
        notes=tuple((when, side.note) for when, side in ((before, changes.then), (after, changes.now)) if side.note),
        between=tuple(between_lines(bank, changes, today)),
        left_out=tuple(left_out_lines(bank, changes)),
    )


def bare_page() -> ComparisonPage:
    """What stands in the place of a comparison in a worried run: that it is not made."""
    return ComparisonPage(notices=(f"{other.NOT_MADE}. {other.WHY_NOT}",))


def place(rank: int | None, tier: Tier | None) -> str:
    """The place of a step."""
    return f"place {rank}, {TIERS[tier]}" if rank is not None and tier is not None else "no place"


def situation_lines(bank: Bank, changes: Changes) -> Iterator[Moved]:
    """The circumstances that differ."""
    for move in changes.circumstances:
        circumstance = bank.circumstance[move.circumstance]
        then, now = (
            f"“{choice_words(circumstance, choice)}”" if choice is not None else "no answer"
            for choice in (move.then, move.now)
        )
        yield Moved(circumstance.topic, then, now)


def between_lines(bank: Bank, changes: Changes, today: date) -> Iterator[NamedStep]:
    """What was planned, read and tried in between."""
    for step in changes.between:
        acts = sentence(", ".join((f"planned on {day(step.made, today)}", *week.done(step, today))))
        line = joined(acts, sentence(step.if_then), week.found(step.week))
        yield NamedStep(step.number, bank.step[step.number].title, line)


def left_out_lines(bank: Bank, changes: Changes) -> Iterator[LeftOutLine]:
    """The questions that are not compared, by reason."""
    by_reason: dict[str, list[str]] = {}
    for out in changes.comparison.left_out:
        by_reason.setdefault(left_out_reason(out), []).append(out.item)
    for reason, items in by_reason.items():
        acts = tuple(bank.item[item].act for item in items if item in bank.item)
        yield LeftOutLine(reason, len(items), acts)


def left_out_reason(out: OutItem) -> str:
    """Why a question is not compared."""
    return REASONS[out.why].format(when=EACH_TIME[out.when])


def overall(bank: Bank, changes: Changes, today: date) -> Iterator[str]:
    """Every remark on a comparison as a whole, in the order in which the page says it."""
    comparison = changes.comparison
    if not comparison.compared:
        yield NOTHING_COMMON
    if len(comparison.earlier) > 1:
        last = day(changes.then.finished.date(), today)
        yield (
            f"“Then” is the mean of {len(comparison.earlier)} times before. "
            f"Answers and places are those of the last of them, on {last}."
        )
    if comparison.passed_over:
        aside = count(len(comparison.passed_over), "earlier time")
        yield f"Left aside, because too little was answered in common: {aside}."
    if comparison.too_soon:
        yield SOON.format("these two" if len(comparison.earlier) == 1 else "two of these")
    if changes.clock_back:
        yield CLOCK
    if changes.first_retake:
        yield FIRST_RETAKE
    if comparison.left_out and comparison.compared:
        yield "The figures rest on what was answered each time, so they can differ from those of a result."
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


def spoken(page: ComparisonPage) -> Iterator[str]:
    """The page in sentences, in its order: no tables, no bars, no marks that carry meaning alone."""
    yield f"{TITLE}. From {page.then} to {page.now}, {page.days}. {sentence(page.compared)}"
    yield from page.notices
    yield f"{AREAS}, as {AREAS_NOTE}:"
    yield from (area.sentence for area in page.areas)
    yield from page.remarks
    if page.answers or page.answers_stayed:
        yield sentence(ANSWERS)
    yield from (answer.spoken for answer in page.answers[:MOST_SPOKEN])
    if more := len(page.answers[MOST_SPOKEN:]):
        yield f"{count(more, 'more answer')} moved. All of them are in the full screen, and in quiz compare --json."
    yield from filter(None, (page.answers_stayed,))
    if page.steps:
        yield f"{sentence(STEPS)} {STEPS_NOTE}"
    yield from (f"Step {number}, {step.name}. Then: {step.then}. Now: {step.now}." for number, step in page.steps)
    if page.situation:
        yield sentence(SITUATION)
    yield from (circumstance.spoken for circumstance in page.situation)
    yield from (f"Your note of {when}: {' '.join(note.split())}" for when, note in page.notes)
    if page.between:
        yield f"{sentence(BETWEEN)} {NOT_PROOF}"
    yield from (f"Step {step.number}, {step.title}: {step.line}" for step in page.between)
    for out in page.left_out:
        acts = f": {listed(out.acts)}" if out.acts else ""
        yield f"{LEFT_OUT}, {out.total}, {out.reason}{acts}."


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
