"""Which follow-ups to ask after the core. Must not know tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.engine.gates import open_items
from quiz.engine.ranking.needs import tally
from quiz.engine.ranking.places import Candidate, neediest
from quiz.model.limits import MOST_STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.engine.gates import Circumstances
    from quiz.engine.scoring import Answers
    from quiz.model.bank import Bank, Item


def choose_follow_ups(bank: Bank, circumstances: Circumstances, answers: Answers) -> tuple[str, ...]:
    """The follow-ups of the five neediest open steps that call for attention, before lifts, from the core
    answers alone; fewer where fewer do."""
    core = tally(bank, circumstances, answers, core_only=True)
    needs = core.needs()
    open_with_need = [
        Candidate(step.number, needs[step.number], core.own[step.number].answered, step.alone)
        for step in core.steps
        if step.number in needs
    ]
    calling = [step for step in open_with_need if step.calls]
    chosen = {step.number for step in sorted(calling, key=neediest)[:MOST_STEPS]}
    by_step: dict[int, list[Item]] = {}
    for item in open_items(bank, circumstances):
        if item.step in chosen and not item.core:
            by_step.setdefault(item.step, []).append(item)
    return tuple(item.id for item in in_rounds(list(by_step.values())))


def in_rounds(by_step: Sequence[Sequence[Item]]) -> list[Item]:
    """One item of each step, then the next of each: a step's items apart, keys alternating."""
    asked: list[Item] = []
    waiting = [list(items) for items in by_step]
    keyed = 1
    while any(waiting):
        for items in filter(None, waiting):
            item = next((item for item in items if item.keyed == keyed), items[0])
            items.remove(item)
            asked.append(item)
            keyed = -item.keyed
    return asked
