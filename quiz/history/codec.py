"""Whole files between bytes and validated values. Brings pydantic, so it is loaded only where a whole file is read or
written; must not know where the files are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, TypeVar

import tomli_w
from pydantic import ValidationError

from quiz.errors import StorageError
from quiz.history.faults import DAMAGED, NEWER, OTHER_WAYS, BrokenKept
from quiz.models.record import FORMAT, Kept, Notes
from quiz.reader import Reader, UnreadableFile, parse_toml, read_bytes, read_toml
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

K = TypeVar("K", bound=Kept)

_MINUTE: Final = timedelta(minutes=1)


def read(
    kind: type[K],
    path: Path,
    *,
    limit: int,
    broken: type[BrokenKept] = BrokenKept,
    contents: Reader = read_bytes,
) -> K:
    """The file, whose `contents` are read so, as a value of that kind, its strings repaired. Raises UnreadableFile
    where it cannot be read within the bounds, and `broken` where it is of a newer format or does not hold what it
    should."""
    table = read_toml(path, limit=limit, read=contents)
    version = table.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise broken(path.name, NEWER)
    try:
        return kind.model_validate(_repaired_table(table, lines=kind is Notes))
    except ValidationError as error:
        raise broken(path.name, _reason(kind, error)) from None


def write(kept: Kept, name: str, *, limit: int) -> bytes:
    """The value as the contents of a file of that name, read back and compared. Raises StorageError where what would
    stand there could not be read again, such as for its size in bytes."""
    kind = type(kept)
    table = _repaired_table(kept.model_dump(mode="python", exclude_none=True), lines=kind is Notes)
    data = tomli_w.dumps(table, multiline_strings=True).encode()
    try:
        again = kind.model_validate(parse_toml(data, name=name))
        if len(data) <= limit and again == kind.model_validate(table):
            return data
    except (UnreadableFile, ValidationError):
        pass
    raise StorageError("This cannot be kept as it is", f"{name} would be too large to be read again.", OTHER_WAYS)


def _reason(kind: type[Kept], error: ValidationError) -> str:
    """Where the file is wrong, without anything that stands in it: the names of our own fields alone."""
    places = {
        details["loc"][0] for details in error.errors(include_input=False, include_context=False) if details["loc"]
    }
    known = [field for field in kind.model_fields if field in places]
    return f"{DAMAGED} What stands under {', '.join(known)} does not fit." if known else DAMAGED


def _repaired_table(table: Mapping[str, object], *, lines: bool) -> dict[str, object]:
    """The table with every string of it cleaned, and every time such that TOML can say it."""
    return {key: _repaired(value, lines=lines) for key, value in table.items()}


def _repaired(value: object, *, lines: bool) -> object:
    if isinstance(value, str):
        return sanitize(value.replace("\t", " "), lines=lines)  # one blank, so that no limit is passed by repairing
    if isinstance(value, datetime):
        return _sayable(value)
    if isinstance(value, dict):
        return _repaired_table(value, lines=lines)
    if isinstance(value, list | tuple):
        return [_repaired(part, lines=lines) for part in value]
    return value


def _sayable(moment: datetime) -> datetime:
    """The same moment with an offset of whole minutes: TOML knows no seconds there, while some zones had them."""
    offset = moment.utcoffset()
    if offset is None or not offset % _MINUTE:
        return moment
    try:
        return moment.astimezone(timezone(offset // _MINUTE * _MINUTE))
    except OverflowError:
        return moment.replace(tzinfo=UTC)
