"""What is always true of a comparison, whoever answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank import built_in_folder, load
from quiz.compare import compare
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.bank import Area, Bank, Facet
from quiz.model.change import Change, Comparison, SittingSnapshot, Verdict
from tests.tools import examples

BANK = load(built_in_folder())
CORE = [item.id for item in BANK.items if item.core]
VALUES: tuple[Answer, ...] = (0, 1, 2, 3, 4, SKIPPED, NO_OCCASION)
WHEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

situations = st.fixed_dictionaries(
    {}, optional={c.id: st.sampled_from([SKIPPED, *(choice.id for choice in c.choices)]) for c in BANK.circumstances}
)
answers_of_anybody = st.fixed_dictionaries({}, optional={item.id: st.sampled_from(VALUES) for item in BANK.items})
occasions = st.builds(
    SittingSnapshot,
    id=st.just("any"),
    finished=st.integers(0, 400).map(lambda days: WHEN + timedelta(days=days)),
    circumstances=situations,
    answers=answers_of_anybody,
)


def figures(comparison: Comparison) -> list[Change]:
    """All areas and ends."""
    return [part for area in comparison.areas for part in (area, *area.ends)]


@given(occasions, st.integers(0, 400))
def test_a_sitting_against_itself_has_changed_nowhere(sitting: SittingSnapshot, days: int) -> None:
    """Change 0 and z 0, also where the same is answered on another day; only what has no answer is left out."""
    later = replace(sitting, finished=sitting.finished + timedelta(days=days))
    found = compare(BANK, [sitting], later)
    assert all(change.change in {None, 0} and change.z in {None, 0} for change in figures(found))
    assert all(change.verdict in {Verdict.NONE, Verdict.SAME} for change in figures(found))
    assert all(move.places == 0 for move in found.items)
    assert all(out.when == "both" for out in found.left_out)


@given(occasions, occasions)
def test_swapping_two_sittings_turns_every_sign(one: SittingSnapshot, other: SittingSnapshot) -> None:
    """And nothing else."""
    there, back = compare(BANK, [one], other), compare(BANK, [other], one)
    assert (there.days, there.compared, there.of) == (back.days, back.compared, back.of)
    for forth, turned in zip(figures(there), figures(back), strict=True):
        assert (forth.then, forth.now) == (turned.now, turned.then)
        assert (forth.se, forth.limits, forth.verdict) == (turned.se, turned.limits, turned.verdict)
        if forth.change is not None and turned.change is not None:
            assert forth.change == -turned.change
        if forth.z is not None and turned.z is not None:
            assert forth.z == -turned.z
    assert [(move.item, move.then, move.now) for move in there.items] == [
        (move.item, move.now, move.then) for move in back.items
    ]
    turned_words = {"then": "now", "now": "then", "both": "both"}
    assert [(out.item, out.why, out.when) for out in there.left_out] == [
        (out.item, out.why, turned_words[out.when]) for out in back.left_out
    ]


@given(occasions, occasions, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(one: SittingSnapshot, other: SittingSnapshot, chance: Random) -> None:
    """Answers are a set."""
    mixed = list(other.answers.items())
    chance.shuffle(mixed)
    assert compare(BANK, [one], replace(other, answers=dict(mixed))) == compare(BANK, [one], other)


Scale = TypeVar("Scale", Area, Facet)


def renamed(scale: Scale) -> Scale:
    """An area or an end under another name."""
    return scale.model_copy(update={"name": f"⟦{scale.name}⟧"})


def translated() -> Bank:
    """The same bank in words that nobody speaks."""
    items = tuple(item.model_copy(update={"text": f"⟦{item.id}⟧", "act": f"⟦{item.id}⟧"}) for item in BANK.items)
    areas = tuple(renamed(area).model_copy(update={"ends": tuple(map(renamed, area.ends))}) for area in BANK.areas)
    return replace(BANK, items=items, areas=areas, language="xx", scale=tuple("abcde"), title="⟦⟧")


OTHER_LANGUAGE = translated()


@given(occasions, occasions)
def test_the_language_does_not_matter(one: SittingSnapshot, other: SittingSnapshot) -> None:
    """Figures rest on ids, keys and versions."""
    assert compare(OTHER_LANGUAGE, [one], other) == compare(BANK, [one], other)


@settings(max_examples=examples(120))
@given(st.lists(occasions, min_size=1, max_size=4), occasions, st.sampled_from(CORE), st.integers(0, 4), st.data())
def test_a_skipped_item_never_moves_anything(
    earlier: list[SittingSnapshot], later: SittingSnapshot, item: str, value: int, data: st.DataObject
) -> None:
    """Where one sitting skipped it, whatever another one answers, no figure and no verdict is another one; unless that
    one is among those that are passed over."""
    sittings = [replace(sitting, id=str(at)) for at, sitting in enumerate((*earlier, later))]
    skips = data.draw(st.sampled_from(range(len(sittings))))
    says = data.draw(st.sampled_from([at for at in range(len(sittings)) if at != skips]))
    sittings[skips] = replace(sittings[skips], answers={**sittings[skips].answers, item: SKIPPED})
    skipped = replace(sittings[says], answers={**sittings[says].answers, item: SKIPPED})
    answered = replace(sittings[says], answers={**sittings[says].answers, item: value})
    without, beside = ([*sittings[:says], each, *sittings[says + 1 :]] for each in (skipped, answered))
    found, again = compare(BANK, without[:-1], without[-1]), compare(BANK, beside[:-1], beside[-1])
    if str(skips) not in (*found.passed_over, *again.passed_over):
        assert again.earlier == found.earlier
        assert again.areas == found.areas
        assert again.items == found.items


@given(st.lists(occasions, min_size=2, max_size=4), occasions)
def test_figures_stay_within_their_range(earlier: list[SittingSnapshot], later: SittingSnapshot) -> None:
    """Strengths from 0 to 100, a positive error, a verdict only where there is an error; counts that add up."""
    found = compare(BANK, earlier, later)
    assert found.compared + len(found.left_out) == found.of
    assert len(found.earlier) + len(found.passed_over) == len(earlier)
    for change in figures(found):
        assert (change.then is None) == (change.now is None) == (change.missing is not None)
        assert change.then is None or 0 <= change.then <= 100
        assert change.se is None or change.se > 0
        assert change.se is not None or change.verdict is Verdict.NONE
