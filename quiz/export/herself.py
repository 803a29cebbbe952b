"""The sheet for herself: the result page with everything that she said and wrote. Must not know how it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.export.sheet import ON_PAPER, Answers, Bars, Points, Section, Sheet, Steps, Titles, Words, Written, paragraphs
from quiz.export.trend import TITLE, moves, remarks, trend
from quiz.text import asking, plan, reasons, result
from quiz.text import export as words
from quiz.text.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.export.material import Material
    from quiz.text.result import ResultPage

AREAS: Final = f"{result.AREAS}: {result.AREAS_NOTE}"


def for_herself(material: Material) -> Sheet:
    """The result page with everything that she said and wrote."""
    page = result.page(material.bank, material.shown, ON_PAPER, words.HELP_KEY)
    worked_out = () if page.bare else (*plan_section(material), *change_section(material))
    answers = () if page.bare else (answers_section(material),)
    return Sheet(
        language=material.bank.language,
        title=page.title,
        basis=page.basis,
        lead=page.notices,
        sections=(
            *result_sections(page),
            *worked_out,
            *note_section(material),
            *answers,
        ),
    )


def result_sections(page: ResultPage) -> Iterator[Section]:
    """A result, in the order of its page."""
    if page.keep:
        yield Section("keep", page.keep_title, (Points(page.keep),))
    if page.areas:
        yield Section("areas", AREAS, (Bars(page.areas),))
    if page.start or page.start_note:
        yield Section("start", page.start_title, (*paragraphs(page.start_note), Steps(page.start)))
    if page.next:
        yield Section("next", result.NEXT, (*paragraphs(page.next_note), Steps(page.next)))
    if page.later:
        yield Section("later", result.LATER, (Titles(tuple((*step, "") for step in page.later)),))
    if notes := tuple(filter(None, (page.left_out.line, *page.notes))):
        yield Section("notes", "", (Words(notes),))
    yield Section("support", "", (Words(page.support),))


def plan_section(material: Material) -> Iterator[Section]:
    """The plan with the lines she wrote."""
    if material.plan is None:
        return
    page = plan.page(material.bank, material.plan, ON_PAPER)
    steps = tuple(
        (step.number, step.title, " ".join(filter(None, (step.if_then, step.done, step.helped)))) for step in page.steps
    )
    yield Section("plan", page.title, (Titles(steps), *paragraphs(page.review_date, *page.notes)))


def change_section(material: Material) -> Iterator[Section]:
    """The areas over time, where there are two sittings or more with these questions."""
    if material.earlier:
        found = (moves(material),) if material.changes else ()
        yield Section("trend", TITLE, (trend(material), *found, *paragraphs(*remarks(material))))


def note_section(material: Material) -> Iterator[Section]:
    """Her note."""
    if lines := tuple(filter(None, map(str.strip, material.note.splitlines()))):
        yield Section("note", words.NOTE, (Written(lines),))


def answers_section(material: Material) -> Section:
    """Everything that she was asked, with what she said."""
    bank, shown = material.bank, material.shown
    situation = tuple(
        (asked.text, reasons.choice_words(asked, shown.circumstances[asked.id]))
        for asked in bank.circumstances
        if asked.id in shown.circumstances
    )
    areas = [(capital(area.name), answers_in(material, area.id)) for area in bank.areas]
    return Section(
        "answers",
        words.ANSWERS,
        (
            *((Answers(asking.SITUATION, situation),) if situation else ()),
            *(paragraphs(bank.period) if shown.answers else ()),
            *(Answers(name, lines) for name, lines in areas if lines),
        ),
    )


def answers_in(material: Material, area: str) -> tuple[tuple[str, str], ...]:
    """The items of an area that she was asked, in the order of asking, with what she said."""
    bank, said = material.bank, material.shown.answers
    items = (item for item in bank.items if item.area == area and item.id in said)
    return tuple((item.text, reasons.answer_words(bank, said[item.id])) for item in items)
