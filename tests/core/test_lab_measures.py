"""What the lab measures, on people whose needs are written down; and how the people are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from quiz.comparison.noise import noise_of
from quiz.lab.contenders import Found, Setting, limit, posterior_mean, simple
from quiz.lab.layout import Layout, layout
from quiz.lab.measures import estimate, measure
from quiz.lab.people import Answers, People, Situations, draw, draw_items, draw_needs
from quiz.lab.placing import groups
from quiz.lab.posterior import graded, prior
from quiz.lab.retakes import changes_in_errors, verdicts
from quiz.lab.worlds import BASE, SKIPPING

if TYPE_CHECKING:
    from quiz.lab.layout import Floats
    from quiz.models.bank import Bank


@pytest.fixture(scope="module")
def arrays(bank: Bank) -> Layout:
    """The built-in bank as arrays."""
    return layout(bank)


def setting_of(arrays: Layout, needs: Floats, opened: list[list[bool]] | None = None) -> Setting:
    """People with these needs, who have not answered anything yet."""
    nothing = np.zeros((len(needs), 60))
    answers = Answers(nothing, nothing > 0, nothing > 0)
    open_ = np.ones(needs.shape, dtype=bool) if opened is None else np.array(opened)
    items = draw_items(arrays, BASE, np.random.default_rng(0))
    people = People(needs, nothing, items, Situations(open_, ~open_, nothing == 0), answers)
    return Setting(arrays, BASE, people, np.random.default_rng(0))


def test_every_measure_of_one_order(arrays: Layout) -> None:
    needs = np.array([[1.0, 4.0, 2.0, 3.0]] * 2)
    order = np.array([[2, 3, 1, 0], [1, 3, 2, 0]])
    merit = np.array([[1.0, 2.0, 4.0, 3.0], [1.0, 4.0, 2.0, 3.0]])
    found = Found(order, merit, np.array([30, 40]), np.array([2, 1]))
    figures = measure(setting_of(arrays, needs), found)
    assert figures["first"] == 0.5
    assert figures["first_in_three"] == 1
    assert figures["in_three"] == 1
    assert figures["in_start"] == 0.5
    assert figures["regret"] == 1
    assert figures["questions"] == 35
    # Of six pairs of the first person three agree and three do not.
    assert figures["tau"] == pytest.approx((0 + 1) / 2)


def test_closed_steps_are_nobodys_neediest(arrays: Layout) -> None:
    setting = setting_of(arrays, np.array([[1.0, 4.0, 2.0]]), [[True, False, True]])
    merit = np.array([[1.0, np.nan, 2.0]])
    found = measure(setting, Found(np.array([[2, 0, 1]]), merit, np.array([30])))
    assert (found["first"], found["regret"], found["tau"]) == (1, 0, 1)
    assert "in_start" not in found


def test_where_nothing_is_shown_nothing_is_found(arrays: Layout) -> None:
    needs = np.array([[1.0, 2.0]])
    found = measure(setting_of(arrays, needs), Found(np.array([[1, 0]]), needs, np.array([30]), np.array([0])))
    assert (found["first"], found["in_start"], found["none"]) == (0, 0, 1)


def test_the_error_is_that_of_the_mean_of_groups() -> None:
    assert estimate([0.1, 0.3]) == pytest.approx((0.2, 0.1))
    assert estimate([0.5]) == (0.5, 0.0)


def test_a_group_begins_more_than_a_tie_below_its_leader() -> None:
    whole = np.array([[50_000_000, 44_000_000, 43_999_999, 38_000_000]])
    assert groups(whole, np.argsort(-whole, axis=1), 6.0).tolist() == [[0, 0, 1, 1]]


def test_needs_have_the_stated_parts(arrays: Layout) -> None:
    needs = draw_needs(arrays, BASE, 40_000, np.random.default_rng(1))
    assert np.cov(needs.T) == pytest.approx(prior(arrays, BASE), abs=0.03)
    fun = [arrays.bank.steps.index(arrays.bank.step[number]) for number in (4, 7)]
    assert prior(arrays, BASE)[fun[0], fun[1]] == pytest.approx(0.6)
    assert prior(arrays, BASE)[fun[0], 0] == pytest.approx(0.3)


def test_the_same_seed_makes_the_same_people(arrays: Layout) -> None:
    one, other, third = (draw(arrays, BASE, 20, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (one.answers.unhelpful == other.answers.unhelpful).all()
    assert (one.answers.unhelpful != third.answers.unhelpful).any()


def test_answers_spread_as_a_straight_line_with_noise_says(arrays: Layout) -> None:
    unhelpful = draw(arrays, BASE, 20_000, np.random.default_rng(1)).answers.unhelpful
    _, variance = graded(BASE)
    assert unhelpful.mean() == pytest.approx(2, abs=0.15)
    assert ((unhelpful - 2) ** 2).mean() == pytest.approx(variance, abs=0.1)


def test_thirty_of_a_hundred_are_skipped_most_where_it_hurts(arrays: Layout) -> None:
    answers = draw(arrays, SKIPPING, 5_000, np.random.default_rng(1)).answers
    assert (~answers.answered).mean() == pytest.approx(0.3, abs=0.02)
    assert (~answers.answered)[answers.unhelpful == 4].mean() == pytest.approx(0.5, abs=0.02)
    assert (~answers.answered)[answers.unhelpful == 0].mean() == pytest.approx(0.1, abs=0.02)


def test_nobody_passes_the_limit(arrays: Layout) -> None:
    people = draw(arrays, BASE, 2_000, np.random.default_rng(1))
    setting = Setting(arrays, BASE, people, np.random.default_rng(2))
    highest = measure(setting, limit(lambda _: np.ones((2_000, 60), dtype=bool))(setting))
    best = measure(setting, simple(posterior_mean, lambda _: np.ones((2_000, 60), dtype=bool))(setting))
    assert highest["first"] > best["first"] > 0.4
    assert highest["tau"] > best["tau"]


def test_changes_are_weighed_as_in_the_comparison(arrays: Layout) -> None:
    chance = np.random.default_rng(4)
    moved = chance.integers(-2, 3, (5, 30)).astype(float)
    core = [item for item in arrays.bank.items if item.core]
    scales = [name for area in arrays.bank.areas for name in ([end.id for end in area.ends] or [area.id])]
    found = changes_in_errors(arrays, moved)
    for person in range(5):
        moves = dict(zip((item.id for item in core), moved[person], strict=True))
        by_area = [[int(moves[item.id]) for item in core if item.area == area.id] for area in arrays.bank.areas]
        noise = noise_of(arrays.bank.constants, by_area)
        for column, scale in enumerate(scales):
            own = [moves[item.id] for item in core if scale in {item.area, item.end}]
            expected = 25 * sum(own) / len(own) / noise.squared_error(len(own)) ** 0.5
            assert found[person, column] == pytest.approx(expected)


def test_the_comparison_is_calm_where_nothing_changed_and_sees_what_did(arrays: Layout) -> None:
    same, changed = (verdicts(arrays, BASE, 2_000, change, np.random.default_rng(1)) for change in (0.0, 1.0))
    assert same.perhaps < 0.25
    assert same.clear < 0.03
    assert changed.perhaps > 2 * same.perhaps
