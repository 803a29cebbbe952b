"""From answers and circumstances to steps in tiers, each with its reasons. Pure; must not know sentences,
files or the state of a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.engine.gates import active_lift, closing_gate
from quiz.engine.ranking.follow_up import choose_follow_ups
from quiz.engine.ranking.needs import Tally, tally
from quiz.engine.ranking.places import Candidate, place
from quiz.engine.ranking.reasons import reasons, would_change
from quiz.engine.scoring import area_of, level
from quiz.model.result import LeftOut, RankedStep, Tier, WouldChange

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quiz.engine.gates import Circumstances
    from quiz.engine.ranking.places import Placing
    from quiz.model.bank import Bank, Step

__all__ = ["choose_follow_ups", "left_out", "placed", "rank", "ready", "safe_list", "tally"]


def rank(counted: Tally, circumstances: Circumstances) -> tuple[RankedStep, ...]:
    """Every open step with an answer of its own, by tier, each tier in its order."""
    lifted = lifted_steps(counted, circumstances)
    needs = counted.needs()
    placing = placed_with(counted, needs, lifted)

    def change(number: int) -> WouldChange | None:
        return would_change(counted, number, lambda what_if: placed_with(counted, what_if, lifted).tier_of(number))

    return tuple(
        RankedStep(
            number=number,
            rank=placing.ranks[number],
            tier=tier,
            need=needs[number],
            answered=counted.own[number].answered,
            reasons=reasons(counted, counted.bank.step[number], tier, circumstances),
            would_change=change(number) if tier in {Tier.START, Tier.NEXT} else None,
            moved_up=number in placing.moved_up,
        )
        for tier, numbers in placing.tiers.items()
        for number in numbers
    )


def placed(counted: Tally, circumstances: Circumstances) -> Placing:
    """Ranks and tiers alone, without reasons."""
    return placed_with(counted, counted.needs(), lifted_steps(counted, circumstances))


def placed_with(counted: Tally, needs: Mapping[int, float], lifted: Collection[int]) -> Placing:
    """Ranks and tiers where the steps have these needs."""
    return place(ready(counted, needs, lifted), counted.bank.constants.tie, counted.bank.default_start)


def lifted_steps(counted: Tally, circumstances: Circumstances) -> set[int]:
    """The numbers of the open steps that the circumstances move up."""
    return {step.number for step in counted.steps if not held(counted, step) and active_lift(step, circumstances)}


def held(counted: Tally, step: Step) -> bool:
    """Whether the step is kept back for what she would rather not say."""
    return counted.careful and step.caution is not None


def ready(counted: Tally, needs: Mapping[int, float], lifted: Collection[int] = ()) -> list[Candidate]:
    """The open steps that have a need as candidates for a place."""
    return [
        Candidate(
            step.number,
            needs[step.number],
            counted.own[step.number].answered,
            step.alone,
            lifted=step.number in lifted,
            lowest=level(area_of(counted.bank, step.first), 100 - needs[step.number]) == 0,
            held=held(counted, step),
            unpraised=counted.careful and not step.alone,
        )
        for step in counted.steps
        if step.number in needs
    ]


def left_out(counted: Tally, circumstances: Circumstances) -> tuple[LeftOut, ...]:
    """The steps without a place: closed by a gate, or without an answer of their own."""
    needs = counted.needs()
    found = []
    for step in counted.bank.steps:
        gate = closing_gate(step, circumstances)
        if gate:
            found.append(LeftOut(step.number, gate, circumstances.get(gate.circumstance)))
        elif step.number not in needs:
            found.append(LeftOut(step.number, None))
    return tuple(found)


def safe_list(bank: Bank) -> tuple[RankedStep, ...]:
    """The steps that need nothing from him, in the order of their numbers, whatever was answered: without a need, a
    place or a reason, for each of these would say something of her answers."""
    numbers = sorted(step.number for step in bank.steps if step.safe)
    return tuple(RankedStep(number, None, Tier.LATER, None, 0) for number in numbers)
