"""Strengths on a page: the band with its word, how far a figure varies by chance, and when it is shown at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from math import sqrt

import pytest

from quiz.engine.outcome import outcome
from quiz.engine.scoring import ScaleTotal, area_of, level, score_area, squared_error
from quiz.export.documents import result_form
from quiz.export.html import bar
from quiz.model.bank import Area, Band, Bank, Facet
from quiz.model.result import Score, Shown, Tier
from quiz.text.areas import area_lines
from quiz.text.result import page as page_of
from quiz.text.words import within
from tests.core.conftest import AnswersOf

TODAY = date(2026, 11, 22)
WHEN = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="session")
def bank(bank: Bank) -> Bank:
    """The bank without bands of its own, with the constants that are worked with here."""
    constants = bank.constants.model_copy(update={"tau": 4.0, "perhaps": 1.28, "clear": 2.5})
    areas = tuple(area.model_copy(update={"bands": ()}) for area in bank.areas)
    return replace(bank, areas=areas, constants=constants)


@pytest.fixture(scope="session")
def banded(bank: Bank) -> Bank:
    """The bank with three bands of its own for every area."""
    bands = tuple(Band.model_validate({"from": low, "label": label}) for low, label in THREE)
    return replace(bank, areas=tuple(area.model_copy(update={"bands": bands}) for area in bank.areas))


THREE = ((0.0, "needs care"), (35.0, "mixed"), (65.0, "going well"))


def score_of(area: Area, bank: Bank, *answers: int) -> Score:
    """The score of an area with these answers, as unhelpfulness."""
    return score_area(area, {area.id: ScaleTotal(sum(answers), len(answers), len(answers))}, bank.constants)


def test_the_band_by_hand(bank: Bank) -> None:
    """Ten answers, strength 50: 625 · 0.81 ÷ 20 + 16 = 41.3125, root 6.4275; times 1.28 on either side."""
    fun = area_of(bank, "fun")
    low, high = score_of(fun, bank, *[2] * 10).band or (0, 0)
    assert sqrt(squared_error(0.9**2, 10, bank.constants) / 2) == pytest.approx(6.4275, abs=0.0001)
    assert (low, high) == pytest.approx((41.773, 58.227), abs=0.001)
    assert (score_of(fun, bank, *[0] * 10).band or ()) == pytest.approx((91.773, 100), abs=0.001)


def test_any_area_may_have_ends(bank: Bank) -> None:
    """Its figure and its band are those of the worse end, never a mean, and it rests on the answers of both."""
    area = area_of(bank, "fun").model_copy(
        update={
            "ends": (Facet(id="giving-it-time", name="giving it time"), Facet(id="own-ground", name="your own ground"))
        }
    )
    sums = {"giving-it-time": ScaleTotal(0, 4, 4), "own-ground": ScaleTotal(14, 5, 6)}
    score = score_area(area, sums, bank.constants)
    assert (score.strength, score.band, score.answered, score.offered) == (30, score.ends[1].band, 9, 10)
    assert [end.strength for end in score.ends] == [100, 30]


@pytest.mark.parametrize(
    ("strength", "word"),
    [(0, 0), (34.94, 0), (34.96, 1), (35, 1), (64.9, 1), (65, 2), (100, 2)],
)
def test_bands_begin_where_the_bank_says(banded: Bank, strength: float, word: int) -> None:
    """By the one decimal that is given out."""
    assert level(area_of(banded, "fun"), strength) == word


def test_a_bank_without_bands_has_the_four_of_the_program(bank: Bank) -> None:
    area = area_of(bank, "fair-to-him")
    assert [level(area, strength) for strength in (29.9, 30, 50, 75)] == [0, 1, 2, 3]
    with pytest.raises(KeyError):
        area_of(bank, "nothing")


@pytest.mark.parametrize(
    ("answers", "spoken"),
    [
        ((0, 1, 1, 0), "Fun: going well, 87 of 100, from 4 answers."),
        ((0, 1, 1), "Fun: going well, from 3 answers."),
        ((2, 2, 2, 2), "Fun: mixed, 50 of 100, from 4 answers."),
        ((4, 4, 3, 4), "Fun: needs care, from 4 answers."),
        ((4, 4, 3), "Fun: needs care, from 3 answers."),
        ((4, 4), "Fun: asked too little in your situation, 2 of 2 answered."),
    ],
)
def test_a_figure_is_shown_from_four_answers_on_and_never_in_the_lowest_band(
    banded: Bank, answers: tuple[int, ...], spoken: str
) -> None:
    (line,) = area_lines(banded, [score_of(area_of(banded, "fun"), banded, *answers)])
    assert line.spoken == spoken
    assert line.few == (spoken == "Fun: going well, from 3 answers.")
    if line.strength is not None:
        drawn = bar(line, "").markup
        assert drawn.count("notch") == 2
        assert "pale" in drawn


def test_the_data_have_the_band_and_the_word(banded: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    form = result_form(banded, together, outcome(banded, together, answers(1)), "any")
    areas = form["areas"]
    assert isinstance(areas, list)
    assert [(area["label"], len(area["band"])) for area in areas] == [("going well", 2)] * len(areas)
    empty = result_form(banded, together, outcome(banded, together, {}), "any")["areas"]
    assert isinstance(empty, list)
    assert {(area["label"], area["band"]) for area in empty} == {(None, None)}


def test_a_start_in_an_area_that_goes_well_says_so(banded: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """It is said of steps to start with, and only where the area is in its highest band."""
    for base, said in ((0, 1), (4, 0)):
        given = answers(base, {4: 4})
        result = outcome(banded, together, given)
        page = page_of(banded, Shown("any", WHEN, together, given, result), TODAY, "F2")
        told = [step.number for step in page.start if "as a whole goes well" in " ".join(step.reasons)]
        assert len(told) == said
        assert [step.number for step in result.tier(Tier.START)][:said] == told


def test_a_sentence_goes_on_after_other_words() -> None:
    assert within("You said so.") == "you said so."
    assert within("I see.") == "I see."
