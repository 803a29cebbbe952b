"""Rules about steps: their items together, their gates, their readings. Must not know files on disk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from quiz.bank.folder import STEPS
from quiz.engine.gates import closes, closing_gate, is_open
from quiz.lint.found import Mark
from quiz.lint.items import GRADED, HIGHEST_GRADE, IN_PROSE
from quiz.lint.prose import grade, paragraphs, sentences, words
from quiz.model.answers import SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.lint.material import Material
    from quiz.model.bank import Bank, Step

SHORTEST: Final = 150
LONGEST: Final = 700
"""Words of a reading."""
LONGEST_SENTENCE: Final = 25
"""Words."""
LEAST_REASON: Final = 2
"""Words without which a gate's reason says nothing."""


def rules(material: Material) -> Iterator[Mark]:
    """Everything about steps and readings."""
    yield from keying(material)
    yield from gates(material)
    yield from towards_him(material)
    for file, markdown in material.readings.items():
        yield from reading(material, file, markdown)


def keying(material: Material) -> Iterator[Mark]:
    """Steps that yes-saying decides, and steps with another number of core items than most."""
    usual = usual_core(material.bank)
    for step, path in material.steps():
        items = material.bank.items_of[step.number]
        core = [item for item in items if item.core]
        if any(len({item.keyed for item in asked}) == 1 for asked in (items, core)):
            yield Mark("one-sided", STEPS, path, "has items of one key only: ask for a helpful and an unhelpful act")
        if len(core) != usual:
            yield Mark("uneven-core", STEPS, path, f"has {len(core)} core items where most steps have {usual}")


def usual_core(bank: Bank) -> int:
    """How many core items most steps have; the larger number where two are as common."""
    counts = Counter(sum(item.core for item in items) for items in bank.items_of.values())
    return max(counts, key=lambda count: (counts[count], count))


def gates(material: Material) -> Iterator[Mark]:
    """Steps that nothing opens, and gates that do not say why."""
    for step, path in material.steps():
        if closed_by := never_open(material.bank, step):
            advice = f"is closed whatever is answered about “{closed_by}”: leave a choice that opens it"
            yield Mark("unreachable", STEPS, path, advice)
        for place, gate in enumerate(step.gates):
            if len(words(gate.because)) < LEAST_REASON:
                yield Mark("no-reason", STEPS, (*path, "gates", place, "because"), "must say why the step is left out")


def towards_him(material: Material) -> Iterator[Mark]:
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
                yield Mark("towards-him", file, path, advice)


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


def reading(material: Material, file: str, markdown: str) -> Iterator[Mark]:
    """What is worth a second look in one reading."""
    blocks = list(paragraphs(markdown))
    count = sum(len(words(text)) for _, text in blocks)
    if count < SHORTEST:
        yield Mark("short-reading", file, (), f"has {count} words: a reading needs {SHORTEST} or more")
    if count > LONGEST:
        yield Mark("long-reading", file, (), f"has {count} words: keep it to {LONGEST}")
    reached = grade([text for _, text in blocks])
    if material.bank.language == GRADED and reached > HIGHEST_GRADE:
        yield Mark(
            "hard-reading", file, (), f"has reading grade {reached:.1f}: make it easier, up to {HIGHEST_GRADE:g}"
        )
    for line, text in blocks:
        for sentence in sentences(text):
            if (length := len(words(sentence))) > LONGEST_SENTENCE:
                advice = f"has a sentence of {length} words: make two of it, up to {LONGEST_SENTENCE}"
                yield Mark("long-sentence", file, (), advice, line)
        # An accusing word may be quoted there, as what to leave unsaid; a label or a term may not.
        for rule, (name, advice) in IN_PROSE.items():
            if material.lists and (word := material.lists[name].found_in(text)):
                yield Mark(rule, file, (), advice.format(word=word), line)
