"""The state machine of one sitting, and the engine that chooses what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quiz.engine.outcome import advance
from quiz.engine.sitting import NotAnAnswer, Sitting, Stage, begin
from quiz.model.answers import NO_OCCASION, SKIPPED
from quiz.model.bank import Bank

STARTED = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)


@pytest.fixture
def new(bank: Bank) -> Sitting:
    """A sitting at its first question."""
    return begin(bank, "20261122T145506Z-k3f9", STARTED)


def past_circumstances(sitting: Sitting, circumstances: dict[str, str]) -> Sitting:
    """The sitting at the first core item."""
    while sitting.stage is Stage.CIRCUMSTANCES:
        sitting = advance(sitting.answer(circumstances[sitting.at or ""]))
    return sitting


def until(sitting: Sitting, stage: Stage, unhelpful: int = 3) -> Sitting:
    """The sitting at the beginning of a later stage, every item answered equally unhelpfully."""
    while sitting.stage is not stage:
        item = sitting.bank.item[sitting.at or ""]
        sitting = advance(sitting.answer(4 - unhelpful if item.keyed > 0 else unhelpful))
    return sitting


def test_a_part_is_entered_once(new: Sitting, together: dict[str, str]) -> None:
    """Before its first question, as long as nothing in it is answered, also after coming back to it."""
    assert new.enters is Stage.CIRCUMSTANCES
    assert new.skip().enters is None
    core = past_circumstances(new, together)
    assert core.enters is Stage.CORE
    assert core.back().enters is None
    assert core.answer(2).enters is None
    assert core.answer(0).back().enters is None
    follow_up = until(core, Stage.FOLLOW_UP)
    assert follow_up.back().enters is None
    assert follow_up.back().answer(3).enters is Stage.FOLLOW_UP
    assert follow_up.finish_now().enters is None
    assert follow_up.finish_now().go_to(follow_up.at or "").enters is None


def test_every_act_leaves_the_state_before_as_it_was(new: Sitting) -> None:
    """A sitting is a value."""
    first = new.at
    after = new.answer("together")
    assert (new.at, new.given("contact")) == (first, None)
    assert after.given("contact") == "together"


@pytest.mark.parametrize("value", [5, -1, True, "often", "together", 1.0, None])
def test_what_an_item_does_not_offer_is_no_answer(new: Sitting, together: dict[str, str], value: object) -> None:
    """And the error carries no value."""
    item = past_circumstances(new, together)
    with pytest.raises(NotAnAnswer) as caught:
        item.answer(value)  # type: ignore[arg-type]  # the point of the test
    assert str(value) not in str(caught.value)


def test_no_occasion_only_where_it_is_offered(new: Sitting, together: dict[str, str]) -> None:
    """Of the core some items offer it and some do not, in a bank that has both."""
    items = (item.model_copy(update={"no_occasion": bool(at % 2)}) for at, item in enumerate(new.bank.items))
    sitting = past_circumstances(replace(new, bank=replace(new.bank, items=tuple(items))), together)
    met = set()
    while sitting.stage is Stage.CORE:
        offered = sitting.bank.item[sitting.at or ""].no_occasion
        met.add(offered)
        if offered:
            sitting = sitting.answer(NO_OCCASION)
        else:
            with pytest.raises(NotAnAnswer):
                sitting.answer(NO_OCCASION)
            sitting = sitting.skip()
    assert met == {True, False}


def test_where_nothing_calls_there_are_no_follow_ups(new: Sitting, together: dict[str, str]) -> None:
    """The core leads straight to the check page, and the choice of none is a choice."""
    check = until(past_circumstances(new, together), Stage.CHECK, unhelpful=0)
    assert check.follow_up == ()


def test_the_choice_of_follow_ups_stays_when_a_core_answer_is_changed(new: Sitting, together: dict[str, str]) -> None:
    """Going back from the first follow-up and changing the last core item changes none of them."""
    follow_up = until(past_circumstances(new, together), Stage.FOLLOW_UP)
    changed = advance(follow_up.back().answer(0))
    assert changed.follow_up == follow_up.follow_up
    assert changed.at == follow_up.at


def test_finishing_early_leads_to_the_check_page(new: Sitting, together: dict[str, str]) -> None:
    """Unanswered questions stay so, and back leads to the last that was answered."""
    sitting = past_circumstances(new, together).answer(2)
    early = advance(sitting.finish_now())
    assert early.stage is Stage.CHECK
    assert early.follow_up is None
    assert early.back().at == sitting.back().at


def test_steps_that_close_take_their_follow_ups_along(new: Sitting, together: dict[str, str]) -> None:
    """Questions of a closed step are asked no more; what was answered is remembered."""
    check = until(past_circumstances(new, together), Stage.CHECK)
    closed = advance(check.go_to("contact").answer("distance"))
    assert closed.stage is Stage.CHECK
    assert not {closed.bank.item[item].step for item in closed.scored} & {4, 5, 6, 8, 13, 14}
    assert closed.answers == check.answers


def test_only_asked_questions_can_be_gone_to(new: Sitting, together: dict[str, str]) -> None:
    """A question of a closed step is none of them."""
    check = until(past_circumstances(new, together), Stage.CHECK)
    closed = next(item.id for item in check.bank.items if item.step == 9)
    with pytest.raises(KeyError):
        check.go_to(closed)


def test_there_is_no_answer_on_the_check_page(new: Sitting, together: dict[str, str]) -> None:
    """It is no question."""
    with pytest.raises(NotAnAnswer):
        until(past_circumstances(new, together), Stage.CHECK).answer(1)


def test_skipped_core_items_count_as_done(new: Sitting, together: dict[str, str]) -> None:
    """Follow-ups are chosen when everything was asked, not when everything was answered."""
    sitting = past_circumstances(new, together)
    while sitting.stage is Stage.CORE:
        sitting = advance(sitting.skip())
    assert sitting.stage is Stage.CHECK
    assert set(sitting.answers.values()) == {SKIPPED}
    assert sitting.follow_up == ()


def test_an_answer_never_shows_in_a_repr(new: Sitting, together: dict[str, str]) -> None:
    """What a traceback or a log would print."""
    assert "distance" not in repr(past_circumstances(new, together | {"contact": "distance"}).answer(3))
