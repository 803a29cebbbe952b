"""Banks with faults, one a folder in `tests/data/invalid`: each lies over the tiny bank, `absent.txt` names what is
taken away from it, and `expected.txt` has every problem, one a line. Wrong values in them contain `zzz` or `77`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quiz.bank import load
from quiz.errors import BrokenBank

DATA = Path(__file__).parents[1] / "data"
INVALID = sorted(folder for folder in (DATA / "invalid").iterdir() if folder.is_dir())


def laid_over(overlay: Path, folder: Path) -> Path:
    """The tiny bank with the files of the overlay in place of its own."""
    shutil.copytree(DATA / "valid" / "tiny", folder)
    absent = overlay / "absent.txt"
    for name in absent.read_text(encoding="utf-8").split() if absent.exists() else ():
        taken = folder / name
        if taken.is_dir():
            shutil.rmtree(taken)
        else:
            taken.unlink()
    shutil.copytree(overlay, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
    return folder


def test_the_faulty_banks_were_found() -> None:
    assert len(INVALID) >= 12


@pytest.mark.parametrize("overlay", INVALID, ids=lambda overlay: overlay.name)
def test_every_problem_is_named_at_once_and_no_wrong_value_is_shown(overlay: Path, tmp_path: Path) -> None:
    with pytest.raises(BrokenBank) as caught:
        load(laid_over(overlay, tmp_path / "bank"))
    problems = [str(problem) for problem in caught.value.problems]
    assert problems == (overlay / "expected.txt").read_text(encoding="utf-8").splitlines()
    shown = "\n".join(problems).casefold()
    assert "zzz" not in shown
    assert "77" not in shown
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
