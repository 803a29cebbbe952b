"""The examples in docs/formats.md are what the program prints, takes and keeps."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.compare.report import changes
from quiz.export.documents import bank_form, comparison_form, history_form, result_form
from quiz.export.formats import Format, render
from quiz.model.kinds import FileModel
from quiz.model.record import Draft, Notes, Plan, SettingsFile, SittingRecord
from quiz.session import Session
from quiz.session.batch import check, score_line
from quiz.session.exporting import gather
from quiz.text.export import COLUMNS
from tests.faults.walks import quiz

MAPS = frozenset({"only", "not", "answers", "circumstances", "areas"})
"""Keys whose objects go by ids, so that each example shows others."""
WRITTEN = frozenset({".note", ".plan.steps[].if_then", ".markdown", ".folder"})
"""What somebody wrote, and where that lies, is another text in each example."""
PRINTS = frozenset({".fingerprint", ".bank.fingerprint"})
"""The fingerprint is another one with every change of an item."""
SHORTENED = "result"
"""The example of an export does not repeat the whole result."""


@pytest.fixture(scope="session")
def formats(checkout: Path) -> str:
    """The page."""
    return (checkout / "docs" / "formats.md").read_text(encoding="utf-8")


def examples(formats: str, language: str) -> list[str]:
    """The examples in a language."""
    return re.findall(rf"```{language}\n(.*?)```", formats, re.DOTALL)


def asked(command: list[str], data: Path) -> str:
    """What a command prints as JSON."""
    ran = quiz(data, *command, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def printed(session: Session) -> dict[str, object]:
    """What the program prints in every form."""
    assert session.folder
    shown = session.journal.shown()
    before, later = session.kept.load("previous"), session.kept.load("latest")
    result = result_form(session.bank, shown.circumstances, shown.result, shown.id, shown.finished.isoformat())
    found = changes(session.bank, [before], later, session.journal.plan(), {})
    export = render(gather(session, shown), Format.JSON, datetime(2026, 11, 22, tzinfo=UTC), "x")
    commands = (["read"], ["read", "5"], ["note"], ["path"], ["help-lines"], ["check"])
    forms = [
        *(json.loads(asked(command, session.folder)) for command in commands),
        result,
        comparison_form(session.bank, found, session.today),
        history_form(session.kept.listing()),
        bank_form(session.bank),
        json.loads(export),
    ]
    return {str(form["format"]): json.loads(json.dumps(form)) for form in forms}


def differs(example: object, real: object, place: str) -> list[str]:
    """Where an example has another shape than what is printed, or another value of a single figure or word."""
    if isinstance(example, dict) and isinstance(real, dict):
        name = place.rpartition(".")[2]
        if name == SHORTENED or (name in MAPS and example.keys() != real.keys()):
            return [f"{place}.{key}" for key in example if example[key] != real.get(key, example[key])]
        if example.keys() != real.keys():
            return [place]
        return [found for key in example for found in differs(example[key], real[key], f"{place}.{key}")]
    if isinstance(example, list) and isinstance(real, list):
        return [
            f"{place}[{at}]"
            for at, part in enumerate(example)
            if not any(not differs(part, other, f"{place}[]") for other in real)
        ]
    same = example == real or place in WRITTEN or (place in PRINTS and re.fullmatch("[0-9a-f]{64}", str(example)))
    return [] if same else [place]


def test_every_form_is_documented_by_a_true_example(full: Session, formats: str) -> None:
    real = printed(full)
    shown = {
        example["format"]: example for example in map(json.loads, examples(formats, "json")) if "format" in example
    }
    assert shown.keys() == real.keys()
    for name, example in shown.items():
        assert differs(example, real[name], "") == [], name


def test_what_is_scored_is_documented_by_a_true_example(full: Session, formats: str) -> None:
    taken, refused = (example for example in examples(formats, "json") if '"format"' not in example)
    assert score_line(full.bank, taken.encode())["format"] == "quiz.result/1"
    assert score_line(full.bank, b'{"id": "any", "answers": {"no-such-item": 1}}') == json.loads(refused)
    check(full.bank, tomllib.loads(examples(formats, "toml")[0]))


@pytest.mark.parametrize(("place", "kind"), list(enumerate([SittingRecord, Draft, Plan, Notes, SettingsFile], 1)))
def test_kept_files_are_documented_by_true_examples(formats: str, place: int, kind: type[FileModel]) -> None:
    example = tomllib.loads(examples(formats, "toml")[place])
    kept = kind.model_validate(example)
    assert kept.model_dump(exclude_defaults=True, exclude_none=True).keys() <= example.keys()
    assert set(example) <= set(kind.model_fields)


def test_every_column_is_documented(formats: str) -> None:
    rows = re.findall(r"^\| (`.*?) \|", formats.partition("### CSV")[2].partition("###")[0], re.MULTILINE)
    assert tuple(re.findall(r"`([a-z]+)`", " ".join(rows))) == COLUMNS
