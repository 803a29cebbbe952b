"""What is known of all that is kept without validation, so that the first page waits for none: the heads of sittings,
the settings, and how much may be written and planned."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

RANKING: Final = b"\n[ranking]"
"""Stands in the file of a sitting behind everything that its head says."""


def head_of(sitting: bytes) -> bytes:
    """The part of a sitting's file that its head says, with whichever line ends an editor has given it."""
    return sitting.partition(RANKING)[0].rstrip(b"\r")


class Head(NamedTuple):
    """One finished sitting in a list."""

    number: int
    id: str
    finished: datetime
    bank_id: str
    bank_fingerprint: str
    areas: Mapping[str, float]
    """Strength by area and by end, 0 to 100."""
    start: tuple[int, ...]
    locked: bool = False
    """Only its name could be read: `finished` is when it was begun, and nothing is known of bank, areas and steps."""
    bank_version: str = ""
    """Of the bank at the time; empty where it is not known."""

    @property
    def edition(self) -> str:
        """The major version of the bank at the time: what stands before the first dot."""
        return self.bank_version.partition(".")[0]

    def __repr__(self) -> str:
        """What she answered comes to stays out of every trace."""
        return f"Head({self.number}, {self.id!r})"


class Unreadable(NamedTuple):
    """A file among the sittings that is no sitting this program can read; it is left untouched."""

    file: str
    """The name alone, safe to print."""
    reason: str
    """A sentence for a person."""


class Listing(NamedTuple):
    """Everything in the folder of sittings, by running number, oldest first."""

    heads: tuple[Head, ...]
    unreadable: tuple[Unreadable, ...] = ()
    closed: str = ""
    """Why no passphrase opens the locked ones, and what mends that; empty where one does."""


class Settings(NamedTuple):
    """What she chose, or what holds where she chose nothing: the same as in `SettingsFile`."""

    theme: str = "dark"
    motion: bool = False
    plain: bool = False


NOTE: Final = 1_000
"""Most characters of a note."""
IF_THEN: Final = 500
"""Most characters of an if-then line."""
PLANNED: Final = 3
"""Most steps of a plan."""
MOST_STEPS: Final = 5
"""Steps that get their follow-ups: in simulation those of five find the right first step as often as those of all."""
REVIEW_AFTER: Final = timedelta(weeks=4)
"""How long after choosing she looks again, unless she picks another date."""
WEEK: Final = timedelta(weeks=1)
"""How long after planning a step home offers a short look back."""
REVIEW_WITHIN: Final = timedelta(days=366)
"""The latest day she can pick, counted from today."""


def planned_since(entries: Iterable[tuple[date, Container[int]]], number: int) -> date | None:
    """The day from which a step has been planned without a break; None where it is not planned now. `entries`: the day
    and the steps of each plan, the newest first."""
    since = None
    for made, numbers in entries:
        if number not in numbers:
            break
        since = made
    return since


def later(day: date, time: timedelta) -> date:
    """The day so long after another one, or the last day of the calendar: a clock may stand near its end."""
    return day + min(time, date.max - day)
