"""`quiz check` looks through what is kept, and mends only when told to."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from quiz import lint
from quiz.storage import inspect
from quiz.storage.inspect import inventory
from tests.faults.walks import leave_sitting
from tests.plain.talk import TAKEN

from .conftest import Ran

CHECKED = cache(lint.check)


@pytest.fixture(autouse=True)
def looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the questions be checked once for all tests here, which look at what is kept."""
    monkeypatch.setattr(lint, "check", CHECKED)


@pytest.fixture
def kept(quiz: Callable[..., Ran], tmp_path: Path) -> Path:
    """A folder with two sittings."""
    leave_sitting(tmp_path / "kept")
    assert quiz("--plain", "take", lines=TAKEN).status == 0
    return tmp_path / "kept"


def findings(quiz: Callable[..., Ran], *arguments: str) -> dict[str, str]:
    """What was found, by file."""
    return {found["file"]: found["what"] for found in json.loads(quiz("check", "--json", *arguments).out)["kept"]}


def test_a_sound_folder_is_as_it_should_be(quiz: Callable[..., Ran], kept: Path) -> None:
    assert kept.exists()
    ran = quiz("check", "--strict")
    assert ran.status == 0
    assert "What is saved here is as it should be." in ran.out


def test_without_a_folder_there_is_nothing_to_know_and_nothing_is_made(
    quiz: Callable[..., Ran], tmp_path: Path
) -> None:
    assert quiz("check").status == 0
    assert quiz("check", "--mend").status == 0
    assert not (tmp_path / "kept").exists()


def test_who_keeps_nothing_is_told_nothing_of_what_is_kept(quiz: Callable[..., Ran], kept: Path) -> None:
    (kept / "plan.toml").write_text("format = 9")
    assert quiz("check").status == 3
    ran = quiz("--ephemeral", "check", "--mend")
    assert ran.status == 0
    assert "plan.toml" not in ran.out


def test_everything_that_is_wrong_is_listed_and_nothing_is_touched(quiz: Callable[..., Ran], kept: Path) -> None:
    first, second = sorted((kept / "sittings").iterdir())
    first.write_bytes(first.read_bytes()[:200])
    second.write_text(second.read_text().replace('fingerprint = "', 'fingerprint = "0')[:-1])
    (kept / "plan.toml").write_text("format = 9")
    (kept / "diary.txt").write_text("mine")
    (kept / ".draft.toml.0a1b2c3d.part").write_text("half")
    second.chmod(0o644)
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    ran = quiz("check")
    assert ran.status == 3
    found = findings(quiz)
    assert {"plan.toml", "diary.txt", ".draft.toml.0a1b2c3d.part", f"sittings/{first.name}"} <= found.keys()
    assert {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before


def test_permissions_and_leftovers_are_mended_when_told_to(quiz: Callable[..., Ran], kept: Path) -> None:
    sitting = next((kept / "sittings").iterdir())
    leftover = kept / ".draft.toml.0a1b2c3d.part"
    leftover.write_text("half")
    leftover.chmod(0o600)
    sitting.chmod(0o644)
    (kept / "sittings").chmod(0o755)
    assert "quiz check --mend" in quiz("check").out
    assert sitting.stat().st_mode & 0o077
    ran = quiz("check", "--mend")
    assert "Repaired: 3 things." in ran.out
    assert "What is saved here is as it should be." in ran.out
    assert not sitting.stat().st_mode & 0o077
    assert not leftover.exists()
    assert "There was nothing to repair." in quiz("check", "--mend").out


def test_a_bank_is_not_mended(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    ran = quiz("check", str(tmp_path), "--mend")
    assert ran.status == 2
    assert "Leave out the folder of the bank." in ran.err


def test_an_earlier_state_of_the_questions_is_named(quiz: Callable[..., Ran], kept: Path) -> None:
    sitting = next((kept / "sittings").iterdir())
    text = sitting.read_text()
    start = text.index('fingerprint = "') + len('fingerprint = "')
    sitting.write_text(text[:start] + "0" * 64 + text[start + 64 :])
    assert "earlier state of these questions" in findings(quiz)[f"sittings/{sitting.name}"]
    assert quiz("check").status == 0
    assert quiz("check", "--strict").status == 1


def test_a_folder_behind_a_link_is_as_it_should_be(quiz: Callable[..., Ran], kept: Path) -> None:
    """A link has no permissions of its own; those of the folder behind it count."""
    behind = kept.rename(kept.with_name("behind"))
    kept.symlink_to(behind)
    assert findings(quiz) == {}
    behind.chmod(0o755)
    assert "may be able to read" in findings(quiz)["the folder itself"]
    assert findings(quiz, "--mend") == {}
    assert kept.is_symlink()
    assert behind.stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_mended_is_not_said_to_be(quiz: Callable[..., Ran], kept: Path) -> None:
    """A link, a folder or a pipe with one of our names is told, left alone, and no reason to try again and again."""
    outside = kept.with_name("outside")
    outside.write_text("hers")
    outside.chmod(0o644)
    (kept / ".draft.toml.0a1b2c3d.part").mkdir()
    (kept / "sittings" / ".0007.part").symlink_to(outside)
    (kept / "plan.toml").symlink_to(outside)
    ran = quiz("check", "--mend")
    assert ran.status == 3
    assert "--mend" not in ran.out
    assert findings(quiz).keys() == {".draft.toml.0a1b2c3d.part", "sittings/.0007.part", "plan.toml"}
    assert outside.read_text() == "hers"
    assert outside.stat().st_mode & 0o777 == 0o644


def test_a_stray_file_is_told_once_and_is_no_fault(quiz: Callable[..., Ran], kept: Path) -> None:
    """Beside the sittings as in the folder above them; a sitting that is there twice is one."""
    for folder in (kept, kept / "sittings"):
        (folder / "holiday\x1b]0;x\x07.txt").write_text("mine")
    ran = quiz("check")
    assert ran.status == 0
    assert ran.out.count("holiday") == 2
    assert "\x1b" not in ran.out
    first = min((kept / "sittings").iterdir())
    (kept / "sittings" / first.name.replace("0001-", "0009-")).write_bytes(first.read_bytes())
    assert quiz("check").status == 3


def test_a_number_that_is_missing_is_no_fault_and_one_that_is_there_twice_is_told(
    quiz: Callable[..., Ran], kept: Path
) -> None:
    """She may have deleted one. Two may have finished at once on a disk without locks, or a copy was put back."""
    first, second = sorted((kept / "sittings").iterdir())
    text = first.read_bytes()
    first.unlink()
    assert findings(quiz) == {}
    twin = first.with_name(first.name.replace("0001-", "0002-"))
    twin.write_bytes(text.replace(b"number = 1\n", b"number = 2\n", 1))
    twin.chmod(0o600)
    assert quiz("check").status == 0
    assert {name for name, what in findings(quiz).items() if "same running number" in what} == {
        f"sittings/{path.name}" for path in (twin, second)
    }


def test_what_goes_while_it_is_looked_for_is_nothing_to_know(
    quiz: Callable[..., Ran], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a leftover does that another run sweeps just then."""
    found = inventory(kept)._replace(ours=(kept / ".draft.toml.0a1b2c3d.part",))
    monkeypatch.setattr(inspect, "inventory", lambda _folder: found)
    assert findings(quiz) == {}


@pytest.mark.parametrize("thing", ["file", "loop"])
def test_a_shelf_that_is_none_hides_nothing_else(quiz: Callable[..., Ran], kept: Path, thing: str) -> None:
    """Everything else is still looked through."""
    (kept / "sittings").rename(kept.with_name("elsewhere"))
    (kept / "sittings").touch() if thing == "file" else (kept / "sittings").symlink_to(kept / "sittings")
    (kept / "plan.toml").write_text("format = 9")
    ran = quiz("check")
    assert ran.status == 3
    assert {"sittings", "plan.toml"} <= findings(quiz).keys()
