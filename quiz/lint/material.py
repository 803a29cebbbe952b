"""A bank as the rules see it: questions and steps with their places in the files, readings, and the lists of words from
`author/words.toml`; and the words, sentences, syllables and reading grade of English."""

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


_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[”’\"')]*(?=\s+[“„\"'(]*[A-ZÀ-Þ0-9])")
_BLOCK: Final = re.compile(r"\s*(#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s*)")
_MARKUP: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT_END: Final = re.compile(r"(?<=[^aeiouy])(?:(?<!l)e|(?<=[aeiouy]l)e|(?<![sxzcgh])es|(?<![td])ed)$")


def words(text: str) -> list[str]:
    """The words of a text, with what is joined by a hyphen or an apostrophe in one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; each ends with a mark before a capital letter or a figure."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    parts = [text[begin:end] for begin, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [part.strip() for part in parts if words(part)]


def paragraphs(markdown: str) -> Iterator[tuple[int, str]]:
    """The headings, paragraphs and list entries of a page, without markup, each with the line on which it begins."""
    begun, held = 0, list[str]()
    for number, line in enumerate(markdown.splitlines(), 1):
        opens = _BLOCK.match(line)
        if held and (opens or not line.strip()):
            yield begun, " ".join(held)
            held = []
        if line.strip():
            begun = begun if held else number
            held.append(_MARKUP.sub(r"\1", line[opens.end() :] if opens else line).strip())
            if opens and opens[1].startswith("#"):
                yield begun, " ".join(held)
                held = []
    if held:
        yield begun, " ".join(held)


def syllables(word: str) -> int:
    """How many syllables an English word has, at least 1.

    One for each run of vowels (a e i o u y). Not counted: an `e` at the end after a consonant, unless it makes the
    syllable (`lit-tle`); `-es` unless after s, x, z, c, g, h; `-ed` unless after t or d; the inner `e` of `something`
    and `every`. `-ing` after a vowel is one more (`be-ing`). Two vowels that are spoken apart (`qui-et`) count as one,
    so that such words are out by one.
    """
    plain = re.sub(r"[^a-z]", "", word.casefold().replace("’", "'").removesuffix("'s"))
    plain = re.sub(r"^some(?=[a-z]{3})", "som", re.sub(r"^every", "evry", plain))
    split = re.sub(r"(?<=[aeiouy])ing$", " ing", _SILENT_END.sub("", plain))
    return max(1, len(_VOWELS.findall(split)))


def grade(passages: list[str]) -> float:
    """The Flesch-Kincaid grade level: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid, Fishburne,
    Rogers & Chissom 1975). A passage without words has grade 0."""
    spelt = [words(sentence) for passage in passages for sentence in sentences(passage)]
    count = sum(map(len, spelt))
    if not count:
        return 0.0
    spoken = sum(syllables(part) for sentence in spelt for word in sentence for part in word.split("-"))
    return 0.39 * count / len(spelt) + 11.8 * spoken / count - 15.59
