"""Reads the TOML files of a folder, each into its model, and builds the checked bank from them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from quiz.bank.findings import FileFault, KeyPath, problems
from quiz.bank.folder import BANK, CIRCUMSTANCES, FIXED, SAFETY, STEPS, area_file
from quiz.bank.references import MISSING, check_folder, check_references
from quiz.errors import BrokenBank, Problem
from quiz.model.bank import AreaFile, Bank, BankFile, CircumstancesFile, Condition, Gate, Item, StepsFile
from quiz.model.kinds import LONGEST, WORDS
from quiz.model.safety import Safety
from quiz.reader import BANK_BYTES, UnreadableFile, parse_toml, read_bytes
from quiz.sanitize import sanitize

M = TypeVar("M", bound=BaseModel)

_EXPECTED: Final = {
    "missing": MISSING,
    "extra_forbidden": "is a name that nobody reads here: perhaps it is misspelt",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "must be at most {max_length} characters long",
    "string_pattern_mismatch": "must be lower-case words joined by hyphens",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "literal_error": "must be {expected}",
    "tuple_type": "must be a list",
    "too_short": "must list at least {min_length}",
    "too_long": "must list at most {max_length}",
    "model_type": "must be a table of names and values",
    "greater_than_equal": "must be {ge:g} or more",
    "greater_than": "must be more than {gt:g}",
    "less_than_equal": "must be {le:g} or less",
    "forbidden": "must not hold {fault}",
    "day": "must be a day written as year-month-day, such as 2026-11-22",
    "bands": "must begin with `from = 0`, each with a higher one than the one before",
}
"""What must stand there, by pydantic's type of an error: its own message holds the value."""
_ITEM: Final = ("id", "version", "step", "area", "end", "keyed", "core", "no_occasion", "text")


def load(folder: Path) -> Bank:
    """The checked bank of a folder, without opening its readings.

    Raises `BrokenBank` with what is wrong, at most 200 problems, in two rounds: first files that cannot be read and
    values of the wrong kind, then, once there are none, what refers to nothing or is there twice.
    """
    name = sanitize(str(folder))
    if not os.path.isdir(folder):
        raise BrokenBank(name, (Problem(sanitize(folder.name) or name, "", "must be a folder with a question bank"),))
    files = _Files(folder)
    bank = _read_bank(files)
    if bank is not None:
        files.faults.update(check_references(bank), check_folder(bank, folder))
    found = problems(files.faults, files.refused, files.data)
    if bank is None or found:
        raise BrokenBank(name, found)
    return replace(bank, fingerprint=fingerprint(bank))


class _Files:
    """Reads files within what all of them together may take: many large ones would keep her waiting like one that is
    too large."""

    def __init__(self, folder: Path) -> None:
        self.data: dict[str, bytes] = {}
        """What stands in those that could be read, by name."""
        self.tables: dict[str, Mapping[str, object]] = {}
        self.faults: set[FileFault] = set()
        self.refused: list[Problem] = []
        self._folder = folder

    def read(self, name: str, kind: type[M]) -> M | None:
        """A file as its model; None where it cannot be read or does not fit, with everything noted that does not."""
        try:
            data = read_bytes(self._folder / name, limit=BANK_BYTES)
            if len(data) + sum(map(len, self.data.values())) > BANK_BYTES:
                most = f"{BANK_BYTES // 1024} KB"
                raise UnreadableFile(name, "", f"must leave all files together no larger than {most}")  # noqa: TRY301 - refused like a file too large
            self.tables[name], self.data[name] = parse_toml(data, name=name), data
            return kind.model_validate(self.tables[name])
        except UnreadableFile as refused:
            self.refused.append(Problem(name, refused.where, refused.expected))
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
            around = {fault["loc"][:end] for fault in faults for end in range(len(fault["loc"]))}
            for fault in faults:
                # A list counts as too short for pydantic as soon as something in it is wrong.
                if not (fault["type"] == "too_short" and fault["loc"] in around):
                    self.faults.add((name, fault["loc"], expected(fault["type"], fault["loc"], fault.get("ctx", {}))))
        return None


def expected(kind: str, path: KeyPath, bounds: Mapping[str, object]) -> str:
    """What must stand there, as the rest of a sentence. `kind` is pydantic's type of the error, `path` the way to the
    value, and `bounds` what the model states, such as the greatest length."""
    if (kind, path) == ("literal_error", ("format",)):
        return f"must be {bounds['expected']}: this program knows no other format"
    return _EXPECTED.get(kind, "must be of another kind").format_map(bounds)


def _read_bank(files: _Files) -> Bank | None:
    """The bank that the files come to, still without a fingerprint; None where one of them cannot be used."""
    head = files.read(BANK, BankFile)
    circumstances = files.read(CIRCUMSTANCES, CircumstancesFile)
    safety = files.read(SAFETY, Safety)
    steps = files.read(STEPS, StepsFile)
    areas = {area: files.read(area_file(area), AreaFile) for area in _areas(files.tables.get(BANK, {}))}
    if head is None or circumstances is None or steps is None or safety is None or None in areas.values():
        return None
    return Bank(
        **{name: value for name, value in head if name != "format"},
        items=tuple(Item(**dict(item), area=area) for area, file in areas.items() if file for item in file.items),
        circumstances=circumstances.circumstances,
        notices=circumstances.notices,
        steps=steps.steps,
        safety=safety,
        fingerprint="",
    )


def _areas(bank: Mapping[str, object]) -> list[str]:
    """The areas whose files can be read, whatever else may be wrong with `bank.toml`. Their names may not lead out of
    the folder."""
    listed = bank.get("areas")
    names = [area.get("id") for area in listed if isinstance(area, dict)] if isinstance(listed, list) else []
    ids = [name for name in names if isinstance(name, str) and len(name) <= LONGEST and re.fullmatch(WORDS, name)]
    return [name for name in ids if area_file(name) not in FIXED]


def fingerprint(bank: Bank) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of what a score depends on: items, the areas and the order of
    steps, gates, lifts and constants. Readings, help lines, titles and the words of reasons may be mended without
    changing it.

    What a bank may leave out is counted only where it stands there, so that a bank without it keeps its fingerprint.
    """
    steps = sorted(bank.steps, key=lambda step: step.number)
    counted: dict[str, object] = {
        "items": [{name: getattr(item, name) for name in _ITEM} for item in bank.items],
        "steps": [[step.number, step.first, step.second, step.alone] for step in steps],
        "gates": [[step.number, *_gate(gate)] for step in steps for gate in step.gates],
        "lifts": [
            [step.number, *_condition(lift), lift.unless and _condition(lift.unless), *map(_gate, lift.gates)]
            for step in steps
            for lift in step.lifts
        ],
        "constants": bank.constants.model_dump(exclude_defaults=True),
    }
    if of_items := [[item.id, *_gate(gate)] for item in bank.items for gate in item.gates]:
        counted["gates_of_items"] = of_items
    if bank.default_start:
        counted["default_start"] = bank.default_start
    return sha256(json.dumps(counted, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _gate(gate: Gate) -> tuple[object, ...]:
    """A gate without its words."""
    unless = (_condition(gate.unless),) if gate.unless else ()
    return gate.circumstance, gate.only, gate.not_, *unless


def _condition(condition: Condition) -> tuple[str, tuple[str, ...]]:
    """A condition without its words."""
    return condition.circumstance, condition.choices
