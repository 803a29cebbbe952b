"""A bank as the rules see it: questions and steps with their places in the files, readings, and the lists of words from
`author/words.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeGuard

from quiz.bank import load, reading
from quiz.bank.findings import KeyPath
from quiz.bank.folder import READINGS, STEPS, area_file, reading_file, variants
from quiz.errors import BrokenBank, Problem
from quiz.reader import BANK_BYTES, read_toml

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item, Step, StepVersion

LISTS: Final = "author/words.toml"
NAMES: Final = ("joining", "negating", "jargon", "accusing", "occasion", "insight", "out")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words and phrases of one kind."""

    pattern: re.Pattern[str] | None

    def found_in(self, text: str) -> str | None:
        """The first of them in a text, or None."""
        match = self.pattern.search(text.replace("’", "'")) if self.pattern else None
        return match[0].casefold() if match else None

    def begins(self, text: str) -> bool:
        """Whether the text begins with one of them, or there is none."""
        return self.pattern is None or self.pattern.match(text) is not None


Lists = dict[str, WordList]
"""By name."""


def read_lists(folder: Path) -> Lists | None:
    """The lists of a bank; None where it has none. A star stands for any letters: `narciss*`.

    Raises `quiz.reader.UnreadableFile` or BrokenBank where the file is not as it should be.
    """
    path = folder / LISTS
    if not path.exists():
        return None
    tables = read_toml(path, limit=BANK_BYTES)
    lists = {name: words for name in NAMES if is_list(words := tables.get(name, []))}
    problems = [Problem(LISTS, name, "must be a list of words") for name in NAMES if name not in lists]
    problems += [Problem(LISTS, "", f"must hold only {', '.join(NAMES)}")] if tables.keys() - set(NAMES) else []
    if problems:
        raise BrokenBank(folder.name, tuple(problems))
    return {name: word_list(words) for name, words in lists.items()}


def is_list(value: object) -> TypeGuard[list[str]]:
    """Whether it is a list of words."""
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)


def word_list(words: list[str]) -> WordList:
    """A pattern for any of the words, as whole words."""
    if not words:
        return WordList(None)
    patterns = (re.escape(word.replace("’", "'")).replace(r"\*", r"[\w']*") for word in words)
    return WordList(re.compile(rf"(?<![\w'])(?:{'|'.join(patterns)})(?![\w'])", re.IGNORECASE))


VERSION_WORDS: Final = ("title", "claim", "today")
STEP_WORDS: Final = (
    *VERSION_WORDS,
    *("title_other", "line_other", "claim_alone", "today_alone", "today_other", "his_part", "caution"),
)


class Wording(NamedTuple):
    """A piece of text with its place."""

    file: str
    path: KeyPath
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that is looked at."""

    bank: Bank
    readings: Mapping[str, str]
    """Markdown by file."""
    lists: Lists | None

    def items(self) -> Iterator[tuple[Item, str, KeyPath]]:
        """Every item with its file and place there."""
        for area in self.bank.areas:
            own = (item for item in self.bank.items if item.area == area.id)
            yield from ((item, area_file(area.id), ("items", place)) for place, item in enumerate(own))

    def steps(self) -> Iterator[tuple[Step, KeyPath]]:
        """Every step with its place."""
        yield from ((step, ("steps", place)) for place, step in enumerate(self.bank.steps))

    def wordings(self) -> Iterator[Wording]:
        """What is asked and said, apart from the readings, the circumstances and the safety door."""
        for item, file, path in self.items():
            yield Wording(file, (*path, "text"), item.text)
            yield Wording(file, (*path, "act"), item.act)
        for step, path in self.steps():
            apart = step.his_part_without_contact
            yield from worded(step, STEP_WORDS, path)
            if apart and apart.text:
                yield Wording(STEPS, (*path, "his_part_without_contact", "text"), apart.text)
            for place, version in enumerate(step.versions):
                yield from worded(version, VERSION_WORDS, (*path, "versions", place))


def worded(part: Step | StepVersion, names: tuple[str, ...], path: KeyPath) -> Iterator[Wording]:
    """What a step or a version of it says under some names."""
    for name in names:
        if text := getattr(part, name):
            yield Wording(STEPS, (*path, name), text)


def read_material(folder: Path) -> Material:
    """The bank of a folder with all it has. Raises BrokenBank or `quiz.reader.UnreadableFile`."""
    bank = load(folder)
    readings = {
        f"{READINGS}/{reading_file(step.number, step.id, variant)}": reading(folder, step, variant)
        for step in bank.steps
        for variant in variants(step)
    }
    return Material(bank, readings, read_lists(folder))
