"""Pages as lines to be heard: sentences without tables, bars or marks that carry meaning alone. Must not know how they
are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from quiz.text import left_out, line, other, result, safety
from quiz.text.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.model.bank import Bank
    from quiz.model.safety import Safety
    from quiz.text.result import ResultPage, StepLines

LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
EMPHASIS: Final = re.compile(r"(?<!\w)(\*{1,2}|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def result_lines(page: ResultPage, *, why: bool = False, kept: bool = False) -> Iterator[str]:
    """A result in sentences, in the order of the page. `why`: also what stands behind it; where it is of a `kept`
    sitting, how that can be seen."""
    yield f"{page.title}. {sentence(page.basis)}"
    yield from page.notices
    if page.keep:
        yield f"{page.keep_title}: {'; '.join(page.keep)}."
    if page.areas:
        yield f"{result.AREAS}, as {result.AREAS_NOTE}:"
    yield from (area.spoken for area in page.areas)
    if page.start or page.start_note:
        yield sentence(page.start_title)
    yield from filter(None, (page.start_note,))
    yield from step_lines(page.start)
    if page.next:
        yield " ".join(filter(None, (sentence(result.NEXT), page.next_note)))
    yield from step_lines(page.next)
    if page.later:
        yield f"{result.LATER}: {'; '.join(f'{number} {title}' for number, title in page.later)}."
    if page.left_out.line:
        yield f"{page.left_out.line} {left_out.WHICH}" if kept and not why else page.left_out.line
    yield from why_lines(page) if why else ()
    yield from page.notes
    yield from page.support


def step_lines(steps: Iterable[StepLines]) -> Iterator[str]:
    """Steps with their reasons, their caution and what only he can do."""
    for step in steps:
        title = sentence(f"Step {step.number}, {step.title}")
        yield " ".join(filter(None, (title, *step.reasons, step.caution, step.his_part)))


def why_lines(page: ResultPage) -> Iterator[str]:
    """What stands behind a result: what one answer would have changed, and which steps were left out."""
    for step in (*page.start, *page.next):
        if step.would_change:
            yield f"Step {step.number}: {step.would_change}"
    yield from page.left_out.why


def help_lines(bank_safety: Safety) -> Iterator[str]:
    """The help lines by country."""
    yield sentence(safety.HELP_LINES_TITLE)
    yield safety.as_of(bank_safety)
    for country in safety.countries(bank_safety):
        yield f"{country.name}: {' '.join(number.spoken for number in country.numbers)}"
    yield bank_safety.missing


def help_and_safety(bank: Bank) -> Iterator[str]:
    """The page behind the help key: who can help, what leaving does, and the steps that need nothing from him, last,
    as they can be read from there."""
    yield sentence(safety.HELP_TITLE)
    yield from help_lines(bank.safety)
    yield from leaving(bank.safety)
    yield from other_steps(bank)


def other_steps(bank: Bank) -> Iterator[str]:
    """The steps that need nothing from him."""
    if listed := other.steps(bank):
        yield sentence(other.title(bank))
        yield from bank.safety.safe_list
        yield from (step.spoken for step in listed)


def leaving(bank_safety: Safety) -> Iterator[str]:
    """What leaving does, and what it cannot do."""
    yield from bank_safety.leaving
    yield line.LINES_STAY


def reading_lines(markdown: str) -> Iterator[str]:
    """A reading as plain lines: headings by name, links with their address, no marks for emphasis."""
    for block in filter(None, map(str.strip, markdown.split("\n"))):
        said = EMPHASIS.sub(r"\2", LINK.sub(r"\1 (\2)", block))
        yield f"Heading: {said.lstrip('# ')}" if said.startswith("#") else said
