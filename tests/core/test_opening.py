"""The start page's lines, read without validation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quiz.bank import built_in_folder, load
from quiz.bank.opening import opening
from quiz.models.opening import Opening


def test_it_is_what_the_whole_bank_says() -> None:
    """Line by line."""
    safety = load(built_in_folder()).safety
    assert opening(built_in_folder()) == Opening(start=safety.start, length=safety.length or "", leaving=safety.leaving)


def test_a_broken_file_gives_nothing(tmp_path: Path) -> None:
    """The whole bank will say what is wrong."""
    assert opening(tmp_path) == Opening()
    (tmp_path / "safety.toml").write_text("start = 3\nleaving = ['a', 1]\n")
    assert opening(tmp_path) == Opening()


def test_it_loads_no_validation() -> None:
    """In a fresh interpreter."""
    code = (
        "import sys; from quiz.bank import *; from quiz.bank.opening import opening; opening(built_in_folder()); "
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
