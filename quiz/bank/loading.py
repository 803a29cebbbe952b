"""Builds the bank of a folder from its files. Must not know where the folder came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.files import read_files
from quiz.bank.findings import Findings
from quiz.bank.fingerprint import fingerprint
from quiz.bank.readings import check_readings, check_strangers
from quiz.bank.references import check_references
from quiz.errors import BrokenBank, Problem
from quiz.model.bank import Bank, Item
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.bank.files import Files


def load(folder: Path) -> Bank:
    """The checked bank of a folder, without opening its readings.

    Raises `BrokenBank` with every problem that can be found at once, at most 200 of them: what a file refers to is
    looked at as soon as nothing else is wrong with it.
    """
    name = sanitize(str(folder))
    if not _is_folder(folder):
        raise BrokenBank(name, (Problem(sanitize(folder.name) or name, "", "must be a folder with a question bank"),))
    findings = Findings()
    files = read_files(folder, findings)
    check_references(files, findings)
    check_strangers(folder, files, findings)
    check_readings(folder, files, findings)
    bank, problems = _bank(files), findings.problems(files.data)
    if bank is None or problems:
        raise BrokenBank(name, problems)
    return replace(bank, fingerprint=fingerprint(bank))


def _is_folder(path: Path) -> bool:
    """Whether it can be looked into; `Path.is_dir` alone raises where the way there is closed or too long."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _bank(files: Files) -> Bank | None:
    """The bank that the files come to; None where one of them is missing or does not fit."""
    head, circumstances, steps, safety = files.bank, files.circumstances, files.steps, files.safety
    if head is None or circumstances is None or steps is None or safety is None or None in files.areas.values():
        return None
    return Bank(
        id=head.id,
        version=head.version,
        language=head.language,
        title=head.title,
        period=head.period,
        scale=head.scale,
        no_occasion=head.no_occasion,
        default_start=head.default_start,
        constants=head.constants,
        noise=head.noise,
        areas=head.areas,
        items=tuple(Item(**dict(item), area=area) for area, file in files.areas.items() if file for item in file.items),
        circumstances=circumstances.circumstances,
        notices=circumstances.notices,
        steps=steps.steps,
        safety=safety,
        fingerprint="",
    )
