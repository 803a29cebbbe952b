"""What the linter finds and where. Must not know how it is found or printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from quiz.bank.findings import KeyPath
    from quiz.model.bank import Bank

RULES: Final = {
    "two-ideas": "an item that joins two ideas: nobody can say how often both were so",
    "negation": "an item with a negation, which is easily misread beside “never”",
    "insight": "a word from the bank's list of words that ask for a judgement of herself, in an item",
    "without-occasion": "an item that begins with none of the bank's words for an occasion",
    "mixed-pair": "a pair of items of which only one begins with an occasion: one is a share, the other a count",
    "towards-him": "an item whose helpful end reaches him, counted where contact is closed",
    "long-item": "an item of 20 words or more",
    "hard-item": "an item above reading grade 8",
    "hard-reading": "a reading above reading grade 8",
    "jargon": "a word from the bank's list of jargon and labels, also in a reading",
    "accusing": "a word from the bank's list of words that accuse, in what is asked or said of a step",
    "phrase-out": "a phrase from the bank's list of those it has given up, also in a reading",
    "one-sided": "a step whose items are all keyed the same way, so that saying “often” to everything decides it",
    "alike": "two items in nearly the same words",
    "uneven-core": "a step with more or fewer core items than the others, so that steps are not judged alike",
    "unreachable": "a step that is closed whatever is answered",
    "no-reason": "a gate that gives no reason",
    "short-reading": "a reading of fewer than 150 words",
    "long-reading": "a reading of more than 700 words",
    "long-sentence": "a sentence of more than 25 words in a reading",
    "old-lines": "help lines that nobody has looked at for more than 180 days",
    "same-version": "other words than in the other bank under the same version: the answers would be compared",
    "no-lists": "a bank without lists of words that this linter should look for",
}
"""What each rule warns of."""


class Mark(NamedTuple):
    """A place in a bank that is worth a second look."""

    rule: str
    file: str
    path: KeyPath
    """In a TOML file; empty for the file as a whole."""
    advice: str
    """What is wrong there, as the rest of a sentence; words from the bank's own lists alone are repeated."""
    line: int = 0
    """In a reading, from 1; 0 where `path` says it or nothing does."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is worth a second look."""

    file: str
    line: int
    """0 for the file as a whole."""
    where: str
    """A key path with its line, such as `items[3].text (line 12)`, or `line 12`."""
    rule: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {self.advice} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Checked:
    """A bank that can be used, with everything worth a second look."""

    bank: Bank
    warnings: tuple[Finding, ...]
    """By file and line."""
    not_looked_at: tuple[str, ...]
    """What could not be judged, each as a sentence."""
