"""What an export may draw from: one sitting, with the note, the plan and the earlier sittings as they stood then. Must
not know a format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quiz.model.limits import REVIEW_AFTER, later

if TYPE_CHECKING:
    from datetime import date

    from quiz.model.bank import Bank
    from quiz.model.change import Changes
    from quiz.model.head import Head
    from quiz.model.record import PlanEntry
    from quiz.model.result import Shown


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
    changed: int = 0
    """How many plans there were before it."""
    earlier: tuple[Head, ...] = field(default=(), repr=False)
    """The sittings before it with the same bank, oldest first."""
    edition: str = ""
    """The major version of the bank at the time."""
    changes: tuple[Changes, ...] = field(default=(), repr=False)
    """Since the sitting before, then since the first; one where they are the same, none for a first sitting."""

    def review_date(self, today: date) -> date:
        """The day for a reminder: the plan's, else four weeks after the sitting, else four weeks from today. A day that
        is over would remind nobody."""
        days = [later(self.shown.finished.date(), REVIEW_AFTER), later(today, REVIEW_AFTER)]
        if self.plan:
            days.insert(0, self.plan.look_again)
        return next(day for day in days if day > today or day == day.max)
