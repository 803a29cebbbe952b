"""`quiz score`: the same engine as the quiz, a line at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.engine.outcome import outcome
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from tests.core.conftest import TOGETHER
from tests.faults.terminals import Start, piped
from tests.plain.talk import asked

from .conftest import Ran

TAKEN = ["1", "1", "1", "1", "1", "3", "3", "3", "2", "1", "6"]


def test_pipe_and_score_come_to_the_same(quiz: Callable[..., Ran], bank: Bank) -> None:
    """The same answers through `take` and through `score`: the same steps, ranks, tiers and needs."""
    digits = [str(1 + (7 * place) % 5) for place in range(36)]
    taken = quiz("--plain", "take", lines=[*TAKEN, *digits, ""])
    answers = {item: int(digit) - 1 for item, digit in zip(asked(taken.out, bank), digits, strict=True)}
    line = json.dumps({"id": "me", "answers": answers, "circumstances": TOGETHER})
    scored = json.loads(quiz("score", lines=[line]).out)
    shown = json.loads(quiz("result", "--json").out)
    for key in ("areas", "follow_up", "steps", "left_out", "notes"):
        assert scored[key] == shown[key]


def test_score_says_what_is_wrong_and_goes_on(quiz: Callable[..., Ran], bank: Bank) -> None:
    """As many lines out as in, in order; status 3 at the end; no value is repeated."""
    good: dict[str, object] = {"id": "a", "answers": {bank.items[0].id: 3}}
    lines = [
        json.dumps(good),
        "{",
        json.dumps({"id": "b", "answers": {"secret-word": 1}}),
        json.dumps({"id": "c", "answers": {bank.items[0].id: 9}}),
        json.dumps({"id": "d", "circumstances": {"contact": "secret"}}),
        json.dumps({"id": "e", "safety": "secret"}),
        "[" * 100_000,
        json.dumps(good),
    ]
    ran = quiz("score", lines=lines)
    documents = [json.loads(line) for line in ran.out.splitlines()]
    assert [document["id"] for document in documents] == ["a", None, "b", "c", "d", "e", None, "a"]
    assert ["error" in document for document in documents] == [False, True, True, True, True, True, True, False]
    assert "answers.secret-word is not an item" in documents[2]["error"]
    assert "secret" not in documents[4]["error"] + documents[5]["error"]
    assert ran.status == 3


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
def test_an_id_of_any_characters_comes_back(tmp_path: Path, encoding: str) -> None:
    """Also half a character, and what would steer a terminal: the line stays one document, and the next one comes."""
    ids = ["\ud800", "\x9b31m", "\u202egood", "é \U0001f600", "plain"]
    asked = [json.dumps({"id": each, "answers": answers}) for each in ids for answers in ({}, {"no-such": 1})]
    ran = piped(Start(tmp_path, ("score",), environment={"PYTHONIOENCODING": encoding}), asked)
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == [each for each in ids for _ in range(2)]
    assert ran.stdout.replace("\n", "").isprintable()
    assert ran.returncode == 3


def test_score_is_what_the_engine_says(quiz: Callable[..., Ran], bank: Bank) -> None:
    """Every answer to an item of an open step counts, asked or not."""
    answers: dict[str, Answer] = {item.id: (place * 3) % 5 for place, item in enumerate(bank.items)}
    ran = quiz("score", lines=[json.dumps({"id": "x", "answers": answers, "circumstances": TOGETHER})])
    steps = json.loads(ran.out)["steps"]
    expected = outcome(bank, TOGETHER, answers).steps
    assert [(s["number"], s["rank"], s["tier"]) for s in steps] == [(s.number, s.rank, s.tier) for s in expected]


def test_a_file_is_scored_in_sentences_or_as_data(quiz: Callable[..., Ran], bank: Bank, tmp_path: Path) -> None:
    """The same keys as TOML; a worried answer gives the safe list; nothing is kept."""
    file = tmp_path / "me.toml"
    file.write_text(f'id = "me"\n[answers]\n{bank.items[0].id} = 3\n[circumstances]\ncontact = "together"\n')
    assert "Your first steps. " in quiz("score", str(file)).out
    document = json.loads(quiz("score", str(file), "--json").out)
    assert (document["id"], document["format"]) == ("me", "quiz.result/1")
    file.write_text('safety = "worried"\n')
    assert "Steps that need nothing from him." in quiz("score", str(file)).out
    file.write_text("[answers]\nsecret-word = 1\n")
    refused = quiz("score", str(file))
    assert (refused.status, "answers.secret-word is not an item" in refused.err) == (3, True)
    assert not (tmp_path / "kept").exists()


def test_a_terminal_is_no_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Rather than wait for lines that nobody thinks of typing, it says how they are given."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["score"]) == 2
    assert "quiz score < answers.jsonl" in capsys.readouterr().err
