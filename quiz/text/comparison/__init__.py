"""What has changed as a page: the figures with the band of noise, what is left out, her own answers, places of steps,
and what was planned in between. Must not know how it is drawn.

areas       areas and ends, then and now, with how sure that is
remarks     what is to be said about the comparison as a whole
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import worded
from quiz.model.change import Changes, StepMove
from quiz.model.result import Tier
from quiz.text import other, week
from quiz.text.comparison.areas import ChangeLine, area_lines, summary, whole_lines
from quiz.text.comparison.remarks import left_out_reason, overall
from quiz.text.reasons import answer_words, choice_words
from quiz.text.safety import before_anything
from quiz.text.words import count, day, listed, sentence

if TYPE_CHECKING:
    from quiz.model.bank import Bank

__all__ = ["ComparisonPage", "page", "spoken"]

TITLE: Final = "What has changed"
AREAS: Final = "Then and now"
AREAS_NOTE: Final = "strength, 0 to 100"
THEN: Final = "then"
NOW: Final = "now"
BOTH: Final = "both"
WITHIN: Final = "answers vary this much by chance"
BEYOND: Final = "beyond that"
ANSWERS: Final = "Your answers, largest moves"
STEPS: Final = "Places of the steps"
STEPS_NOTE: Final = "Single steps move easily: take their places as figures and no more."
SITUATION: Final = "Your situation differs"
NOTES: Final = "Your notes"
NOTE_OF: Final = "Your note of {}:"
BETWEEN: Final = "In between"
NOT_PROOF: Final = "What you planned, read and tried is listed next to the figures. It is not proof of cause."
LEFT_OUT: Final = "Left out"
NO_PLACE: Final = "no place"
NO_ANSWER: Final = "no answer"
TIERS: Final = {Tier.START: "start here", Tier.NEXT: "next", Tier.LATER: "later", Tier.KEEP: "keep doing"}


@dataclass(frozen=True, slots=True)
class Moved:
    """Anything that has words for then and for now: an answer, a circumstance, a note."""

    name: str
    then: str
    now: str

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        return f"{sentence(self.name).rstrip('.')}: {self.then} then, {self.now} now."


@dataclass(frozen=True, slots=True)
class StepLine:
    """The places of one step, in words."""

    number: int
    title: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class BetweenLine:
    """One step that was planned, and what became of it."""

    number: int
    title: str
    done: str


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Questions that are not compared for the same reason."""

    reason: str
    count: int
    acts: tuple[str, ...]
    """What they ask about; none for questions that the bank has no more."""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything a comparison says, in the order in which it says it."""

    title: str
    then: str
    now: str
    """The two days, or what stands for the earlier one."""
    days: str
    compared: str
    notices: tuple[str, ...]
    """Comes before anything else."""
    areas: tuple[ChangeLine, ...]
    """The surest first."""
    wholes: tuple[str, ...]
    """Areas that are shown by their ends: figures only."""
    summary: tuple[str, ...]
    """What moved by more than the noise, or that nothing did."""
    remarks: tuple[str, ...]
    answers: tuple[Moved, ...]
    """Her answers that moved, by largest move."""
    answers_stayed: str
    steps: tuple[StepLine, ...]
    situation: tuple[Moved, ...]
    notes: tuple[tuple[str, str], ...]
    """The day, and what she wrote; may have several lines."""
    between: tuple[BetweenLine, ...]
    left_out: tuple[LeftOutLine, ...]


def page(bank: Bank, changes: Changes, today: date) -> ComparisonPage:
    """A comparison in words, as it is read `today`."""
    bank, found = worded(bank, changes.now.circumstances), changes.comparison
    several = len(found.earlier)
    before, after = (day(side.finished.date(), today) for side in (changes.then, changes.now))
    lines = area_lines(bank, changes, today)
    stayed = sum(not move.places for move in found.items)
    return ComparisonPage(
        title=TITLE,
        then=f"the mean of {several} times before" if several > 1 else before,
        now=after,
        days=count(found.days, "day") + (" since the last of them" if several > 1 else ""),
        compared=f"{found.compared} of {count(found.of, 'question')} compared",
        notices=before_anything(bank, changes.now.circumstances, safe_list=False),
        areas=lines,
        wholes=tuple(whole_lines(bank, changes)),
        summary=summary(lines),
        remarks=tuple(overall(bank, changes, today)),
        answers=tuple(answer_lines(bank, changes)),
        answers_stayed=f"{count(stayed, 'answer')} stayed." if stayed else "",
        steps=tuple(step_line(bank, move) for move in changes.steps),
        situation=tuple(situation_lines(bank, changes)),
        notes=tuple((when, side.note) for when, side in ((before, changes.then), (after, changes.now)) if side.note),
        between=tuple(between_lines(bank, changes, today)),
        left_out=tuple(left_out_lines(bank, changes)),
    )


def bare_page() -> ComparisonPage:
    """What stands in the place of a comparison in a worried run: that it is not made."""
    return ComparisonPage(
        title=TITLE,
        then="",
        now="",
        days="",
        compared="",
        notices=(f"{other.NOT_MADE}. {other.WHY_NOT}",),
        areas=(),
        wholes=(),
        summary=(),
        remarks=(),
        answers=(),
        answers_stayed="",
        steps=(),
        situation=(),
        notes=(),
        between=(),
        left_out=(),
    )


def answer_lines(bank: Bank, changes: Changes) -> Iterator[Moved]:
    """Her answers that moved, by largest move."""
    for move in changes.comparison.items:
        if move.places:
            then, now = (f"“{answer_words(bank, answer)}”" for answer in (move.then, move.now))
            yield Moved(bank.item[move.item].act, then, now)


def step_line(bank: Bank, move: StepMove) -> StepLine:
    """The places of one step."""
    ranks = ((move.rank_then, move.tier_then), (move.rank_now, move.tier_now))
    then, now = (
        f"place {rank}, {TIERS[tier]}" if rank is not None and tier is not None else NO_PLACE for rank, tier in ranks
    )
    return StepLine(move.number, bank.step[move.number].title, then, now)


def situation_lines(bank: Bank, changes: Changes) -> Iterator[Moved]:
    """The circumstances that differ."""
    for move in changes.circumstances:
        known = bank.circumstance[move.circumstance]
        then, now = (
            f"“{choice_words(known, choice)}”" if choice is not None else NO_ANSWER for choice in (move.then, move.now)
        )
        yield Moved(known.topic, then, now)


def between_lines(bank: Bank, changes: Changes, today: date) -> Iterator[BetweenLine]:
    """What was planned, read and tried in between."""
    for step in changes.between:
        parts = [f"planned on {day(step.made, today)}"]
        parts += [f"read on {day(step.read, today)}"] if step.read else []
        parts += [tried] if (tried := week.tried(step.tried, step.week, today)) else []
        line = sentence(step.if_then) if step.if_then else ""
        done = " ".join(filter(None, (sentence(", ".join(parts)), line, week.found(step.week))))
        yield BetweenLine(step.number, bank.step[step.number].title, done)


def left_out_lines(bank: Bank, changes: Changes) -> Iterator[LeftOutLine]:
    """The questions that are not compared, by reason."""
    by_reason: dict[str, list[str]] = {}
    for out in changes.comparison.left_out:
        by_reason.setdefault(left_out_reason(out), []).append(out.item)
    for reason, items in by_reason.items():
        acts = tuple(bank.item[item].act for item in items if item in bank.item)
        yield LeftOutLine(reason, len(items), acts)


def spoken(page: ComparisonPage) -> Iterator[str]:
    """The page in sentences, in its order: no tables, no bars, no marks that carry meaning alone."""
    yield f"{page.title}. From {page.then} to {page.now}, {page.days}. {sentence(page.compared)}"
    yield from page.notices
    yield f"{AREAS}, as {AREAS_NOTE}:"
    yield from (area.sentence for area in page.areas)
    yield from page.wholes
    yield from page.remarks
    if page.answers or page.answers_stayed:
        yield sentence(ANSWERS)
    yield from (answer.spoken for answer in page.answers)
    yield from filter(None, (page.answers_stayed,))
    if page.steps:
        yield f"{sentence(STEPS)} {STEPS_NOTE}"
    yield from (f"Step {step.number}, {step.title}. Then: {step.then}. Now: {step.now}." for step in page.steps)
    if page.situation:
        yield sentence(SITUATION)
    yield from (circumstance.spoken for circumstance in page.situation)
    yield from (f"Your note of {when}: {' '.join(note.split())}" for when, note in page.notes)
    if page.between:
        yield f"{sentence(BETWEEN)} {NOT_PROOF}"
    yield from (f"Step {step.number}, {step.title}: {step.done}" for step in page.between)
    for out in page.left_out:
        acts = f": {listed(out.acts)}" if out.acts else ""
        yield f"{LEFT_OUT}, {out.count}, {out.reason}{acts}."
