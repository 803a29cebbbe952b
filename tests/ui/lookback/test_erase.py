"""Erasing everything from the full screen: from the settings, asked once, and only where nothing is under way."""

from __future__ import annotations

from pathlib import Path

from quiz.storage import Lock
from tests.ui.conftest import Begin, Walk
from tests.ui.lookback.conftest import Keep
from tests.ui.ways import to_place


async def to_erase(walk: Walk) -> None:
    """From home to the question."""
    await to_place(walk, "Settings", "SettingsScreen")
    await walk.press("e")
    await walk.at("MenuScreen", "Erase everything that is saved")


async def test_everything_goes_once_she_says_so(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Leaving it is the first answer; afterwards home is as it was at first, and a sitting is kept again."""
    keep(3)
    async with begin() as walk:
        await to_erase(walk)
        said = " ".join(walk.text.split())
        assert "answers of 3 times" in said
        assert "backups" in said
        await walk.press("enter")
        await walk.at("SettingsScreen")
        assert len(list((kept_in / "sittings").iterdir())) == 3
        await walk.press("e")
        await walk.at("MenuScreen", "Erase everything that is saved")
        await walk.press("down", "enter")
        await walk.at("MenuScreen", "The folder is gone too.")
        assert not kept_in.exists()
        await walk.press("enter")
        await walk.at("SettingsScreen")
        assert "e Erase" not in walk.keys
        await walk.press("escape")
        await walk.at("MenuScreen", "Take the quiz")
        assert "History" not in walk.text
        await walk.press("home")
        await walk.to_result()
    assert [path.name[:4] for path in (kept_in / "sittings").iterdir()] == ["0001"]


async def test_not_while_a_sitting_is_under_way(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """The settings can be opened from everywhere, but only home leads from them to erasing."""
    keep(1)
    async with begin() as walk:
        await walk.to_core()
        walk.app.action_settings()
        await walk.at("SettingsScreen")
        assert "Erase" not in walk.keys
        await walk.press("e")
        assert walk.name == "SettingsScreen"
    assert len(list((kept_in / "sittings").iterdir())) == 1


async def test_not_where_another_run_may_write(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """It is said, and everything stays."""
    keep(1)
    with Lock(kept_in):
        async with begin() as walk:
            await to_erase(walk)
            await walk.press("down", "enter")
            await walk.at("MenuScreen", "First Steps is open in another window")
    assert len(list((kept_in / "sittings").iterdir())) == 1
