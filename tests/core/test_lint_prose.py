"""Words, sentences and grades: against published examples, and against syllables counted by hand."""

from __future__ import annotations

import pytest

from quiz.lint.material import grade, paragraphs, sentences, syllables, word_list, words

COUNTED = {
    1: "a the through looked made phone times friends eyes rhythm's",
    2: "table little wanted boxes something sometimes every being seeing changes ended feelings people quarrel's",
    3: "suggested important everything another family mistaken enjoying",
    4: "relationship understanding impossible",
}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # Both from the Wikipedia article on the formula: 24 syllables in 13 words, and 6 in 6.
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.3),
        ("The cat sat on the mat.", -1.4),
    ],
)
def test_the_grade_is_the_published_one(text: str, published: float) -> None:
    assert grade([text]) == pytest.approx(published, abs=0.06)


def test_syllables_agree_with_a_published_count() -> None:
    sentence = "This sentence, taken as a reading passage unto itself, is being used to prove a point."
    # Published with a reading ease of 69: 206.835 - 1.015 × 16 - 84.6 × syllables ÷ 16.
    count = sum(map(syllables, words(sentence)))
    assert 206.835 - 1.015 * 16 - 84.6 * count / 16 == pytest.approx(69, abs=0.5)


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, line in COUNTED.items() for word in line.split()])
def test_syllables_are_those_that_are_spoken(count: int, word: str) -> None:
    assert syllables(word) == count


def test_the_grade_rests_on_the_mean_of_all_passages() -> None:
    assert grade(["The cat sat on the mat.", "The cat sat. The dog sat."]) == pytest.approx(
        0.39 * 12 / 3 + 11.8 - 15.59
    )
    assert grade([]) == 0
    assert grade(["…"]) == 0


def test_sentences_end_before_a_capital_letter() -> None:
    text = "He said “go on.” Then … he left at 3.15 p.m. today? “No.” (So it was.)"
    assert sentences(text) == ["He said “go on.”", "Then … he left at 3.15 p.m. today?", "“No.”", "(So it was.)"]
    assert sentences("Was war das? Über allem lag Staub.") == ["Was war das?", "Über allem lag Staub."]


def test_paragraphs_are_without_markup_and_know_their_line() -> None:
    page = "# Title\nFirst *line*\nsecond line\n\n- one [link](https://example.org)\n- two\n\n1. three\n> four\n"
    assert list(paragraphs(page)) == [
        (1, "Title"),
        (2, "First line second line"),
        (5, "one link"),
        (6, "two"),
        (8, "three"),
        (9, "four"),
    ]


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        ("or", "for order", None),
        ("or", "This OR that", "or"),
        ("*n't", "I didn’t go", "didn't"),
        ("narciss*", "a narcissistic act", "narcissistic"),
        ("as well as", "this as well as that", "as well as"),
        ("a.b", "a-b", None),
    ],
)
def test_listed_words_are_found_as_whole_words(listed: str, text: str, found: str | None) -> None:
    assert word_list([listed]).found_in(text) == found


def test_an_empty_list_finds_nothing() -> None:
    assert word_list([]).found_in("anything") is None
