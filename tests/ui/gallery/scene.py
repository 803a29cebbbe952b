"""A scene: a page of the full screen in one of its states, with what has to be kept for it and the keys that lead
there. One list of them serves the snapshots and the rules that every page keeps."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from quiz.model.bank import Bank
from tests.ui.conftest import Walk, running
from tests.ui.ways import Way, stay

Keeping = Callable[["Bank", Path], object]
"""Keeps in a folder what there is before the run."""
Trouble = Callable[[Path], AbstractContextManager[object]]
"""What is in the way while the run goes on, given its folder."""


def nothing_yet(bank: Bank, folder: Path) -> None:
    """A first run."""


def no_trouble(folder: Path) -> AbstractContextManager[object]:
    """Nothing is in the way."""
    del folder
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of one page."""

    way: Way = stay
    keep: Keeping = nothing_yet
    keeps: bool = True
    """Whether the run keeps anything."""
    safe_only: bool = False
    """Whether the run shows the safe list."""
    trouble: Trouble = no_trouble
    size: tuple[int, int] | None = None
    """The only size in which there is this scene."""


@asynccontextmanager
async def visit(scene: Scene, bank: Bank, folder: Path, size: tuple[int, int]) -> AsyncIterator[Walk]:
    """A run that has come to a scene and stands still there. `folder` is for what it keeps."""
    scene.keep(bank, folder)
    run = running(bank, folder, scene.size or size, keeps=scene.keeps)
    with scene.trouble(folder):
        async with run as walk:
            walk.session.safe_only = scene.safe_only
            await scene.way(walk)
            await walk.until(lambda: "saving …" not in walk.text)
            await walk.pilot.pause()
            yield walk
