"""Pages as lines to be heard: sentences without tables, bars or marks that carry meaning alone. Must not know how they
are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from quiz.text import home, line, other, result, safety
from quiz.text.result import ResultPage, StepLines
from quiz.text.words import sentence, within

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.safety import Safety

LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
EMPHASIS: Final = re.compile(r"(?<!\w)(\*{1,2}|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def today_lines(page: ResultPage) -> Iterator[str]:
    """What a kept result says for today alone, and the command that says all of it."""
    yield f"{page.title}. {sentence(page.basis)}"
    yield from page.notices
    yield from first_lines(page)
    yield from page.after
    if page.today:
        yield line.PLAN_IT.format(page.today.number)
    yield line.WHOLE_RESULT
    yield from page.support


def first_lines(page: ResultPage) -> Iterator[str]:
    """The step for today with its act, or what is said in its place."""
    step = page.today
    if step:
        yield f"{home.TODAY}: step {step.number}, {sentence(step.title)}"
        yield from filter(None, (step.claim, step.act, step.caution))
    elif page.instead:
        yield f"{home.TODAY}: {within(page.instead)}"


def result_lines(page: ResultPage, *, why: bool = False, kept: bool = False) -> Iterator[str]:
    """A result in sentences, in the order of the page. `why`: also what stands behind it; where it is of a `kept`
    sitting, how that can be seen."""
    yield f"{page.title}. {sentence(page.basis)}"
    yield from page.notices
    yield from first_lines(page)
    if page.bare and page.start:
        yield sentence(page.start_title)
        yield from step_lines(page.start)
    elif page.start:
        yield from others(page)
    if page.keep:
        yield f"{page.keep_title}: {'; '.join(page.keep)}."
    if page.areas:
        yield f"{result.AREAS}, as {result.AREAS_NOTE}:"
    yield from (area.spoken for area in page.areas)
    if page.next:
        listed = f"{result.NEXT}: {'; '.join(step.name for step in page.next)}."
        yield " ".join(filter(None, (listed, page.next_note)))
    if page.later:
        yield f"{result.LATER}: {'; '.join(f'{number} {title}' for number, title in page.later)}."
    if why and page.has_why:
        yield from step_lines((*page.start, *page.next))
    yield from filter(None, (page.left_out.line,))
    if why:
        yield from page.left_out.why
    elif kept and page.has_why:
        yield line.WHY_COMMAND
    yield from (*page.after, *page.notes, *page.support)


def others(page: ResultPage) -> Iterator[str]:
    """The other steps to start with, each with its caution, and what is to be said of them all."""
    if page.others:
        yield " ".join(filter(None, (sentence(result.OTHERS), page.start_note)))
        for step in page.others:
            yield " ".join(filter(None, (sentence(f"Step {step.number}, {step.title}"), step.caution)))
    else:
        yield from filter(None, (page.start_note,))


def step_lines(steps: Iterable[StepLines]) -> Iterator[str]:
    """Steps with their reasons, their caution, what only he can do, and what one answer would have changed."""
    for step in steps:
        title = sentence(f"Step {step.number}, {step.title}")
        yield " ".join(filter(None, (title, *step.reasons, step.caution, step.his_part, step.would_change)))


def why_lines(page: ResultPage) -> Iterator[str]:
    """What stands behind a result: the answers that led to each step, and which steps were left out."""
    if page.has_why:
        yield from step_lines((*page.start, *page.next))
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
