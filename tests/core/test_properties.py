"""What is always true of a result, whoever answers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank import built_in_folder, load
from quiz.engine.gates import open_items
from quiz.engine.outcome import outcome
from quiz.engine.scoring import reverse_scored
from quiz.model.answers import HIGHEST, NO_OCCASION, SKIPPED, Answer
from quiz.model.result import RankedStep, Result, Tier
from quiz.text import reasons
from tests.tools import examples

BANK = load(built_in_folder())
VALUES: tuple[Answer, ...] = (0, 1, 2, 3, 4, SKIPPED, NO_OCCASION)

circumstances_of_anybody = st.fixed_dictionaries(
    {}, optional={c.id: st.sampled_from([SKIPPED, *(choice.id for choice in c.choices)]) for c in BANK.circumstances}
)
answers_of_anybody = st.fixed_dictionaries({}, optional={item.id: st.sampled_from(VALUES) for item in BANK.items})


def by_number(result: Result) -> dict[int, RankedStep]:
    """Ranked steps by their number."""
    return {step.number: step for step in result.steps}


@given(circumstances_of_anybody, answers_of_anybody)
def test_tiers_hold_what_they_promise(circumstances: dict[str, str], answers: dict[str, Answer]) -> None:
    """At most three start; each step stands once; start calls and rests on two answers, keep does neither."""
    result = outcome(BANK, circumstances, answers)
    assert len(result.tier(Tier.START)) <= 3
    placed = [step.number for step in result.steps] + [step.number for step in result.left_out]
    assert sorted(placed) == sorted(BANK.step)
    for step in result.steps:
        need = step.need
        assert need is not None
        assert 0 <= need <= 100
        if step.tier is Tier.START:
            assert step.answered >= 2
        if step.tier in {Tier.START, Tier.NEXT}:
            assert need > 25
        assert (step.tier is Tier.KEEP) == (need <= 25 and step.answered >= 2)
        assert len([why for why in step.reasons if why.kind == "answer"]) <= 2
        assert step.tier in {Tier.START, Tier.NEXT} or step.would_change is None


@given(circumstances_of_anybody, answers_of_anybody, st.data())
def test_a_more_helpful_answer_never_raises_its_steps_need(
    circumstances: dict[str, str], answers: dict[str, Answer], data: st.DataObject
) -> None:
    """Moved one place towards the helpful end, the need of the item's own step stays or falls."""
    movable = [
        item
        for item in BANK.items
        if isinstance(answer := answers.get(item.id), int) and reverse_scored(item, answer) > 0
    ]
    if not movable:
        return
    item = data.draw(st.sampled_from(movable))
    answer = answers[item.id]
    assert isinstance(answer, int)
    before = by_number(outcome(BANK, circumstances, answers)).get(item.step)
    after = by_number(outcome(BANK, circumstances, answers | {item.id: answer + item.keyed})).get(item.step)
    assert (before is None) == (after is None)
    if before and after:
        assert before.need is not None
        assert after.need is not None
        assert after.need <= before.need


@settings(max_examples=examples(50))
@given(circumstances_of_anybody, answers_of_anybody)
def test_what_would_change_a_place_really_does(circumstances: dict[str, str], answers: dict[str, Answer]) -> None:
    """The named answer, moved towards the helpful end, puts the step into another tier, and no smaller such move of an
    own answer does; where none is named, none would."""
    result = outcome(BANK, circumstances, answers)
    for step in (*result.tier(Tier.START), *result.tier(Tier.NEXT)):
        own = [i for i in BANK.items if i.step == step.number and isinstance(answers.get(i.id), int)]
        moves = {}
        for item in own:
            for value in (v for v in range(HIGHEST + 1) if (v - int(answers[item.id])) * item.keyed > 0):
                moved = by_number(outcome(BANK, circumstances, answers | {item.id: value}))[step.number]
                if moved.tier is not step.tier:
                    distance = abs(value - int(answers[item.id]))
                    moves[item.id, value] = distance
        change = step.would_change
        assert (change is None) == (not moves)
        if change:
            assert change.before == answers[change.item]
            assert moves[change.item, change.after] == min(moves.values())


@given(circumstances_of_anybody, answers_of_anybody)
def test_place_and_tier_contradict_only_with_a_word(circumstances: dict[str, str], answers: dict[str, Answer]) -> None:
    """Within a tier, and from start to next to later, the need falls, but for steps that were moved up and say so, for
    those that rest on one answer, which cannot start, and for those that the bank suggests, as the page says."""
    result = outcome(BANK, circumstances, answers)
    aside = {Tier.KEEP, Tier.START} if result.by_default else {Tier.KEEP}
    ordinary = [step for step in result.steps if step.tier not in aside and not step.moved_up and step.answered > 1]
    assert [step.need for step in ordinary] == sorted((step.need or 0 for step in ordinary), reverse=True)
    for step in result.steps:
        if step.moved_up:
            assert [why.kind for why in step.reasons].count("lift") == 1
            assert reasons.reasons(BANK, step)[-1 if step.answered > 1 else -2].startswith("Moved up because")


@given(circumstances_of_anybody, answers_of_anybody)
def test_a_strength_is_within_its_band(circumstances: dict[str, str], answers: dict[str, Answer]) -> None:
    """And that within 0 and 100; an area with ends has the figure and the band of the worse one."""
    for area in outcome(BANK, circumstances, answers).areas:
        for score in (area, *area.ends):
            assert (score.band is None) == (score.strength is None)
            if score.band and score.strength is not None:
                assert 0 <= score.band[0] <= score.strength <= score.band[1] <= 100
        known = [(end.strength, end.band) for end in area.ends if end.strength is not None]
        if area.ends:
            assert (area.strength, area.band) == min(known, key=lambda end: end[0], default=(None, None))


@given(circumstances_of_anybody, answers_of_anybody)
def test_the_safe_list_is_the_same_whatever_was_answered(
    circumstances: dict[str, str], answers: dict[str, Answer]
) -> None:
    """In the order of numbers, with nothing worked out; the areas and follow-ups are those of everybody."""
    worried = outcome(BANK, circumstances, answers, safe_only=True)
    ordinary = outcome(BANK, circumstances, answers)
    assert [step.number for step in worried.steps] == [2, 3, 11, 15]
    assert {(step.need, step.rank, step.reasons, step.would_change) for step in worried.steps} == {
        (None, None, (), None)
    }
    assert worried.left_out == ()
    assert (worried.areas, worried.follow_up) == (ordinary.areas, ordinary.follow_up)


@given(circumstances_of_anybody, answers_of_anybody)
def test_follow_ups_come_from_the_core_alone(circumstances: dict[str, str], answers: dict[str, Answer]) -> None:
    """At most five steps, all their open follow-ups; what was said to a follow-up changes none of it."""
    core = {item: answer for item, answer in answers.items() if BANK.item[item].core}
    chosen = outcome(BANK, circumstances, answers).follow_up
    assert chosen == outcome(BANK, circumstances, core).follow_up
    steps = {BANK.item[item].step for item in chosen}
    assert len(steps) <= 5
    offered = {item.id for item in open_items(BANK, circumstances) if item.step in steps and not item.core}
    assert sorted(chosen) == sorted(offered)
