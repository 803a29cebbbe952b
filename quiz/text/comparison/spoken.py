"""A comparison in sentences, in the order of the page: no tables, no bars, no marks that carry meaning alone. Must not
know the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text import comparison
from quiz.text.words import listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.text.comparison import ComparisonPage


def lines(page: ComparisonPage) -> Iterator[str]:
    """The whole page; each line stands for itself."""
    yield f"{page.title}. From {page.then} to {page.now}, {page.days}. {sentence(page.compared)}"
    yield from page.notices
    yield f"{comparison.AREAS}, as {comparison.AREAS_NOTE}:"
    yield from (area.sentence for area in page.areas)
    yield from page.wholes
    yield from page.remarks
    if page.answers or page.answers_stayed:
        yield sentence(comparison.ANSWERS)
    yield from (answer.spoken for answer in page.answers)
    yield from filter(None, (page.answers_stayed,))
    if page.steps:
        yield f"{sentence(comparison.STEPS)} {comparison.STEPS_NOTE}"
    yield from (f"Step {step.number}, {step.title}. Then: {step.then}. Now: {step.now}." for step in page.steps)
    if page.situation:
        yield sentence(comparison.SITUATION)
    yield from (circumstance.spoken for circumstance in page.situation)
    yield from (f"Your note of {when}: {' '.join(note.split())}" for when, note in page.notes)
    if page.between:
        yield f"{sentence(comparison.BETWEEN)} {comparison.NOT_PROOF}"
    yield from (f"Step {step.number}, {step.title}: {step.done}" for step in page.between)
    for out in page.left_out:
        acts = f": {listed(out.acts)}" if out.acts else ""
        yield f"{comparison.LEFT_OUT}, {out.count}, {out.reason}{acts}."
