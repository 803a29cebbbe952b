"""What asking for counts beside shares does to the needs of steps, among people who need nothing more of one than of
another: the questions 1.0 as they were, and those of today."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Final

from quiz.bank import built_in_folder
from quiz.engine import ranking
from quiz.lab.people import FORMAT, draw_items, invent, respond
from quiz.lab.study import ungated
from quiz.lint.material import read_lists

if TYPE_CHECKING:
    from quiz.lab.people import Scenario
    from quiz.model.bank import Bank

COUNTS: Final = Path(__file__).parents[1] / "data" / "lab" / "counts-1.0.toml"
PEOPLE: Final = 400


def counts_of_1_0(bank: Bank) -> frozenset[str]:
    """The items that stand where 1.0 asked for a count."""
    counts = tomllib.loads(COUNTS.read_text(encoding="utf-8"))["counts"]
    places = {(count["step"], count["core"], count["keyed"]) for count in counts}
    assert len(places) == len(counts)
    return frozenset(item.id for item in bank.items if (item.step, item.core, item.keyed) in places)


def counts_of_today(bank: Bank) -> frozenset[str]:
    """The items that begin without an occasion."""
    lists = read_lists(built_in_folder())
    assert lists is not None
    return frozenset(item.id for item in bank.items if not lists["occasion"].begins(item.text))


def mean_needs(bank: Bank, scenario: Scenario) -> dict[int, float]:
    """The mean need of each step from the core answers, over the same people in every scenario."""
    random = Random(1)
    items = draw_items(bank, scenario, random)
    needs = []
    for _ in range(PEOPLE):
        person = invent(bank, scenario, random)
        answers = respond(person, items, scenario, random)
        needs.append(ranking.score_answers(bank, {}, answers, core_only=True).needs())
    return {step.number: fmean(need[step.number] for need in needs) for step in bank.steps}


def from_wording_alone(bank: Bank, counts: frozenset[str], places: float) -> float:
    """How far apart the steps are, in points of need, for no other reason than that counts are answered so many places
    (about one to a standard deviation) lower."""
    shifted, plain = (
        mean_needs(bank, replace(FORMAT, format_items=counts, format_shift=shift)) for shift in (-places, 0.0)
    )
    moved = [shifted[step] - plain[step] for step in plain]
    return max(moved) - min(moved)


def test_counts_beside_shares_put_steps_twenty_points_apart_and_one_format_none(bank: Bank) -> None:
    bank = ungated(bank)
    assert 16 <= from_wording_alone(bank, counts_of_1_0(bank), 1.0) <= 24
    assert 7 <= from_wording_alone(bank, counts_of_1_0(bank), 0.5) <= 13
    assert from_wording_alone(bank, counts_of_today(bank), 1.0) < 3
