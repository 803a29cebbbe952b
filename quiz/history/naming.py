"""The names of kept sittings: `0007-20261122T145506Z-k3f9.toml` is the running number and the id. Must not know what
stands in the files."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.errors import InvalidFile
from quiz.history.faults import OTHER_WAYS
from quiz.sanitize import sanitize
from quiz.vault import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HIGHEST: Final = 999_999
"""The last running number."""
ID: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z-[a-z0-9]{4}")

PLAIN: Final = ".toml"
"""How the name of a kept file ends."""
PART: Final = ".part"
"""How the names of temporary files end."""
LOCKED: Final = PLAIN + SUFFIX
"""How the name of a locked file ends."""

_NAME: Final = re.compile(rf"([0-9]{{4,6}})-({ID.pattern})\.toml")

_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""Thirty-two, so that every random byte falls on them evenly; without those that look like each other."""


class SittingName(NamedTuple):
    """What the name of a sitting's file says. Sorts by running number."""

    number: int
    id: str

    @property
    def file(self) -> str:
        """The name itself."""
        return f"{self.number:04d}-{self.id}{PLAIN}"

    @property
    def claim(self) -> str:
        """The temporary file that claims the running number while the sitting is written."""
        return f".{self.number:04d}{PART}"


class Names(NamedTuple):
    """What stands in the folder of sittings, by name alone."""

    sittings: tuple[SittingName, ...]
    """By running number, lowest first."""
    others: tuple[str, ...]
    """Names that are no sitting's; hidden ones left out."""


def sitting_name(file: str) -> SittingName | None:
    """What a file's name says, or None where it is no sitting's. The inverse of `SittingName.file`."""
    found = _NAME.fullmatch(file)
    if not found:
        return None
    name = SittingName(int(found[1]), found[2])
    return name if name.number and name.file == file else None


def is_id(text: str) -> bool:
    """Whether this is the id of a sitting, known or not."""
    return ID.fullmatch(text) is not None


def scan(folder: Path) -> Names:
    """One look at the names in the folder; one that is missing holds none. Raises InvalidFile where it cannot be
    read."""
    names = {file: sitting_name(file) for file in _files(folder) if not file.startswith(".")}
    sittings = tuple(name for name in names.values() if name)
    return Names(sittings, tuple(file for file, name in names.items() if not name))


def newest_first(folder: Path) -> Iterator[SittingName]:
    """The sittings from the highest running number down, as far as somebody asks: costs one look at the names. Raises
    as `scan` does."""
    return filter(None, map(sitting_name, reversed(_files(folder))))


def _files(folder: Path) -> list[str]:
    """The plain names in the folder, each once where a locked file stands beside its plain one, those of sittings by
    running number: a longer number makes a longer name."""
    try:
        files = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError:
        raise InvalidFile(
            "The kept sittings cannot be read",
            f"{sanitize(str(folder))} is not a folder that you may open.",
            OTHER_WAYS,
        ) from None
    files = sorted({file.removesuffix(SUFFIX) if file.endswith(LOCKED) else file for file in files})
    files.sort(key=len)
    return files


def stamp(now: datetime) -> str:
    """A time as it stands in names, in UTC: `20261122T145506Z`. `now` has an offset."""
    try:
        now = now.astimezone(UTC)
    except OverflowError:
        now = now.replace(tzinfo=UTC)  # hours from the end of the calendar: the place in time is right to a day
    return f"{now.year:04d}{now:%m%dT%H%M%SZ}"


def new_id(now: datetime, random: Callable[[int], bytes] = os.urandom) -> str:
    """The id of a new sitting: the time in UTC and four random characters. `random` gives so many random bytes, as
    `secrets.token_bytes` does, whose source it is."""
    return f"{stamp(now)}-{''.join(_LETTERS[byte % len(_LETTERS)] for byte in random(4))}"
