"""Puts the tables of a bank's files together and builds the bank of them. Must not check anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar, get_args, get_type_hints

from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS
from quiz.models.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.bank.files import Entry

P = TypeVar("P", bound=Part)

ELSEWHERE: Final = {"circumstances": CIRCUMSTANCES, "notices": CIRCUMSTANCES, "steps": STEPS, "safety": SAFETY}
"""The file of each part of a bank that does not stand in `bank.toml` or in the file of an area."""
_KNOWN: Final[dict[type[Part], dict[str, object]]] = {}
_NOT_IN_BANK: Final = frozenset({"format", "items", "fingerprint", *ELSEWHERE})


def whole_table(tables: Mapping[str, Entry], items: list[object]) -> Entry:
    """All of a bank's files, by name, as the one table that a bank is built of; `items` are those of all areas."""
    whole: Entry = {name: held for name, held in tables.get(BANK, {}).items() if name not in _NOT_IN_BANK}
    for name in ("circumstances", "notices", "steps"):
        if name in tables.get(ELSEWHERE[name], {}):
            whole[name] = tables[ELSEWHERE[name]][name]
    return whole | {"items": items, "safety": tables.get(SAFETY), "fingerprint": ""}


def all_items(tables: Mapping[str, Entry], areas: Mapping[str, str]) -> tuple[list[object], list[tuple[str, int]]]:
    """The items of all areas in the order of asking, and the file and place that each comes from. `areas`: the area by
    the name of its file."""
    items: list[object] = []
    origins: list[tuple[str, int]] = []
    for file, area in areas.items():
        listed = tables.get(file, {}).get("items")
        for place, item in enumerate(listed if isinstance(listed, list) else ()):
            items.append({**item, "area": area} if isinstance(item, dict) else item)
            origins.append((file, place))
    return items, origins


def built(kind: type[P], table: Mapping[str, object]) -> P:
    """The value that a table holds, if it holds all that it must."""
    parts = {name: (kind.written(name), hint) for name, hint in _hints(kind).items()}
    return kind(**{name: _value(hint, table[key]) for name, (key, hint) in parts.items() if key in table})


def _hints(kind: type[Part]) -> dict[str, object]:
    """What the annotation of each part says."""
    if kind not in _KNOWN:
        _KNOWN[kind] = get_type_hints(kind)
    return _KNOWN[kind]


def _value(hint: object, value: object) -> object:
    """A value as its annotation has it: a table as a part, a list as a tuple."""
    if isinstance(value, list | tuple):
        return tuple(_value(get_args(hint)[0], inner) for inner in value)
    if isinstance(value, dict):
        kinds = (hint, *get_args(hint))  # a part, or a part or nothing
        (kind,) = (part for part in kinds if isinstance(part, type) and issubclass(part, Part))
        return built(kind, value)
    return value
