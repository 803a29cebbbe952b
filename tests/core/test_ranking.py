"""Gates open and close steps and items by circumstances alone; which follow-ups are chosen, in which order; why a step
stands where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from quiz.engine.gates import closing_gate, open_items
from quiz.engine.outcome import outcome
from quiz.engine.ranking import choose_follow_ups
from quiz.model.answers import SKIPPED
from quiz.model.bank import Bank, ItemGate, StepGate
from quiz.text.reasons import why_left_out
from tests.core.conftest import AnswersOf

EXCEPT_TO_REPAIR = {"circumstance": "wants", "choices": ["repair"]}
GATE = {"circumstance": "affair", "not": ["past"], "because": "it can wait", "unless": EXCEPT_TO_REPAIR}


@pytest.mark.parametrize(
    ("affair", "wants", "closed"),
    [
        ("past", "repair", False),
        ("past", "clarity", True),
        ("past", SKIPPED, True),
        ("none", "clarity", False),
        (SKIPPED, "clarity", False),
    ],
)
def test_an_exception_to_a_gate_opens_what_it_closes(bank: Bank, affair: str, wants: str, *, closed: bool) -> None:
    step = bank.step[8].model_copy(update={"gates": (StepGate.model_validate(GATE),)})
    gate = closing_gate(step, {"affair": affair, "wants": wants})
    assert gate == (step.gates[0] if closed else None)


def test_an_exception_holds_for_a_gate_that_opens_too(bank: Bank) -> None:
    """Whoever skips the circumstance passes where the exception holds."""
    gate = StepGate.model_validate({**GATE, "not": [], "only": ["past"]})
    step = bank.step[8].model_copy(update={"gates": (gate,)})
    assert closing_gate(step, {"affair": SKIPPED, "wants": "clarity"}) == gate
    assert closing_gate(step, {"affair": SKIPPED, "wants": "repair"}) is None


def test_an_exception_to_the_gate_of_an_item_leaves_it_asked(bank: Bank, together: dict[str, str]) -> None:
    gate = ItemGate.model_validate({"circumstance": "contact", "not": ["together"], "unless": EXCEPT_TO_REPAIR})
    first = bank.items[0]
    gated = replace(bank, items=(first.model_copy(update={"gates": (gate,)}), *bank.items[1:]))
    assert first.id in {item.id for item in open_items(gated, together | {"wants": "repair"})}
    assert first.id not in {item.id for item in open_items(gated, together | {"wants": "clarity"})}


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 5])
def test_keys_alternate_and_a_steps_items_stand_apart(
    bank: Bank, together: dict[str, str], answers: AnswersOf, steps: int
) -> None:
    """Round by round, starting with a helpful act; with five steps the keys alternate throughout."""
    needy = dict.fromkeys([4, 5, 12, 2, 15][:steps], 4)
    chosen = [bank.item[item] for item in choose_follow_ups(bank, together, answers(0, needy))]
    assert len(chosen) == 2 * steps
    assert {item.step for item in chosen[:steps]} == {item.step for item in chosen[steps:]} == set(needy)
    repeats = sum(first.keyed == second.keyed for first, second in pairwise(chosen))
    assert repeats == (1 if steps % 2 == 0 else 0)
    if steps > 1:
        assert all(first.step != second.step for first, second in pairwise(chosen))


def test_the_five_neediest_are_chosen_before_lifts(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Six steps call; the lifted one with the lowest need is not among the five."""
    needy = {2: 4, 4: 4, 5: 4, 11: 4, 15: 4, 13: 2}
    chosen = choose_follow_ups(bank, together | {"blames": "almost-always"}, answers(0, needy))
    assert {bank.item[item].step for item in chosen} == {2, 4, 5, 11, 15}


@pytest.mark.parametrize(("answer", "reasons"), [(4, []), (2, ["answer", "lift"])])
def test_what_lifts_a_step_is_a_reason_where_the_step_calls(bank: Bank, answer: int, reasons: list[str]) -> None:
    """With one helpful answer step 11 has a need of 0: it is no step to keep yet, and the lift moves nothing."""
    (step,) = outcome(bank, {"wants": "unsure"}, {"turned-it-down": answer}).steps
    assert step.number == 11
    assert [why.kind for why in step.reasons] == reasons


def test_an_area_is_a_reason_where_no_answer_of_her_own_stands_out(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """All answers to step 5 one place from the best, and all others of its area at the worst end."""
    step = bank.step[5]
    area = {item.step: 4 for item in bank.items if item.area == step.first and item.step != 5}
    result = outcome(bank, together, answers(0, {**area, 5: 1}))
    (found,) = (each for each in result.steps if each.number == 5)
    assert [(why.kind, why.source) for why in found.reasons] == [("area", step.first)]


@pytest.mark.parametrize(
    ("circumstances", "because"),
    [
        ({"contact": "apart", "affair": "ongoing"}, "you said that an affair is still going on"),
        ({"contact": "together", "wants": "step-back"}, "what you want most at the moment is to take a step back"),
        ({"contact": "rarely", "affair": "ongoing"}, "you are rarely in touch with him at the moment"),
    ],
)
def test_a_step_is_left_out_for_the_first_reason_that_holds(
    bank: Bank, circumstances: dict[str, str], because: str
) -> None:
    """Step 8 also has a gate that closes it wherever contact was skipped, which says nothing about these women."""
    (playful,) = (step for step in outcome(bank, circumstances, {}).left_out if step.number == 8)
    assert why_left_out(bank, playful) == because
