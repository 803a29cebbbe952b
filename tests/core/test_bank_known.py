"""The built-in bank is not checked at every start: it is known by its files, and is the same as after a check."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.bank import built_in_folder, known, loading
from quiz.reader import BANK_BYTES, read_bytes

LOADED = "import sys; from quiz.bank import *; load(built_in_folder()); sys.exit('pydantic_core' in sys.modules)"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the built-in bank that a test may change."""
    return Path(shutil.copytree(built_in_folder(), tmp_path / "bank"))


def test_the_digest_is_that_of_the_bank_as_it_is() -> None:
    """After a change this says what has to stand in `quiz/bank/known.py`."""
    folder = built_in_folder()
    files = {path.name: read_bytes(path, limit=BANK_BYTES) for path in folder.glob("*.toml")}
    digest = known.digest(files, (path.name for path in (folder / "readings").iterdir()))
    assert digest == known.CHECKED, f'put CHECKED = "{digest}" into quiz/bank/known.py'
    fingerprint = loading.load(folder).fingerprint
    assert fingerprint == known.FINGERPRINT, f'put FINGERPRINT = "{fingerprint}" into quiz/bank/known.py'


def test_it_is_the_bank_that_a_check_gives(copied: Path) -> None:
    checked = loading.load(built_in_folder())
    assert known.load(built_in_folder()) == checked
    assert known.load(copied) == checked
    assert repr(known.load(copied)) == repr(checked)


def test_it_loads_no_validation() -> None:
    assert subprocess.run([sys.executable, "-c", LOADED], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("name", ["bank.toml", "steps.toml", "fun.toml", "safety.toml"])
def test_one_byte_more_is_not_known(copied: Path, name: str) -> None:
    with (copied / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert known.load(copied) is None
    assert loading.load(copied) == loading.load(built_in_folder())


@pytest.mark.parametrize("name", ["more.toml", "readings/16-more.md"])
def test_a_file_more_is_not_known(copied: Path, name: str) -> None:
    (copied / name).touch()
    assert known.load(copied) is None


@pytest.mark.parametrize("name", ["fun.toml", "readings"])
def test_what_is_missing_is_not_known(copied: Path, name: str) -> None:
    (copied / name).rename(copied / "elsewhere")
    assert known.load(copied) is None


def test_one_reading_less_is_not_known(copied: Path) -> None:
    next((copied / "readings").iterdir()).unlink()
    assert known.load(copied) is None
