"""Every kind of page of the full screen, for the rules that all of them keep."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from quiz.model.bank import Bank
from tests.tools import slow
from tests.ui.conftest import Walk
from tests.ui.gallery.scene import Scene, visit
from tests.ui.gallery.scenes import SCENES
from tests.ui.ways import to_palette

KINDS: Final = (
    *"home-many safety-question question check result export-name steps reading plan plan-choosing".split(),
    *"plan-writing history delete note change help safety settings too-small palette".split(),
    *slow(*"start support circumstance follow-up export reading-planned plan-day result-not-kept".split()),
)
"""The slow ones are menus, questions and readings, of which one is among the others."""


class Place(NamedTuple):
    """One kind of page."""

    name: str
    scene: Scene

    @property
    def is_page(self) -> bool:
        """Whether it has the body and the line of keys that every page has."""
        return self.name not in {"palette", "too-small"}

    @property
    def is_written_on(self) -> bool:
        """Whether letters are letters there."""
        return self.name in {"note", "plan-writing", "export-name", "palette"}

    @property
    def help_key(self) -> str:
        """The key that the foot of the page names for help."""
        return "F1" if self.is_written_on else "?"


Visit = Callable[..., AbstractAsyncContextManager[Walk]]
"""Begins a run and goes to a place, in a window of a size."""


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest) -> Place:
    """Give every kind of page by its name."""
    name = str(request.param)
    return Place(name, SCENES[name] if name in SCENES else Scene(to_palette))


@pytest.fixture
def at(bank: Bank, kept_in: Path) -> Visit:
    """Give the function that goes there."""
    return lambda place, size=(80, 24): visit(place.scene, bank, kept_in, size)
