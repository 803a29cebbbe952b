"""Why a step has its place, as data that leads back to single answers. Must not know how it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.engine.gates import active_lift
from quiz.engine.ranking.places import CALLS
from quiz.engine.scoring import needs_by_scale, unhelpfulness
from quiz.model.answers import HIGHEST
from quiz.model.result import Reason, Tier, WouldChange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quiz.engine.gates import Circumstances
    from quiz.engine.ranking.needs import Tally
    from quiz.model.bank import Item, Step

MOST_ANSWERS: Final = 2
"""Own answers given as reasons for a step."""
TELLING: Final = 2
"""The unhelpfulness from which an own answer is a reason to attend to its step."""


def own_answers(counted: Tally, number: int) -> list[tuple[int, Item, int]]:
    """A step's own answers on the scale in the order of asking: unhelpfulness, item, answer."""
    return [
        (unhelpfulness(item, answer), item, answer)
        for item in counted.items
        if item.step == number and isinstance(answer := counted.answers.get(item.id), int)
    ]


def reasons(counted: Tally, step: Step, tier: Tier, circumstances: Circumstances) -> tuple[Reason, ...]:
    """Up to two own answers, heaviest first and core before follow-up, else the area alone; then the lift.
    For a step to keep: its two most helpful answers."""
    answers = own_answers(counted, step.number)
    if tier is Tier.KEEP:
        best = sorted(answers, key=lambda own: (own[0], not own[1].core))
        return tuple(Reason("answer", item.id, answer) for _, item, answer in best[:MOST_ANSWERS])
    telling = sorted((own for own in answers if own[0] >= TELLING), key=lambda own: (-own[0], not own[1].core))
    found = [Reason("answer", item.id, answer) for _, item, answer in telling[:MOST_ANSWERS]]
    return (*(found or area_reason(counted, step)), *lift_reason(counted, step, circumstances))


def area_reason(counted: Tally, step: Step) -> list[Reason]:
    """The area or end that speaks for the step, where it has a figure."""
    needs = needs_by_scale(counted.scores)
    return [Reason("area", scale) for scale in (step.first, step.second) if scale in needs][:1]


def lift_reason(counted: Tally, step: Step, circumstances: Circumstances) -> list[Reason]:
    """What she said about the situation that lifts the step; nothing lifts one that does not call for attention."""
    lift = active_lift(step, circumstances)
    if lift is None or counted.needs()[step.number] <= CALLS:
        return []
    return [Reason("lift", lift.circumstance, circumstances[lift.circumstance])]


def would_change(counted: Tally, number: int, tier_with: Callable[[Mapping[int, float]], Tier]) -> WouldChange | None:
    """The one own answer, moved by the fewest places towards the helpful end, after which the step is in another tier.

    Ties: the heaviest answer, then the order of asking. `tier_with` tells the step's tier where the steps have these
    needs.
    """
    now = tier_with(counted.needs())
    heaviest = sorted(own_answers(counted, number), key=lambda own: -own[0])
    for distance in range(1, HIGHEST + 1):
        for unhelpful, item, answer in heaviest:
            moved = answer + item.keyed * distance
            if distance <= unhelpful and tier_with(counted.needs_if(item, answer, moved)) is not now:
                return WouldChange(item.id, answer, moved)
    return None
