"""`quiz erase`: lists, asks, removes, says what it cannot reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.storing import WatchedOs, on

from .conftest import Ran


def test_everything_goes_after_a_yes(quiz: Callable[..., Ran], kept: Path) -> None:
    """Each file is named before, on a line of its own, and the folder itself goes."""
    files = {str(path.relative_to(kept)) for path in kept.rglob("*") if path.is_file()}
    ran = quiz("erase", lines=["yes"])
    assert ran.status == 0
    assert files <= set(ran.out.splitlines())
    assert "backups" in ran.out
    assert not kept.exists()


@pytest.mark.parametrize("said", ["", "y", "no", "erase"])
def test_anything_else_leaves_all_as_it_is(quiz: Callable[..., Ran], kept: Path, said: str) -> None:
    """Nothing is removed by a slip."""
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    assert quiz("erase", lines=[said]).status == 0
    assert {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before


def test_files_of_others_stay_and_are_named(quiz: Callable[..., Ran], kept: Path) -> None:
    """Also those that only look a little like ours."""
    (kept / "diary.txt").write_text("mine")
    (kept / "sittings" / "0001.toml").write_text("mine")
    ran = quiz("erase", lines=["yes"])
    assert "diary.txt" in ran.out
    assert sorted(path.name for path in kept.rglob("*") if path.is_file()) == ["0001.toml", "diary.txt"]


def test_a_run_that_was_interrupted_is_finished_by_the_next(quiz: Callable[..., Ran], kept: Path) -> None:
    """The disk refuses after the first file; again, and the rest goes."""
    removed: list[Path] = []

    class Refusing(WatchedOs):
        def unlink(self, path: Path) -> None:
            if removed:
                raise OSError(5, "")
            removed.append(path)
            super().unlink(path)

    with on(Refusing()):
        assert quiz("erase", lines=["yes"]).status == 3
    assert quiz("erase", lines=["yes"]).status == 0
    assert not kept.exists()


def test_nothing_to_erase(quiz: Callable[..., Ran]) -> None:
    """Is said, with status 1."""
    assert quiz("erase").status == 1


def test_in_use_by_another_run(quiz: Callable[..., Ran], kept: Path) -> None:
    """Status 4, and nothing is removed."""
    from quiz.storage import Lock

    with Lock(kept):
        assert quiz("erase", lines=["yes"]).status == 4
    assert list((kept / "sittings").glob("*.toml"))
