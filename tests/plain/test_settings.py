"""The settings in lines, and lines by default."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.model.kept import Settings
from quiz.storage import Store
from quiz.text import line, settings

from .conftest import Ran


def settings_line(quiz: Callable[..., Ran]) -> str:
    """The number of the settings in the menu."""
    menu = quiz("--plain", lines=["q"]).out.splitlines()
    return next(said.partition(".")[0] for said in menu if said.endswith(f". {settings.TITLE}"))


def test_the_menu_has_the_same_settings(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """Each group as it is, then its options; what is chosen is said and kept."""
    store = Store(tmp_path / "kept")
    store.prepare()
    store.lock().release()
    ran = quiz("--plain", lines=[settings_line(quiz), "1", "3", "3", "2", "4", "q"])
    assert ran.status == 0
    assert f"1. {settings.COLOURS}: dark\n" in ran.out
    assert line.chosen("high contrast") in ran.out
    assert f"1. {settings.COLOURS}: high contrast\n" in ran.out
    assert settings.KEPT in ran.out
    assert store.settings() == Settings(theme="high-contrast", plain=True)


@pytest.mark.parametrize(("option", "said"), [((), settings.LATER), (("--ephemeral",), settings.FOR_THIS_RUN)])
def test_it_says_how_long_a_choice_holds(
    quiz: Callable[..., Ran], tmp_path: Path, option: tuple[str, ...], said: str
) -> None:
    """Before she has started no file is made; where nothing is kept, none ever."""
    ran = quiz("--plain", *option, lines=[settings_line(quiz), "2", "2", "4", "q"])
    assert said in ran.out
    assert f"2. {settings.MOTION}: {settings.MOTIONS[1][1]}" in ran.out
    assert not (tmp_path / "kept").exists()
