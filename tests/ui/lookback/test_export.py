"""A sitting to a file from the full screen: what kind, its name, never over a file unless told, and what is said."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

import pytest
from textual.widgets import Input

from quiz.text.export import KINDS
from tests.tools import slow
from tests.ui.conftest import Begin, Walk
from tests.ui.lookback.conftest import Keep
from tests.ui.ways import to_result

COUNSELLOR: Final = 2
"""The place of the page for a counsellor among the kinds."""


async def to_kinds(walk: Walk) -> None:
    """From the result to what kind of file."""
    await walk.at("ResultScreen")
    await walk.press("e")
    await walk.at("MenuScreen", "Export")


async def name(walk: Walk, kind: int, path: Path) -> None:
    """Choose a kind and name the file."""
    await walk.press(*["down"] * kind, "enter")
    await walk.at("EditScreen")
    paper = walk.app.screen.query_one(Input)
    assert paper.value == KINDS[kind].suggested
    paper.value = str(path)
    await walk.press("enter")


@pytest.mark.parametrize("kind", [0, *slow(*range(1, len(KINDS)))])
async def test_each_kind_of_file(begin: Begin, keep: Keep, tmp_path: Path, kind: int) -> None:
    """Hers alone, and said where it is and that it is plain."""
    keep(2)
    async with begin() as walk:
        await to_result(walk)
        await to_kinds(walk)
        await name(walk, kind, tmp_path / "page")
        await walk.at("MenuScreen", "The file is written")
        assert "whoever can open it can read it" in " ".join(walk.text.split())
        await walk.press("enter")
        await walk.at("ResultScreen")
    written = tmp_path / f"page.{KINDS[kind].form}"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    text = written.read_text(encoding="utf-8")
    assert ("In the past two weeks" in text) is (KINDS[kind].form in {"md", "html"} and not KINDS[kind].for_counsellor)


async def test_never_over_a_file_unless_told(begin: Begin, keep: Keep, tmp_path: Path) -> None:
    """It asks; another name is the first answer, and the name is still there to be changed."""
    keep(1)
    file = tmp_path / "page.html"
    file.write_text("hers", encoding="utf-8")
    async with begin() as walk:
        await to_result(walk)
        await to_kinds(walk)
        await name(walk, COUNSELLOR, file)
        await walk.at("MenuScreen", "There is already a file of that name")
        await walk.press("enter")
        await walk.at("EditScreen", "counsellor")
        assert walk.app.screen.query_one(Input).value == str(file)
        assert file.read_text(encoding="utf-8") == "hers"
        await walk.press("enter")
        await walk.at("MenuScreen", "There is already a file of that name")
        await walk.press("down", "enter")
        await walk.at("MenuScreen", "The file is written")
        assert "Read the page before you hand it on" in " ".join(walk.text.split())
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_place_that_is_none_is_said_and_asked_again(
    begin: Begin, keep: Keep, kept_in: Path, tmp_path: Path
) -> None:
    """A folder that is missing, and the program's own; Escape leads back a page at a time, and nothing is written."""
    keep(1)
    async with begin() as walk:
        await to_result(walk)
        await to_kinds(walk)
        await name(walk, 0, tmp_path / "none" / "page")
        await walk.at("MenuScreen", "could not be written")
        await walk.press("enter")
        await walk.at("EditScreen")
        walk.app.screen.query_one(Input).value = str(kept_in / "page")
        await walk.press("enter")
        await walk.at("MenuScreen", "own folder")
        await walk.press("enter")
        await walk.at("EditScreen")
        await walk.press("escape")
        await walk.at("MenuScreen", "Export")
        await walk.press("escape")
        await walk.at("ResultScreen")
    assert [path.name for path in tmp_path.iterdir()] == [kept_in.name]


async def test_what_is_not_kept_can_be_exported(begin: Begin, tmp_path: Path) -> None:
    """The one file that such a run makes is the one that she names."""
    async with begin(keeps=False, take=True) as walk:
        await walk.to_result()
        await to_kinds(walk)
        await name(walk, 0, tmp_path / "page")
        await walk.at("MenuScreen", "The file is written")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
