"""What a study found, as tables for a person and as one JSON document for other programs. Must not know how it was
found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.forms.figures import bank_stamp
from quiz.lab.contenders import AS_SHOWN
from quiz.lab.measures import MEASURES
from quiz.lab.tables import Cells, share
from quiz.lab.trial import GROUPS

if TYPE_CHECKING:
    from quiz.forms.figures import Json
    from quiz.lab.study import Study
    from quiz.lab.trial import Row

SHARES: Final = ("first", "first_in_three", "in_three", "in_start")
HEAD: Final[Cells] = (
    "rule",
    "first is neediest",
    "first in top 3",
    "neediest in first 3",
    "neediest in start",
    "tau",
    "regret",
    "questions",
)
STEP_HEAD: Final[Cells] = ("step", "first, all open", "open for", "first where open")
GROUP_HEAD: Final[Cells] = ("group", "first is neediest", "neediest in first 3", "neediest in start", "tau")
CHANGE_HEAD: Final[Cells] = ("real change, in SD of a need", "at least “perhaps”", "“clear”")


def two_places(figure: float) -> str:
    """A figure with two decimals; nothing is less than nothing."""
    return f"{figure:.2f}".replace("-0.00", "0.00")


def rule_cells(name: str, row: Row) -> Cells:
    """One rule's line of the main table."""
    shares = (share(row.figure(key)) if key in row.by_group else "–" for key in SHARES)
    figures = (two_places(row.figure("tau").value), two_places(row.figure("regret").value))
    return (name, *shares, *figures, f"{row.figure('questions').value:.1f}")


def step_rows(study: Study) -> list[Cells]:
    """How often each step is the first, of 100 people."""
    shown = study.rows[AS_SHOWN]
    return [
        (
            f"{step.number}. {step.title}",
            f"{100 * shown.share_first(place):.1f}",
            f"{100 * study.gated.opened[place] / study.crowd.people:.0f}",
            f"{100 * study.gated.share_first(place):.1f}",
        )
        for place, step in enumerate(study.bank.steps)
    ]


def group_rows(study: Study) -> list[Cells]:
    """The ranking as it is shown, by groups with seeds of their own."""
    by_group = study.rows[AS_SHOWN].by_group
    return [
        (
            str(group + 1),
            *(f"{100 * by_group[key][group]:.1f}" for key in ("first", "in_three", "in_start")),
            two_places(by_group["tau"][group]),
        )
        for group in range(GROUPS)
    ]


def change_rows(study: Study) -> list[Cells]:
    """How often the comparison says that something has changed, of 100 areas or ends."""
    return [
        (f"{verdict.change:g}", f"{100 * verdict.perhaps:.1f}", f"{100 * verdict.clear:.1f}")
        for verdict in study.comparison
    ]


def main_rows(study: Study) -> list[Cells]:
    """The main table."""
    return [rule_cells(name, row) for name, row in study.rows.items()]


def heading(study: Study) -> str:
    """Who took what, in a line."""
    crowd, bank = study.crowd, study.bank
    people = f"{crowd.people:,} people, world “{crowd.world.name}”, seed {crowd.seed}"
    return f"{bank.title}, version {bank.version}: {people}."


def study_form(study: Study) -> Json:
    """The study as the JSON form `quiz.lab/1`."""
    crowd, bank = study.crowd, study.bank
    shown = study.rows[AS_SHOWN]
    return {
        "format": "quiz.lab/1",
        "bank": bank_stamp(bank),
        "world": crowd.world.name,
        "people": crowd.people,
        "seed": crowd.seed,
        "groups": GROUPS,
        "rules": [{"rule": name, **row_form(row)} for name, row in study.rows.items()],
        "circumstances_at_random": row_form(study.gated),
        "steps": [
            {
                "number": step.number,
                "id": step.id,
                "first": shown.share_first(place),
                "open": study.gated.opened[place] / crowd.people,
                "first_where_open": study.gated.share_first(place),
            }
            for place, step in enumerate(bank.steps)
        ],
        "comparison": [verdict._asdict() for verdict in study.comparison],
    }


def row_form(row: Row) -> Json:
    """One rule's figures; a measure that it has not is null."""
    return {
        key: {**row.figure(key)._asdict(), "by_group": list(row.by_group[key])} if key in row.by_group else None
        for key in MEASURES
    }
