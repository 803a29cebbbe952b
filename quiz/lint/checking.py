"""Runs every rule on a bank, and says where each thing stands. Must not know how it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from quiz.bank.findings import Findings
from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS, area_file
from quiz.bank.loading import load
from quiz.lint import items, steps, times
from quiz.lint.found import Checked, Finding, Mark
from quiz.lint.lists import LISTS
from quiz.lint.material import Material, read_material
from quiz.reader import BANK_BYTES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

NO_GRADE: Final = "Reading grades were not looked at: the formula is made for English."
NO_LISTS: Final = "is missing, so nobody looks for two ideas, negations, jargon and accusing words"
_LINE: Final = re.compile(r"\(line (\d+)\)$")


def check(folder: Path, today: date, against: Path | None = None) -> Checked:
    """Everything in a bank that is worth a second look on that day, wordings held against those of another folder.

    Raises BrokenBank or `quiz.reader.UnreadableFile` where a bank cannot be used at all.
    """
    material = read_material(folder)
    marks = [*all_rules(material, today)]
    if against is not None:
        marks += times.changed(material, load(against))
    data = {name: read_bytes(folder / name, limit=BANK_BYTES) for name in toml_files(material)}
    found = sorted({placed(mark, data) for mark in marks})
    return Checked(material.bank, tuple(found), () if material.bank.language == items.GRADED else (NO_GRADE,))


def all_rules(material: Material, today: date) -> Iterator[Mark]:
    """What every rule finds that needs no other bank."""
    if material.lists is None:
        yield Mark("no-lists", LISTS, (), NO_LISTS)
    yield from items.rules(material)
    yield from steps.rules(material)
    yield from times.old_lines(material, today)


def toml_files(material: Material) -> list[str]:
    """The files in which lines are looked up."""
    return [BANK, CIRCUMSTANCES, SAFETY, STEPS, *(area_file(area.id) for area in material.bank.areas)]


def placed(mark: Mark, data: dict[str, bytes]) -> Finding:
    """A mark with the line on which it stands."""
    if mark.line or not mark.path:
        return Finding(mark.file, mark.line, f"line {mark.line}" if mark.line else "", mark.rule, mark.advice)
    findings = Findings()
    findings.add(mark.file, mark.path, mark.advice)
    (problem,) = findings.problems(data)
    line = _LINE.search(problem.where)
    return Finding(mark.file, int(line[1]) if line else 0, problem.where, mark.rule, mark.advice)
