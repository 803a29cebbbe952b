"""Checks that every name in a bank's files refers to something and that nothing is named twice. Looks into the files
that fit their models, and takes no name for wrong that may stand in one that does not. Must not open a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from quiz.bank.files import FIXED
from quiz.bank.folder import ALONE, BANK, CIRCUMSTANCES, SAFE, SAFETY, STEPS, area_file
from quiz.model.answers import MARKS
from quiz.model.bank import AreaItem, Condition, Gate, Lift, Step

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from quiz.bank.files import Files
    from quiz.bank.findings import Fault, Findings, KeyPath

_BESIDE: Final = {
    "title_other": ("safe", "safe = true"),
    "line_other": ("safe", "safe = true"),
    "today_other": ("safe", "safe = true"),
    "claim_alone": ("without_contact", "without_contact"),
    "today_alone": ("without_contact", "without_contact"),
}
"""The name that a step must have beside another, since nothing else leads to what that says, and how it is written."""


def check_references(files: Files, findings: Findings) -> None:
    """Note every name that refers to nothing, is there twice, or is missing where something refers to it."""
    findings.add_all(BANK, _in_bank(files))
    findings.add_all(CIRCUMSTANCES, _in_circumstances(files))
    findings.add_all(SAFETY, _in_safety(files))
    findings.add_all(STEPS, _in_steps(files))
    for name, model in ((CIRCUMSTANCES, files.circumstances), (STEPS, files.steps)):
        findings.add_all(name, _situations(model, files))
    taken = [situation.id for situation in files.circumstances.circumstances] if files.circumstances else []
    for area, file in files.areas.items():
        findings.add_all(area_file(area), _in_area(area, files, taken))
        findings.add_all(area_file(area), _situations(file, files))
        taken += [item.id for item in file.items] if file else []


def _twice(named: Iterable[tuple[KeyPath, Hashable]]) -> Iterator[Fault]:
    """The names that stood before, each with its place."""
    seen: set[Hashable] = set()
    for path, name in named:
        if name in seen:
            yield path, "must be used only once"
        seen.add(name)


def _in_bank(files: Files) -> Iterator[Fault]:
    """Areas and ends share their ids, since steps name either."""
    if files.bank is None:
        return
    ids: list[tuple[KeyPath, str]] = []
    for place, area in enumerate(files.bank.areas):
        ids.append((("areas", place, "id"), area.id))
        ids += ((("areas", place, "ends", inner, "id"), end.id) for inner, end in enumerate(area.ends))
        if area_file(area.id) in FIXED:
            yield ("areas", place, "id"), "must not be the name of another file of the bank"
    yield from _twice(ids)
    if files.bank.constants.clear <= files.bank.constants.perhaps:
        yield ("constants", "clear"), "must be more than `perhaps`"
    yield from _twice((("default_start", place), number) for place, number in enumerate(files.bank.default_start))
    for place, number in enumerate(files.bank.default_start if files.steps else ()):
        if number not in files.numbers:
            yield ("default_start", place), "must be the number of a step in steps.toml"


def _in_circumstances(files: Files) -> Iterator[Fault]:
    """The ids of circumstances and their choices."""
    if files.circumstances is None:
        return
    listed = files.circumstances.circumstances
    yield from _twice((("circumstances", place, "id"), situation.id) for place, situation in enumerate(listed))
    for place, situation in enumerate(listed):
        ids = [
            (("circumstances", place, "choices", inner, "id"), choice.id)
            for inner, choice in enumerate(situation.choices)
        ]
        yield from _twice(ids)
        yield from ((path, "must not be a word that stands for no answer") for path, name in ids if name in MARKS)


def _in_safety(files: Files) -> Iterator[Fault]:
    """The safety questions and their choices."""
    if files.safety is None:
        return
    yield from _twice((("questions", place, "id"), entry.id) for place, entry in enumerate(files.safety.questions))
    yield from _twice((("choices", place, "id"), choice.id) for place, choice in enumerate(files.safety.choices))
    for name in ("worried", "unsaid"):
        if getattr(files.safety, name) not in {None, *(choice.id for choice in files.safety.choices)}:
            yield (name,), "must be the id of a choice in this file"


def _in_area(area: str, files: Files, taken: list[str]) -> Iterator[Fault]:
    """What items name. Items and circumstances share their ids, since a draft keeps the question she is at."""
    file = files.areas[area]
    items = file.items if file else ()
    before: list[tuple[KeyPath, str]] = [((), name) for name in dict.fromkeys(taken)]
    yield from _twice([*before, *((("items", place, "id"), item.id) for place, item in enumerate(items))])
    for place, item in enumerate(items):
        if files.steps and item.step not in files.numbers:
            yield ("items", place, "step"), "must be the number of a step in steps.toml"
        if files.bank and item.end is not None and item.end not in files.ends:
            yield ("items", place, "end"), "must be the id of an end in bank.toml"


def _in_steps(files: Files) -> Iterator[Fault]:
    """What steps name, apart from circumstances, and the steps that no item names."""
    steps = files.steps.steps if files.steps else ()
    yield from _twice((("steps", place, "number"), step.number) for place, step in enumerate(steps))
    yield from _twice((("steps", place, "id"), step.id) for place, step in enumerate(steps))
    asked = {item.step for file in files.areas.values() if file for item in file.items}
    for place, step in enumerate(steps):
        if files.complete and step.number not in asked:
            yield ("steps", place), "must have at least one item in the file of an area"
        yield from ((("steps", place, *path), expected) for path, expected in _in_step(step, files))


def _in_step(step: Step, files: Files) -> Iterator[Fault]:
    """What one step names."""
    for name in ("first", "second"):
        if files.bank and getattr(step, name) not in files.facets:
            yield (name,), "must be the id of an area or an end in bank.toml"
    for name, (beside, as_written) in _BESIDE.items():
        if getattr(step, name) is not None and not getattr(step, beside):
            yield (name,), f"must stand beside `{as_written}`"
    if step.other_version and not step.safe:
        yield ("other_version",), "must be of a step with `safe = true`: it has that reading"
    yield from _twice((("versions", place, "name"), version.name) for place, version in enumerate(step.versions))
    for place, version in enumerate(step.versions):
        if version.name in {SAFE, ALONE}:
            yield ("versions", place, "name"), "must not be the name of another reading of the step"


def _situations(value: object, files: Files, path: KeyPath = ()) -> Iterator[Fault]:
    """What is wrong with the circumstances and choices that a file names, wherever it does."""
    if isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _situations(inner, files, (*path, place))
    if isinstance(value, Step | AreaItem | Lift):
        yield from _gates(value.gates, (*path, "gates"))
    if isinstance(value, Condition):
        yield from _choices(value.circumstance, {"choices": value.choices}, files, path)
    if isinstance(value, Gate):
        yield from _choices(value.circumstance, {"only": value.only, "not": value.not_}, files, path)
    if isinstance(value, BaseModel):
        for name, inner in value:
            yield from _situations(inner, files, (*path, name))


def _choices(circumstance: str, named: dict[str, tuple[str, ...]], files: Files, path: KeyPath) -> Iterator[Fault]:
    """A circumstance and the choices of it that stand under some names."""
    if files.circumstances is None:
        return
    if circumstance not in files.choices:
        yield (*path, "circumstance"), "must be the id of a circumstance in circumstances.toml"
        return
    for name, choices in named.items():
        for place, choice in enumerate(choices):
            if choice not in files.choices[circumstance]:
                yield (*path, name, place), "must be the id of a choice of that circumstance"


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
