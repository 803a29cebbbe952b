"""What a check found as data for other programs: the JSON form `quiz.check/1`. Must not know how it was found."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from quiz.export.documents import Json, bank_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.errors import BrokenBank
    from quiz.lint.found import Checked
    from quiz.storage.inspect import Finding

FORMAT: Final = "quiz.check/1"


def checked_form(checked: Checked, kept: Iterable[Finding]) -> Json:
    """A bank that can be used. `kept`: what was found in the data folder."""
    return {
        "format": FORMAT,
        "bank": bank_stamp(checked.bank),
        "problems": [],
        "warnings": [
            {"rule": found.rule, "file": found.file, "where": found.where, "advice": found.advice}
            for found in checked.warnings
        ],
        "not_looked_at": list(checked.not_looked_at),
        "kept": [asdict(found) for found in kept],
    }


def broken_form(broken: BrokenBank) -> Json:
    """A bank that cannot be used: the data folder was not looked into."""
    return {
        "format": FORMAT,
        "bank": None,
        "problems": [
            {"file": problem.file, "where": problem.where, "expected": problem.expected} for problem in broken.problems
        ],
        "warnings": [],
        "not_looked_at": [],
    }
