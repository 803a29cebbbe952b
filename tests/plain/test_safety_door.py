"""The safety door in lines: no file before she starts, no byte of a worried answer anywhere, no trace when asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Ran

OPENING = ["1", "1", "1"]
SETTLED = ["1", "1", "3", "3", "3", "2", "1"]


def test_keeping_nothing_leaves_no_trace(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """No file, no folder, by the choice on the start page and by --ephemeral."""
    whole = [*SETTLED, *["4"] * 36, ""]
    chosen = quiz("--plain", "take", lines=["2", "1", "1", *whole])
    told = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *whole])
    assert (chosen.status, told.status) == (0, 0)
    assert "Nothing of this sitting was kept." in chosen.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lines", [[], ["3"], ["4"], ["h", "q"]])
def test_nothing_is_made_before_she_starts(quiz: Callable[..., Ran], tmp_path: Path, lines: list[str]) -> None:
    """Help, help lines and leaving make no file."""
    quiz("--plain", "take", lines=lines)
    quiz("help-lines")
    quiz("read", "5")
    quiz("bank", "--json")
    assert list(tmp_path.iterdir()) == []


def test_a_worried_answer_opens_the_support_page_once_and_leaves_no_byte(
    quiz: Callable[..., Ran], tmp_path: Path
) -> None:
    """The result names the safe steps alone; the file is the one of somebody who is not worried."""
    rest = [*SETTLED, *["4"] * 36, ""]
    worried = quiz("--plain", "take", lines=["1", "2", "1", "2", *rest])
    assert worried.status == 0
    assert worried.out.count("Stop and delete this sitting") == 1
    told = worried.out[worried.out.index("Your first steps.") :]
    assert set(re.findall(r"Step (\d+)", told)) == {"2", "3", "11", "15"}
    assert "Where you stand" not in told
    calm = quiz("--plain", "take", lines=[*OPENING, *rest])
    assert calm.status == 0
    assert "Where you stand" in calm.out
    first, second = (
        re.sub(r"(?m)^(id|number|started|finished) = .*$", "", path.read_text())
        for path in sorted((tmp_path / "kept" / "sittings").glob("*.toml"))
    )
    assert first == second
    every_byte = b"".join(path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file())
    for word in (b"worried", b"safe", b"fear"):
        assert word not in every_byte


def test_stop_and_delete_leaves_no_sitting(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """Status 0, no draft, no sitting."""
    ran = quiz("--plain", "take", lines=["1", "2", "3"])
    assert ran.status == 0
    assert "This sitting is deleted." in ran.out
    assert not list((tmp_path / "kept").rglob("*.toml"))


def test_help_lines_can_be_seen_from_the_support_page(quiz: Callable[..., Ran]) -> None:
    """After the lines the same choices stand again."""
    ran = quiz("--plain", "take", lines=["1", "2", "2", "1", "1", "q"])
    assert "Numbers can change: as of 22 November 2026." in ran.out
    assert ran.out.count("Stop and delete this sitting") == 2
