"""The form in which another program gets a bank: names that are kept for ever, and what has come to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.bank import load
from quiz.export.documents import bank_form
from quiz.model.bank import Bank


@pytest.fixture(scope="module")
def tiny() -> Bank:
    """A bank small enough to be read at a glance."""
    return load(Path(__file__).resolve().parents[1] / "data" / "valid" / "tiny")


def test_the_form_has_everything_that_another_program_needs(tiny: Bank) -> None:
    form = bank_form(tiny)
    assert json.loads(json.dumps(form)) == form
    assert list(form) == [
        *("format", "id", "version", "fingerprint", "k", "tie", "s0", "tau"),
        *("areas", "items", "circumstances", "steps"),
    ]
    assert (form["format"], form["id"], form["fingerprint"]) == ("quiz.bank/1", "tiny", tiny.fingerprint)
    assert (form["k"], form["tie"], form["s0"], form["tau"]) == (1.0, 6.0, 0.9, 4.0)
    assert form["areas"] == [
        {"id": "communication", "facets": []},
        {"id": "blame", "facets": ["fair-to-him", "fair-to-herself"]},
    ]


def test_the_form_of_an_item_a_circumstance_and_a_step(tiny: Bank) -> None:
    form = json.loads(json.dumps(bank_form(tiny)))
    assert form["items"][1] == {
        "id": "screen-while-talking",
        "version": 1,
        "step": 2,
        "area": "communication",
        "end": None,
        "keyed": -1,
        "core": True,
        "text": "I looked at a screen while he spoke.",
        "no_occasion": True,
        "gates": {"only": {}, "not": {}, "unless": []},
    }
    assert form["circumstances"][2] == {
        "id": "help",
        "text": "Is anybody helping you at the moment?",
        "choices": [{"id": "none", "text": "nobody"}, {"id": "professional", "text": "somebody with training"}],
    }
    assert form["steps"][1] == {
        "number": 2,
        "id": "listen",
        "title": "Listen to the end",
        "first": "communication",
        "second": "blame",
        "only": {"help": ["none", "professional"]},
        "not": {"contact": ["distance"]},
        "unless": [],
        "lift": [
            {
                "circumstance": "repeats",
                "choices": ["often"],
                "unless": {"circumstance": "help", "choices": ["professional"]},
                "gates": {"only": {}, "not": {}, "unless": []},
            }
        ],
        "alone": False,
        "safe": False,
        "caution": None,
        "title_other": None,
        "line_other": None,
    }
