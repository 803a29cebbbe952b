"""Checks that the folder of a bank has every reading that the steps need, and no file that belongs to nothing. Must not
open the readings: they are read when somebody does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from quiz.bank.files import FIXED
from quiz.bank.folder import READINGS, area_file, reading_file, variants
from quiz.bank.wording import MISSING
from quiz.reader import BANK_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.bank.files import Files
    from quiz.bank.findings import Findings

_NO_STEP: Final = "belongs to no step: a reading is called by the number and the id of its step, as in 03-its-id.md"


def check_strangers(folder: Path, files: Files, findings: Findings) -> None:
    """Note every TOML file that belongs to no area: it would be passed over in silence."""
    if files.bank is None:
        return
    known = {*FIXED, *(area_file(area.id) for area in files.bank.areas)}
    for path in folder.glob("[!.]*.toml"):
        if path.name not in known:
            findings.add(path.name, (), "must have the name of an area in bank.toml")


def check_readings(folder: Path, files: Files, findings: Findings) -> None:
    """Note every reading or variant that is missing, unexpected, too large or no ordinary file."""
    if files.steps is None:
        return
    present = _present(folder / READINGS, findings)
    if present is None:
        findings.add(READINGS, (), "must be a folder with the readings")
        return
    expected = {reading_file(step.number, step.id, v) for step in files.steps.steps for v in variants(step)}
    for name in expected - present:
        findings.add(f"{READINGS}/{name}", (), MISSING)
    for name in present - expected:
        findings.add(f"{READINGS}/{name}", (), _NO_STEP)


def _present(folder: Path, findings: Findings) -> frozenset[str] | None:
    """The names of the readings that are there; None where there is no such folder."""
    try:
        with os.scandir(folder) as found:
            readings = [entry for entry in found if entry.name.endswith(".md") and not entry.name.startswith(".")]
            for entry in readings:
                if not entry.is_file():
                    findings.add(f"{READINGS}/{entry.name}", (), "must be an ordinary file")
                elif entry.stat().st_size > BANK_BYTES:
                    findings.add(f"{READINGS}/{entry.name}", (), f"must be no larger than {BANK_BYTES // 1024} KB")
    except OSError:
        return None
    return frozenset(entry.name for entry in readings)
