"""Checks that every name in a bank refers to something and that nothing is named twice, and that the folder has every
reading that the steps need and no file that belongs to nothing."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from quiz.bank.findings import Fault, FileFault, KeyPath
from quiz.bank.folder import (
    ALONE,
    BANK,
    CIRCUMSTANCES,
    FIXED,
    READINGS,
    SAFE,
    SAFETY,
    STEPS,
    area_file,
    reading_file,
    variants,
)
from quiz.model.answers import MARKS
from quiz.model.bank import AreaItem, Bank, Condition, Gate, Lift, Step
from quiz.reader import BANK_BYTES

Named = tuple[KeyPath, Hashable]
"""A name and where it stands."""

MISSING: Final = "is missing"
_BESIDE: Final = {
    "title_other": ("safe", "safe = true"),
    "line_other": ("safe", "safe = true"),
    "today_other": ("safe", "safe = true"),
    "claim_alone": ("without_contact", "without_contact"),
    "today_alone": ("without_contact", "without_contact"),
}
"""The name that a step must have beside another, since nothing else leads to what that says, and how it is written."""
_NO_STEP: Final = "belongs to no step: a reading is called by the number and the id of its step, as in 03-its-id.md"


def check_references(bank: Bank) -> Iterator[FileFault]:
    """Every name that refers to nothing, is there twice, or is missing where something refers to it."""
    found = [(BANK, _in_bank(bank)), (CIRCUMSTANCES, _in_circumstances(bank))]
    found += [(SAFETY, _in_safety(bank)), (STEPS, _in_steps(bank))]
    taken = list(bank.circumstance)
    for area in dict.fromkeys(area.id for area in bank.areas):
        items = tuple(item for item in bank.items if item.area == area)
        found.append((area_file(area), _in_area(items, bank, tuple(taken))))
        taken += [item.id for item in items]
    return ((file, path, expected) for file, faults in found for path, expected in faults)


def _twice(names: Iterable[Named], before: Iterable[Hashable] = ()) -> Iterator[Fault]:
    """The names that stood before."""
    seen = {*before}
    for path, name in names:
        if name in seen:
            yield path, "must be used only once"
        seen.add(name)


def _named(entries: Iterable[object], *path: str | int, by: str = "id") -> list[Named]:
    """The names in a list, each with its place."""
    return [((*path, place, by), getattr(entry, by)) for place, entry in enumerate(entries)]


def _in_bank(bank: Bank) -> Iterator[Fault]:
    """Areas and ends share their ids, since steps name either."""
    ids: list[Named] = []
    for place, area in enumerate(bank.areas):
        ids += [(("areas", place, "id"), area.id), *_named(area.ends, "areas", place, "ends")]
        if area_file(area.id) in FIXED:
            yield ("areas", place, "id"), "must not be the name of another file of the bank"
    yield from _twice(ids)
    if bank.constants.clear <= bank.constants.perhaps:
        yield ("constants", "clear"), "must be more than `perhaps`"
    yield from _twice((("default_start", place), number) for place, number in enumerate(bank.default_start))
    for place, number in enumerate(bank.default_start):
        if number not in bank.step:
            yield ("default_start", place), "must be the number of a step in steps.toml"


def _in_circumstances(bank: Bank) -> Iterator[Fault]:
    """The ids of circumstances and their choices, and what notices name."""
    yield from _twice(_named(bank.circumstances, "circumstances"))
    for place, situation in enumerate(bank.circumstances):
        ids = _named(situation.choices, "circumstances", place, "choices")
        yield from _twice(ids)
        yield from ((path, "must not be a word that stands for no answer") for path, name in ids if name in MARKS)
    yield from _situations(bank.notices, bank, ("notices",))


def _in_safety(bank: Bank) -> Iterator[Fault]:
    """The safety questions and their choices."""
    safety = bank.safety
    yield from _twice(_named(safety.questions, "questions"))
    yield from _twice(_named(safety.choices, "choices"))
    for name in ("worried", "unsaid"):
        if getattr(safety, name) not in {None, *(choice.id for choice in safety.choices)}:
            yield (name,), "must be the id of a choice in this file"


def _in_area(items: tuple[AreaItem, ...], bank: Bank, taken: Iterable[str]) -> Iterator[Fault]:
    """What items name. Items and circumstances share their ids, since a draft keeps the question she is at."""
    yield from _twice(_named(items, "items"), taken)
    ends = {end.id for area in bank.areas for end in area.ends}
    for place, item in enumerate(items):
        if item.step not in bank.step:
            yield ("items", place, "step"), "must be the number of a step in steps.toml"
        if item.end is not None and item.end not in ends:
            yield ("items", place, "end"), "must be the id of an end in bank.toml"
    yield from _situations(items, bank, ("items",))


def _in_steps(bank: Bank) -> Iterator[Fault]:
    """What steps name, and the steps that no item names."""
    yield from _twice(_named(bank.steps, "steps", by="number"))
    yield from _twice(_named(bank.steps, "steps"))
    every_file_read = len({area_file(area.id) for area in bank.areas} - {*FIXED}) == len(bank.areas)
    for place, step in enumerate(bank.steps):
        if every_file_read and not bank.items_of[step.number]:
            yield ("steps", place), "must have at least one item in the file of an area"
        yield from ((("steps", place, *path), expected) for path, expected in _in_step(step, bank))
    yield from _situations(bank.steps, bank, ("steps",))


def _in_step(step: Step, bank: Bank) -> Iterator[Fault]:
    """What one step names."""
    for name in ("first", "second"):
        if getattr(step, name) not in bank.scale_name:
            yield (name,), "must be the id of an area or an end in bank.toml"
    for name, (beside, as_written) in _BESIDE.items():
        if getattr(step, name) is not None and not getattr(step, beside):
            yield (name,), f"must stand beside `{as_written}`"
    if step.other_version and not step.safe:
        yield ("other_version",), "must be of a step with `safe = true`: it has that reading"
    names = _named(step.versions, "versions", by="name")
    yield from _twice(names)
    taken = "must not be the name of another reading of the step"
    yield from ((path, taken) for path, name in names if name in {SAFE, ALONE})


def _situations(value: object, bank: Bank, path: KeyPath) -> Iterator[Fault]:
    """What is wrong with the circumstances and choices that are named somewhere in a value."""
    if isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _situations(inner, bank, (*path, place))
    if isinstance(value, Step | AreaItem | Lift):
        yield from _gates(value.gates, (*path, "gates"))
    if isinstance(value, Condition):
        yield from _choices(value.circumstance, {"choices": value.choices}, bank, path)
    if isinstance(value, Gate):
        yield from _choices(value.circumstance, {"only": value.only, "not": value.not_}, bank, path)
    if isinstance(value, BaseModel):
        for name, inner in value:
            yield from _situations(inner, bank, (*path, name))


def _choices(name: str, named: dict[str, tuple[str, ...]], bank: Bank, path: KeyPath) -> Iterator[Fault]:
    """A circumstance and the choices of it that stand under some names."""
    if name not in bank.circumstance:
        yield (*path, "circumstance"), "must be the id of a circumstance in circumstances.toml"
        return
    offered = {choice.id for choice in bank.circumstance[name].choices}
    for key, choices in named.items():
        for place, choice in enumerate(choices):
            if choice not in offered:
                yield (*path, key, place), "must be the id of a choice of that circumstance"


def _gates(gates: tuple[Gate, ...], path: KeyPath) -> Iterator[Fault]:
    """A gate closes a step, an item or a lift in one of two ways. A circumstance opens it once, and each choice closes
    it once: two gates may share a circumstance, so that each choice has a reason of its own."""
    for place, gate in enumerate(gates):
        if bool(gate.only) == bool(gate.not_):
            yield (*path, place), "must have either `only` or `not`, with at least one choice"
    yield from _twice(
        ((*path, place, "circumstance"), gate.circumstance) for place, gate in enumerate(gates) if gate.only
    )
    yield from _twice(
        ((*path, place, "not", inner), (gate.circumstance, choice))
        for place, gate in enumerate(gates)
        for inner, choice in enumerate(gate.not_)
    )


def check_folder(bank: Bank, folder: Path) -> Iterator[FileFault]:
    """Every TOML file that belongs to no area, which would be passed over in silence, and every reading that is
    missing, unexpected, too large or no ordinary file. They are opened only when somebody reads them."""
    known = {*FIXED, *(area_file(area.id) for area in bank.areas)}
    for path in folder.glob("[!.]*.toml"):
        if path.name not in known:
            yield path.name, (), "must have the name of an area in bank.toml"
    expected = {reading_file(step.number, step.id, variant) for step in bank.steps for variant in variants(step)}
    try:
        with os.scandir(folder / READINGS) as entries:
            readings = {e.name: e for e in entries if e.name.endswith(".md") and not e.name.startswith(".")}
        for name, entry in readings.items():
            if not entry.is_file():
                yield f"{READINGS}/{name}", (), "must be an ordinary file"
            elif entry.stat().st_size > BANK_BYTES:
                yield f"{READINGS}/{name}", (), f"must be no larger than {BANK_BYTES // 1024} KB"
    except OSError:
        yield READINGS, (), "must be a folder with the readings"
        return
    yield from ((f"{READINGS}/{name}", (), MISSING) for name in expected - readings.keys())
    yield from ((f"{READINGS}/{name}", (), _NO_STEP) for name in readings.keys() - expected)
