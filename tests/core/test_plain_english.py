"""Private and translated phrases that no page, error, help text, reading or README uses. They are looked for by their
sense, which `tests/data/words/plain-english.toml` says phrase by phrase; documents for authors keep other terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest

from quiz.bank import built_in_folder, load
from quiz.cli import COMMANDS, root
from tests.core.test_text_words import MODULES, sentences_in, strings_in

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


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["out"] for phrase in PHRASES])
def test_nobody_reads_it(phrase: dict[str, str]) -> None:
    pattern = re.compile(phrase["pattern"], re.IGNORECASE)
    said = [*of_modules(), *of_bank(), *of_help(), *of_readme()]
    caught = [f"{where}: {one_line(words, found)}" for where, words in said for found in pattern.finditer(words)]
    assert caught == [], f"say {phrase['say']}"


def one_line(words: str, found: re.Match[str]) -> str:
    """A phrase with a little of what is around it."""
    return " ".join(words[max(0, found.start() - 40) : found.end() + 40].split())


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["out"] for phrase in PHRASES])
def test_it_would_be_caught_and_other_senses_are_not(phrase: dict[str, list[str]]) -> None:
    pattern = re.compile(str(phrase["pattern"]), re.IGNORECASE)
    assert [words for words in phrase["caught"] if not pattern.search(words)] == []
    assert [words for words in phrase["fine"] if pattern.search(words)] == []
