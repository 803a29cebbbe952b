"""What a study found, as tables with what they mean for a person, and as one JSON document for other programs. Must
not know how it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from quiz.export.documents import Json, bank_stamp
from quiz.lab.study import AS_SHOWN, CHANGES, GROUPS, OWN_MEAN, Estimate, Study

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
    sample, bank = study.sample, study.bank
    people = f"{sample.people:,} people, world “{sample.scenario.name}”, seed {sample.seed}"
    return f"{bank.title}, version {bank.version}: {people}."


def study_form(study: Study) -> Json:
    """The study as the JSON form `quiz.lab/2`; a figure that there is not is null."""

    def form(about: str | float, measures: Iterable[str]) -> Json:
        figures = {measure: study.figures.get((about, measure)) for measure in measures}
        return {measure: figure and figure._asdict() for measure, figure in figures.items()}

    return {
        "format": "quiz.lab/2",
        "bank": bank_stamp(study.bank),
        "world": study.sample.scenario.name,
        "people": study.sample.people,
        "seed": study.sample.seed,
        "groups": GROUPS,
        "rules": [{"rule": rule, **form(rule, RULE_MEASURES)} for rule in RULES],
        "steps": [
            {"number": step.number, "id": step.id, **form(step.number, STEP_MEASURES)} for step in study.bank.steps
        ],
        "comparison": [{"change": change, **form(change, CHANGE_MEASURES)} for change in CHANGES],
    }
