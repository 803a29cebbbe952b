"""`quiz check` looks through what is kept, and mends only when told to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Ran

TAKEN = ["1", "1", "1", "1", "1", "3", "3", "3", "2", "1", *["4"] * 36, ""]


@pytest.fixture
def kept(quiz: Callable[..., Ran], tmp_path: Path) -> Path:
    """A folder with two sittings."""
    for _ in range(2):
        assert quiz("--plain", "take", lines=TAKEN).status == 0
    return tmp_path / "kept"


def findings(quiz: Callable[..., Ran], *arguments: str) -> dict[str, str]:
    """What was found, by file."""
    return {found["file"]: found["what"] for found in json.loads(quiz("check", "--json", *arguments).out)["kept"]}


def test_a_sound_folder_is_as_it_should_be(quiz: Callable[..., Ran], kept: Path) -> None:
    assert kept.exists()
    ran = quiz("check", "--strict")
    assert ran.status == 0
    assert "What is kept here is as it should be." in ran.out


def test_without_a_folder_there_is_nothing_to_know_and_nothing_is_made(
    quiz: Callable[..., Ran], tmp_path: Path
) -> None:
    assert quiz("check").status == 0
    assert quiz("check", "--mend").status == 0
    assert not (tmp_path / "kept").exists()


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
    sitting.chmod(0o644)
    (kept / "sittings").chmod(0o755)
    assert "quiz check --mend" in quiz("check").out
    assert sitting.stat().st_mode & 0o077
    assert findings(quiz, "--mend") == {}
    assert not sitting.stat().st_mode & 0o077
    assert not leftover.exists()


def test_an_earlier_state_of_the_questions_is_named(quiz: Callable[..., Ran], kept: Path) -> None:
    sitting = next((kept / "sittings").iterdir())
    text = sitting.read_text()
    start = text.index('fingerprint = "') + len('fingerprint = "')
    sitting.write_text(text[:start] + "0" * 64 + text[start + 64 :])
    assert "earlier state of these questions" in findings(quiz)[f"sittings/{sitting.name}"]
    assert quiz("check").status == 0
    assert quiz("check", "--strict").status == 1
