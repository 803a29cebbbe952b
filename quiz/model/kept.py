"""What is known of all that is kept without validation, so that the first page waits for none: the heads of sittings,
the settings, what stands in the folder, and how much may be written and planned."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from quiz.sanitize import sanitize

RANKING: Final = b"\n[ranking]"
"""Stands in the file of a sitting behind everything that its head says."""


ANSWERED: Final = re.compile(rb'(?m)^"([a-z0-9-]+)@\d+" = [0-4]\r?$')
"""An item that was answered by a place of the scale, as it stands in such a file. Only a hint of how much a figure
rests on: to parse the tables behind the head for it would take five times as long."""


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
    answered: frozenset[str] = frozenset()
    """The items that have an answer on the scale, as far as that can be seen without reading them."""

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


class Inventory(NamedTuple):
    """What stands in the data folder."""

    folder: Path
    ours: tuple[Path, ...]
    """What erasing removes: sittings first, the lock last."""
    others: tuple[Path, ...] = ()
    """What somebody else put there, and what therefore stays."""
    elsewhere: tuple[str, ...] = ()
    """What holds the same in another place, and stays: where links of ours lead, as full paths, and each of ours that
    has a second name on its disk, as `NAME (under another name)`."""

    @property
    def names(self) -> tuple[str, ...]:
        """What erasing removes, by name in the folder."""
        return tuple(map(self.name, self.ours))

    def name(self, path: Path) -> str:
        """A path in the folder as it is named to a person."""
        return sanitize(str(path.relative_to(self.folder))) if path != self.folder else "the folder itself"


class Erased(NamedTuple):
    """What erasing has come to."""

    removed: int = 0
    """Files."""
    folder_gone: bool = False
    remains: tuple[str, ...] = ()
    """What stands in the folder, by name: why it stays."""
    elsewhere: tuple[str, ...] = ()
    """What holds the same in another place, as an inventory says it."""
