"""The rules: what is worth a second look in items, steps, readings and help lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.bank.findings import KeyPath, written
from quiz.bank.folder import BANK, SAFETY, STEPS
from quiz.engine.gates import closes, closing_gate, is_open
from quiz.lint.material import LISTS, Lists, Material, grade, paragraphs, sentences, words
from quiz.model.answers import SKIPPED

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Step


class Diagnostic(NamedTuple):
    """A place in a bank that is worth a second look."""

    rule: str
    file: str
    path: KeyPath
    """In a TOML file; empty for the file as a whole."""
    advice: str
    """What is wrong there, as the rest of a sentence; words from the bank's own lists alone are repeated."""
    line: int = 0
    """From 1; 0 for the file as a whole, and in a TOML file until `check` has looked it up."""

    @property
    def where(self) -> str:
        """A key path with its line, such as `items[3].text (line 12)`, or `line 12`."""
        if not self.path:
            return f"line {self.line}" if self.line else ""
        return written(self.path, self.line)

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {self.advice} [{self.rule}]"


TOO_LONG: Final = 20
"""Words from which an item is long."""
HIGHEST_GRADE: Final = 8.0
"""School grade up to which a text is easy enough."""
GRADED: Final = "en"
"""The language that the reading grade is made for."""
ALIKE: Final = 0.7
"""From this share of words in common, in the same order, two items are hard to tell apart."""
SHORTEST: Final = 150
LONGEST: Final = 700
"""Words of a reading."""
LONGEST_SENTENCE: Final = 25
"""Words."""
OLDEST: Final = 180
"""Days after which numbers have to be looked at again."""
NO_LISTS: Final = "is missing, so nobody looks for two ideas, negations, jargon and accusing words"
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


def rules(material: Material, today: date) -> Iterator[Diagnostic]:
    """What every rule finds on that day that needs no other bank."""
    if material.lists is None:
        yield Diagnostic("no-lists", LISTS, (), NO_LISTS)
    else:
        yield from from_lists(material, material.lists)
        yield from formats(material, material.lists)
    yield from size(material)
    yield from alike(material)
    yield from keying(material)
    yield from unreachable(material)
    yield from towards_him(material)
    for file, markdown in material.readings.items():
        yield from reading(material, file, markdown)
    yield from old_lines(material, today)


def from_lists(material: Material, lists: Lists) -> Iterator[Diagnostic]:
    """Words from the bank's lists: some have no place in items, others in nothing that is said."""
    for rule, (name, advice) in IN_ITEMS.items():
        for item, file, path in material.items():
            if word := lists[name].found_in(item.text):
                yield Diagnostic(rule, file, (*path, "text"), advice.format(word=word))
    for rule, (name, advice) in IN_WORDINGS.items():
        for wording in material.wordings():
            if word := lists[name].found_in(wording.text):
                yield Diagnostic(rule, wording.file, wording.path, advice.format(word=word))


def formats(material: Material, lists: Lists) -> Iterator[Diagnostic]:
    """Items that begin without one of the bank's words for an occasion. Where the other of the pair, the core or the
    follow-ups of one step, has one, a share is asked beside a count: the step then depends on the wording."""
    begins = lists["occasion"].begins
    for item, file, path in material.items():
        if begins(item.text):
            continue
        pair = [other for other in material.bank.items_of[item.step] if other.core is item.core]
        other = next((other for other in pair if begins(other.text)), None)
        rule, advice = ("mixed-pair", MIXED.format(other=other.id)) if other else ("without-occasion", NO_OCCASION)
        yield Diagnostic(rule, file, (*path, "text"), advice)


def size(material: Material) -> Iterator[Diagnostic]:
    """Items that are long or hard to read."""
    for item, file, path in material.items():
        count = len(words(item.text))
        if count >= TOO_LONG:
            yield Diagnostic("long-item", file, (*path, "text"), f"has {count} words: stay under {TOO_LONG}")
        reached = grade([item.text])
        if material.bank.language == GRADED and reached > HIGHEST_GRADE:
            advice = f"has reading grade {reached:.1f}: use shorter words, up to grade {HIGHEST_GRADE:g}"
            yield Diagnostic("hard-item", file, (*path, "text"), advice)


def alike(material: Material) -> Iterator[Diagnostic]:
    """Items that share most of their words; the later of the two is marked."""
    spelt = [
        (item, file, path, [word.casefold() for word in words(item.text)]) for item, file, path in material.items()
    ]
    for (item, _, _, one), (_, file, path, other) in combinations(spelt, 2):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            yield Diagnostic("alike", file, (*path, "text"), f"is nearly the same as “{item.id}”: ask something else")


def keying(material: Material) -> Iterator[Diagnostic]:
    """Steps that yes-saying decides."""
    for step, path in material.steps():
        items = material.bank.items_of[step.number]
        core = [item for item in items if item.core]
        if any(len({item.keyed for item in asked}) == 1 for asked in (items, core)):
            advice = "has items of one key only: ask for a helpful and an unhelpful act"
            yield Diagnostic("one-sided", STEPS, path, advice)


def unreachable(material: Material) -> Iterator[Diagnostic]:
    """Steps that nothing opens."""
    for step, path in material.steps():
        if closed_by := never_open(material.bank, step):
            advice = f"is closed whatever is answered about “{closed_by}”: leave a choice that opens it"
            yield Diagnostic("unreachable", STEPS, path, advice)


def towards_him(material: Material) -> Iterator[Diagnostic]:
    """Items whose helpful end reaches him, and which are asked and counted all the same where contact is closed."""
    closed = closed_contact(material.bank)
    for item, file, path in material.items():
        step = material.bank.step[item.step]
        if not item.reaches_him:
            continue
        for name, choice in closed:
            situation = {name: choice}
            if closing_gate(step, situation) is None and is_open(item, situation):
                advice = f"is counted on “{choice}”, where nothing is to reach him: close the item there"
                yield Diagnostic("towards-him", file, path, advice)


def closed_contact(bank: Bank) -> list[tuple[str, str]]:
    """The choices with which contact is closed, with their circumstance: where a step says what only he can do in other
    words."""
    apart = [step.his_part_without_contact for step in bank.steps if step.his_part_without_contact]
    return list(dict.fromkeys((each.circumstance, choice) for each in apart for choice in each.choices))


def never_open(bank: Bank, step: Step) -> str | None:
    """The circumstance whose choices all close a step; None where some answer opens it.

    Gates on different circumstances do not depend on each other, so each circumstance can be looked at by itself; one
    with an exception is open to somebody.
    """
    gates = [gate for gate in step.gates if gate.unless is None]
    for name in dict.fromkeys(gate.circumstance for gate in gates):
        choices = [SKIPPED, *(choice.id for choice in bank.circumstance[name].choices)]
        if all(any(closes(gate, {name: choice}) for gate in gates if gate.circumstance == name) for choice in choices):
            return name
    return None


def reading(material: Material, file: str, markdown: str) -> Iterator[Diagnostic]:
    """What is worth a second look in one reading."""
    blocks = list(paragraphs(markdown))
    count = sum(len(words(text)) for _, text in blocks)
    if count < SHORTEST:
        yield Diagnostic("short-reading", file, (), f"has {count} words: a reading needs {SHORTEST} or more")
    if count > LONGEST:
        yield Diagnostic("long-reading", file, (), f"has {count} words: keep it to {LONGEST}")
    reached = grade([text for _, text in blocks])
    if material.bank.language == GRADED and reached > HIGHEST_GRADE:
        yield Diagnostic(
            "hard-reading", file, (), f"has reading grade {reached:.1f}: make it easier, up to {HIGHEST_GRADE:g}"
        )
    for line, text in blocks:
        for sentence in sentences(text):
            if (length := len(words(sentence))) > LONGEST_SENTENCE:
                advice = f"has a sentence of {length} words: make two of it, up to {LONGEST_SENTENCE}"
                yield Diagnostic("long-sentence", file, (), advice, line)
        # An accusing word may be quoted there, as what to leave unsaid; a label or a term may not.
        for rule, (name, advice) in IN_PROSE.items():
            if material.lists and (word := material.lists[name].found_in(text)):
                yield Diagnostic(rule, file, (), advice.format(word=word), line)


def old_lines(material: Material, today: date) -> Iterator[Diagnostic]:
    """Help lines that were seen too long ago."""
    safety = material.bank.safety
    if (age := days_since(safety.as_of, today)) > OLDEST:
        yield Diagnostic(
            "old-lines", SAFETY, ("as_of",), f"is {age} days ago: look at every number again, then set the day"
        )
    for place, line in enumerate(safety.lines):
        if line.as_of and (age := days_since(line.as_of, today)) > OLDEST:
            advice = f"is {age} days ago: look at the number again, then set the day"
            yield Diagnostic("old-lines", SAFETY, ("lines", place, "as_of"), advice)


def days_since(day: str, today: date) -> int:
    """How many days ago a day written as year-month-day is."""
    return (today - date.fromisoformat(day)).days


def changed(material: Material, other: Bank) -> Iterator[Diagnostic]:
    """What is worded otherwise than in another bank, without a version that tells the answers apart."""
    same_versions = False
    for item, file, path in material.items():
        before = other.item.get(item.id)
        if before and item.version <= before.version:
            same_versions = True
            if item.text != before.text:
                advice = f"has changed: make the version {before.version + 1}"
                yield Diagnostic("same-version", file, (*path, "text"), advice)
    bank = material.bank
    for name in ("period", "scale"):
        if same_versions and getattr(bank, name) != getattr(other, name):
            yield Diagnostic("same-version", BANK, (name,), "has changed: every item needs a new version")
