"""Why a step stands where it stands, or has no place, in sentences that lead back to single answers. Must not know how
a place is worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import active_lift
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.text.words import count, within

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Circumstance
    from quiz.model.result import LeftOut, RankedStep, Reason, WouldChange

NOTHING_WOULD_CHANGE: Final = "No single answer of yours would move this step further down the list."
MOVED_UP: Final = "Moved up because {}"
LEFT_OUT: Final = "Left out"
FOR_OTHERS: Final = "for a situation that is not yours"


@dataclass(frozen=True, slots=True)
class LeftOutLines:
    """Steps that were left out for the same reason."""

    steps: tuple[tuple[int, str], ...]
    """Numbers and titles."""
    reason: str

    @property
    def titles(self) -> str:
        """All of them in words."""
        return "; ".join(f"{number} {title}" for number, title in self.steps)

    @property
    def spoken(self) -> str:
        """The steps with their reason, as one sentence."""
        return f"{LEFT_OUT}: {self.titles}, {self.reason}."


@dataclass(frozen=True, slots=True)
class LeftOutPart:
    """Everything that was left out."""

    line: str = ""
    """How many they are; empty where there are none."""
    groups: tuple[LeftOutLines, ...] = ()
    """Those that are named, by their reasons."""
    unnamed: str = ""
    """How many more there are, whose titles would tell what she did not say; empty where there are none."""

    @property
    def why(self) -> tuple[str, ...]:
        """All that stands behind the line, in sentences."""
        return (*(group.spoken for group in self.groups), *filter(None, (self.unnamed,)))


def answer_words(bank: Bank, answer: Answer) -> str:
    """An answer to an item in words."""
    if answer == NO_OCCASION:
        return bank.no_occasion
    return bank.scale[answer] if isinstance(answer, int) else SKIPPED


def choice_words(circumstance: Circumstance, choice: str) -> str:
    """A choice in words."""
    return next((offered.text for offered in circumstance.choices if offered.id == choice), SKIPPED)


def reason(bank: Bank, step: RankedStep, why: Reason) -> str:
    """One reason for a step as a sentence; what has moved it up says so."""
    if why.kind == "answer" and isinstance(why.answer, int):
        return f"You marked “{bank.scale[why.answer]}” for {bank.item[why.source].act}."
    if why.kind == "area":
        return f"Your answers about “{bank.scale_name[why.source]}” as a whole point here."
    lift = active_lift(bank.step[step.number], {why.source: str(why.answer)})
    because = lift.because if lift else bank.circumstance[why.source].text
    words = because.replace("{answer}", choice_words(bank.circumstance[why.source], str(why.answer)))
    return MOVED_UP.format(within(words)) if step.moved_up else words


def reasons(bank: Bank, step: RankedStep) -> tuple[str, ...]:
    """All reasons for a step, and a word of caution where it rests on one answer."""
    found = tuple(reason(bank, step, why) for why in step.reasons)
    if step.answered == 1:
        return (*found, "This comes from one answer only.")
    return found or ("You gave no answers to this step's questions.",) if step.need is None else found


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


def _is_unnamed(step: LeftOut) -> bool:
    """Whether its title would tell something by itself, so that no page names it where it is left out."""
    return step.gate is not None and step.gate.unnamed


def left_out(bank: Bank, steps: Sequence[LeftOut]) -> LeftOutPart:
    """What there is to say about the steps of a result that have no place."""
    unnamed = [step for step in steps if _is_unnamed(step)]
    by_reason: dict[str, list[tuple[int, str]]] = {}
    for step in steps:
        if step not in unnamed:
            by_reason.setdefault(why_left_out(bank, step), []).append((step.number, bank.step[step.number].title))
    groups = tuple(LeftOutLines(tuple(listed), f"because {reason}") for reason, listed in by_reason.items())
    return LeftOutPart(" ".join(_how_many(steps)), groups, _others(len(unnamed), more=bool(groups)))


def _how_many(steps: Sequence[LeftOut]) -> list[str]:
    """How many do not fit, and for how many nothing was answered."""
    closed = sum(step.gate is not None for step in steps)
    open_ = len(steps) - closed
    said = [f"{count(closed, 'step')} {'does' if closed == 1 else 'do'} not fit now."] if closed else []
    return said + ([f"For {count(open_, 'step')} there are not enough answers."] if open_ else [])


def _others(number: int, *, more: bool) -> str:
    """What is said of steps that are not named."""
    if not number:
        return ""
    return f"{number}{' more' if more else ''} {'is' if number == 1 else 'are'} {FOR_OTHERS}."
