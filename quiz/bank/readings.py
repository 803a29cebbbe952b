"""Checks that the folder of readings has every reading that the steps need and no other. Must not open them: they are
read when somebody does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from quiz.bank.files import Entry, entries, is_whole
from quiz.bank.folder import LAST_STEP, READINGS, STEPS, Variant, is_identifier, reading_file, variants
from quiz.bank.wording import MISSING
from quiz.reader import BANK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quiz.bank.files import Files
    from quiz.bank.findings import Findings

_NO_STEP: Final = "belongs to no step: a reading is called by the number and the id of its step, as in 03-its-id.md"


def check_readings(folder: Path, files: Files, findings: Findings) -> None:
    """Note every reading or variant that is missing, unexpected, too large or no ordinary file."""
    if STEPS not in files.tables:
        return
    present = _present(folder / READINGS, findings)
    if present is None:
        findings.add(READINGS, (), "must be a folder with the readings")
        return
    expected: set[str] = set()
    all_named = is_whole(files.tables[STEPS], "steps")
    for _, step in entries(files.tables[STEPS], "steps"):
        number, name = step.get("number"), step.get("id")
        if isinstance(number, int) and isinstance(name, str) and 0 < number <= LAST_STEP and is_identifier(name):
            expected.update(reading_file(number, name, variant) for variant in _variants(step))
        else:
            all_named = False
    for name in expected - present:
        findings.add(f"{READINGS}/{name}", (), MISSING)
    if all_named:
        for name in present - expected:
            findings.add(f"{READINGS}/{name}", (), _NO_STEP)


def _variants(step: Entry) -> Iterator[Variant]:
    """The readings that a step must have."""
    return variants(safe=step.get("safe") is True, alone="without_contact" in step)


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
