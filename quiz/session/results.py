"""What answers come to: of a sitting that is finished, of a kept one, of two. Loads the engine, the comparison and
validation, for which the start page does not wait. Must not know where anything is kept, nor the clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.compare.report import changes
from quiz.engine.fitting import fit, resume, same_edition, saved_result
from quiz.engine.outcome import advance, outcome, outcome_of
from quiz.errors import NotFound
from quiz.model.result import Shown
from quiz.session.records import record_of
from quiz.text.history import OTHER_BANK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from quiz.engine.sitting import Sitting
    from quiz.model.bank import Bank
    from quiz.model.change import Changes
    from quiz.model.record import Draft, SittingRecord
    from quiz.session.journal import Journal


def resumed(bank: Bank, draft: Draft) -> tuple[Sitting, int]:
    """The sitting that a draft holds, at the question to ask, and how many of its answers do not fit this bank."""
    sitting, set_aside = resume(bank, draft)
    return advance(sitting), set_aside


def to_keep(sitting: Sitting, finished: datetime) -> SittingRecord:
    """The finished sitting as it is kept: with the ordinary result, whatever was said to the safety questions."""
    return record_of(sitting, outcome_of(sitting), finished)


def of_sitting(sitting: Sitting, finished: datetime, *, worried: bool, careful: bool, kept: bool) -> Shown:
    """The finished sitting as it is shown."""
    result = outcome_of(sitting, worried=worried, careful=careful)
    return Shown(sitting.id, finished, sitting.circumstances, sitting.answers, result, kept=kept)


def of_record(bank: Bank, record: SittingRecord, *, worried: bool, careful: bool) -> Shown:
    """A kept sitting with what its answers come to now; one of another edition of the bank with what was saved at the
    time. Raises NotFound where it is of another bank."""
    if record.bank.id != bank.id:
        raise NotFound("These answers have no result here", f"They were given {OTHER_BANK}.")
    fitting = fit(bank, record.said)
    if same_edition(bank, record.bank) or worried:
        said = fitting.circumstances, fitting.answers, fitting.follow_up
        result = outcome(bank, *said, worried=worried, careful=careful)
    else:
        result = saved_result(bank, record)
    return Shown(record.id, record.finished, fitting.circumstances, fitting.answers, result, kept=True)


def reranked(bank: Bank, shown: Shown, *, worried: bool, careful: bool) -> Shown:
    """The sitting with the safe list, or without it."""
    said = shown.circumstances, shown.answers, shown.result.follow_up
    return replace(shown, result=outcome(bank, *said, worried=worried, careful=careful))


def compared(bank: Bank, journal: Journal, earlier: Sequence[SittingRecord], later: SittingRecord) -> Changes:
    """The later sitting against one or more earlier ones, oldest first, with her notes on the newest two and the plan.
    Raises NotFound where nothing can be compared."""
    notes = {record.id: journal.note(record.id) for record in (*earlier[-1:], later)}
    return changes(bank, earlier, later, journal.plan(), notes)
