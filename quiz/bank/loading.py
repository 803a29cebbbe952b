"""Builds the bank of a folder from its files. Must not know where the folder came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from quiz.bank.building import ELSEWHERE, all_items, built, whole_table
from quiz.bank.files import read_files
from quiz.bank.findings import Findings
from quiz.bank.fingerprint import fingerprint
from quiz.bank.folder import BANK, SAFETY
from quiz.bank.readings import check_readings
from quiz.bank.references import check_references
from quiz.bank.schema import validator
from quiz.bank.wording import wording
from quiz.errors import BrokenBank, Problem
from quiz.models.bank import Bank
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.bank.files import Files
    from quiz.bank.findings import KeyPath


def load(folder: Path) -> Bank:
    """The checked bank of a folder, without opening its readings.

    Raises `BrokenBank` with every problem that can be found at once, at most 200 of them.
    """
    name = sanitize(str(folder))
    if not _is_folder(folder):
        raise BrokenBank(name, (Problem(sanitize(folder.name) or name, "", "must be a folder with a question bank"),))
    findings = Findings()
    files = read_files(folder, findings)
    bank = _bank(files, findings)
    check_references(files, findings)
    check_readings(folder, files, findings)
    problems = findings.problems(files.data)
    if bank is None or problems:
        raise BrokenBank(name, problems)
    return bank.changed(fingerprint=fingerprint(bank))


def _is_folder(path: Path) -> bool:
    """Whether it can be looked into; `Path.is_dir` alone raises where the way there is closed or too long."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _bank(files: Files, findings: Findings) -> Bank | None:
    """The bank that the files hold; None where it does not fit, with everything that does not noted."""
    items, origins = all_items(files.tables, files.areas)
    try:
        return built(Bank, validator(Bank).validate_python(whole_table(files.tables, items)))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        around = {fault["loc"][:end] for fault in faults for end in range(len(fault["loc"]))}
        for fault in faults:
            # A list counts as too short for pydantic as soon as something in it is wrong.
            short_by_fault = fault["type"] == "too_short" and fault["loc"] in around
            file, path = _origin(fault["loc"], origins)
            if file in files.tables and not short_by_fault:
                findings.add(file, path, wording(fault["type"], str(path[-1]), fault.get("ctx", {})))
        return None


def _origin(path: KeyPath, origins: list[tuple[str, int]]) -> tuple[str, KeyPath]:
    """The file that a fault in the whole bank stands in, and its path there; no file for a list of no items, which is
    noted where the items are read."""
    match path:
        case ("items", int(place), *inner):
            file, there = origins[place]
            return file, ("items", there, *inner)
        case ("items", *_):
            return "", path
        case ("safety", _, *_):
            return SAFETY, path[1:]
        case _:
            return ELSEWHERE.get(str(path[0]), BANK), path
