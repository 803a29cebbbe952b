"""Answers from outside: what is wrong with them is said by name and never by value, and a bad line stops nothing."""

from __future__ import annotations

import io
import json

import pytest

from quiz.model.bank import Bank
from quiz.reader import SITTING_BYTES
from quiz.session.batch import Unfit, check, score_lines

SECRET = "my private words"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ([], "answers must come as an object with “answers” and “circumstances”"),
        ({"answers": {"let-finish": 9}}, "answers.let-finish must be 0 to 4, “skipped” or “no-occasion”"),
        ({"answers": {"let-finish": SECRET}}, "answers.let-finish must be 0 to 4, “skipped” or “no-occasion”"),
        ({"answers": {SECRET: 1}}, "answers.? is not an item of this bank"),
        ({"answers": {"unheard-of": 1}}, "answers.unheard-of is not an item of this bank"),
        ({"circumstances": {"weather": "fine"}}, "circumstances.weather is not a circumstance of this bank"),
        ({"circumstances": {"contact": SECRET}}, "circumstances.contact must be the id of a choice"),
        ({"safety": SECRET}, "safety must be “worried” or be left out"),
        ({"id": 7}, "id must be a text of at most 200 characters"),
        ({"note": SECRET}, "note is not a part of the form"),
    ],
)
def test_what_is_wrong_is_named_and_never_shown(bank: Bank, document: object, expected: str) -> None:
    with pytest.raises(Unfit) as unfit:
        check(bank, document)
    assert unfit.value.sentence == f"{expected}."
    assert SECRET not in str(unfit.value)


def test_every_problem_is_named_at_once(bank: Bank) -> None:
    with pytest.raises(Unfit) as unfit:
        check(bank, {"answers": {"one": 1, "two": 2}, "circumstances": {"three": "x"}})
    assert unfit.value.sentence.count(";") == 2


def test_a_bad_line_says_so_and_stops_nothing(bank: Bank) -> None:
    good = json.dumps({"id": "good", "answers": {bank.items[0].id: 3}}).encode()
    long = b"#" * (3 * SITTING_BYTES)
    lines = [good, b"", b"  ", b"not json", b"[" * 5000, long, b'{"id": "bad", "answers": {"x": 1}}', b"[1]", good]
    documents = list(score_lines(bank, io.BytesIO(b"\n".join(lines))))
    assert [document["id"] for document in documents] == ["good", None, None, None, "bad", None, "good"]
    assert ["error" in document for document in documents] == [False, True, True, True, True, True, False]


def test_a_last_line_that_is_too_long_and_has_no_end_is_the_last(bank: Bank) -> None:
    (document,) = score_lines(bank, io.BytesIO(b"#" * (2 * SITTING_BYTES)))
    assert document == {"id": None, "error": "A line must be no longer than 64 KB."}
