"""What stands on the start page before the bank is loaded, and how long it says that the quiz is."""

from __future__ import annotations

import shutil
from collections import Counter
from math import ceil
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank import built_in_folder, load
from quiz.bank.start_page import StartPage, count, length_in, start_page
from quiz.engine.gates import open_items
from quiz.model.answers import SKIPPED
from quiz.model.kept import MOST_STEPS

TINY: Final = Path(__file__).parents[1] / "data" / "valid" / "tiny"
BUILT_IN: Final = load(built_in_folder())


def test_the_start_page_has_the_lines_of_the_whole_bank_or_none(tmp_path: Path) -> None:
    safety = load(built_in_folder()).safety
    assert start_page(built_in_folder()) == StartPage(safety.start, safety.length or "", safety.leaving)
    assert start_page(tmp_path) == StartPage()
    (tmp_path / "safety.toml").write_text("start = 3\nlength = 5\nleaving = ['a', 1]\n", encoding="utf-8")
    assert start_page(tmp_path) == StartPage()


def test_the_length_says_the_most_that_one_person_is_asked() -> None:
    bank = load(built_in_folder())
    core = sum(item.core for item in bank.items)
    follow_ups = Counter(item.step for item in bank.items if not item.core)
    deeper = sum(count for _, count in follow_ups.most_common(MOST_STEPS))
    most = len(bank.safety.questions) + len(bank.circumstances) + core + deeper
    assert f" {most} questions" in (bank.safety.length or "")


@settings(max_examples=40)
@given(st.data())
def test_it_counts_the_questions_that_she_is_asked_in_her_situation(data: st.DataObject) -> None:
    """Those about safety and the situation, and the follow-ups of as many steps as can have some, among them."""
    bank = BUILT_IN
    known = {
        each.id: data.draw(st.sampled_from([SKIPPED, *(choice.id for choice in each.choices)]), each.id)
        for each in bank.circumstances
    }
    asked = open_items(bank, known)
    following = Counter(item.step for item in asked if not item.core)
    most = sum(item.core for item in asked) + sum(number for _, number in following.most_common(MOST_STEPS))
    questions = len(bank.safety.questions) + len(bank.circumstances) + most
    minutes = ceil(questions * 12 / 60)
    said = length_in(built_in_folder(), known)
    assert said == f"about {questions} questions, {minutes} minutes"


def test_the_most_that_anybody_is_asked_is_asked_of_somebody() -> None:
    """So that “up to” is true."""
    everything = {"contact": "together", "affair": "past", "wants": "repair", "blames": "often", "turns": "often"}
    said = length_in(built_in_folder(), everything).removeprefix("about ")
    assert start_page(built_in_folder()).length == f"up to {said.replace(', ', ', about ')}"


def test_a_gate_that_is_no_gate_closes_nothing(tmp_path: Path) -> None:
    bank = Path(shutil.copytree(TINY, tmp_path / "bank"))
    gates = "[3, { not = 4, only = 'a', unless = 5 }]"
    (bank / "steps.toml").write_text(f"[[steps]]\nnumber = 1\ngates = {gates}\n", encoding="utf-8")
    assert count(bank, {}, {}) == count(TINY, {}, {"contact": "together", "help": "none"})
