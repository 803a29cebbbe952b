"""What a list shows of a sitting, from the head of its file. Must not know the answers, nor load the models: it checks
by hand, so that a list of a thousand is read without loading validation."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from quiz.history.faults import DAMAGED, NEWER, BrokenSitting
from quiz.history.naming import HIGHEST, ID
from quiz.models.head import Head
from quiz.reader import SITTING_BYTES, Reader, parse_toml, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.history.naming import SittingName

FORMAT: Final = 1
"""The same as in the models, which are not loaded here."""
END: Final = b"\n[ranking]"
"""Stands behind everything that a list shows."""

_IDENTIFIER: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*+"
_LABEL: Final = r'"[^"\\\x00-\x1f\x7f]{1,80}"'
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME: Final = rf"{_DAY}[T ]{_HOUR}:[0-5][0-9](?:\.[0-9]{{6}})?[+-]{_HOUR}"
_FIGURE: Final = r"(?:0|[1-9][0-9]{0,2})\.[0-9]{1,17}"
_AREAS: Final = rf"({_IDENTIFIER}) = ({_FIGURE})\n"
_AS_WRITTEN: Final = (
    rf"format = {FORMAT}\n"
    rf"app = {_LABEL}\n"
    r"number = ([1-9][0-9]{0,5})\n"
    rf'id = "({ID.pattern})"\n'
    rf"started = ({_TIME})\n"
    rf"finished = ({_TIME})\n"
    r"start = \[(?:\n((?:    [1-9][0-9]?,\n)+))?\]\n"
    rf'\n\[bank\]\nid = "({_IDENTIFIER})"\nversion = {_LABEL}\nfingerprint = "([0-9a-f]{{64}})"\n'
    rf"\n\[areas\]\n((?:{_IDENTIFIER} = {_FIGURE}\n)*+)"
)
"""The head exactly as `codec` writes it: read so, a thousand take a fifth of the time. Anything else goes to the
parser, which has the last word."""
_FINGERPRINT: Final = r"[0-9a-f]{64}"
_LONGEST_NAME: Final = 40
_NAME: Final = rf"(?=.{{1,{_LONGEST_NAME}}}\Z){_IDENTIFIER}"
_LAST_STEP: Final = 99
_MOST_POINTS: Final = 100


def read_head(path: Path, name: SittingName, contents: Reader = read_bytes) -> Head:
    """The head of the sitting at the path, which has that name and whose `contents` are read so. Raises InvalidFile
    where the file cannot be read, is damaged or newer, or says another number or id than its name does."""
    data = contents(path, limit=SITTING_BYTES)
    end = data.find(END)
    top = data if end < 0 else data[:end]
    head = as_written(top) or checked(parse_toml(top, name=path.name), path.name)
    if (head.number, head.id) != name:
        raise BrokenSitting(path.name, DAMAGED)
    return head


def locked_head(name: SittingName) -> Head:
    """What the name alone says of a sitting that is locked: its number and when it was begun. Raises InvalidFile where
    that is no time."""
    try:
        begun = datetime.fromisoformat(name.id.partition("-")[0]).astimezone(UTC)
    except ValueError:
        raise BrokenSitting(name.file, DAMAGED) from None
    return Head(name.number, name.id, begun, "", "", {}, (), locked=True)


def as_written(top: bytes) -> Head | None:
    """The head where it stands exactly as this program writes it, else None."""
    try:
        found = re.fullmatch(_AS_WRITTEN, top.decode())
        if not found:
            return None
        number, sitting, started, finished, start, bank, fingerprint, areas = found.groups(default="")
        datetime.fromisoformat(started)
        listed = re.findall(_AREAS, areas)
        points = {area: float(figure) for area, figure in listed}
        if len(points) < len(listed) or max(map(len, (bank, *points))) > _LONGEST_NAME:
            return None
        if any(figure > _MOST_POINTS for figure in points.values()):
            return None
        return Head(
            int(number),
            sitting,
            datetime.fromisoformat(finished),
            bank,
            fingerprint,
            points,
            tuple(map(int, start.replace(",", "").split())),
        )
    except ValueError:
        return None


def checked(top: dict[str, object], file: str) -> Head:
    """The head in parsed tables: of a file that was changed, or that another writer made. Raises BrokenSitting."""
    version = top.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise BrokenSitting(file, NEWER)
    bank = top.get("bank")
    try:
        _whole(version, FORMAT)
        return Head(
            _whole(top.get("number"), HIGHEST),
            _matching(ID.pattern, top.get("id")),
            _moment(top.get("finished")),
            _matching(_NAME, _table(bank).get("id")),
            _matching(_FINGERPRINT, _table(bank).get("fingerprint")),
            _areas(top.get("areas")),
            _steps(top.get("start")),
        )
    except ValueError:
        raise BrokenSitting(file, DAMAGED) from None


def _table(value: object) -> dict[object, object]:
    if not isinstance(value, dict):
        raise ValueError  # noqa: TRY004 - what a file holds is a wrong value, not a wrong call
    return value


def _steps(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 - a wrong value in a file, as above
    return tuple(_whole(step, _LAST_STEP) for step in value)


def _whole(value: object, highest: int) -> int:
    """A whole number from 1 on."""
    if type(value) is not int or not 1 <= value <= highest:
        raise ValueError
    return value


def _matching(pattern: str, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise ValueError
    return value


def _moment(value: object) -> datetime:
    """A time with its offset."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError
    return value


def _areas(value: object) -> dict[str, float]:
    """Figures from 0 to 100 by area or end."""
    return {_matching(_NAME, area): _points(points) for area, points in _table(value).items()}


def _points(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST_POINTS:
        raise ValueError
    return float(value)
