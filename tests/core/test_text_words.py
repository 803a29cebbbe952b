"""Words that no sentence uses: a comparison judges nobody, no step is called safe, and no private or translated phrase
is left (`tests/data/words/plain-english.toml` says their sense). Every sentence in the program is read, every string of
the built-in bank, and whole pages as they are put together from many sittings."""

from __future__ import annotations

import ast
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import click
import pytest
from pydantic import BaseModel

import quiz
from quiz.bank import built_in_folder, load
from quiz.cli import COMMANDS, root
from quiz.compare.report import changes
from quiz.engine.outcome import outcome
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer, key
from quiz.model.record import BankStamp, Plan, PlanEntry, PlannedStep, Said, SittingRecord
from quiz.model.result import Shown
from quiz.text import comparison, result
from quiz.text.comparison import overall

BANK = load(built_in_folder())
JUDGING = re.compile(
    r"\b(improv\w*|worse\w*|significan\w*|success\w*|(?<!nothing to pass or )fail(s|ed|ing|ures?)?|no change)\b",
    re.IGNORECASE,
)
MODULES = sorted(Path(quiz.__file__).parent.rglob("*.py"))
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
VALUES: tuple[Answer, ...] = (0, 1, 2, 3, 4, SKIPPED, NO_OCCASION)


def sentences_in(source: str) -> Iterator[str]:
    """Every string of a module with more than one word, the parts of composed ones too, but not its docstrings."""
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
            and " " in node.value
        ):
            yield node.value


def strings_in(value: object) -> Iterator[str]:
    """Every string within models, tables and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from strings_in(dict(value))
    elif isinstance(value, dict):
        yield from strings_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings_in(part)


def sittings(seed: int, number: int) -> SittingRecord:
    """Somebody's sitting: mostly one way of answering, some of it skipped."""
    chance = random.Random(100 * seed + number)  # noqa: S311 - no secret
    usual = chance.choice((0, 2, 4, None))
    answers: dict[str, Answer] = {
        item.id: chance.choice(VALUES) if usual is None or chance.random() < 0.2 else 2 + item.keyed * (2 - usual)
        for item in BANK.items
    }
    situation = {c.id: chance.choice([SKIPPED, *(choice.id for choice in c.choices)]) for c in BANK.circumstances}
    when = FIRST + timedelta(days=sum(chance.choice((3, 30)) for _ in range(number)))
    return SittingRecord(
        app="0",
        number=number,
        id=f"{when:%Y%m%dT%H%M%SZ}-aaaa",
        started=when,
        finished=when,
        start=(),
        bank=BankStamp(id=BANK.id, version=BANK.version, fingerprint="f" * 64),
        areas={"fun": float(chance.randrange(100))},
        said=Said(
            circumstances=situation,
            answers={key(item, BANK.item[item].version): answer for item, answer in answers.items()}
            | {"long-gone@1": 2},
        ),
    )


def pages(seed: int) -> Iterator[str]:
    """The pages of one person: each result, the last comparison and the one with all."""
    kept = [sittings(seed, number) for number in (1, 2, 3)]
    steps = (PlannedStep(number=2, read=TODAY), PlannedStep(number=12, if_then="if Sunday", tried=FIRST.date()))
    plan = Plan(entries=(PlanEntry(made=kept[0].finished, look_again=TODAY, steps=steps),))
    for earlier in (kept[:1], kept[:2]):
        found = changes(BANK, earlier, kept[len(earlier)], plan, {})
        yield from comparison.spoken(comparison.page(BANK, found, TODAY))
        yield from overall(BANK, replace(found, clock_back=True), TODAY)
        yield from comparison.page(BANK, found, TODAY).summary
    for record in kept:
        answers = {stored.rpartition("@")[0]: answer for stored, answer in record.said.answers.items()}
        answers.pop("long-gone")
        situation = record.said.circumstances
        shown = Shown(record.id, record.finished, situation, answers, outcome(BANK, situation, answers))
        yield from result.result_lines(result.page(BANK, shown, TODAY, "F2"), why=True)


def test_there_are_sentences_to_read() -> None:
    """Otherwise the tests below would find nothing in nothing."""
    assert len(MODULES) > 100
    assert sum(1 for module in MODULES for _ in sentences_in(module.read_text(encoding="utf-8"))) > 200


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(Path(quiz.__file__).parent)))
def test_no_sentence_of_the_program_judges(module: Path) -> None:
    """Not in `quiz.text`, and nowhere else where a person may read it: on a page, in an error, in the help."""
    assert [words for words in sentences_in(module.read_text(encoding="utf-8")) if JUDGING.search(words)] == []


def test_no_sentence_of_the_bank_judges() -> None:
    """Not in questions, reasons, notices and the safety door; the readings are pages of their own."""
    assert [words for words in strings_in(vars(BANK)) if JUDGING.search(words)] == []


@pytest.mark.parametrize("seed", range(30))
def test_no_page_judges(seed: int) -> None:
    """Not where words come together either."""
    lines = list(pages(seed))
    assert len(lines) > 100
    assert [line for line in lines if JUDGING.search(line)] == []


def test_every_verdict_is_among_these_pages() -> None:
    """The pages that are read hold every kind of sentence."""
    heard = "\n".join(line for seed in range(30) for line in pages(seed))
    for words in (
        "More helpful answers than",
        "Fewer helpful answers than",
        "Perhaps more helpful answers",
        "Perhaps fewer helpful answers",
        "About the same",
        "More helpful answers than then",
        "Fewer helpful answers than then",
        "Answers as helpful as then",
        "in common",
        "too soon",
        "not proof of cause",
        "Worked out again",
        "in another order than their numbers say",
    ):
        assert words in heard, words


CALLED_SAFE = re.compile(
    r"\bsafe (?:alone|to (?:do|take)|steps?|list|ones?)\b|\bsteps? (?:that |which )?(?:is|are) safe\b", re.IGNORECASE
)
DOCUMENTS = [path for pattern in ("*.md", "docs/*.md") for path in Path(__file__).resolve().parents[2].glob(pattern)]


def test_no_sentence_of_the_program_calls_a_step_safe() -> None:
    said = [words for module in MODULES for words in sentences_in(module.read_text(encoding="utf-8"))]
    assert [words for words in said if CALLED_SAFE.search(words)] == []


def test_nor_one_of_the_bank() -> None:
    readings = [path.read_text(encoding="utf-8") for path in (built_in_folder() / "readings").glob("*.md")]
    assert [words for words in (*strings_in(BANK), *readings) if CALLED_SAFE.search(words)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_nor_a_document(path: Path) -> None:
    assert CALLED_SAFE.findall(" ".join(path.read_text(encoding="utf-8").split())) == []


CHECKOUT: Final = Path(__file__).parents[2]
PHRASES: Final = tomllib.loads((CHECKOUT / "tests/data/words/plain-english.toml").read_text(encoding="utf-8"))[
    "phrases"
]


def of_modules() -> Iterator[tuple[str, str]]:
    """Every sentence in the code."""
    for module in MODULES:
        if "lab" in module.parts:  # what the lab prints is for authors
            continue
        for words in sentences_in(module.read_text(encoding="utf-8")):
            yield str(module.relative_to(CHECKOUT)), words


def of_bank() -> Iterator[tuple[str, str]]:
    """Every sentence of the bank and of its readings."""
    yield from (("questions", words) for words in strings_in(vars(load(built_in_folder()))))
    for path in sorted((built_in_folder() / "readings").glob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")


def of_help() -> Iterator[tuple[str, str]]:
    """What `--help` says of the program and of each command."""
    context = click.Context(root, info_name="quiz")
    yield "quiz --help", root.get_help(context)
    for name in COMMANDS:
        command = root.get_command(context, name)
        assert command is not None
        yield f"quiz {name} --help", command.get_help(click.Context(command, context, name))


def of_readme() -> Iterator[tuple[str, str]]:
    """README.md."""
    yield "README.md", (CHECKOUT / "README.md").read_text(encoding="utf-8")


@cache
def everything() -> tuple[tuple[str, str], ...]:
    """All that a person may read, and where."""
    return (*of_modules(), *of_bank(), *of_help(), *of_readme())


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["out"] for phrase in PHRASES])
def test_nobody_reads_it(phrase: dict[str, str]) -> None:
    pattern = re.compile(phrase["pattern"], re.IGNORECASE)
    caught = [
        f"{where}: {one_line(words, found)}" for where, words in everything() for found in pattern.finditer(words)
    ]
    assert caught == [], f"say {phrase['say']}"


def one_line(words: str, found: re.Match[str]) -> str:
    """A phrase with a little of what is around it."""
    return " ".join(words[max(0, found.start() - 40) : found.end() + 40].split())


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["out"] for phrase in PHRASES])
def test_it_would_be_caught_and_other_senses_are_not(phrase: dict[str, list[str]]) -> None:
    pattern = re.compile(str(phrase["pattern"]), re.IGNORECASE)
    assert [words for words in phrase["caught"] if not pattern.search(words)] == []
    assert [words for words in phrase["fine"] if pattern.search(words)] == []
