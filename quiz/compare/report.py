"""Kept sittings into everything that a comparison shows: figures, places of steps, circumstances, notes, and what was
planned in between. Pure; must not know sentences, where anything is kept, or the clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from quiz.compare import compare, shares_enough
from quiz.engine.outcome import fit, outcome, same_edition
from quiz.errors import NotFound
from quiz.model.answers import SKIPPED, split_key
from quiz.model.change import (
    Changes,
    CircumstanceMove,
    ComparedSitting,
    ExclusionReason,
    InterimStep,
    Rescored,
    SittingSnapshot,
    StepMove,
)
from quiz.model.result import Result

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.record import Plan, PlanEntry, PlannedStep, SittingRecord

NOT_COMPARED: Final = "These cannot be compared"
CHANGED_SINCE: Final = (
    "The questions have changed since then, and too few are the same. "
    "What you answer from now on can be compared again."
)
SEE_WHICH: Final = "What each of them said: quiz history"
FIRST_TWO: Final = (1, 2)
"""The running numbers of the first sitting and of the first retake."""


def changes(
    bank: Bank,
    earlier: Sequence[SittingRecord],
    later: SittingRecord,
    plan: Plan,
    notes: Mapping[str, str],
) -> Changes:
    """The later sitting against one earlier one, or against all of them, oldest first.

    `notes` are what she wrote, by sitting id. Of several earlier sittings those of another bank are left aside, and
    those with too little in common that are of another edition of this bank, or came after one that has enough. Raises
    NotFound where nothing is left, or where the later one is of another bank.
    """
    of_bank = [record for record in earlier if record.bank.id == bank.id]
    if not of_bank or later.bank.id != bank.id:
        raise NotFound(NOT_COMPARED, "They were taken with different sets of questions.", SEE_WHICH)
    same = comparable(bank, of_bank, later)
    if not same:
        raise NotFound(NOT_COMPARED, CHANGED_SINCE, SEE_WHICH)
    before = same[-1]
    then, now = (compared_sitting(bank, record, notes) for record in (before, later))
    comparison = compare(bank, [snapshot(bank, record) for record in same], snapshot(bank, later))
    aside = tuple(record.id for record in of_bank if record not in same)
    return Changes(
        comparison=replace(comparison, passed_over=(*comparison.passed_over, *aside)),
        then=then,
        now=now,
        steps=step_moves(then.result, now.result),
        circumstances=circumstance_moves(bank, before, later),
        between=tuple(planned_between(bank, plan, then, now)),
        first_retake=len(same) == 1 and (before.number, later.number) == FIRST_TWO,
        clock_back=(before.number - later.number) * (before.finished - later.finished).total_seconds() < 0,
    )


def comparable(bank: Bank, earlier: Sequence[SittingRecord], later: SittingRecord) -> list[SittingRecord]:
    """The earlier sittings that the later one is held against, oldest first: up to the latest that shares enough
    answers with it, without those of another edition that do not."""
    now = snapshot(bank, later)
    enough = [record for record in earlier if shares_enough(bank, snapshot(bank, record), now)]
    until = earlier.index(enough[-1]) + 1 if enough else len(earlier)
    of_now = [record for record in earlier if same_edition(bank, record.bank)] if same_edition(bank, later.bank) else []
    return [record for record in earlier[:until] if record in enough or record in of_now]


def snapshot(bank: Bank, record: SittingRecord) -> SittingSnapshot:
    """A kept sitting as it enters a comparison with the bank as it is now."""
    fitting = fit(bank, record.said)
    unfit: dict[str, ExclusionReason] = {}
    for stored in record.said.answers:
        item, _ = split_key(stored)
        if item not in bank.item and item not in (record.said.follow_up or ()):
            unfit[item] = ExclusionReason.GONE
        elif item in bank.item and bank.item[item].core and item not in fitting.answers:
            unfit[item] = ExclusionReason.REWORDED
    return SittingSnapshot(record.id, record.finished, fitting.circumstances, fitting.answers, unfit)


def compared_sitting(bank: Bank, record: SittingRecord, notes: Mapping[str, str]) -> ComparedSitting:
    """One kept sitting with what its answers come to now."""
    fitting = fit(bank, record.said)
    result = outcome(bank, fitting.circumstances, fitting.answers, fitting.follow_up)
    return ComparedSitting(
        id=record.id,
        number=record.number,
        finished=record.finished,
        circumstances=fitting.circumstances,
        result=result,
        note=notes.get(record.id, ""),
        rescored=tuple(rescored(record.areas, result)),
    )


def rescored(stored: Mapping[str, float], result: Result) -> Iterator[Rescored]:
    """The scores that come out other than they were stored, to the one decimal that is stored."""
    for score in (part for area in result.areas for part in (area, *area.ends)):
        recomputed = None if score.strength is None else round(score.strength, 1)
        if stored.get(score.id) != recomputed:
            yield Rescored(score.id, stored.get(score.id), recomputed)


def step_moves(then: Result, now: Result) -> tuple[StepMove, ...]:
    """The places of the steps then and now, in the order in which they stand now; those without a place now last."""
    before, after = ({step.number: (step.rank, step.tier) for step in result.steps} for result in (then, now))
    nowhere = (None, None)

    def move(number: int) -> StepMove:
        (rank_then, tier_then), (rank_now, tier_now) = before.get(number, nowhere), after.get(number, nowhere)
        return StepMove(number, rank_then, rank_now, tier_then, tier_now)

    return tuple(move(number) for number in {**after, **before})


def circumstance_moves(bank: Bank, before: SittingRecord, later: SittingRecord) -> tuple[CircumstanceMove, ...]:
    """The circumstances that differ. Skipped and not answered are the same; a choice that the bank has no more is no
    difference that could be named."""
    moves = []
    for circumstance in bank.circumstances:
        choices = {choice.id for choice in circumstance.choices}
        raw = [record.said.circumstances.get(circumstance.id, SKIPPED) for record in (before, later)]
        if raw[0] != raw[1] and choices | {SKIPPED} >= set(raw):
            then, now = (choice if choice in choices else None for choice in raw)
            moves.append(CircumstanceMove(circumstance.id, then, now))
    return tuple(moves)


def planned_between(bank: Bank, plan: Plan, then: ComparedSitting, now: ComparedSitting) -> Iterator[InterimStep]:
    """The steps that were planned between two sittings, in the order of choosing, each once."""
    start, end = sorted((then.finished, now.finished))
    steps: dict[int, InterimStep] = {}
    for entry in plan.entries:
        held = holds_between(plan, entry, start, end)
        for step in entry.steps:
            if step.number not in bank.step or entry.made >= end:
                continue
            done = done_between(entry, step, start, end)
            if held or done.read or done.tried or (done.week and done.week.tried):
                steps[step.number] = merged(steps.get(step.number), done)
    yield from steps.values()


def holds_between(plan: Plan, entry: PlanEntry, start: datetime, end: datetime) -> bool:
    """Whether an entry was made in that time, or was made before it and holds because none was made in it."""
    if start <= entry.made < end:
        return True
    before = [other for other in plan.entries if other.made < start]
    within = any(start <= other.made < end for other in plan.entries)
    return not within and bool(before) and entry is before[-1]


def done_between(entry: PlanEntry, step: PlannedStep, start: datetime, end: datetime) -> InterimStep:
    """A planned step with what was done for it in that time."""
    read, tried = (when if when and start.date() <= when <= end.date() else None for when in (step.read, step.tried))
    week = step.week if step.week and start.date() <= step.week.on <= end.date() else None
    return InterimStep(step.number, entry.made.date(), step.if_then, read, tried, week)


def merged(before: InterimStep | None, after: InterimStep) -> InterimStep:
    """One step of two entries: planned since the first, with the newer line."""
    if before is None:
        return after
    return InterimStep(
        before.number,
        before.made,
        after.if_then or before.if_then,
        before.read or after.read,
        before.tried or after.tried,
        after.week or before.week,
    )
