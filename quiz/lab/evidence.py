"""The page that shows how well the ranking finds what it looks for, written from studies. Must not hold a figure of its
own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.lab import words
from quiz.lab.contenders import AS_SHOWN, BY_NEED, LIMIT
from quiz.lab.layout import layout
from quiz.lab.report import (
    CHANGE_HEAD,
    GROUP_HEAD,
    HEAD,
    STEP_HEAD,
    change_rows,
    group_rows,
    heading,
    main_rows,
    rule_cells,
    step_rows,
)
from quiz.lab.study import ROUNDS, study
from quiz.lab.tables import Cells, markdown, points, share
from quiz.lab.trial import GROUPS, Crowd, trial
from quiz.lab.variants import choices
from quiz.lab.worlds import BASE, WORLDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.lab.study import Study
    from quiz.lab.trial import Row
    from quiz.lab.variants import Choice
    from quiz.models.bank import Bank

COLUMNS: Final = (3, 4, 5, 7)
"""Of the main table, besides how often the first is the neediest."""
CHOICE_HEAD: Final[Cells] = ("tried", HEAD[1], "difference", *(HEAD[column] for column in COLUMNS))


def rounds(bank: Bank) -> int:
    """How often `evidence` calls `tick`."""
    return ROUNDS * len(WORLDS) + GROUPS * len(list(choices(bank)))


def evidence(bank: Bank, people: int, seed: int, tick: Callable[[], None] = lambda: None) -> str:
    """The page, in Markdown."""
    studies = {name: study(bank, world, people, seed, tick) for name, world in WORLDS.items()}
    base = studies[BASE.name]
    parts = [*opening(base), *main_part(base), *steps_part(base), *other_worlds(studies), *comparison_part(studies)]
    parts += [
        "## What was tried",
        words.TRIED,
    ]
    arrays = layout(bank)
    for choice in choices(bank):
        rows = trial(arrays, Crowd(choice.world, people, seed), choice.tried, tick)
        parts += [f"### {choice.title}", choice.found, table(CHOICE_HEAD, choice_rows(rows, choice))]
    parts += ["## What all this does not mean", words.NOT_MEANT]
    return "\n\n".join(parts) + "\n"


def table(head: Cells, rows: list[Cells]) -> str:
    """A table as one paragraph."""
    return "\n".join(markdown(head, rows))


def opening(base: Study) -> list[str]:
    """What the page is, and what is assumed."""
    arguments = f" --people {base.crowd.people} --seed {base.crowd.seed}"
    return [
        "# Does the ranking find the right step?",
        f"{heading(base)} This page was made by the program: `quiz lab --report{arguments}`.",
        words.NOT_MEANT,
        "## The base world",
        words.ASSUMED,
        words.GROUPED,
    ]


def main_part(base: Study) -> list[str]:
    """The ranking against simpler rules and the limit."""
    shown, need, limit = (share(base.rows[name].figure("first")) for name in (AS_SHOWN, BY_NEED, LIMIT))
    row = base.rows[AS_SHOWN]
    starts, start = f"{row.figure('starts').value:.1f}", share(row.figure("in_start"))
    return [
        "## What the ranking finds",
        words.FOUND.format(need=need, limit=limit, shown=shown, starts=starts, start=start),
        table(HEAD, main_rows(base)),
        words.MEANT,
        words.LIMIT,
        "The ranking as shown, group by group:",
        table(GROUP_HEAD, group_rows(base)),
    ]


def steps_part(base: Study) -> list[str]:
    """How often each step comes first."""
    return [
        "## How often each step comes first",
        words.STEPS,
        table(STEP_HEAD, step_rows(base)),
        words.GATED.format(
            first=share(base.gated.figure("first")),
            in_three=share(base.gated.figure("in_three")),
            questions=f"{base.gated.figure('questions').value:.1f}",
        ),
    ]


def other_worlds(studies: dict[str, Study]) -> list[str]:
    """The same where the assumptions are unkind."""
    parts = ["## Where people are harder to read"]
    for name, found in studies.items():
        if name != BASE.name:
            parts += [found.crowd.world.about, table(HEAD, main_rows(found))]
    return parts


def comparison_part(studies: dict[str, Study]) -> list[str]:
    """False alarms and power of the comparison."""
    parts = ["## What a retake shows", words.RETAKEN]
    for name in (BASE.name, "moody"):
        parts += [f"World “{name}”:", table(CHANGE_HEAD, change_rows(studies[name]))]
    return parts


def choice_rows(rows: dict[str, Row], choice: Choice) -> list[Cells]:
    """One line for each thing tried, the choice that was made marked."""
    chosen = rows[choice.chosen]
    found = []
    for name, row in rows.items():
        against = "the choice made" if name == choice.chosen else points(row.gain("first", chosen))
        cells = rule_cells(name, row)
        found.append((name, cells[1], against, *(cells[column] for column in COLUMNS)))
    return found
