"""Reads the TOML files of a bank and checks what holds for any of them. Must not know how they refer to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS, area_file, is_identifier
from quiz.bank.wording import LIST, MISSING, UNKNOWN_NAME
from quiz.reader import BANK_BYTES, UnreadableFile, parse_toml, read_bytes
from quiz.sanitize import unclean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quiz.bank.findings import Findings, KeyPath

Entry = dict[str, object]
"""A table as it stands in a file, unchecked."""

TABLES: Final = 1_000
"""Most tables and lists in all files of a bank together, about four times those of a bank of sixty items."""
VALUES: Final = 8_000
"""Most other values in them."""
FORMAT: Final = 1

_FIXED: Final = (BANK, CIRCUMSTANCES, SAFETY, STEPS)
_NAMES: Final = {
    BANK: {*("format", "id", "version", "language", "title", "period", "scale", "no_occasion", "constants", "areas")},
    CIRCUMSTANCES: {"circumstances", "notices"},
    STEPS: {"steps"},
}
_AREA_NAMES: Final = {"items"}


@dataclass(frozen=True, slots=True)
class Files:
    """The files that could be read, by name."""

    tables: dict[str, Entry] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    """The area by the name of its file, readable or not."""

    @property
    def complete(self) -> bool:
        """Whether the items of every area could be read."""
        bank = self.tables.get(BANK)
        named = is_whole(bank, "areas") and sum(1 for _ in entries(bank, "areas")) == len(self.areas)
        return named and self.areas.keys() <= self.tables.keys()


def read_files(folder: Path, findings: Findings) -> Files:
    """Every TOML file that the bank in the folder has; what cannot be read is left out and noted."""
    files = Files()
    budget = _Budget()
    for name in _FIXED:
        _read(folder, name, files, budget, findings)
    bank = files.tables.get(BANK)
    if bank is not None:
        _check_format(bank, findings)
        files.areas.update(_areas(bank, findings))
        for name in files.areas:
            _read(folder, name, files, budget, findings)
        if is_whole(bank, "areas"):
            _check_strangers(folder, files, findings)
    for name, tables in files.tables.items():
        _check_names(name, tables, findings)
        if _may_be_unclean(files.data[name]):
            for path, expected in _unclean_in(tables, ()):
                findings.add(name, path, expected)
    return files


def entries(tables: Entry | None, name: str) -> Iterator[tuple[int, Entry]]:
    """The tables of a list with their places; what is no table is passed over."""
    listed = tables.get(name) if tables else None
    if isinstance(listed, list):
        yield from ((place, entry) for place, entry in enumerate(listed) if isinstance(entry, dict))


def is_whole(tables: Entry | None, name: str) -> bool:
    """Whether there is a list of nothing but tables: only then can it be said what is not in it."""
    listed = tables.get(name) if tables else None
    return isinstance(listed, list) and bool(listed) and all(isinstance(entry, dict) for entry in listed)


def words(entry: Entry, name: str) -> Iterator[tuple[int, str]]:
    """The texts of a list with their places; what is no text is passed over."""
    listed = entry.get(name)
    if isinstance(listed, list):
        yield from ((place, word) for place, word in enumerate(listed) if isinstance(word, str))


class _Budget:
    """What all files together may take: many within the bounds would keep her waiting like one beyond them."""

    def __init__(self) -> None:
        self._bytes, self._tables, self._values = BANK_BYTES, TABLES, VALUES

    def take_bytes(self, name: str, data: bytes) -> None:
        """Take the size of one file. Raises `UnreadableFile`, and takes nothing, where too little is left."""
        if len(data) > self._bytes:
            raise UnreadableFile(name, "", f"must leave all files together no larger than {BANK_BYTES // 1024} KB")
        self._bytes -= len(data)

    def take_values(self, name: str, tables: Entry) -> None:
        """Take what stands in one file. Raises `UnreadableFile`, and takes nothing, where too little is left."""
        holders, others = 0, 0
        level: list[object] = [tables]
        while level:
            holders += len(level)
            inner = [held for value in level for held in _held(value)]
            level = [value for value in inner if isinstance(value, dict | list)]
            others += len(inner) - len(level)
        if holders > self._tables or others > self._values:
            most = f"{TABLES:,} tables and lists and {VALUES:,} other values"
            raise UnreadableFile(name, "", f"must leave all files together with at most {most}")
        self._tables -= holders
        self._values -= others


def _held(value: object) -> Iterable[object]:
    """What a table or a list holds."""
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _read(folder: Path, name: str, files: Files, budget: _Budget, findings: Findings) -> None:
    """Read one file, within what is left for all of them."""
    try:
        data = read_bytes(folder / name, limit=BANK_BYTES)
        budget.take_bytes(name, data)
        tables = parse_toml(data, name=name)
        budget.take_values(name, tables)
    except UnreadableFile as refused:
        findings.refuse(refused)
    else:
        files.data[name] = data
        files.tables[name] = tables


def _check_format(bank: Entry, findings: Findings) -> None:
    """The format stands for what the names in the files mean; a newer one cannot be read."""
    found = bank.get("format")
    if found is None:
        findings.add(BANK, ("format",), MISSING)
    elif type(found) is not int or found != FORMAT:
        findings.add(BANK, ("format",), f"must be {FORMAT}: this program knows no other format")


def _areas(bank: Entry, findings: Findings) -> Iterator[tuple[str, str]]:
    """The areas by the names of their files, which may not leave the folder."""
    for place, area in entries(bank, "areas"):
        name = area.get("id")
        if isinstance(name, str) and is_identifier(name):
            if area_file(name) in _FIXED:
                findings.add(BANK, ("areas", place, "id"), "must not be the name of another file of the bank")
            else:
                yield area_file(name), name


def _check_strangers(folder: Path, files: Files, findings: Findings) -> None:
    """A file that belongs to no area would be passed over in silence."""
    try:
        names = {path.name for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")}
    except OSError:
        return
    for name in names - files.areas.keys() - set(_FIXED):
        findings.add(name, (), "must have the name of an area in bank.toml")


def _check_names(file: str, tables: Entry, findings: Findings) -> None:
    """The names at the top of a file."""
    if file != SAFETY:
        for name in tables.keys() - _NAMES.get(file, _AREA_NAMES):
            findings.add(file, (name,), UNKNOWN_NAME)
    if file in _FIXED:
        return
    match tables.get("items"):
        case None:
            findings.add(file, ("items",), MISSING)
        case []:
            findings.add(file, ("items",), "must list at least 1")
        case list():
            pass
        case _:
            findings.add(file, ("items",), LIST)


def _may_be_unclean(data: bytes) -> bool:
    """Whether any text of a file can be unclean: without an escape or a text of several lines only if the whole is."""
    return any(sign in data for sign in (b"\\", b'"""', b"'''")) or unclean(data.decode(), lines=True) is not None


def _unclean_in(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text that would steer a terminal or break a line, with what is wrong with it."""
    if isinstance(value, str):
        if found := unclean(value):
            yield path, f"must not hold {found}"
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _unclean_in(held, (*path, key))
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _unclean_in(held, (*path, place))
