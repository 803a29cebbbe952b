"""A second full screen: it looks at everything, says so, and writes as soon as the first one has ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.storage import Lock, Store
from quiz.text import home as home_words
from quiz.text import settings as settings_words
from tests.ui.conftest import Begin, Walk

OPEN_ELSEWHERE = "First Steps is open in another window"


@pytest.fixture
def first(kept_in: Path) -> Iterator[Lock]:
    """Give the lock of a first run that may write."""
    store = Store(kept_in)
    store.prepare()
    lock = store.lock()
    yield lock
    lock.release()


def says_so(walk: Walk) -> bool:
    """Whether home says that another run may write."""
    return home_words.ELSEWHERE in " ".join(walk.text.split())


async def test_home_says_it_in_one_line(begin: Begin, first: Lock) -> None:
    """And no longer, once the first one has ended and home is shown again."""
    async with begin() as walk:
        assert says_so(walk)
        first.release()
        await walk.press("down", "enter")
        await walk.at("StepsScreen")
        await walk.press("escape")
        await walk.at("MenuScreen")
        assert not says_so(walk)


async def test_an_unfinished_sitting_of_the_first_is_left_alone(begin: Begin, kept_in: Path) -> None:
    """It is neither continued nor set aside."""
    async with begin() as walk:
        await walk.to_first_question()
        await walk.answer("1")
        await walk.until((kept_in / "draft.toml").exists)
    before = (kept_in / "draft.toml").read_bytes()
    with Lock(kept_in):
        async with begin() as walk:
            await walk.press("enter")
            await walk.at("MenuScreen", OPEN_ELSEWHERE)
            assert "afresh" not in walk.text
    assert (kept_in / "draft.toml").read_bytes() == before


async def test_a_setting_holds_but_is_not_kept(begin: Begin, first: Lock, kept_in: Path) -> None:
    """It says so; the next choice after the end of the first run is kept."""
    async with begin() as walk:
        await walk.press("end", "enter")
        await walk.at("SettingsScreen")
        await walk.press("down", "enter")
        await walk.until(lambda: settings_words.NOT_KEPT in " ".join(walk.text.split()))
        assert OPEN_ELSEWHERE in " ".join(walk.text.split())
        assert walk.app.theme == "light"
        assert not (kept_in / "settings.toml").exists()
        first.release()
        await walk.press("down", "enter")
        await walk.until(lambda: Store(kept_in).settings().theme == "high-contrast")


async def test_the_first_full_screen_holds_the_folder_from_home_on(begin: Begin, first: Lock, kept_in: Path) -> None:
    """Whoever was there first may write, and lets go at the end."""
    first.release()
    async with begin() as walk:
        assert not says_so(walk)
        assert not Lock(kept_in).try_acquire()
    again = Lock(kept_in)
    assert again.try_acquire()
    again.release()


async def test_home_makes_no_file_where_nothing_was_ever_kept(begin: Begin, kept_in: Path) -> None:
    """Not in a folder that is there either."""
    kept_in.mkdir()
    async with begin() as walk:
        assert not says_so(walk)
    assert list(kept_in.iterdir()) == []
