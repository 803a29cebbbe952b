"""The sheet for a counsellor: one page that holds no single answer, nothing that she wrote and no circumstance. Must
not know how it is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from quiz.export.herself import AREAS
from quiz.export.sheet import ON_PAPER, Bars, Section, Sheet, Titles, Words, paragraphs
from quiz.export.trend import TITLE, moves, remarks, trend
from quiz.model.result import Tier
from quiz.text import export as words
from quiz.text import other, plan, result
from quiz.text.bands import area_lines
from quiz.text.remarks import start_note
from quiz.text.words import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.export.material import Material
    from quiz.model.result import RankedStep

TIERS: Final = {Tier.NEXT: result.NEXT, Tier.LATER: result.LATER, Tier.KEEP: result.KEEP}


def for_counsellor(material: Material) -> Sheet:
    """One page for somebody else: areas, steps by tier, plan and change. No single answer, nothing that she wrote, and
    no circumstance: so no reason for a place, for reasons quote both. In a worried run a few steps, each with a
    sentence, what every such page asks of its reader, and nothing that was worked out."""
    bank, shown = material.bank, material.shown
    if shown.result.safe_list:
        steps = tuple((step.number, step.title, step.line) for step in other.steps(bank))
        first = (Section("start", words.BEGIN_WITH, (Titles(steps),)),) if steps else ()
        return Sheet(
            language=bank.language,
            title=words.COUNSELLOR,
            basis=day(shown.finished.date()),
            lead=(),
            sections=(*first, Section("reading", words.HOW_TO_READ, paragraphs(words.ONE_BY_ONE))),
            for_counsellor=True,
        )
    return Sheet(
        language=bank.language,
        title=words.COUNSELLOR,
        basis=result.basis(day(shown.finished.date()), shown),
        lead=(),
        sections=(
            *tier_sections(material, Tier.KEEP),
            Section(
                "areas",
                AREAS,
                (Bars(tuple(area_lines(bank, shown.result.areas, saved=shown.result.saved is not None))),),
            ),
            *start_section(material),
            *tier_sections(material, Tier.NEXT, Tier.LATER),
            *plan_section(material),
            *change_section(material),
            Section("reading", words.HOW_TO_READ, (Words(words.how_to_read(bank.constants.tie)),)),
        ),
        for_counsellor=True,
    )


def start_section(material: Material) -> Iterator[Section]:
    """The steps to start with, by title alone."""
    found = material.shown.result
    note = paragraphs(start_note(found))
    start = titles(material, found.tier(Tier.START))
    if start.steps or note:
        yield Section("start", result.start_title(found), (*note, start))


def tier_sections(material: Material, *tiers: Tier) -> Iterator[Section]:
    """The steps of tiers, by title alone."""
    for tier in tiers:
        if steps := material.shown.result.tier(tier):
            yield Section(tier.value, TIERS[tier], (titles(material, steps),))


def titles(material: Material, steps: tuple[RankedStep, ...]) -> Titles:
    """Ranked steps by title alone."""
    return Titles(tuple((step.number, material.bank.step[step.number].title, "") for step in steps))


def plan_section(material: Material) -> Iterator[Section]:
    """The plan without the lines she wrote."""
    if material.plan is None:
        return
    page = plan.page(material.bank, material.plan, ON_PAPER)
    if page.steps:
        steps = tuple((step.number, step.title, step.done) for step in page.steps)
        yield Section("plan", page.title, (Titles(steps), *paragraphs(page.review_date)))


def change_section(material: Material) -> Iterator[Section]:
    """The same in little room."""
    if material.changes:
        found = replace(moves(material), trend=trend(material))
        yield Section("trend", TITLE, (found, *paragraphs(*remarks(material))))
