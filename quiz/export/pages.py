"""The two pages as sheets: for herself with everything that she said and wrote; for a counsellor with no single answer,
no circumstance and nothing that she wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from quiz.export.sheet import (
    ON_PAPER,
    Answers,
    Bars,
    ExportData,
    Lines,
    Moves,
    ReadingText,
    Section,
    Sheet,
    Steps,
    Titles,
    paragraphs,
)
from quiz.model.result import RankedStep, Tier
from quiz.text import asking, comparison, home, other, plan, result, safety
from quiz.text import export as words
from quiz.text.areas import area_lines, change_line, figure_or_word
from quiz.text.comparison import overall
from quiz.text.history import OverTime, Point, SittingLine, line, over_time
from quiz.text.reasons import start_note
from quiz.text.result import ResultPage
from quiz.text.words import capital, day

if TYPE_CHECKING:
    from quiz.model.bank import Bank

AREAS: Final = f"{result.AREAS}: {result.AREAS_NOTE}"
CHANGED: Final = f"{comparison.TITLE}: {result.AREAS_NOTE}"
MOST_SITTINGS: Final = 12
"""How many stand side by side over time: the newest."""


def for_herself(material: ExportData) -> Sheet:
    """The result page with everything that she said and wrote."""
    page = result.page(material.bank, material.shown, ON_PAPER, words.HELP_KEY)
    worked_out = () if page.bare else (*plan_section(material), *change_section(material))
    answers = () if page.bare else (answers_section(material),)
    return Sheet(
        language=material.bank.language,
        title=result.TITLE,
        basis=page.basis,
        lead=page.notices,
        sections=(
            *result_sections(page),
            *worked_out,
            *note_section(material),
            *answers,
            *reading_sections(material),
        ),
    )


def result_sections(page: ResultPage) -> Iterator[Section]:
    """A result, in the order of its page."""
    if page.today:
        yield Section("today", home.TODAY, (Steps((page.today,)),))
    elif page.instead:
        yield Section("today", home.TODAY, paragraphs(page.instead))
    if page.start:
        others = tuple(step._replace(claim="", act="") for step in page.others)
        title = page.bare_title or (result.OTHERS if others else "")
        if others or page.start_note:
            yield Section("start", title, (*paragraphs(page.start_note), Steps(others)))
    if page.keep:
        yield Section("keep", page.keep_title, (Lines(page.keep, "list"),))
    if page.areas:
        yield Section("areas", AREAS, (Bars(page.areas),))
    if page.next:
        steps = tuple(step._replace(claim="", act="") for step in page.next)
        yield Section("next", result.NEXT, (*paragraphs(page.next_note), Steps(steps)))
    if page.later:
        yield Section("later", result.LATER, (Titles(tuple((*step, "") for step in page.later)),))
    if notes := tuple(filter(None, (page.left_out.line, *page.after, *page.notes))):
        yield Section("notes", "", (Lines(notes),))
    yield Section("support", "", (Lines(page.support),))


def change_section(material: ExportData) -> Iterator[Section]:
    """The areas over time, where there are two sittings or more with these questions."""
    if material.earlier:
        changes = (moves(material),) if material.changes else ()
        yield Section("trend", CHANGED, (trend(material), *changes, *paragraphs(*remarks(material))))


def reading_sections(material: ExportData) -> Iterator[Section]:
    """The readings that she asked for; then, as paper has no key, the numbers that they speak of."""
    for number, markdown in enumerate(material.readings, 1):
        title, _, text = markdown.strip().partition("\n")
        before = paragraphs(words.PAPER) if number == 1 else ()
        yield Section(f"reading-{number}", title.lstrip("# "), (*before, ReadingText(text)))
    if material.readings:
        title, *numbers = safety.help_lines(material.bank.safety)
        yield Section("numbers", title.rstrip("."), (Lines(tuple(numbers)),))


def note_section(material: ExportData) -> Iterator[Section]:
    """Her note."""
    if lines := tuple(filter(None, map(str.strip, material.note.splitlines()))):
        yield Section("note", words.NOTE, (Lines(lines, "quote"),))


def answers_section(material: ExportData) -> Section:
    """Everything that she was asked, with what she said."""
    bank, shown = material.bank, material.shown
    situation = tuple(
        (asked.text, asking.choice_words(asked, shown.circumstances[asked.id]))
        for asked in bank.circumstances
        if asked.id in shown.circumstances
    )
    answered = [item for item in bank.items if item.id in shown.answers]
    lines = {
        capital(area.name): tuple(
            (item.text, asking.answer_words(bank, shown.answers[item.id])) for item in answered if item.area == area.id
        )
        for area in bank.areas
    }
    return Section(
        "answers",
        words.ANSWERS,
        (
            *((Answers(asking.SITUATION, situation),) if situation else ()),
            *(paragraphs(bank.period) if shown.answers else ()),
            *(Answers(name, said) for name, said in lines.items() if said),
        ),
    )


def for_counsellor(material: ExportData) -> Sheet:
    """One page for somebody else: areas, steps by tier, plan and change. No single answer, nothing that she wrote, and
    no circumstance: so no reason for a place, for reasons quote both. In a worried run a few steps, each with a
    sentence, what every such page asks of its reader, and nothing that was worked out."""
    bank, shown = material.bank, material.shown
    taken = day(shown.finished.date())
    return Sheet(
        language=bank.language,
        title=words.COUNSELLOR,
        basis=taken if shown.result.safe_list else result.basis(taken, shown),
        lead=(),
        sections=tuple(safe_sections(bank) if shown.result.safe_list else ranked_sections(material)),
        for_counsellor=True,
    )


def safe_sections(bank: Bank) -> Iterator[Section]:
    """The steps that need nothing from him, for a counsellor."""
    if steps := tuple((step.number, step.title, step.line) for step in other.steps(bank)):
        yield Section("start", words.BEGIN_WITH, (Titles(steps),))
    yield Section("reading", words.HOW_TO_READ, paragraphs(words.ONE_BY_ONE))


def ranked_sections(material: ExportData) -> Iterator[Section]:
    """A result for a counsellor: what goes well first."""
    bank, outcome = material.bank, material.shown.result
    yield from tier_sections(material, Tier.KEEP)
    yield Section("areas", AREAS, (Bars(tuple(area_lines(bank, outcome.areas, saved=outcome.saved is not None))),))
    yield from start_section(material)
    yield from tier_sections(material, Tier.NEXT, Tier.LATER)
    yield from plan_section(material, for_counsellor=True)
    if material.changes:
        small = moves(material)._replace(trend=trend(material))
        yield Section("trend", CHANGED, (small, *paragraphs(*remarks(material))))
    yield Section("reading", words.HOW_TO_READ, (Lines(words.how_to_read(bank.constants.tie)),))


def start_section(material: ExportData) -> Iterator[Section]:
    """The steps to start with, by title alone."""
    outcome = material.shown.result
    note = paragraphs(start_note(outcome))
    start = titles(material, outcome.tier(Tier.START))
    if start.steps or note:
        yield Section("start", result.START if start.steps else result.NO_START, (*note, start))


def tier_sections(material: ExportData, *tiers: Tier) -> Iterator[Section]:
    """The steps of tiers, by title alone."""
    for tier in tiers:
        if steps := material.shown.result.tier(tier):
            yield Section(tier.value, result.TIERS[tier], (titles(material, steps),))


def titles(material: ExportData, steps: tuple[RankedStep, ...]) -> Titles:
    """Ranked steps by title alone."""
    return Titles(tuple((step.number, material.bank.step[step.number].title, "") for step in steps))


def plan_section(material: ExportData, *, for_counsellor: bool = False) -> Iterator[Section]:
    """The plan; for a counsellor without the lines she wrote."""
    if material.plan is None:
        return
    shown = material.shown
    page = plan.page(material.bank, material.plan, ON_PAPER, shown.circumstances, last=shown.finished.date())
    steps = tuple((step.number, step.title, step.done if for_counsellor else step.spoken) for step in page.steps)
    notes = () if for_counsellor else page.notes
    if steps or notes:
        yield Section("plan", page.title, (Titles(steps), *paragraphs(page.review_date, *notes)))


def remarks(material: ExportData) -> dict[str, None]:
    """What is to be said about the changes as a whole, each remark once."""
    return dict.fromkeys(said for each in material.changes for said in overall(material.bank, each, ON_PAPER))


def trend(material: ExportData) -> OverTime:
    """Each area at each sitting."""
    bank, shown = material.bank, material.shown
    saved = shown.result.saved is not None
    points = {
        part.id: Point(part.strength, figure_or_word(bank, part.id, part.strength, None if saved else part.answered))
        for whole in shown.result.areas
        for part in (whole, *whole.ends)
        if part.strength is not None
    }
    areas = {scale.name: points.get(scale.id) for area in bank.areas for scale in (area.ends or (area,))}
    now = SittingLine(0, shown.id, shown.finished.date(), "", areas, edition=material.edition)
    earlier = reversed(material.earlier[-(MOST_SITTINGS - 1) :])
    return over_time([now, *(line(bank, head, ON_PAPER, safe_only=False) for head in earlier)])


def moves(material: ExportData) -> Moves:
    """Each area held against the sitting before and the first one."""
    bank, changes = material.bank, material.changes
    lines = [
        [change_line(bank, scale, "") for area in each.comparison.areas for scale in area.ends or (area,)]
        for each in changes
    ]
    return Moves(
        tuple(words.since(each.then.finished.date(), last=each is changes[0]) for each in changes),
        tuple((row[0].name, tuple(line.brief for line in row)) for row in zip(*lines, strict=True)),
    )
