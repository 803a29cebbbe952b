"""Words, sentences, syllables and the reading grade of English; paragraphs of Markdown. Must not know a bank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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
