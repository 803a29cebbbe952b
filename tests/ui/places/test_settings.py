"""The settings: a choice holds at once, is remembered where something is kept, and makes no file before she has
started."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from textual.color import Color

from quiz.model.kept import Settings
from quiz.storage import Store
from quiz.text import settings as words
from tests.ui.conftest import Begin, Walk


async def to_settings(walk: Walk) -> None:
    """From home to the settings: the last entry."""
    await walk.press("end", "enter")
    await walk.at("SettingsScreen")


async def choose(walk: Walk, option: str) -> None:
    """Move to an option and take it."""
    await walk.point(lambda: f"> ( )  {option}" in walk.text)
    await walk.press("enter")
    await walk.until(lambda: f"> (x)  {option}" in walk.text)


def begin_a_folder(folder: Path) -> None:
    """Leave a folder in which something may be kept."""
    store = Store(folder)
    store.prepare()
    store.lock().release()


async def test_a_choice_holds_at_once_and_the_next_time(begin: Begin, kept_in: Path) -> None:
    """Theme and motion change on the page; the next run has them, and so has the file."""
    begin_a_folder(kept_in)
    async with begin() as walk:
        await to_settings(walk)
        assert walk.app.theme == "dark"
        await choose(walk, "light")
        assert walk.app.theme == "light"
        await choose(walk, "on: long pages glide")
        assert walk.app.animation_level == "full"
        assert words.KEPT in walk.text
    assert tomllib.loads((kept_in / "settings.toml").read_text()) == {
        "format": 1,
        "theme": "light",
        "motion": True,
        "plain": False,
    }
    async with begin() as walk:
        assert (walk.app.theme, walk.app.animation_level) == ("light", "full")


async def test_a_choice_before_the_start_is_kept_with_the_first_sitting(begin: Begin, kept_in: Path) -> None:
    """Choosing a colour makes no file; starting keeps it."""
    async with begin() as walk:
        await to_settings(walk)
        await choose(walk, "high contrast")
        assert words.LATER in " ".join(walk.text.split())
        assert not kept_in.exists()
        await walk.press("b")
        await walk.to_first_question()
    assert Store(kept_in).settings().theme == "high-contrast"


async def test_where_nothing_is_kept_it_holds_for_the_run(begin: Begin, kept_in: Path) -> None:
    """And it says so."""
    async with begin(keeps=False) as walk:
        await to_settings(walk)
        await choose(walk, "light")
        assert words.FOR_THIS_RUN in " ".join(walk.text.split())
        await walk.press("escape")
        await walk.at("MenuScreen")
        await to_settings(walk)
        assert "(x)  light" in walk.text
    assert not kept_in.exists()


async def test_a_page_that_was_away_meanwhile_comes_back_in_the_new_colours(begin: Begin) -> None:
    """Home is the same page as before, which nobody styles while it is away; and it has the size of this moment."""
    async with begin() as walk:
        await to_settings(walk)
        await choose(walk, "light")
        await walk.pilot.resize_terminal(60, 20)
        await walk.press("escape")
        await walk.at("MenuScreen")
        strips = walk.app.screen._compositor.render_strips(walk.app.size)  # noqa: SLF001 - the only way to its styles
        for line in strips:
            grounds = {segment.style.bgcolor for segment in line if segment.style}
            assert grounds == {Color.parse(walk.app.theme_variables["background"]).rich_color}
            assert line.cell_length == 60


async def test_lines_by_default(begin: Begin, kept_in: Path) -> None:
    """Chosen here, it is kept for the next start."""
    begin_a_folder(kept_in)
    async with begin() as walk:
        await to_settings(walk)
        await choose(walk, words.STARTS[1][1])
        assert words.NEXT_TIME in walk.text
    assert Store(kept_in).settings().plain


async def test_without_colours_a_theme_is_kept_and_not_shown(
    begin: Begin, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR stands above the settings."""
    monkeypatch.setenv("NO_COLOR", "1")
    begin_a_folder(kept_in)
    async with begin() as walk:
        await to_settings(walk)
        await choose(walk, "light")
        assert walk.app.theme == "ansi"
        assert words.NO_COLOUR in " ".join(walk.text.split())
    assert Store(kept_in).settings().theme == "light"


async def test_a_theme_from_the_palette_is_remembered(begin: Begin, kept_in: Path) -> None:
    """Textual's own themes too; the settings name the one that is worn."""
    begin_a_folder(kept_in)
    async with begin() as walk:
        walk.app.theme = "nord"
        await walk.until(lambda: Store(kept_in).settings().theme == "nord")
        await to_settings(walk)
        assert "(x)  nord" in walk.text


async def test_the_palette_leads_to_the_settings_once(begin: Begin) -> None:
    """From any page; asked for again it stays the one page."""
    async with begin() as walk:
        for _ in range(2):
            walk.app.action_settings()
            await walk.at("SettingsScreen")
        assert sum(type(screen).__name__ == "SettingsScreen" for screen in walk.app.screen_stack) == 1
        offered = [command.title for command in walk.app.get_system_commands(walk.app.screen)]
        assert words.TITLE in offered
        assert not any("creenshot" in title for title in offered)


async def test_settings_that_cannot_be_read_stop_nobody(begin: Begin, kept_in: Path) -> None:
    """A damaged file is as if nothing had been chosen; a choice sets it aside and is kept."""
    begin_a_folder(kept_in)
    (kept_in / "settings.toml").write_text("theme = [")
    async with begin() as walk:
        assert walk.app.theme == "dark"
        await to_settings(walk)
        await choose(walk, "light")
    assert Store(kept_in).settings() == Settings(theme="light")
