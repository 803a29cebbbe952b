"""Why a step stands where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quiz.engine.outcome import outcome
from quiz.text.reasons import left_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.model.answers import Answer
    from quiz.model.bank import Bank


@pytest.mark.parametrize(("answer", "reasons"), [(4, []), (2, ["answer", "lift"])])
def test_what_lifts_a_step_is_a_reason_where_the_step_calls(bank: Bank, answer: int, reasons: list[str]) -> None:
    """With one helpful answer step 11 has a need of 0: it is no step to keep yet, and the lift moves nothing."""
    (step,) = outcome(bank, {"wants": "unsure"}, {"turned-it-down": answer}).steps
    assert step.number == 11
    assert [why.kind for why in step.reasons] == reasons


def test_an_area_is_a_reason_where_no_answer_of_her_own_stands_out(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
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
    assert left_out(bank, playful) == because
