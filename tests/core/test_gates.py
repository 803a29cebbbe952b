"""Gates open and close steps and items by circumstances alone, and an exception takes one of them out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quiz.engine.gates import closing_gate, open_items
from quiz.model.answers import SKIPPED
from quiz.model.bank import ItemGate, StepGate

if TYPE_CHECKING:
    from quiz.model.bank import Bank

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
