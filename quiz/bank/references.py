"""Checks that every name in a bank's files refers to something and that nothing is named twice. Reads the tables as
they stand, so that one fault hides no other; must not check kinds and lengths, which the models do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from quiz.bank.files import Entry, entries, is_whole, words
from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS
from quiz.bank.wording import DAY
from quiz.models.answers import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.bank.files import Files
    from quiz.bank.findings import Findings, KeyPath

_TAKEN: Final = "must be used only once"
_CONDITIONS: Final = ("without_contact", "other_version", "his_part_without_contact")
"""Names of a step's conditions beside its gates and lifts."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What may be named; None where a file or a list is too broken to tell."""

    ends: frozenset[str] | None
    facets: frozenset[str] | None
    """Areas and ends."""
    steps: frozenset[int] | None
    choices: dict[str, frozenset[str] | None] | None
    """Ids of choices by circumstance."""


def check_references(files: Files, findings: Findings) -> None:
    """Note every name that refers to nothing, is there twice, or is missing where something refers to it."""
    known = _known(files)
    _check_areas(files, findings)
    _check_ids_of_questions(files, findings)
    _check_items(files, known, findings)
    _check_circumstances(files, known, findings)
    _check_steps(files, known, findings)
    _check_safety(files, findings)


def _known(files: Files) -> _Known:
    """Gather what may be named."""
    bank, steps = files.tables.get(BANK), files.tables.get(STEPS)
    situations = files.tables.get(CIRCUMSTANCES)
    areas = _ids(bank, "areas")
    of_areas = [_ids(area, "ends") if "ends" in area else frozenset() for _, area in entries(bank, "areas")]
    ends = None if areas is None or None in of_areas else frozenset().union(*filter(None, of_areas))
    return _Known(
        ends=ends,
        facets=None if areas is None or ends is None else areas | ends,
        steps=frozenset(n for _, step in entries(steps, "steps") if (n := _number(step)))
        if is_whole(steps, "steps")
        else None,
        choices={
            name: _ids(situation, "choices")
            for _, situation in entries(situations, "circumstances")
            if (name := _id(situation))
        }
        if situations is not None and ("circumstances" not in situations or is_whole(situations, "circumstances"))
        else None,
    )


def _ids(tables: Entry | None, name: str) -> frozenset[str] | None:
    """The ids in a list; None where there is no whole list."""
    if not is_whole(tables, name):
        return None
    return frozenset(found for _, entry in entries(tables, name) if (found := _id(entry)))


def _id(entry: Entry, name: str = "id") -> str | None:
    """The text under a name, if it is one."""
    found = entry.get(name)
    return found if isinstance(found, str) else None


def _number(entry: Entry, name: str = "number") -> int | None:
    """The whole number under a name, if it is one."""
    found = entry.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


class _Once:
    """Notes whatever is named a second time."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._seen: set[str | int] = set()

    def see(self, file: str, path: KeyPath, name: str | int | None) -> None:
        if name is None:
            return
        if name in self._seen:
            self._findings.add(file, path, _TAKEN)
        self._seen.add(name)


def _check_areas(files: Files, findings: Findings) -> None:
    """Areas and ends share their ids, since steps name either."""
    once = _Once(findings)
    for place, area in entries(files.tables.get(BANK), "areas"):
        once.see(BANK, ("areas", place, "id"), _id(area))
        for inner, end in entries(area, "ends"):
            once.see(BANK, ("areas", place, "ends", inner, "id"), _id(end))


def _check_ids_of_questions(files: Files, findings: Findings) -> None:
    """Items and circumstances share their ids, since a draft keeps the question she is at."""
    once = _Once(findings)
    for place, situation in entries(files.tables.get(CIRCUMSTANCES), "circumstances"):
        once.see(CIRCUMSTANCES, ("circumstances", place, "id"), _id(situation))
    for file in files.areas:
        for place, item in entries(files.tables.get(file), "items"):
            once.see(file, ("items", place, "id"), _id(item))


def _check_items(files: Files, known: _Known, findings: Findings) -> None:
    """What items name, and the steps that no item names."""
    asked: set[int] = set()
    for file in files.areas:
        for place, item in entries(files.tables.get(file), "items"):
            step, end = _number(item, "step"), _id(item, "end")
            if step is not None:
                asked.add(step)
                if known.steps is not None and step not in known.steps:
                    findings.add(file, ("items", place, "step"), "must be the number of a step in steps.toml")
            if end is not None and known.ends is not None and end not in known.ends:
                findings.add(file, ("items", place, "end"), "must be the id of an end in bank.toml")
            _check_gates(file, ("items", place, "gates"), item, known, findings)
    for place, step_entry in entries(files.tables.get(STEPS), "steps"):
        number = _number(step_entry)
        if files.complete and number is not None and number not in asked:
            findings.add(STEPS, ("steps", place), "must have at least one item in the file of an area")


def _check_circumstances(files: Files, known: _Known, findings: Findings) -> None:
    """Choices, and what is said where one was made."""
    tables = files.tables.get(CIRCUMSTANCES)
    for place, situation in entries(tables, "circumstances"):
        once = _Once(findings)
        for inner, choice in entries(situation, "choices"):
            path = ("circumstances", place, "choices", inner, "id")
            once.see(CIRCUMSTANCES, path, _id(choice))
            if _id(choice) in MARKS:
                findings.add(CIRCUMSTANCES, path, "must not be a word that stands for no answer")
    for place, notice in entries(tables, "notices"):
        findings.add_below(CIRCUMSTANCES, ("notices", place), _faults(notice, known))


def _faults(condition: Entry, known: _Known, name: str = "choices") -> Iterator[tuple[KeyPath, str]]:
    """What is wrong with a circumstance and the choices of it that stand under a name."""
    situation = _id(condition, "circumstance")
    if known.choices is None or situation is None:
        return
    if situation not in known.choices:
        yield ("circumstance",), "must be the id of a circumstance in circumstances.toml"
        return
    choices = known.choices[situation]
    for place, choice in words(condition, name):
        if choices is not None and choice not in choices:
            yield (name, place), "must be the id of a choice of that circumstance"


def _check_steps(files: Files, known: _Known, findings: Findings) -> None:
    """What steps name."""
    numbers, ids = _Once(findings), _Once(findings)
    for place, step in entries(files.tables.get(STEPS), "steps"):
        path: KeyPath = ("steps", place)
        numbers.see(STEPS, (*path, "number"), _number(step))
        ids.see(STEPS, (*path, "id"), _id(step))
        for name in ("first", "second"):
            facet = _id(step, name)
            if facet is not None and known.facets is not None and facet not in known.facets:
                findings.add(STEPS, (*path, name), "must be the id of an area or an end in bank.toml")
        for name in ("title_other", "line_other"):
            if name in step and step.get("safe") is not True:
                findings.add(STEPS, (*path, name), "must stand beside `safe = true`")
        _check_gates(STEPS, (*path, "gates"), step, known, findings)
        for inner, lift in entries(step, "lifts"):
            findings.add_below(STEPS, (*path, "lifts", inner), _faults(lift, known))
            if isinstance(unless := lift.get("unless"), dict):
                findings.add_below(STEPS, (*path, "lifts", inner, "unless"), _faults(unless, known))
        for name in _CONDITIONS:
            if isinstance(condition := step.get(name), dict):
                findings.add_below(STEPS, (*path, name), _faults(condition, known))
        if "other_version" in step and step.get("safe") is not True:
            findings.add(STEPS, (*path, "other_version"), "must be of a step with `safe = true`: it has that reading")


def _check_gates(file: str, path: KeyPath, gated: Entry, known: _Known, findings: Findings) -> None:
    """A gate closes a step or an item in one of two ways. A circumstance opens it once, and each choice closes it once:
    two gates may share a circumstance, so that each choice has a reason of its own."""
    opening, closing = _Once(findings), _Once(findings)
    for place, gate in entries(gated, "gates"):
        here: KeyPath = (*path, place)
        used = [name for name in ("only", "not") if gate.get(name)]
        if len(used) != 1:
            findings.add(file, here, "must have either `only` or `not`, with at least one choice")
        situation = _id(gate, "circumstance")
        for name in used:
            findings.add_below(file, here, _faults(gate, known, name))
        if "only" in used:
            opening.see(file, (*here, "circumstance"), situation)
        for inner, choice in words(gate, "not"):
            closing.see(file, (*here, "not", inner), f"{situation} {choice}")


def _check_safety(files: Files, findings: Findings) -> None:
    """The safety questions and their choices, and the day of the numbers."""
    tables = files.tables.get(SAFETY)
    if tables is None:
        return
    choices, questions = _Once(findings), _Once(findings)
    for place, choice in entries(tables, "choices"):
        choices.see(SAFETY, ("choices", place, "id"), _id(choice))
    for place, question in entries(tables, "questions"):
        questions.see(SAFETY, ("questions", place, "id"), _id(question))
    worried = _id(tables, "worried")
    if worried is not None and worried not in {_id(choice) for _, choice in entries(tables, "choices")}:
        findings.add(SAFETY, ("worried",), "must be the id of a choice in this file")
    day = _id(tables, "as_of")
    if day is not None and not _is_day(day):
        findings.add(SAFETY, ("as_of",), DAY)


def _is_day(text: str) -> bool:
    """Whether the text is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
