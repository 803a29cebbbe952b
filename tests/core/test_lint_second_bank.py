"""Another bank, on another subject and in another language, taken from the first line to the result by a pipe: nothing
in the program knows the built-in one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from quiz.bank import built_in_folder, load
from quiz.engine.outcome import outcome
from quiz.lab.people import SCENARIOS
from quiz.lab.study import AS_SHOWN, CHANGE_MEASURES, CHANGES, RULE_MEASURES, RULES, study
from quiz.lint import check
from quiz.model.result import Tier
from tests import inside

CIRCUMSTANCES = SCENARIOS["circumstances"]

SECOND = Path(__file__).parents[1] / "data" / "valid" / "second-bank"
START = ["1"]
CALM, WORRIED = ["1", "1"], ["2", "1", "1"]
"""Both safety questions answered with the first choice; or the first with a worry, and on from the support page."""
SITUATION = ["1", "1", "1"]
LITTLE_TIME = {"unterricht": "ja", "mitspieler": "ja", "zeit": "wenig"}


def quiz(home: Path, *arguments: str, typed: Sequence[str] = ()) -> str:
    """What the program prints with the second bank; it must end well."""
    ran = inside.run(("--bank", str(SECOND), "--data-dir", str(home), "--plain", *arguments), typed)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def numbers(out: str) -> list[int]:
    """The steps of the result in the order in which it names them."""
    bank = load(SECOND)
    titles = {step.title: step.number for step in bank.steps}
    return [
        titles[title] for line in out.splitlines() for title in titles if line.startswith(f"Step {titles[title]}, ")
    ]


def test_the_whole_way_gives_what_the_engine_gives(tmp_path: Path) -> None:
    bank = load(SECOND)
    typed = [str(place % 5 + 1) for place in range(len(bank.items))]
    core = [item.id for item in bank.items if item.core]
    first = {item: int(answer) - 1 for item, answer in zip(core, typed, strict=False)}
    follow_up = outcome(bank, LITTLE_TIME, first).follow_up
    asked = [*core, *follow_up]
    answers = {item: int(answer) - 1 for item, answer in zip(asked, typed, strict=False)}
    expected = outcome(bank, LITTLE_TIME, answers, follow_up)

    out = quiz(tmp_path, "take", typed=[*START, *CALM, *SITUATION, *typed[: len(asked)], ""])
    assert f"Question {len(asked)} of {len(asked)}." in out
    shown = [step.number for step in expected.steps if step.tier in {Tier.START, Tier.NEXT}]
    assert numbers(quiz(tmp_path, "result", "--why")) == shown
    assert bank.notices[0].text in out
    kept = json.loads(quiz(tmp_path, "result", "--json"))
    assert kept["bank"]["id"] == "instrument"
    assert [step["number"] for step in kept["steps"]] == [step.number for step in expected.steps]


def test_after_a_worry_only_what_is_safe_is_named(tmp_path: Path) -> None:
    bank = load(SECOND)
    out = quiz(tmp_path, "take", typed=[*START, *WORRIED, *SITUATION, *["3"] * 20, ""])
    safe = {step.number for step in bank.steps if step.safe}
    assert set(numbers(out)) == safe
    assert bank.safety.safe_list[0] in out


def test_its_readings_and_help_lines_are_shown(tmp_path: Path) -> None:
    assert "Der Daumen kommt zu spät." in quiz(tmp_path, "read", "2")
    assert "116117" in quiz(tmp_path, "help-lines")


def test_it_has_three_areas_five_steps_and_nothing_to_warn_of() -> None:
    checked = check(SECOND, date(2026, 11, 22))
    assert [str(found) for found in checked.warnings] == []
    assert (len(checked.bank.areas), len(checked.bank.steps), checked.bank.language) == (3, 5, "de")
    built_in = load(built_in_folder())
    assert not checked.bank.item.keys() & built_in.item.keys()
    assert not checked.bank.circumstance.keys() & built_in.circumstance.keys()


def test_the_lab_takes_it_too() -> None:
    bank = load(SECOND)
    found = study(bank, CIRCUMSTANCES, 200, 1).figures
    assert {measure for rule, measure in found if rule == AS_SHOWN} == set(RULE_MEASURES)
    assert all(0 < found[rule, "first"].value < 1 for rule in RULES)
    assert all((change, measure) in found for change in CHANGES for measure in CHANGE_MEASURES)
