"""The command `check`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.checking import check
from quiz.cli.options import CliOptions
from quiz.errors import BrokenBank

DATA = Path(__file__).parents[1] / "data"
RUN = CliOptions(plain=False, data_dir=None, bank=None, ephemeral=True, color="auto")


def test_the_check_warns_and_is_strict_only_when_asked() -> None:
    folder = str(DATA / "valid" / "tiny")
    ran = CliRunner().invoke(check, [folder], obj=RUN)
    assert ran.exit_code == 0
    assert "6 warnings." in ran.stdout
    assert CliRunner().invoke(check, [folder, "--strict"], obj=RUN).exit_code == 1
    document = json.loads(CliRunner().invoke(check, [folder, "--json"], obj=RUN).stdout)
    assert document["problems"] == []
    assert {"rule", "file", "where", "advice"} == document["warnings"][0].keys()


def test_a_broken_bank_is_refused_with_every_problem(tmp_path: Path) -> None:
    with pytest.raises(BrokenBank):
        check.main([str(tmp_path)], obj=RUN, standalone_mode=False)
    ran = CliRunner().invoke(check, [str(tmp_path), "--json"], obj=RUN)
    assert ran.exit_code == 3
    document = json.loads(ran.stdout)
    assert document["bank"] is None
    assert {problem["file"] for problem in document["problems"]} >= {"bank.toml", "steps.toml"}


def test_without_a_folder_the_built_in_bank_is_checked() -> None:
    ran = CliRunner().invoke(check, [], obj=RUN)
    assert ran.exit_code == 0
    assert ran.stdout.startswith("First Steps, version ")


def test_wordings_are_held_against_another_folder() -> None:
    changed, before = str(DATA / "lint" / "same-version"), str(DATA / "lint" / "clean")
    ran = CliRunner().invoke(check, [before, "--against", before, "--strict"], obj=RUN)
    assert ran.exit_code == 0
    with pytest.raises(BrokenBank):
        check.main([before, "--against", changed], obj=RUN, standalone_mode=False)


def test_what_could_not_be_looked_at_is_said() -> None:
    """The formula for reading grades is made for English."""
    ran = CliRunner().invoke(check, [str(DATA / "valid" / "second-bank")], obj=RUN)
    assert "Reading grades were not looked at" in ran.stdout
