"""From answers and circumstances to steps in tiers, each with its reasons, which lead back to single answers; and the
follow-ups to ask after the core."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import Circumstances, active_lift, closing_gate, open_items
from quiz.engine.places import CALLS, Candidate, Placing, neediest, place
from quiz.engine.scoring import Answers, ScoredAnswers, area_of, level, needs_by_scale, reverse_scored, score_answers
from quiz.model.answers import HIGHEST
from quiz.model.kept import MOST_STEPS
from quiz.model.result import LeftOut, RankedStep, Reason, Tier, WouldChange

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item, Step

__all__ = ["choose_follow_ups", "left_out", "placed", "rank", "ready", "safe_list", "score_answers"]


def rank(counted: ScoredAnswers, circumstances: Circumstances) -> tuple[RankedStep, ...]:
    """Every open step with an answer of its own, by tier, each tier in its order."""
    lifted = lifted_steps(counted, circumstances)
    needs = counted.needs()
    placing = placed_with(counted, needs, lifted)
    return tuple(
        RankedStep(
            number=number,
            rank=placing.ranks[number],
            tier=tier,
            need=needs[number],
            answered=counted.own[number].answered,
            reasons=reasons(counted, counted.bank.step[number], tier, circumstances),
            would_change=would_change(counted, number, tier, lifted) if tier in {Tier.START, Tier.NEXT} else None,
            moved_up=number in placing.moved_up,
        )
        for tier, numbers in placing.tiers.items()
        for number in numbers
    )


def placed(counted: ScoredAnswers, circumstances: Circumstances) -> Placing:
    """Ranks and tiers alone, without reasons."""
    return placed_with(counted, counted.needs(), lifted_steps(counted, circumstances))


def placed_with(counted: ScoredAnswers, needs: Mapping[int, float], lifted: Collection[int]) -> Placing:
    """Ranks and tiers where the steps have these needs."""
    return place(ready(counted, needs, lifted), counted.bank.constants.tie, counted.bank.default_start)


def lifted_steps(counted: ScoredAnswers, circumstances: Circumstances) -> set[int]:
    """The numbers of the open steps that the circumstances move up."""
    return {step.number for step in counted.steps if not held(counted, step) and active_lift(step, circumstances)}


def held(counted: ScoredAnswers, step: Step) -> bool:
    """Whether the step is kept back for what she would rather not say."""
    return counted.careful and step.caution is not None


def ready(counted: ScoredAnswers, needs: Mapping[int, float], lifted: Collection[int] = ()) -> list[Candidate]:
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


def left_out(counted: ScoredAnswers, circumstances: Circumstances) -> tuple[LeftOut, ...]:
    """The steps without a place: closed by a gate, or without an answer of their own."""
    needs = counted.needs()
    steps = []
    for step in counted.bank.steps:
        gate = closing_gate(step, circumstances)
        if gate:
            steps.append(LeftOut(step.number, gate, circumstances.get(gate.circumstance)))
        elif step.number not in needs:
            steps.append(LeftOut(step.number, None))
    return tuple(steps)


def safe_list(bank: Bank) -> tuple[RankedStep, ...]:
    """The steps that need nothing from him, in the order of their numbers, whatever was answered: without a need, a
    place or a reason, for each of these would say something of her answers."""
    numbers = sorted(step.number for step in bank.steps if step.safe)
    return tuple(RankedStep(number, None, Tier.LATER, None, 0) for number in numbers)


MOST_ANSWERS: Final = 2
"""Own answers given as reasons for a step."""
TELLING: Final = 2
"""The unhelpfulness from which an own answer is a reason to attend to its step."""


def own_answers(counted: ScoredAnswers, number: int) -> list[tuple[int, Item, int]]:
    """A step's own answers on the scale in the order of asking: unhelpfulness, item, answer."""
    return [
        (reverse_scored(item, answer), item, answer)
        for item in counted.items
        if item.step == number and isinstance(answer := counted.answers.get(item.id), int)
    ]


def reasons(counted: ScoredAnswers, step: Step, tier: Tier, circumstances: Circumstances) -> tuple[Reason, ...]:
    """Up to two own answers, heaviest first and core before follow-up, else the area or end alone that speaks for the
    step; then what lifts it. For a step to keep: its two most helpful answers."""
    answers = own_answers(counted, step.number)
    if tier is Tier.KEEP:
        best = sorted(answers, key=lambda own: (own[0], not own[1].core))
        return tuple(Reason("answer", item.id, answer) for _, item, answer in best[:MOST_ANSWERS])
    telling = sorted((own for own in answers if own[0] >= TELLING), key=lambda own: (-own[0], not own[1].core))
    why = [Reason("answer", item.id, answer) for _, item, answer in telling[:MOST_ANSWERS]]
    if not why:
        needs = needs_by_scale(counted.scores)
        why = [Reason("area", scale) for scale in (step.first, step.second) if scale in needs][:1]
    lift = active_lift(step, circumstances)
    if lift and counted.needs()[step.number] > CALLS:  # nothing lifts one that does not call for attention
        why.append(Reason("lift", lift.circumstance, circumstances[lift.circumstance]))
    return tuple(why)


def would_change(counted: ScoredAnswers, number: int, now: Tier, lifted: Collection[int]) -> WouldChange | None:
    """The one own answer, moved by the fewest places towards the helpful end, after which the step is in another tier
    than `now`. Ties: the heaviest answer, then the order of asking."""
    heaviest = sorted(own_answers(counted, number), key=lambda own: -own[0])
    for distance in range(1, HIGHEST + 1):
        for unhelpful, item, answer in heaviest:
            moved = answer + item.keyed * distance
            if distance <= unhelpful:
                what_if = placed_with(counted, counted.needs_if(item, answer, moved), lifted)
                if number not in what_if.tiers[now]:
                    return WouldChange(item.id, answer, moved)
    return None


def choose_follow_ups(bank: Bank, circumstances: Circumstances, answers: Answers) -> tuple[str, ...]:
    """The follow-ups of the five neediest open steps that call for attention, before lifts, from the core
    answers alone; fewer where fewer do."""
    core = score_answers(bank, circumstances, answers, core_only=True)
    calling = [step for step in ready(core, core.needs()) if step.calls]
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
