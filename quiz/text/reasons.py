"""Why a step stands where it stands, in sentences that lead back to single answers. Must not know how a place is worked
out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.engine.gates import Circumstances, active_lift, closing_gate, notices
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.result import LeftOut, RankedStep, Reason, WouldChange
from quiz.text.words import within

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Circumstance, Step

NOT_ON_LIST: Final = "This step is not on your list, so leave its practice aside for now."
NOTHING_WOULD_CHANGE: Final = "No single answer of yours would move this step further down the list."
MOVED_UP: Final = "Moved up because {}"


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


def left_out(bank: Bank, step: LeftOut) -> str:
    """Why a step has no place, as the end of "left out because …"."""
    if step.gate is None:
        return "there are not enough answers to say"
    if step.answer in {None, SKIPPED}:
        return f"you skipped the question about {bank.circumstance[step.gate.circumstance].topic}"
    return step.gate.because


def is_unnamed(step: LeftOut) -> bool:
    """Whether its title would tell something by itself, so that no page names it where it is left out."""
    return step.gate is not None and step.gate.unnamed


def before_reading(bank: Bank, step: Step, circumstances: Circumstances) -> str:
    """Stands above the reading of a closed step wherever the bank has a notice for the situation, as the practice may
    ask for the very thing the notice rules out; empty elsewhere."""
    told = [notice.text for notice in notices(bank, circumstances)]
    return " ".join((*told, NOT_ON_LIST)) if told and closing_gate(step, circumstances) else ""
