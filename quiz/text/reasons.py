"""Why a step stands where it stands, or has no place, in sentences that lead back to single answers; and what is to be
said about a result as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, active_lift, notices
from quiz.model.answers import SKIPPED
from quiz.model.result import LeftOut, RankedStep, Reason, Result, Tier, WouldChange
from quiz.text.asking import choice_words
from quiz.text.words import count, joined, within

if TYPE_CHECKING:
    from quiz.model.bank import Bank

NOTHING_WOULD_CHANGE: Final = "No single answer of yours would move this step further down the list."
NO_RANKING: Final = (
    "There are no answers to rank yet. Any step can be read, and you can take the quiz again whenever you like."
)
TOO_LITTLE: Final = "There are too few answers to say where to start. The steps below rest on one answer each."
NONE_FIRST: Final = (
    "No step is put first this time. Those below have a caution to read before you choose, or rest on one answer."
)
NOTHING_CALLS: Final = "Nothing in your answers asks for attention first. Read what you like, or leave it at that."
NO_ONE_PLACE: Final = "Your answers point to no one place. Any of these can come first."
BY_DEFAULT: Final = "Your answers point to no one place. We suggest one of these to begin with."
NO_OTHER: Final = "Your answers point to no one place. This step is one to begin with."
SAVED: Final = (
    "The questions have changed since then. These are the figures that were saved at the time, so they come without "
    "reasons."
)
PROPORTION: Final = "These words and figures describe what you answered. They are neither norms nor a verdict."


class LeftOutPart(NamedTuple):
    """Everything that was left out."""

    line: str = ""
    """How many they are; empty where there are none."""
    groups: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = ()
    """The reasons, each with the steps that are named for it: numbers and titles."""
    unnamed: str = ""
    """How many more there are, whose titles would tell what she did not say; empty where there are none."""

    @property
    def why(self) -> tuple[str, ...]:
        """All that stands behind the line, in sentences."""
        named = ((reason, "; ".join(f"{number} {title}" for number, title in steps)) for reason, steps in self.groups)
        return (*(f"Left out: {titles}, {reason}." for reason, titles in named), *filter(None, (self.unnamed,)))


def reason(bank: Bank, step: RankedStep, why: Reason) -> str:
    """One reason for a step as a sentence; what has moved it up says so."""
    if why.kind == "answer" and isinstance(why.answer, int):
        return f"You marked “{bank.scale[why.answer]}” for {bank.item[why.source].act}."
    if why.kind == "area":
        return f"Your answers about “{bank.scale_name[why.source]}” as a whole point here."
    lift = active_lift(bank.step[step.number], {why.source: str(why.answer)})
    because = lift.because if lift else bank.circumstance[why.source].text
    words = because.replace("{answer}", choice_words(bank.circumstance[why.source], str(why.answer)))
    return f"Moved up because {within(words)}" if step.moved_up else words


def reasons(bank: Bank, step: RankedStep) -> tuple[str, ...]:
    """All reasons for a step, and a word of caution where it rests on one answer."""
    sentences = tuple(reason(bank, step, why) for why in step.reasons)
    if step.answered == 1:
        return (*sentences, "This comes from one answer only.")
    return sentences


def would_change(bank: Bank, change: WouldChange) -> str:
    """What one answer would have changed."""
    before, after = bank.scale[change.before], bank.scale[change.after]
    act = bank.item[change.item].act
    return f"With “{after}” instead of “{before}” for {act}, this step would be in another part of the list."


def why_left_out(bank: Bank, step: LeftOut) -> str:
    """Why a step has no place, as the end of "left out because …"."""
    if step.gate is None:
        return "there are not enough answers to say"
    if step.answer in {None, SKIPPED}:
        return f"you skipped the question about {bank.circumstance[step.gate.circumstance].topic}"
    return step.gate.because


def left_out(bank: Bank, steps: Sequence[LeftOut]) -> LeftOutPart:
    """What there is to say about the steps of a result that have no place. Where a title would tell something by
    itself, no page names it."""
    by_reason: dict[str, list[tuple[int, str]]] = {}
    closed = sum(step.gate is not None for step in steps)
    unanswered, unnamed = len(steps) - closed, 0
    for step in steps:
        if step.gate and step.gate.unnamed:
            unnamed += 1
        else:
            by_reason.setdefault(why_left_out(bank, step), []).append((step.number, bank.step[step.number].title))
    return LeftOutPart(
        joined(
            f"{count(closed, 'step')} {'does' if closed == 1 else 'do'} not fit now." if closed else "",
            f"For {count(unanswered, 'step')} there are not enough answers." if unanswered else "",
        ),
        tuple((f"because {reason}", tuple(listed)) for reason, listed in by_reason.items()),
        f"{unnamed}{' more' if by_reason else ''} {'is' if unnamed == 1 else 'are'} for a situation you did not name."
        if unnamed
        else "",
    )


def start_note(result: Result) -> str:
    """What is to be said about the first steps as a whole."""
    if result.safe_list or result.saved:
        return SAVED if result.saved else ""
    if not result.steps:
        return NO_RANKING
    if start := result.tier(Tier.START):
        return together_note(result, start)
    if following := result.tier(Tier.NEXT):
        return TOO_LITTLE if all(step.answered <= 1 for step in following) else NONE_FIRST
    return NOTHING_CALLS


def together_note(result: Result, start: Sequence[RankedStep]) -> str:
    """How the steps to start with stand to each other and to all others."""
    if result.by_default or result.no_one_place:
        several = BY_DEFAULT if result.by_default else NO_ONE_PLACE
        return several if len(start) > 1 else NO_OTHER
    equal = len(start) > 1 and len({step.rank for step in start}) == 1
    return "About equally useful: take the one that speaks to you." if equal else ""


def next_note(result: Result) -> str:
    """Said where steps of the first group did not fit among the first three."""
    start = result.tier(Tier.START)
    beside = [step.rank == 1 for step in result.tier(Tier.NEXT)]
    if result.by_default or not start or start[0].rank != 1 or not any(beside):
        return ""
    which = "All" if all(beside) else "The first" if beside[0] else "One" if sum(beside) == 1 else "Some"
    these = "This one" if len(beside) == 1 else f"{which} of these"
    steps = "step" if len(start) == 1 else "steps"
    return f"{these} {'is' if sum(beside) == 1 else 'are'} about as useful as the {steps} to start with."


def closing_notes(result: Result) -> Iterator[str]:
    """What puts the result into proportion; a safe list shows nothing that would have to be."""
    if result.safe_list:
        return
    if result.skipped:
        yield f"You skipped {count(result.skipped, 'question')}; what is skipped cannot count."
    if result.same_answer:
        yield "You gave nearly always the same answer. If it was a hurried round, take it again; nothing is lost."
    yield PROPORTION


def notes(bank: Bank, circumstances: Circumstances, result: Result) -> Iterator[str]:
    """Every remark on a result as a whole, in the order in which a page says it, each for itself."""
    yield from (notice.text for notice in notices(bank, circumstances, earlier=result.saved is not None))
    following = next_note(result)
    yield from filter(None, (start_note(result), f"Next: {within(following)}" if following else ""))
    if not result.safe_list:
        yield from (notice.text for notice in notices(bank, circumstances, after=True))
    yield from closing_notes(result)
