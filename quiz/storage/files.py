"""Kept files as records: bytes within bounds, TOML, a validated model, and back. The models are the only description
of what stands in a file. Brings pydantic, so it is loaded when the first record is read or written."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final, TypeVar

import tomli_w
from pydantic import ValidationError

from quiz.errors import StorageError
from quiz.model.kept import ANSWERED, Head, Settings, head_of
from quiz.model.kinds import FileModel
from quiz.model.record import Draft, Notes, Plan, SettingsFile, SittingRecord, Summary
from quiz.reader import UnreadableFile, parse_toml
from quiz.sanitize import sanitize
from quiz.storage.errors import DAMAGED, MOVE_IT, NEWER, OTHER_WAYS, SEE_OTHERS, SET_IT_ASIDE, InvalidRecord
from quiz.storage.folder import Folder
from quiz.storage.names import DRAFT, NOTES, PLAN, SETTINGS, SittingName, in_utc, most_bytes

K = TypeVar("K", bound=FileModel)
S = TypeVar("S", bound=Summary)

_MINUTE: Final = timedelta(minutes=1)


class Files:
    """The kept files of a folder as records. Missing notes, plans and settings are empty ones. Whatever else is missing
    or cannot be read raises UnreadableFile or EncryptedFile, and what is damaged or newer InvalidRecord."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def sitting(self, name: SittingName) -> SittingRecord:
        """A finished sitting, whole."""
        return _sitting(SittingRecord, name, self._folder.read(name.path))

    def head(self, name: SittingName) -> Head:
        """What a list shows of a sitting: the tables behind it are not parsed."""
        data = self._folder.read(name.path)
        summary = _sitting(Summary, name, head_of(data))
        return Head(
            *name,
            summary.finished,
            summary.bank.id,
            summary.bank.fingerprint,
            summary.areas,
            summary.start,
            bank_version=summary.bank.version,
            answered=frozenset(item.decode() for item in ANSWERED.findall(data)),
        )

    def draft(self) -> Draft:
        """The unfinished sitting."""
        return decode(Draft, self._folder.read(DRAFT), DRAFT, SET_IT_ASIDE)

    def notes(self) -> Notes:
        """What she wrote about sittings."""
        return self._growing(Notes, NOTES)

    def plan(self) -> Plan:
        """Every plan so far."""
        return self._growing(Plan, PLAN)

    def settings_file(self) -> SettingsFile:
        """What she chose, as it stands in the file."""
        return self._growing(SettingsFile, SETTINGS)

    def save_settings(self, settings: Settings) -> None:
        """Keep what she chose in place of what she chose before. Raises StorageError."""
        self.write(SettingsFile(**settings._asdict()), SETTINGS)

    def write(self, record: FileModel, name: str) -> None:
        """Keep the record in place of the one before. Raises StorageError."""
        self._folder.put(name, encode(record, name))

    def create(self, record: SittingRecord) -> None:
        """Keep a sitting under its own name. Raises StorageError, and FileExistsError where the name is taken."""
        name = SittingName(record.number, record.id)
        self._folder.create(name.path, encode(record, name.file))

    def _growing(self, kind: type[K], name: str) -> K:
        try:
            return decode(kind, self._folder.read(name), name)
        except UnreadableFile as error:
            if error.missing:
                return kind()
            raise


def decode(kind: type[K], data: bytes, name: str, then: str = MOVE_IT) -> K:
    """The contents of the file of that name as a record, its strings repaired. Raises UnreadableFile where it is no
    TOML within the bounds, and InvalidRecord, which says what to do `then`, where it is of a newer format or does not
    hold what it should."""
    table = parse_toml(data, name=name)
    version = table.get("format")
    if isinstance(version, int) and version > kind.model_fields["format"].default:
        raise InvalidRecord(name, NEWER, then)
    try:
        return kind.model_validate(_repaired_table(table, lines=kind is Notes))
    except ValidationError as invalid:
        raise InvalidRecord(name, DAMAGED if kind is Summary else _reason(kind, invalid), then) from None


def encode(record: FileModel, name: str) -> bytes:
    """The record as the contents of a file of that name, read back and compared. Raises StorageError where what would
    stand there could not be read again, such as for its size."""
    kind = type(record)
    table = _repaired_table(record.model_dump(mode="python", exclude_none=True), lines=kind is Notes)
    data = tomli_w.dumps(table, multiline_strings=True).encode()
    with suppress(UnreadableFile, ValidationError):
        again = kind.model_validate(parse_toml(data, name=name))
        if len(data) <= most_bytes(name) and again == kind.model_validate(table):
            return data
    raise StorageError("This cannot be saved as it is", f"{name} would be too large to be read again.", OTHER_WAYS)


def _sitting(kind: type[S], name: SittingName, data: bytes) -> S:
    """Raises InvalidRecord also where it says another number or id than its name does."""
    record = decode(kind, data, name.file, SEE_OTHERS)
    if (record.number, record.id) != name:
        raise InvalidRecord(name.file, DAMAGED, SEE_OTHERS)
    return record


def _reason(kind: type[FileModel], error: ValidationError) -> str:
    """Where the file is wrong, without anything that stands in it: the names of our own fields alone."""
    places = {fault["loc"][0] for fault in error.errors(include_input=False, include_context=False)}
    fields = [field for field in kind.model_fields if field in places]
    return f"{DAMAGED} What stands under {', '.join(fields)} does not fit." if fields else DAMAGED


def _repaired_table(table: Mapping[str, object], *, lines: bool) -> dict[str, object]:
    """The table with every string sanitized, and every time such that TOML can say it."""
    return {key: _repaired(value, lines=lines) for key, value in table.items()}


def _repaired(value: object, *, lines: bool) -> object:
    if isinstance(value, str):
        return sanitize(value.replace("\t", " "), lines=lines)  # one blank, so that no limit is passed by repairing
    if isinstance(value, datetime):  # TOML knows offsets of whole minutes alone, while zones may have others
        return in_utc(value) if (value.utcoffset() or timedelta()) % _MINUTE else value
    if isinstance(value, dict):
        return _repaired_table(value, lines=lines)
    if isinstance(value, list | tuple):
        return [_repaired(part, lines=lines) for part in value]
    return value
