"""The lab ranks as the program does: whatever people answer, its arrays say what `quiz.engine.outcome` says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quiz.bank import built_in_folder, load
from quiz.engine import outcome
from quiz.lab.layout import layout
from quiz.lab.people import Answers, Situations, draw, draw_circumstances, situations_of
from quiz.lab.placing import KEEP, LATER, NEXT, START, place
from quiz.lab.rule import asked, needs, rule_of
from quiz.lab.worlds import WORLDS
from quiz.models.answers import NO_OCCASION, SKIPPED
from quiz.models.result import Tier
from quiz.ranking import choose_follow_ups

if TYPE_CHECKING:
    from quiz.lab.layout import Flags, Layout
    from quiz.models.answers import Answer
    from quiz.models.bank import Bank
    from quiz.models.result import Result

VALID = Path(__file__).parents[1] / "data" / "valid"
FOLDERS = [built_in_folder(), *sorted(folder for folder in VALID.iterdir() if folder.is_dir())]
PEOPLE = 150
TIERS = {Tier.START: START, Tier.NEXT: NEXT, Tier.LATER: LATER, Tier.KEEP: KEEP}
HIGHEST = 4


def at_random(arrays: Layout, chance: np.random.Generator) -> Answers:
    """Answers without any sense: half of the people skip a lot, some answer nothing at all."""
    shape = (PEOPLE, len(arrays.keyed))
    unhelpful = chance.integers(0, HIGHEST + 1, shape).astype(float)
    # A column of its own for people whose answers lie close together, where ties and the line at 25 are decided.
    unhelpful[: PEOPLE // 3] = np.clip(unhelpful[: PEOPLE // 3], 0, 1)
    answered = chance.random(shape) < chance.choice([0.0, 0.3, 0.8, 1.0], (PEOPLE, 1), p=[0.05, 0.25, 0.3, 0.4])
    return Answers(unhelpful, answered, ~answered & (chance.random(shape) < 0.5))


def said(bank: Bank, answers: Answers, person: int, items: Flags) -> dict[str, Answer]:
    """What one person said to the items asked, as the program keeps it."""
    found: dict[str, Answer] = {}
    for number, item in enumerate(bank.items):
        if not items[number]:
            continue
        unhelpful = int(answers.unhelpful[person, number])
        if answers.answered[person, number]:
            found[item.id] = HIGHEST - unhelpful if item.keyed > 0 else unhelpful
        else:
            found[item.id] = NO_OCCASION if answers.no_occasion[person, number] else SKIPPED
    return found


class Both:
    """The program's results and the lab's for the same people."""

    def __init__(self, bank: Bank, answers: Answers, circumstances: list[dict[str, str]]) -> None:
        arrays = layout(bank)
        situations: Situations = situations_of(bank, circumstances)
        rule = rule_of(bank)
        self.items = asked(arrays, rule, answers, situations.items)
        self.needs = needs(arrays, rule, answers, situations.items, self.items)
        self.placed = place(arrays, self.needs, situations.lifted, rule.tie)
        self.said = [said(bank, answers, person, self.items[person]) for person in range(len(circumstances))]
        self.results = [outcome(bank, circumstances[person], self.said[person]) for person in range(len(self.said))]


def both(folder: Path, *, seed: int = 5) -> tuple[Bank, Both]:
    """People with random answers and circumstances, ranked twice."""
    bank = load(folder)
    chance = np.random.default_rng(seed)
    answers = at_random(layout(bank), chance)
    circumstances = draw_circumstances(bank, PEOPLE, chance)
    return bank, Both(bank, answers, circumstances)


def tiers(bank: Bank, found: Both, person: int) -> dict[int, int]:
    """The lab's tiers by step number, of the steps that have one."""
    return {
        step.number: int(found.placed.tier[person, place])
        for place, step in enumerate(bank.steps)
        if found.placed.tier[person, place] <= KEEP
    }


def program_tiers(result: Result) -> dict[int, int]:
    """The program's tiers in the lab's figures."""
    return {step.number: TIERS[step.tier] for step in result.steps}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", [5, 6])
def test_every_need_tier_and_place_is_the_programs(folder: Path, seed: int) -> None:
    bank, found = both(folder, seed=seed)
    compared = 0
    for person, result in enumerate(found.results):
        assert tiers(bank, found, person) == program_tiers(result)
        order = [bank.steps[place].number for place in found.placed.order[person][: len(result.steps)]]
        assert order == [step.number for step in result.steps]
        for step in result.steps:
            place_of = bank.steps.index(bank.step[step.number])
            assert found.needs.points[person, place_of] == pytest.approx(step.need, abs=1e-6)
            assert found.needs.answered[person, place_of] == step.answered
            compared += 1
    assert compared > PEOPLE


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_same_follow_ups_are_asked(folder: Path) -> None:
    bank, found = both(folder)
    core = {item.id for item in bank.items if item.core}
    for person, result in enumerate(found.results):
        assert found.said[person].keys() - core == set(result.follow_up)


def test_the_people_met_every_case_there_is() -> None:
    _, found = both(built_in_folder())
    starts = {len(result.tier(Tier.START)) for result in found.results}
    assert starts == {0, 1, 2, 3}
    assert any(reason.kind == "lift" for result in found.results for step in result.steps for reason in step.reasons)
    assert any(area.missing for result in found.results for area in result.areas)
    assert {0, 10} <= {len(result.follow_up) for result in found.results}
    marks = {answer for answers in found.said for answer in answers.values()}
    assert marks == {0, 1, 2, 3, 4, SKIPPED, NO_OCCASION}


@pytest.mark.parametrize("world", WORLDS)
def test_invented_people_are_ranked_as_the_program_ranks_them(bank: Bank, world: str) -> None:
    arrays = layout(bank)
    people = draw(arrays, WORLDS[world], 40, np.random.default_rng(3))
    everything_open = {"contact": "together", "affair": "past", "blames": "sometimes", "turns": "sometimes"}
    found = Both(bank, people.answers, [everything_open] * 40)
    assert people.situations.opened.all()
    for person, result in enumerate(found.results):
        assert tiers(bank, found, person) == program_tiers(result)
        assert set(result.follow_up) == set(choose_follow_ups(bank, everything_open, found.said[person]))
