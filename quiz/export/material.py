"""What an export may draw from: one sitting, with the note, the plan and the earlier sittings as they stood then. Must
not know a format."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quiz.changes import changes
from quiz.errors import QuizError
from quiz.planning import DEFAULT as FOUR_WEEKS
from quiz.planning import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from quiz.journal import Journal
    from quiz.models.bank import Bank
    from quiz.models.change import Changes
    from quiz.models.head import Head
    from quiz.models.record import PlanEntry
    from quiz.models.result import Shown


@dataclass(frozen=True, slots=True)
class Material:
    """One sitting with all that belongs to it. Where `shown.result.safe_list`, a worried run asks: a page then shows
    the steps that need nothing from him, her note, and nothing else of hers."""

    bank: Bank
    shown: Shown
    note: str = field(default="", repr=False)
    """What she wrote about the sitting; empty where nothing."""
    plan: PlanEntry | None = field(default=None, repr=False)
    """The plan that held after the sitting."""
    earlier: tuple[Head, ...] = field(default=(), repr=False)
    """The sittings before it with the same questions, oldest first."""
    changes: tuple[Changes, ...] = field(default=(), repr=False)
    """Since the sitting before, then since the first; one where they are the same, none for a first sitting."""

    def review_date(self, today: date) -> date:
        """The day for a reminder: the plan's, else four weeks after the sitting, else four weeks from today. A day that
        is over would remind nobody."""
        days = [later(self.shown.finished.date(), FOUR_WEEKS), later(today, FOUR_WEEKS)]
        if self.plan:
            days.insert(0, self.plan.look_again)
        return next(day for day in days if day > today or day == day.max)


def gather(bank: Bank, shown: Shown, journal: Journal) -> Material:
    """The sitting with what is kept about it. One that is not kept has nothing else; where it is not the last one, what
    came after it is left out. Raises InvalidFile where the note or the plan cannot be read."""
    if not shown.kept:
        return Material(bank, shown)
    heads = journal.listing().heads
    number = next((head.number for head in heads if head.id == shown.id), 0)
    following = next((head for head in heads if head.number > number), None)
    held = [entry for entry in journal.plan().entries if following is None or entry.made < following.finished]
    earlier = tuple(head for head in heads if head.number < number and head.bank_id == bank.id)
    return Material(
        bank,
        shown,
        note=journal.note(shown.id),
        plan=held[-1] if held else None,
        earlier=earlier,
        changes=tuple(changes_since(bank, shown, journal, (*earlier[-1:], *earlier[:-1][:1]))),
    )


def changes_since(bank: Bank, shown: Shown, journal: Journal, since: Iterable[Head]) -> Iterator[Changes]:
    """The sitting against each of some earlier ones; one that cannot be read or compared is passed over."""
    for head in since:
        with suppress(QuizError):
            earlier, later = journal.record(head), journal.record(shown.id)
            yield changes(bank, [earlier], later, journal.plan(), {})
