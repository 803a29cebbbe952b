"""The names of kept files. A sitting is `0007-20261122T145506Z-k3f9.toml`, which is its running number and its id; an
encrypted file has `.age` behind its plain name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from quiz.errors import InvalidFile, NotFound
from quiz.paths import other_owner
from quiz.reader import GROWING_BYTES, SITTING_BYTES
from quiz.sanitize import sanitize
from quiz.storage.errors import OTHER_WAYS

SITTINGS: Final = "sittings"
DRAFT: Final = "draft.toml"
NOTES: Final = "notes.toml"
PLAN: Final = "plan.toml"
SETTINGS: Final = "settings.toml"
LOCK: Final = "in-use"
PUBLIC_KEY: Final = "key.pub"
PRIVATE_KEY: Final = "key.age"
CHANGING: Final = ".changing"
"""Stands in the folder from the first to the last step of encrypting or decrypting it."""

PLAIN: Final = ".toml"
AGE: Final = ".age"
ENCRYPTED: Final = PLAIN + AGE

HIGHEST: Final = 999_999
"""The last running number."""

ID: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z-[a-z0-9]{4}")
SET_ASIDE: Final = re.compile(r"draft-[0-9]{8}T[0-9]{6}Z(?:-[0-9]+)?\.toml")
"""The plain name of an unfinished sitting that was put out of the way."""
LEFTOVER: Final = re.compile(
    r"\.(?:(?:[0-9A-Za-z-]+\.(?:toml(?:\.age)?|age|pub)|\.changing)\.[0-9a-f]{8}|[0-9]{4,6})\.part"
)
"""A temporary file of a run that ended while writing; the second form is that of version 0.1."""
_SITTING: Final = re.compile(rf"([0-9]{{4,6}})-({ID.pattern})\.toml")
_OURS: Final = (
    (SITTINGS, rf"{_SITTING.pattern}(?:\.age)?|{LEFTOVER.pattern}"),
    ("", r"(?:draft|plan|notes|settings)(?:-[0-9]{8}T[0-9]{6}Z(?:-[0-9]+)?)?\.toml(?:\.age)?|" + LEFTOVER.pattern),
    ("", "|".join(map(re.escape, (PUBLIC_KEY, PRIVATE_KEY, CHANGING)))),
    ("", LOCK),
)
"""Whatever this program writes, by folder and in the order in which it goes, what was set aside included."""

_SMALL_TIME: Final = re.compile(r"(?<![0-9])[0-9]{8}t[0-9]{6}z(?![0-9a-z])")

_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""Thirty-two, so that every random byte falls on them evenly; without those that look like each other."""
_PLACES: Final = {"latest": 1, "previous": 2, "first": 1}
"""What can be said in place of a running number or an id: the place from the end, or from the beginning."""
_MOST_TYPED: Final = 40
"""Most characters that are repeated of what was typed."""
_MOST_NAMED: Final = 5
"""Most sittings that are named where several could be meant."""


class SittingName(NamedTuple):
    """What the name of a sitting's file says. Sorts by running number."""

    number: int
    id: str

    @property
    def file(self) -> str:
        """The name itself, of the plain file."""
        return f"{self.number:04d}-{self.id}{PLAIN}"

    @property
    def path(self) -> str:
        """The same in the data folder."""
        return f"{SITTINGS}/{self.file}"


class Names(NamedTuple):
    """What stands in the folder of sittings, by plain name, each once where a file is there plain and encrypted."""

    sittings: tuple[SittingName, ...]
    """By running number, lowest first."""
    others: tuple[str, ...]
    """Names that are no sitting's; hidden ones left out."""


def encrypted(path: Path) -> Path:
    """The encrypted file of a plain one: `draft.toml.age`."""
    return path.with_name(path.name + AGE)


def most_bytes(name: str) -> int:
    """How large the file of that plain name may be: notes and plans grow with the years."""
    return GROWING_BYTES if name in {NOTES, PLAN} else SITTING_BYTES


def listed(folder: Path) -> list[str]:
    """The names in a folder as they were written: a disk that takes capitals for small letters may give back small ones
    alone, and no sitting would be found. Raises OSError."""
    files = os.listdir(folder)
    written = [_SMALL_TIME.sub(lambda found: found[0].upper(), file) for file in files]
    return [
        name if name == file or (name not in files and os.path.lexists(folder / name)) else file
        for file, name in zip(files, written, strict=True)
    ]


def files_in(folder: Path) -> list[Path]:
    """What stands in a folder, by name; nothing where it cannot be looked into."""
    try:
        return sorted(folder / name for name in listed(folder))
    except OSError:
        return []


def our_files(folder: Path) -> list[Path]:
    """Everything that this program wrote into the data folder, by name alone: sittings first, the lock last."""
    return [path for place, names in _OURS for path in files_in(folder / place) if re.fullmatch(names, path.name)]


def scan(folder: Path) -> Names:
    """One look at the names in the folder; one that is missing holds none. Raises InvalidFile where it cannot be
    read."""
    try:
        files = listed(folder)
    except FileNotFoundError:
        files = []
    except OSError as error:
        owner = other_owner(folder) if isinstance(error, PermissionError) else None
        why, mend = owner or ("is not a folder that you may open", "")
        then = f"{mend} {OTHER_WAYS}".lstrip()
        raise InvalidFile("The saved answers cannot be read", f"{sanitize(str(folder))} {why}.", then) from None
    plain = {file.removesuffix(AGE) if file.endswith(ENCRYPTED) else file for file in files}
    matches = [match for file in plain if (match := _SITTING.fullmatch(file))]
    names = sorted({SittingName(int(match[1]), match[2]) for match in matches})
    sittings = tuple(name for name in names if name.number and name.file in plain)
    others = plain - {name.file for name in sittings}
    return Names(sittings, tuple(file for file in sorted(others) if not file.startswith(".")))


def find(names: Sequence[SittingName], reference: str, readable: Callable[[SittingName], bool]) -> SittingName:
    """The sitting that is meant by a running number, by an id or its unique beginning, or by `latest`, `previous` or
    `first`, which pass over what is not `readable`. Raises NotFound where there is none, or more than one."""
    if not names:
        raise NotFound("There is nothing to show yet", "Nothing is finished so far.", "To begin: quiz take")
    reference = reference.strip()
    if place := _PLACES.get(reference):
        candidates = list(islice(filter(readable, names if reference == "first" else reversed(names)), place))
        if len(candidates) == place:
            return candidates[-1]
        if candidates:
            raise NotFound("There is no earlier result", "Only one is finished so far.", "To see it: quiz result")
        then = "To see why: quiz history"
        raise NotFound("There is nothing to show", "Answers are saved, but none can be read.", then)
    number = int(reference) if reference.isdecimal() and len(reference) <= len(str(HIGHEST)) else 0
    matches = [name for name in names if name.number == number]
    matches = matches or [name for name in names if reference and name.id.lower().startswith(reference.lower())]
    if len(matches) == 1:
        return matches[0]
    typed = sanitize(reference[:_MOST_TYPED])
    if not matches:
        raise NotFound("There is no such result", f"Nothing is saved under “{typed}”.", "To see all: quiz history")
    listed = ", ".join(name.id for name in matches[:_MOST_NAMED])
    more = " and others" if len(matches) > _MOST_NAMED else ""
    raise NotFound(
        "More than one result is meant", f"“{typed}” fits {listed}{more}.", "Type more of the id, or a running number."
    )


def in_utc(moment: datetime) -> datetime:
    """The moment, which has an offset, in UTC; within hours of either end of the calendar right to a day."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """A time with its offset as it stands in names, in UTC: `20261122T145506Z`."""
    moment = in_utc(moment)
    return f"{moment.year:04d}{moment:%m%dT%H%M%SZ}"


def new_id(now: datetime, random: Callable[[int], bytes] = os.urandom) -> str:
    """The id of a new sitting: the time in UTC and four random characters. `random` gives so many random bytes, as
    `secrets.token_bytes` does, whose source it is."""
    return f"{stamp(now)}-{''.join(_LETTERS[byte % len(_LETTERS)] for byte in random(4))}"
