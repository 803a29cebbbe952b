"""Lets a sample of invented people take a bank, and take it again, and measures how well what the program says of them
fits what they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.compare import compare
from quiz.engine import ranking
from quiz.engine.places import neediest
from quiz.lab.people import Person, Scenario, draw_items, invent, respond
from quiz.model.answers import Answer
from quiz.model.change import Change, Comparison, SittingSnapshot, Verdict
from quiz.model.result import Tier

if TYPE_CHECKING:
    from quiz.model.bank import Bank

TOP: Final = 3
CHANGED: Final = (Verdict.PERHAPS, Verdict.CLEAR)
"""The verdicts that say so."""


class Estimate(NamedTuple):
    """A mean over people, and its standard error from how far groups of them lie apart."""

    value: float
    error: float


def estimate(groups: Sequence[tuple[float, int]]) -> Estimate:
    """The mean from the sum and the count of each group: a ratio of totals over clusters of unequal size (Cochran,
    Sampling Techniques, 1977, 6.3). Two groups at least, and one observation."""
    count = sum(number for _, number in groups)
    mean = sum(total for total, _ in groups) / count
    squares = sum((total - mean * number) ** 2 for total, number in groups)
    return Estimate(mean, sqrt(squares * len(groups) / (len(groups) - 1)) / count)


def neediest_of(needs: Mapping[int, float]) -> int:
    """The step that is needed most, of at least one."""
    return max(needs, key=needs.__getitem__)


def fit(
    true: Mapping[int, float], order: Sequence[int], points: Mapping[int, float], first: int | None
) -> Iterator[tuple[str, float]]:
    """How well an order of steps, the needs in points that it rests on, and the one step to begin with (or none) fit
    the true needs of the open steps: one at least."""
    by_need = sorted(true, key=true.__getitem__, reverse=True)
    yield "first", first == by_need[0]
    yield "first_in_three", first in by_need[:TOP]
    yield "in_three", by_need[0] in order[:TOP]
    if first is not None:
        yield "regret", true[by_need[0]] - true[first]
    if len(points) > 1:
        yield "tau", tau([points[number] for number in reversed(by_need) if number in points])


def tau(rising: Sequence[float]) -> float:
    """Kendall's tau-a between these figures and an order in which they should rise: 1 the same, 0 no relation. A tie
    is neither; two figures at least."""
    pairs = list(combinations(rising, 2))
    return sum((one < other) - (one > other) for one, other in pairs) / len(pairs)


def figures(comparison: Comparison) -> list[Change]:
    """What a verdict is given of: each area, or its facets where it has any."""
    return [figure for area in comparison.areas for figure in (area.ends or (area,))]


def alarms(comparison: Comparison) -> Iterator[tuple[str, float]]:
    """Which figures are said to have changed, one by one, and whether any is: the family-wise rate."""
    verdicts = [figure.verdict for figure in figures(comparison)]
    for verdict in verdicts:
        if verdict is not Verdict.NONE:
            yield "perhaps", verdict in CHANGED
            yield "clear", verdict is Verdict.CLEAR
    yield "any_perhaps", any(verdict in CHANGED for verdict in verdicts)
    yield "any_clear", Verdict.CLEAR in verdicts


GROUPS: Final = 10
"""Groups of people: each has its own draw of the items, so that no figure hangs on one draw."""
CHANGES: Final = (0.0, 0.5, 1.0, 2.0)
"""True falls of every need between two sittings, in standard deviations of a need."""
FIRST_DAY: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
APART: Final = timedelta(weeks=4)
AS_SHOWN: Final = "the ranking"
OWN_MEAN: Final = "mean of answers"

Name = tuple[str | float, str]
"""What a figure is about (a rule, a step's number, a true change) and which measure it is."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Who takes the bank."""

    scenario: Scenario
    people: int
    seed: int


@dataclass(frozen=True, slots=True)
class Study:
    """What was found of a bank."""

    bank: Bank
    sample: Sample
    figures: Mapping[Name, Estimate] = field(repr=False)
    """One that nobody gave rise to is absent."""


def study(bank: Bank, sample: Sample, tick: Callable[[], None] = lambda: None) -> Study:
    """Let a sample take the bank; `tick` is called after each of GROUPS groups."""
    groups = []
    for group in range(GROUPS):
        size = sample.people // GROUPS + (group < sample.people % GROUPS)
        groups.append(totals(observe(bank, sample.scenario, size, Random(f"{sample.seed} {group}"))))
        tick()
    names = dict.fromkeys(name for group in groups for name in group)
    return Study(bank, sample, {name: estimate([group.get(name, (0.0, 0)) for group in groups]) for name in names})


def totals(observed: Iterable[tuple[Name, float]]) -> dict[Name, tuple[float, int]]:
    """The sum of what was observed and how often, by figure."""
    sums: dict[Name, tuple[float, int]] = {}
    for name, value in observed:
        total, count = sums.get(name, (0.0, 0))
        sums[name] = (total + value, count + 1)
    return sums


def observe(bank: Bank, scenario: Scenario, people: int, random: Random) -> Iterator[tuple[Name, float]]:
    """Everything that one group of people gives rise to."""
    bank = bank if scenario.at_random else ungated(bank)
    items = draw_items(bank, scenario, random)
    core = [item for item in items if item.item.core]
    for _ in range(people):
        person = invent(bank, scenario, random)
        answers = respond(person, items, scenario, random)
        yield from ranked(bank, person, answers)
        for change in CHANGES:
            later = respond(person.helped(change), core, scenario, random)
            comparison = compare(bank, [snapshot(0, person, answers)], snapshot(1, person, later))
            for measure, value in alarms(comparison):
                yield (change, measure), value


def ungated(bank: Bank) -> Bank:
    """The bank with every step and item open and none lifted, whatever the circumstances."""
    return replace(
        bank,
        items=tuple(item.model_copy(update={"gates": ()}) for item in bank.items),
        steps=tuple(step.model_copy(update={"gates": (), "lifts": ()}) for step in bank.steps),
    )


def snapshot(number: int, person: Person, answers: Mapping[str, Answer]) -> SittingSnapshot:
    """One of a person's sittings, as it enters a comparison."""
    return SittingSnapshot(str(number), FIRST_DAY + number * APART, person.circumstances, answers)


def ranked(bank: Bank, person: Person, answers: Mapping[str, Answer]) -> Iterator[tuple[Name, float]]:
    """How the ranking fits a person, who is asked the core and then the follow-ups that the program chooses, and how a
    plain mean of the same answers does."""
    follow_up = ranking.choose_follow_ups(bank, person.circumstances, answers)
    asked = {item.id: answers[item.id] for item in bank.items if item.core or item.id in follow_up}
    counted = ranking.score_answers(bank, person.circumstances, asked)
    true = {step.number: person.needs[step.number] for step in counted.steps}
    if not true:
        return
    tiers = ranking.placed(counted, person.circumstances).tiers
    start = tiers[Tier.START]
    shown = [number for tier in tiers.values() for number in tier]
    points = counted.needs()
    means = {number: own.need for number, own in counted.own.items() if own.need is not None}
    by_mean = [step.number for step in sorted(ranking.ready(counted, means), key=neediest)]
    for rule, order, merits, first in (
        (AS_SHOWN, shown, points, start[0] if start else None),
        (OWN_MEAN, by_mean, means, by_mean[0] if by_mean else None),
    ):
        for measure, value in fit(true, order, merits, first):
            yield (rule, measure), value
        yield (rule, "questions"), sum(item.id in asked for item in counted.items)
    yield (AS_SHOWN, "in_start"), neediest_of(true) in start
    yield (AS_SHOWN, "starts"), len(start)
    yield (AS_SHOWN, "none"), not start
    for step in bank.steps:
        yield (step.number, "open"), step.number in true
        if step.number in true:
            yield (step.number, "first"), start[:1] == (step.number,)
            yield (step.number, "neediest"), step.number == neediest_of(true)
        if step.number in points:
            yield (step.number, "need"), points[step.number]
