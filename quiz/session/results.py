"""What answers come to: of a sitting that is finished, of a kept one, of two; and a sitting as it is kept. Loads the
engine, the comparison and validation, for which the start page does not wait. Must not know where anything is kept, nor
the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quiz import __version__
from quiz.compare.report import changes
from quiz.engine.fitting import fit, resume, same_edition, saved_result
from quiz.engine.outcome import advance, outcome, outcome_of
from quiz.engine.sitting import Sitting
from quiz.errors import NotFound, QuizError
from quiz.model.answers import key
from quiz.model.bank import Bank
from quiz.model.change import Changes
from quiz.model.record import BankStamp, Draft, Ranking, Said, SittingRecord, StepPlace
from quiz.model.result import Shown, Tier
from quiz.session.journal import Journal
from quiz.text.history import OTHER_BANK


def resumed(bank: Bank, draft: Draft) -> tuple[Sitting, int]:
    """The sitting that a draft holds, at the question to ask, and how many of its answers do not fit this bank."""
    sitting, set_aside = resume(bank, draft)
    return advance(sitting), set_aside


def of_sitting(sitting: Sitting, finished: datetime, *, safe_only: bool, careful: bool, kept: bool) -> Shown:
    """The finished sitting as it is shown."""
    result = outcome_of(sitting, safe_only=safe_only, careful=careful)
    return Shown(sitting.id, finished, sitting.circumstances, sitting.answers, result, kept=kept)


def of_record(bank: Bank, record: SittingRecord, *, safe_only: bool, careful: bool) -> Shown:
    """A kept sitting with what its answers come to now; one of another edition of the bank with what was saved at the
    time. Raises NotFound where it is of another bank."""
    if record.bank.id != bank.id:
        raise NotFound("These answers have no result here", f"They were given {OTHER_BANK}.")
    fitting = fit(bank, record.said)
    if same_edition(bank, record.bank) or safe_only:
        said = fitting.circumstances, fitting.answers, fitting.follow_up
        result = outcome(bank, *said, safe_only=safe_only, careful=careful)
    else:
        result = saved_result(bank, record)
    return Shown(record.id, record.finished, fitting.circumstances, fitting.answers, result, kept=True)


def reranked(bank: Bank, shown: Shown, *, safe_only: bool, careful: bool) -> Shown:
    """The sitting with the safe list, or without it."""
    said = shown.circumstances, shown.answers, shown.result.follow_up
    return replace(shown, result=outcome(bank, *said, safe_only=safe_only, careful=careful))


def compared(bank: Bank, journal: Journal, earlier: Sequence[SittingRecord], later: SittingRecord) -> Changes:
    """The later sitting against one or more earlier ones, oldest first, with her notes on the newest two and the plan.
    Raises NotFound where nothing can be compared."""
    notes = {record.id: journal.note(record.id) for record in (*earlier[-1:], later)}
    return changes(bank, earlier, later, journal.plan(), notes)


def since_first(bank: Bank, journal: Journal, later: SittingRecord) -> Changes:
    """The later sitting against the first one that it can be held against; those before that, of other questions or not
    to be read, are left aside. Raises as `compared` where there is none."""
    aside: list[str] = []
    for head in journal.listing().heads:
        if head.number >= later.number:
            break
        try:
            found = compared(bank, journal, [journal.record(head)], later)
        except QuizError:
            aside.append(head.id)
            continue
        comparison = found.comparison
        return replace(found, comparison=replace(comparison, passed_over=(*comparison.passed_over, *aside)))
    return compared(bank, journal, [journal.record("first")], later)


def stamp(bank: Bank) -> BankStamp:
    """Which bank this is."""
    return BankStamp(id=bank.id, version=bank.version, fingerprint=bank.fingerprint)


def said(sitting: Sitting) -> Said:
    """What she was asked and said so far, with the version of each wording."""
    return Said(
        follow_up=sitting.follow_up,
        circumstances=dict(sitting.circumstances),
        answers={key(item, sitting.bank.item[item].version): answer for item, answer in sitting.answers.items()},
    )


def draft_of(sitting: Sitting) -> Draft:
    """The unfinished sitting as it is kept."""
    return Draft(
        app=__version__,
        id=sitting.id,
        started=sitting.started,
        at=sitting.at,
        bank=stamp(sitting.bank),
        said=said(sitting),
    )


def record_of(sitting: Sitting, finished: datetime) -> SittingRecord:
    """The finished sitting as it is kept, with the scores, tiers and ranks of the time: those of the ordinary result,
    whatever was said to the safety questions."""
    result = outcome_of(sitting)
    places = tuple(
        StepPlace(number=step.number, rank=step.rank, tier=step.tier.value, need=round(step.need, 1))
        for step in result.steps
        if step.rank is not None and step.need is not None
    )
    scores = [part for whole in result.areas for part in (whole, *whole.ends)]
    return SittingRecord(
        app=__version__,
        number=1,  # until the store gives it its running number
        id=sitting.id,
        started=sitting.started,
        finished=finished,
        start=tuple(step.number for step in result.tier(Tier.START)),
        bank=stamp(sitting.bank),
        areas={part.id: round(part.strength, 1) for part in scores if part.strength is not None},
        ranking=Ranking(steps=places),
        said=said(sitting),
    )
