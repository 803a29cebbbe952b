"""Banks with faults: those in `tests/data/invalid`, each a folder that lies over the tiny bank, where `absent.txt`
names what is taken away from it and `expected.txt` has every problem, one a line (wrong values in them contain `zzz` or
`77`); and those that would be too large or too strange to lie in the repository."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.bank import load
from quiz.bank.findings import problems as placed
from quiz.errors import BrokenBank
from tests.core.conftest import laid_over
from tests.tools import examples

TINY = Path(__file__).parents[1] / "data" / "valid" / "tiny"
FILES = ("bank.toml", "blame.toml", "circumstances.toml", "communication.toml", "safety.toml", "steps.toml")
LONG_KEY = b"a." * 20_000 + b"a = 1"
HOSTILE = (
    *("\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x9d0;t\x9c", "\x00", "\x7f", "\u202e", "\u2066", "\u200b", "\u2028"),
    *("\ue000", "\t", "\n", "\r", "\ufeff", "e\u0301\u0302\u0303\u0304"),
)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A copy of the tiny bank that a test may break."""
    return Path(shutil.copytree(TINY, tmp_path / "bank"))


def problems(folder: Path) -> list[str]:
    """Everything that is wrong with the bank."""
    with pytest.raises(BrokenBank) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.fault(27)
@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(LONG_KEY, "line 1: must be no longer than 2,000 characters", id="11-second key"),
        pytest.param(b"a = " + b"[\n" * 5000, "must not nest deeper than 8", id="deep nesting"),
        pytest.param(b"# " * 2_500_000, "must be no larger than 256 KB", id="5 MB"),
        pytest.param(b"\xff\xfea", "line 1: must be UTF-8 text", id="UTF-16"),
    ],
)
def test_a_hostile_file_is_refused_by_name(bank: Path, file: str, data: bytes, expected: str) -> None:
    (bank / file).write_bytes(data)
    assert f"{file}: {expected}" in problems(bank)


@pytest.mark.parametrize("file", FILES)
def test_a_pipe_in_place_of_a_file_is_refused_without_waiting(bank: Path, file: str) -> None:
    (bank / file).unlink()
    os.mkfifo(bank / file)
    assert f"{file}: must be an ordinary file" in problems(bank)


def test_a_reading_that_is_no_ordinary_file_or_too_large_is_named(bank: Path) -> None:
    readings = bank / "readings"
    (readings / "02-listen.md").unlink()
    os.mkfifo(readings / "02-listen.md")
    (readings / "01-ask-first.md").unlink()
    (readings / "01-ask-first.md").mkdir()
    (readings / "03-own-part.md").write_bytes(b"x" * 300_000)
    (readings / "03-own-part.safe.md").unlink()
    (readings / "03-own-part.safe.md").symlink_to("nowhere.md")
    assert problems(bank) == [
        "readings/01-ask-first.md: must be an ordinary file",
        "readings/02-listen.md: must be an ordinary file",
        "readings/03-own-part.md: must be no larger than 256 KB",
        "readings/03-own-part.safe.md: must be an ordinary file",
    ]


@pytest.mark.fault(27)
def test_faults_in_every_file_are_told_together(bank: Path) -> None:
    for file in FILES[1:]:
        (bank / file).write_bytes(LONG_KEY)
    shutil.rmtree(bank / "readings")
    assert problems(bank) == [f"{file}: line 1: must be no longer than 2,000 characters" for file in FILES[1:]]


def test_files_that_are_together_too_large_are_refused_and_the_others_still_read(bank: Path) -> None:
    for file in ("communication.toml", "steps.toml"):
        (bank / file).write_bytes((bank / file).read_bytes() + b"\n# padding of the file" * 6500)
    assert problems(bank) == ["communication.toml: must leave all files together no larger than 256 KB"]


@pytest.mark.parametrize(
    "toml", ["[[items]]\n" * 1000, "items = [\n" + "{},\n" * 1000 + "]", "items = [\n" + "1,\n" * 7990 + "]"]
)
def test_more_than_any_bank_needs_is_refused_before_it_is_looked_at(bank: Path, toml: str) -> None:
    (bank / "blame.toml").write_text(toml, encoding="utf-8")
    assert problems(bank) == ["blame.toml: items (line 1): must list at most 400"]


def test_a_quarter_of_a_megabyte_of_faults_is_refused(bank: Path) -> None:
    items, gates = "items = [\n" + ("{}," * 600 + "\n") * 120 + "]", "gates = [" + "{}," * 60 + "]\n"
    (bank / "blame.toml").write_text(items, encoding="utf-8")
    (bank / "steps.toml").write_text(f"[[steps]]\n{gates}" * 130, encoding="utf-8")
    assert problems(bank)[0] == "blame.toml: items (line 1): must list at most 400"


def test_at_most_two_hundred_problems_are_shown_and_the_rest_counted(bank: Path) -> None:
    (bank / "blame.toml").write_text("[[items]]\n" * 399, encoding="utf-8")
    shown = problems(bank)
    assert len(shown) == 201
    assert shown[0] == "blame.toml: items[0].act (line 1): is missing"
    assert shown[-1] == "Not shown: 2,593 further problems"


@pytest.mark.parametrize("make", ["nothing", "file", "name too long", "NUL", "loop"])
def test_a_folder_that_is_none_is_one_problem(tmp_path: Path, make: str) -> None:
    folder = tmp_path / {"name too long": "x" * 300, "NUL": "a\0b"}.get(make, "bank")
    if make == "file":
        folder.write_text("", encoding="utf-8")
    if make == "loop":
        folder.symlink_to(folder)
    (problem,) = problems(folder)
    assert problem.endswith(": must be a folder with a question bank")
    assert "\0" not in problem


@pytest.mark.fault(31)
@pytest.mark.parametrize("name", ["../x", "/etc/x", "..", "", "x" * 300, "a\\u0000b", "🙂", "a/b", "A", "x.safe"])
def test_no_name_in_a_bank_leads_out_of_its_folder(bank: Path, name: str) -> None:
    for file, old in (("bank.toml", '"communication"'), ("steps.toml", '"own-part"')):
        text = (bank / file).read_text(encoding="utf-8")
        (bank / file).write_text(text.replace(f"id = {old}", f'id = "{name}"'), encoding="utf-8")
    (bank.parent / "x.toml").write_text("[[items]]\n", encoding="utf-8")
    found = "\n".join(problems(bank))
    assert "bank.toml: areas[0].id (line 17): must" in found
    assert "steps.toml: steps[2].id (line 40): must" in found
    assert "x.toml" not in found


def test_a_device_name_of_another_system_is_a_name_like_any(bank: Path) -> None:
    text = (bank / "steps.toml").read_text(encoding="utf-8")
    (bank / "steps.toml").write_text(text.replace('id = "listen"', 'id = "con"'), encoding="utf-8")
    (bank / "readings" / "02-listen.md").rename(bank / "readings" / "02-con.md")
    assert load(bank).step[2].id == "con"


@pytest.mark.parametrize("name", ["\x1b]0;title\x07.md", "x" * 200 + ".md", "\udcff.md", "zzz\u202e.md"])
def test_the_name_of_a_stray_reading_is_shown_cleaned_and_cut(bank: Path, name: str) -> None:
    (bank / "readings" / name).write_text("", encoding="utf-8")
    (problem,) = problems(bank)
    assert problem.isprintable()
    assert len(problem) < 250


def test_what_an_editor_leaves_behind_is_passed_over(bank: Path) -> None:
    for name in (".#steps.toml", "notes.txt", "readings/.02-listen.md.swp", "readings/.x.md", "readings/cover.png"):
        (bank / name).write_text("", encoding="utf-8")
    assert load(bank).id == "tiny"


@pytest.mark.fault(26)
@pytest.mark.parametrize("hostile", HOSTILE, ids=[text.encode("unicode_escape").decode() for text in HOSTILE])
@pytest.mark.parametrize(
    ("file", "old", "where"),
    [
        ("bank.toml", "Three Steps", "title (line 5)"),
        ("bank.toml", "almost always", "scale[4] (line 7)"),
        # What stands in a list over several lines is named by the line on which the list begins.
        ("bank.toml", "fair to yourself", "areas[1].ends[1].name (line 25)"),
        ("communication.toml", "I let him finish before I answered.", "items[3].text (line 39)"),
        ("circumstances.toml", "we live together", "circumstances[0].choices[0].text (line 5)"),
        ("steps.toml", "one of you has asked for distance.", "steps[1].gates[0].because (line 25)"),
        ("safety.toml", "Anybody in danger", "lines[0].for_whom (line 20)"),
    ],
)
def test_a_control_string_in_any_text_is_refused_with_its_line(
    bank: Path, file: str, old: str, where: str, hostile: str
) -> None:
    text = (bank / file).read_text(encoding="utf-8")
    escaped = "".join(f"\\U{ord(character):08x}" for character in hostile)
    (bank / file).write_text(text.replace(old, old + escaped), encoding="utf-8")
    (found,) = problems(bank)
    assert found.startswith(f"{file}: {where}: must not hold ")
    assert found.isprintable()
    assert old not in found


def test_markup_and_braces_in_a_text_are_ordinary_characters(bank: Path) -> None:
    text = (bank / "bank.toml").read_text(encoding="utf-8")
    hostile = "[@click=app.quit]x[/] [/foo] {answer.__class__} %s"
    (bank / "bank.toml").write_text(text.replace("Three Steps", hostile), encoding="utf-8")
    assert load(bank).title == hostile


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), data=st.data())
def test_whatever_byte_is_changed_the_bank_loads_or_is_refused(bank: Path, file: str, data: st.DataObject) -> None:
    original = (TINY / file).read_bytes()
    place = data.draw(st.integers(0, len(original) - 1))
    put = data.draw(st.binary(max_size=4))
    (bank / file).write_bytes(original[:place] + put + original[place + data.draw(st.integers(0, 30)) :])
    with suppress(BrokenBank):
        assert load(bank).id
    (bank / file).write_bytes(original)


def test_lines_are_found_through_tables_within_tables_and_not_in_texts() -> None:
    toml = b'[[a]]\nx = """\n[[a]]\nx = 1"""\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\ny.z = 1\n[c]\nd = [\n  {e = 1},\n]\n'
    paths = (("a", 0, "x"), ("a", 0, "b", 0), ("a", 1, "b", 1, "y", "z"), ("c", "d", 0, "e"), ("c", "f"))
    found = placed({("f.toml", path, "must be") for path in paths}, (), {"f.toml": toml})
    assert [problem.where for problem in found] == [
        "a[0].x (line 2)",
        "a[0].b[0] (line 5)",
        "a[1].b[1].y.z (line 9)",
        "c.f (line 10)",
        "c.d[0].e (line 11)",
    ]


DATA = Path(__file__).parents[1] / "data"
INVALID = sorted(folder for folder in (DATA / "invalid").iterdir() if folder.is_dir())


@pytest.mark.parametrize("overlay", INVALID, ids=lambda overlay: overlay.name)
def test_every_problem_is_named_at_once_and_no_wrong_value_is_shown(overlay: Path, tmp_path: Path) -> None:
    with pytest.raises(BrokenBank) as caught:
        load(laid_over(TINY, overlay, tmp_path / "bank"))
    problems = [str(problem) for problem in caught.value.problems]
    assert problems == (overlay / "expected.txt").read_text(encoding="utf-8").splitlines()
    shown = "\n".join(problems).casefold()
    assert "zzz" not in shown
    assert "77" not in shown
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
