"""Rules about single items and how they stand to each other. Must not know files on disk."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Final

from quiz.lint.found import Mark
from quiz.lint.prose import grade, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.lint.material import Material

TOO_LONG: Final = 20
"""Words from which an item is long."""
HIGHEST_GRADE: Final = 8.0
"""School grade up to which a text is easy enough."""
GRADED: Final = "en"
"""The language that the reading grade is made for."""
ALIKE: Final = 0.7
"""From this share of words in common, in the same order, two items are hard to tell apart."""
IN_ITEMS: Final = {
    "two-ideas": ("joining", "has “{word}”: ask one thing at a time"),
    "negation": ("negating", "has “{word}”: say what was done"),
    "insight": ("insight", "has “{word}”: ask what could be seen or counted"),
}
NO_OCCASION: Final = "begins without an occasion: say when, so that every answer from the lowest to the highest fits"
MIXED: Final = "begins without an occasion and “{other}” with one: ask both of a pair alike, or one is answered lower"
IN_PROSE: Final = {
    "jargon": ("jargon", "has “{word}”: say it in everyday words"),
    "phrase-out": ("out", "has “{word}”, which the bank has given up: say it as the list does"),
}
"""Has no place in a reading either."""
IN_WORDINGS: Final = {**IN_PROSE, "accusing": ("accusing", "has “{word}”: name the act alone")}


def rules(material: Material) -> Iterator[Mark]:
    """Everything about items."""
    yield from from_lists(material)
    yield from formats(material)
    yield from size(material)
    yield from alike(material)


def from_lists(material: Material) -> Iterator[Mark]:
    """Words from the bank's lists: some have no place in items, others in nothing that is said."""
    lists = material.lists
    if lists is None:
        return
    for rule, (name, advice) in IN_ITEMS.items():
        for item, file, path in material.items():
            if word := lists[name].found_in(item.text):
                yield Mark(rule, file, (*path, "text"), advice.format(word=word))
    for rule, (name, advice) in IN_WORDINGS.items():
        for wording in material.wordings():
            if word := lists[name].found_in(wording.text):
                yield Mark(rule, wording.file, wording.path, advice.format(word=word))


def formats(material: Material) -> Iterator[Mark]:
    """Items that begin without one of the bank's words for an occasion. Where the other of the pair, the core or the
    follow-ups of one step, has one, a share is asked beside a count: the step then depends on the wording."""
    if material.lists is None:
        return
    begins = material.lists["occasion"].begins
    for item, file, path in material.items():
        if begins(item.text):
            continue
        pair = [other for other in material.bank.items_of[item.step] if other.core is item.core]
        other = next((other for other in pair if begins(other.text)), None)
        rule, advice = ("mixed-pair", MIXED.format(other=other.id)) if other else ("without-occasion", NO_OCCASION)
        yield Mark(rule, file, (*path, "text"), advice)


def size(material: Material) -> Iterator[Mark]:
    """Items that are long or hard to read."""
    for item, file, path in material.items():
        count = len(words(item.text))
        if count >= TOO_LONG:
            yield Mark("long-item", file, (*path, "text"), f"has {count} words: stay under {TOO_LONG}")
        reached = grade([item.text])
        if material.bank.language == GRADED and reached > HIGHEST_GRADE:
            advice = f"has reading grade {reached:.1f}: use shorter words, up to grade {HIGHEST_GRADE:g}"
            yield Mark("hard-item", file, (*path, "text"), advice)


def alike(material: Material) -> Iterator[Mark]:
    """Items that share most of their words; the later of the two is marked."""
    spelt = [
        (item, file, path, [word.casefold() for word in words(item.text)]) for item, file, path in material.items()
    ]
    for (item, _, _, one), (_, file, path, other) in combinations(spelt, 2):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            yield Mark("alike", file, (*path, "text"), f"is nearly the same as “{item.id}”: ask something else")
