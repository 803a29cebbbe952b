"""The linter finds each thing where it is and nothing else: for each rule a folder in `tests/data/lint`, laid over
a small bank that has nothing to warn of. `expected.txt` has what is found; `absent.txt` names what is taken away. And
what the command prints, and how it ends."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.bank import built_in_folder
from quiz.cli.author import check as command
from quiz.cli.options import CliOptions
from quiz.errors import BrokenBank
from quiz.lint import check
from tests.core.conftest import laid_over

DATA = Path(__file__).parents[1] / "data" / "lint"
CLEAN = DATA / "clean"
VALID = DATA.with_name("valid")
OVERLAYS = sorted(folder for folder in DATA.iterdir() if folder.is_dir() and folder != CLEAN)
TODAY = date(2026, 11, 22)
RUN = CliOptions(plain=False, data_dir=None, bank=None, ephemeral=True, color="auto")


def test_there_is_a_bank_for_every_rule_of_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "writing-a-bank.md").read_text(encoding="utf-8")
    table = guide.partition("| Warns of |\n| --- | --- |")[2].partition("\n\n")[0]
    assert {overlay.name for overlay in OVERLAYS} == set(re.findall(r"^\| ([a-z-]+)", table, re.MULTILINE))


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda overlay: overlay.name)
def test_each_bank_triggers_its_rule_alone(overlay: Path, tmp_path: Path) -> None:
    # The other overlays change words too, which only this rule is about.
    against = CLEAN if overlay.name == "same-version" else None
    checked = check(laid_over(CLEAN, overlay, tmp_path / "bank"), TODAY, against)
    assert {found.rule for found in checked.warnings} == {overlay.name}
    found = [str(found) for found in checked.warnings]
    assert found == (overlay / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("folder", [CLEAN, built_in_folder()], ids=["clean", "built-in"])
def test_a_bank_that_is_as_it_should_be_has_nothing_to_warn_of(folder: Path) -> None:
    checked = check(folder, TODAY, against=folder)
    assert [str(found) for found in checked.warnings] == []
    assert checked.not_looked_at == ()


def test_help_lines_may_be_half_a_year_old() -> None:
    assert check(CLEAN, TODAY + timedelta(days=180)).warnings == ()
    assert [found.rule for found in check(CLEAN, TODAY + timedelta(days=181)).warnings] == ["old-lines"]


def test_a_new_version_makes_new_words_right(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, DATA / "same-version", tmp_path / "bank")
    items = bank / "stairs.toml"
    items.write_text(items.read_text(encoding="utf-8").replace("version = 1", "version = 2", 1), encoding="utf-8")
    assert check(bank, TODAY, against=CLEAN).warnings == ()


def test_another_period_asks_every_item_anew(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, CLEAN, tmp_path / "bank")
    file = bank / "bank.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("two weeks", "four weeks"), encoding="utf-8")
    (found,) = check(bank, TODAY, against=CLEAN).warnings
    assert (found.rule, found.where) == ("same-version", "period (line 6)")


def test_in_another_language_the_grade_is_left_to_people(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, DATA / "hard-item", tmp_path / "bank")
    file = bank / "bank.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('language = "en"', 'language = "nl"'), encoding="utf-8")
    checked = check(bank, TODAY)
    assert checked.warnings == ()
    assert len(checked.not_looked_at) == 1


@pytest.mark.parametrize("lists", ['jargon = "one"', "jargon = [1]", 'other = ["one"]', 'jargon = [""]'])
def test_lists_that_are_no_lists_are_refused(lists: str, tmp_path: Path) -> None:
    bank = laid_over(CLEAN, CLEAN, tmp_path / "bank")
    (bank / "author" / "words.toml").write_text(lists, encoding="utf-8")
    with pytest.raises(BrokenBank) as caught:
        check(bank, TODAY)
    assert [problem.file for problem in caught.value.problems] == ["author/words.toml"]


def test_a_gate_with_an_exception_leaves_a_step_within_reach(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, DATA / "unreachable", tmp_path / "bank")
    steps = bank / "steps.toml"
    exception = 'not = ["own"]\nunless = { circumstance = "door", choices = ["shared"] }'
    steps.write_text(steps.read_text(encoding="utf-8").replace('not = ["own"]', exception), encoding="utf-8")
    assert check(bank, TODAY).warnings == ()


def test_what_a_version_of_a_step_says_is_looked_through_and_its_reading_too(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, CLEAN, tmp_path / "bank")
    (bank / "readings" / "03-quiet-hours.own.md").write_text("# Hi\n", encoding="utf-8")
    with (bank / "steps.toml").open("a", encoding="utf-8") as steps:
        steps.write(
            '\n[[steps.versions]]\nname = "own"\ncircumstance = "door"\nchoices = ["own"]\n'
            'title = "Be less selfish"\ntoday = "Wave, and drop the boundary work."\n'
        )
    assert [(found.file, found.rule) for found in check(bank, TODAY).warnings] == [
        ("readings/03-quiet-hours.own.md", "short-reading"),
        ("steps.toml", "accusing"),
        ("steps.toml", "jargon"),
    ]


def test_a_missing_reading_is_a_problem_and_no_warning(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, CLEAN, tmp_path / "bank")
    (bank / "readings" / "03-quiet-hours.md").unlink()
    with pytest.raises(BrokenBank) as caught:
        check(bank, TODAY)
    assert [str(problem) for problem in caught.value.problems] == ["readings/03-quiet-hours.md: is missing"]


def test_jargon_in_a_reading_is_found_on_its_line(tmp_path: Path) -> None:
    bank = laid_over(CLEAN, DATA / "jargon", tmp_path / "bank")
    lists = (bank / "author" / "words.toml").read_text(encoding="utf-8")
    word = lists.split("jargon")[1].split('"')[1].rstrip("*")
    reading = min((bank / "readings").glob("*.md"))
    lines = len(reading.read_text(encoding="utf-8").splitlines())
    with reading.open("a", encoding="utf-8") as page:
        page.write(f"\nThis is {word}.\n")
    assert [found.where for found in check(bank, TODAY).warnings if found.file.endswith(reading.name)] == [
        f"line {lines + 2}"
    ]


def test_the_check_warns_and_is_strict_only_when_asked() -> None:
    folder = str(VALID / "tiny")
    ran = CliRunner().invoke(command, [folder], obj=RUN)
    assert ran.exit_code == 0
    assert "6 warnings." in ran.stdout
    assert CliRunner().invoke(command, [folder, "--strict"], obj=RUN).exit_code == 1
    document = json.loads(CliRunner().invoke(command, [folder, "--json"], obj=RUN).stdout)
    assert document["problems"] == []
    assert {"rule", "file", "where", "advice"} == document["warnings"][0].keys()


def test_a_broken_bank_is_refused_with_every_problem(tmp_path: Path) -> None:
    with pytest.raises(BrokenBank):
        command.main([str(tmp_path)], obj=RUN, standalone_mode=False)
    ran = CliRunner().invoke(command, [str(tmp_path), "--json"], obj=RUN)
    assert ran.exit_code == 3
    document = json.loads(ran.stdout)
    assert document["bank"] is None
    assert {problem["file"] for problem in document["problems"]} >= {"bank.toml", "steps.toml"}


def test_wordings_are_held_against_another_folder() -> None:
    changed, before = str(DATA / "same-version"), str(CLEAN)
    ran = CliRunner().invoke(command, [before, "--against", before, "--strict"], obj=RUN)
    assert ran.exit_code == 0
    with pytest.raises(BrokenBank):
        command.main([before, "--against", changed], obj=RUN, standalone_mode=False)


def test_what_could_not_be_looked_at_is_said() -> None:
    """The formula for reading grades is made for English."""
    ran = CliRunner().invoke(command, [str(VALID / "second-bank")], obj=RUN)
    assert "Reading grades were not looked at" in ran.stdout
