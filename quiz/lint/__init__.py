"""The author's linter: what is allowed in a bank and yet worth a second look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.bank import load
from quiz.bank.findings import line_of, lines_in
from quiz.errors import BrokenBank
from quiz.export.documents import Json, bank_stamp
from quiz.lint.material import read_material
from quiz.lint.rules import GRADED, Diagnostic, changed, rules
from quiz.reader import BANK_BYTES, read_bytes
from quiz.storage.inspect import Finding

if TYPE_CHECKING:
    from quiz.model.bank import Bank

FORMAT: Final = "quiz.check/1"
NO_GRADE: Final = "Reading grades were not looked at: the formula is made for English."


@dataclass(frozen=True, slots=True)
class Checked:
    """A bank that can be used, with everything worth a second look."""

    bank: Bank
    warnings: tuple[Diagnostic, ...]
    """By file and line."""
    not_looked_at: tuple[str, ...]
    """What could not be judged, each as a sentence."""


def check(folder: Path, today: date, against: Path | None = None) -> Checked:
    """Everything in a bank that is worth a second look on that day, wordings held against those of another folder.

    Raises BrokenBank or `quiz.reader.UnreadableFile` where a bank cannot be used at all.
    """
    material = read_material(folder)
    diagnostics = {*rules(material, today), *(changed(material, load(against)) if against else ())}
    lines = {
        name: lines_in(read_bytes(folder / name, limit=BANK_BYTES))
        for name in {diagnostic.file for diagnostic in diagnostics if diagnostic.path}
    }
    warnings = sorted(
        (each._replace(line=line_of(each.path, lines[each.file])) if each.path else each for each in diagnostics),
        key=lambda each: (each.file, each.line, each.where, each.rule, each.advice),
    )
    return Checked(material.bank, tuple(warnings), () if material.bank.language == GRADED else (NO_GRADE,))


def checked_form(checked: Checked, findings: Iterable[Finding]) -> Json:
    """The JSON form `quiz.check/1` of a bank that can be used. `findings`: what was found in the data folder."""
    return {
        "format": FORMAT,
        "bank": bank_stamp(checked.bank),
        "problems": [],
        "warnings": [
            {"rule": warning.rule, "file": warning.file, "where": warning.where, "advice": warning.advice}
            for warning in checked.warnings
        ],
        "not_looked_at": list(checked.not_looked_at),
        "kept": [asdict(finding) for finding in findings],
    }


def broken_form(broken: BrokenBank) -> Json:
    """The same of a bank that cannot be used: the data folder was not looked into."""
    return {
        "format": FORMAT,
        "bank": None,
        "problems": [problem._asdict() for problem in broken.problems],
        "warnings": [],
        "not_looked_at": [],
    }
