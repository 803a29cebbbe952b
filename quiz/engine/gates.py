"""Which circumstances open, close or lift a step, close an item, or have a step said in other words. Circumstances are
never points: must not know a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Condition, Gate, Item, Lift, Notice, Step, StepGate, StepVersion

Circumstances = Mapping[str, str]
"""The choice by circumstance id. One that was skipped is absent or `skipped`, and meets no condition."""


def holds(condition: Condition, circumstances: Circumstances) -> bool:
    """Whether the circumstance was answered with one of the condition's choices."""
    return circumstances.get(condition.circumstance) in condition.choices


def closing_gate(step: Step, circumstances: Circumstances) -> StepGate | None:
    """The first gate that closes the step, or None where it is open."""
    return next((gate for gate in step.gates if closes(gate, circumstances)), None)


def closes(gate: Gate, circumstances: Circumstances) -> bool:
    """Whether a gate closes its step or item.

    A gate on `not` lets a skipped circumstance pass; a gate on `only` does not. Where `unless` holds, any gate does.
    """
    if gate.unless and holds(gate.unless, circumstances):
        return False
    choice = circumstances.get(gate.circumstance)
    return choice in gate.not_ or (bool(gate.only) and choice not in gate.only)


def open_steps(bank: Bank, circumstances: Circumstances) -> tuple[Step, ...]:
    """The steps that no gate closes, in the bank's order."""
    return tuple(step for step in bank.steps if closing_gate(step, circumstances) is None)


def open_items(bank: Bank, circumstances: Circumstances) -> tuple[Item, ...]:
    """The items that no gate closes, of the open steps, in the order of asking: the only ones that count anywhere."""
    numbers = {step.number for step in open_steps(bank, circumstances)}
    return tuple(item for item in bank.items if item.step in numbers and is_open(item, circumstances))


def is_open(item: Item, circumstances: Circumstances) -> bool:
    """Whether no gate of the item itself closes it, whatever becomes of its step."""
    return not any(closes(gate, circumstances) for gate in item.gates)


def active_lift(step: Step, circumstances: Circumstances) -> Lift | None:
    """The first lift whose condition holds, or None. However many hold, a step is lifted once."""
    for lift in step.lifts:
        excepted = lift.unless and holds(lift.unless, circumstances)
        if holds(lift, circumstances) and not excepted and not any(closes(gate, circumstances) for gate in lift.gates):
            return lift
    return None


def notices(
    bank: Bank, circumstances: Circumstances, *, after: bool = False, earlier: bool = False
) -> tuple[Notice, ...]:
    """What a result says in these circumstances before anything else, or `after` its steps. `earlier`: the result is of
    another edition of the bank."""
    held = [notice for notice in bank.notices if notice.after is after and holds(notice, circumstances)]
    then = [notice for notice in held if notice.earlier]
    return tuple(then if earlier and then else (notice for notice in held if not notice.earlier))


def version_of(step: Step, circumstances: Circumstances) -> StepVersion | None:
    """The first version of the step whose condition holds, or None."""
    return next((version for version in step.versions if holds(version, circumstances)), None)


def worded(bank: Bank, circumstances: Circumstances) -> Bank:
    """The bank with each step in the words that it has in these circumstances."""
    return replace(bank, steps=tuple(worded_step(step, circumstances) for step in bank.steps))


def worded_step(step: Step, circumstances: Circumstances) -> Step:
    """The step in the words that it has in these circumstances: what it is called, what it claims, what there is to do
    today and what only he can do. Its other version goes before the words for closed contact, those before a version's
    own; what none of them says is as the step says it."""
    if step.other_version and holds(step.other_version, circumstances):
        return other_step(step)
    version, apart = version_of(step, circumstances), step.his_part_without_contact
    words = version.model_dump(include={"title", "claim", "today"}, exclude_none=True) if version else {}
    if step.without_contact and holds(step.without_contact, circumstances):
        alone = {"claim": step.claim_alone, "today": step.today_alone}
        words |= {name: text for name, text in alone.items() if text}
    if apart and holds(apart, circumstances):
        words["his_part"] = apart.text or ""
    return step.model_copy(update=words) if words else step


def other_step(step: Step) -> Step:
    """The step in the words of its other version, which has a title, a line for its claim and an act for today, and
    says nothing else."""
    words = {"title": step.title_other or step.title, "claim": step.line_other or "", "today": step.today_other}
    return step.model_copy(update={**words, "his_part": "", "caution": None})
