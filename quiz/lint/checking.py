"""Runs every rule on a bank, and says where each thing stands. Must not know how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.bank import load
from quiz.bank.findings import lines_in, placed
from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS, area_file
from quiz.lint import items, steps, times
from quiz.lint.found import Checked, Finding, Mark
from quiz.lint.lists import LISTS
from quiz.lint.material import Material, read_material
from quiz.reader import BANK_BYTES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from quiz.bank.findings import KeyPath

NO_GRADE: Final = "Reading grades were not looked at: the formula is made for English."
NO_LISTS: Final = "is missing, so nobody looks for two ideas, negations, jargon and accusing words"


def check(folder: Path, today: date, against: Path | None = None) -> Checked:
    """Everything in a bank that is worth a second look on that day, wordings held against those of another folder.

    Raises BrokenBank or `quiz.reader.UnreadableFile` where a bank cannot be used at all.
    """
    material = read_material(folder)
    marks = [*all_rules(material, today)]
    if against is not None:
        marks += times.changed(material, load(against))
    lines = {name: lines_in(read_bytes(folder / name, limit=BANK_BYTES)) for name in toml_files(material)}
    found = sorted({finding(mark, lines.get(mark.file, {})) for mark in marks})
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


def finding(mark: Mark, lines: Mapping[KeyPath, int]) -> Finding:
    """A mark with the line on which it stands; `lines`: those of its file."""
    if mark.path:
        line, where = placed(mark.path, lines)
    else:
        line, where = mark.line, f"line {mark.line}" if mark.line else ""
    return Finding(mark.file, line, where, mark.rule, mark.advice)
