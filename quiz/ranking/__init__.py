"""From answers and circumstances to steps in tiers, each with its reasons. Pure; must not know sentences,
files or the state of a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.gates import active_lift, closing_gate
from quiz.models.result import LeftOut, RankedStep, Tier, WouldChange
from quiz.ranking.follow_up import choose_follow_ups
from quiz.ranking.needs import Tally, tally
from quiz.ranking.places import candidates, place
from quiz.ranking.reasons import reasons, would_change

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quiz.gates import Circumstances
    from quiz.models.bank import Bank
    from quiz.ranking.places import Candidate, Placing

__all__ = ["choose_follow_ups", "left_out", "placed", "rank", "ready", "safe_list", "tally"]


def rank(counted: Tally, circumstances: Circumstances) -> tuple[RankedStep, ...]:
    """Every open step with an answer of its own, by tier, each tier in its order."""
    lifted = lifted_steps(counted, circumstances)
    needs = counted.needs()
    tie = counted.bank.constants.tie
    placing = placed(counted, circumstances)

    def change(number: int) -> WouldChange | None:
        return would_change(
            counted, number, lambda what_if: place(ready(counted, what_if, lifted), tie).tier_of(number)
        )

    return tuple(
        RankedStep(
            number=number,
            rank=placing.ranks[number],
            tier=tier,
            need=needs[number],
            answered=counted.own[number].answered,
            reasons=reasons(counted, counted.bank.step[number], tier, circumstances),
            would_change=change(number) if tier in {Tier.START, Tier.NEXT} else None,
        )
        for tier, numbers in placing.tiers.items()
        for number in numbers
    )


def placed(counted: Tally, circumstances: Circumstances) -> Placing:
    """Ranks and tiers alone, without reasons."""
    return place(ready(counted, counted.needs(), lifted_steps(counted, circumstances)), counted.bank.constants.tie)


def lifted_steps(counted: Tally, circumstances: Circumstances) -> set[int]:
    """The numbers of the open steps that the circumstances move up."""
    return {step.number for step in counted.steps if active_lift(step, circumstances)}


def ready(counted: Tally, needs: Mapping[int, float], lifted: Collection[int] = ()) -> list[Candidate]:
    """The open steps as candidates for a place."""
    answered = {number: own.answered for number, own in counted.own.items()}
    return candidates(counted.steps, needs, answered, lifted)


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
