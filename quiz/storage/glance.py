"""What the start page needs of the settings, the plan and the newest sitting, from the tables of their files. Without
validation: loading that takes a third of a start, and a figure that does not fit is as if it were not there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from quiz.model.settings import Settings
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.storage.names import SittingName


def settings(table: Mapping[str, object]) -> Settings:
    """How the program looks and behaves; where it says nothing that fits, as it does by default."""
    theme = table.get("theme")
    return Settings(
        sanitize(theme) if isinstance(theme, str) else Settings().theme,
        motion=table.get("motion") is True,
        plain=table.get("plain") is True,
    )


def review_due(plan: Mapping[str, object], today: date) -> bool:
    """Whether the newest entry asks for another look by today, and no earlier day has been said to be it."""
    entries = plan.get("entries")
    newest = entries[-1] if isinstance(entries, list) and entries else None
    if not isinstance(newest, dict):
        return False
    chosen, reminded = newest.get("look_again"), newest.get("reminded")
    return type(chosen) is date and chosen <= today and reminded in (None, today)


def finished(sitting: Mapping[str, object], name: SittingName) -> datetime | None:
    """When the sitting with this name was finished, with its offset."""
    moment = sitting.get("finished")
    if (sitting.get("number"), sitting.get("id")) != name or not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    return moment
