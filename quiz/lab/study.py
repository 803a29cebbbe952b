"""Lets invented people take a bank, and take it again, measures how well what the program says of them fits what they
need, and gives that as tables with what they mean for a person, or as one JSON document for other programs."""

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
from quiz.export.documents import Json, bank_stamp
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
class Study:
    """What was found of a bank."""

    bank: Bank
    scenario: Scenario
    people: int
    """How many took it."""
    seed: int
    figures: Mapping[Name, Estimate] = field(repr=False)
    """One that nobody gave rise to is absent."""


def study(bank: Bank, scenario: Scenario, people: int, seed: int, tick: Callable[[], None] = lambda: None) -> Study:
    """Let so many people take the bank; `tick` is called after each of GROUPS groups."""
    groups = []
    for group in range(GROUPS):
        size = people // GROUPS + (group < people % GROUPS)
        groups.append(totals(observe(bank, scenario, size, Random(f"{seed} {group}"))))
        tick()
    names = dict.fromkeys(name for group in groups for name in group)
    found = {name: estimate([group.get(name, (0.0, 0)) for group in groups]) for name in names}
    return Study(bank, scenario, people, seed, found)


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
    needed_most = max(true, key=true.__getitem__)
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
    yield (AS_SHOWN, "in_start"), needed_most in start
    yield (AS_SHOWN, "starts"), len(start)
    yield (AS_SHOWN, "none"), not start
    for step in bank.steps:
        yield (step.number, "open"), step.number in true
        if step.number in true:
            yield (step.number, "first"), start[:1] == (step.number,)
            yield (step.number, "neediest"), step.number == needed_most
        if step.number in points:
            yield (step.number, "need"), points[step.number]


RULES: Final = (AS_SHOWN, OWN_MEAN)
RULE_MEASURES: Final = {
    "first": "the first step is the neediest",
    "first_in_three": "the first is one of the three neediest",
    "in_three": "the neediest is among the first three",
    "in_start": "the neediest is among those to start with",
    "none": "there is nothing to start with",
    "starts": "steps to start with",
    "questions": "questions asked",
    "tau": "Kendall's tau with the true order",
    "regret": "need missed by the first step (SD)",
}
STEP_MEASURES: Final = {"open": "open", "first": "first", "neediest": "neediest", "need": "need"}
CHANGE_MEASURES: Final = {
    "perhaps": "perhaps",
    "clear": "clear",
    "any_perhaps": "any perhaps",
    "any_clear": "any clear",
}
DECIMALS: Final = {"tau": 2, "regret": 2, "questions": 1, "starts": 1, "need": 1}
"""Of the measures that are no shares."""

RULES_MEAN: Final = """\
Of 100 people, but for the last four lines. Whoever names a step at random finds the neediest for {chance:.1f}. Tau is \
1 for the true order of all steps and 0 for any; a step that is missed by 0.3 is needed 0.3 standard deviations less \
than the neediest. The second rule goes by the mean of the answers to the same questions, and by nothing else."""
STEPS_MEAN: Final = """\
For how many of 100 people a step is open; and of 100 of those, for how many it is the first that is shown and for \
how many it is the one they need most. Far above a ratio of 1 a step is favoured, far below it is starved. “Need” is \
the mean of the needs that the ranking estimates, in points."""
CHANGES_MEAN: Final = """\
Everybody takes the bank again; in between every need falls by so many standard deviations. Of 100 figures (areas, or \
the two ends of one), how many are said to have changed, at least “perhaps” or “clear”; and of 100 people, how many \
are told so of any of their figures. The first line holds the false alarms."""
ERRORS_MEAN: Final = """\
People come in ten groups, each with its own draw of what is true of the items, so that no figure hangs on one lucky \
draw. What stands after ± is the standard error, from how far the groups lie apart."""
NOT_MEANT: Final = """\
These people are invented. The figures show what the program does with answers if needs and answers are as assumed; \
they say nothing of how real people answer, whether a step helps, or whether the items measure what they should. \
Only real answers could show that, and none were used."""


def pages(study: Study) -> list[tuple[list[str], str]]:
    """Each table as its lines, with what it means."""
    by_rule = [cells(study, rule, RULE_MEASURES) for rule in RULES]
    rules = list(zip(RULE_MEASURES.values(), *by_rule, strict=True))
    steps = [
        (f"{step.number} {step.id}", *cells(study, step.number, STEP_MEASURES), ratio(study, step.number))
        for step in study.bank.steps
    ]
    changes = [(f"{change:g}", *cells(study, change, CHANGE_MEASURES)) for change in CHANGES]
    return [
        (table(("", *RULES), rules), RULES_MEAN.format(chance=100 / len(study.bank.steps))),
        (table(("step", *STEP_MEASURES.values(), "ratio"), steps), STEPS_MEAN),
        (table(("change", *CHANGE_MEASURES.values()), changes), CHANGES_MEAN),
    ]


def cells(study: Study, about: str | float, measures: Iterable[str]) -> list[str]:
    """The figures of one line."""
    return [cell(study.figures.get((about, measure)), DECIMALS.get(measure)) for measure in measures]


def cell(figure: Estimate | None, decimals: int | None) -> str:
    """A figure with its error: with so many decimals, or as a share in percent."""
    if figure is None:
        return "–"
    scale, places = (100, 1) if decimals is None else (1, decimals)
    return f"{scale * figure.value:.{places}f} ± {scale * figure.error:.{places}f}"


def ratio(study: Study, step: int) -> str:
    """How many times as often a step is first as it is neediest."""
    first, neediest = (study.figures.get((step, measure)) for measure in ("first", "neediest"))
    return f"{first.value / neediest.value:.2f}" if first and neediest and neediest.value else "–"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Aligned columns: the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in (head, *rows)
    ]


def heading(study: Study) -> str:
    """Who took what, in a line."""
    people = f"{study.people:,} people, world “{study.scenario.name}”, seed {study.seed}"
    return f"{study.bank.title}, version {study.bank.version}: {people}."


def study_form(study: Study) -> Json:
    """The study as the JSON form `quiz.lab/2`; a figure that there is not is null."""

    def form(about: str | float, measures: Iterable[str]) -> Json:
        figures = {measure: study.figures.get((about, measure)) for measure in measures}
        return {measure: figure and figure._asdict() for measure, figure in figures.items()}

    return {
        "format": "quiz.lab/2",
        "bank": bank_stamp(study.bank),
        "world": study.scenario.name,
        "people": study.people,
        "seed": study.seed,
        "groups": GROUPS,
        "rules": [{"rule": rule, **form(rule, RULE_MEASURES)} for rule in RULES],
        "steps": [
            {"number": step.number, "id": step.id, **form(step.number, STEP_MEASURES)} for step in study.bank.steps
        ],
        "comparison": [{"change": change, **form(change, CHANGE_MEASURES)} for change in CHANGES],
    }
