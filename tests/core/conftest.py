"""The built-in bank, ways to answer it, and a place to keep what comes of it, for the tests of the core."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.bank import built_in_folder, load
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from quiz.storage import Store

AnswersOf = Callable[..., dict[str, Answer]]
"""Answers to every item: `base` places from the most helpful, other figures for some steps by number."""
TOGETHER = {
    "contact": "together",
    "affair": "none",
    "blames": "sometimes",
    "turns": "sometimes",
    "repeats": "sometimes",
    "help": "friend",
    "wants": "repair",
    "also": "nothing",
}
"""Circumstances of somebody whose steps are all open but those of an affair, and none is lifted."""


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The bank that comes with the program."""
    return load(built_in_folder())


@pytest.fixture(scope="session")
def together() -> dict[str, str]:
    """Circumstances that open everything but 9 and 10 and lift nothing."""
    return dict(TOGETHER)


@pytest.fixture(scope="session")
def answers(bank: Bank) -> AnswersOf:
    """Answer every item by its unhelpfulness: `base` everywhere, other figures for some steps."""

    def answer(base: int = 1, steps: dict[int, int] | None = None, *, core_only: bool = False) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for item in bank.items:
            if item.core or not core_only:
                unhelpful = (steps or {}).get(item.step, base)
                found[item.id] = 4 - unhelpful if item.keyed > 0 else unhelpful
        return found

    return answer


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a folder that is ready."""
    store = Store(tmp_path / "kept")
    store.prepare()
    return store


def laid_over(clean: Path, overlay: Path, folder: Path) -> Path:
    """A clean bank with the files of an overlay in place of its own, and without those that `absent.txt` names."""
    shutil.copytree(clean, folder)
    absent = overlay / "absent.txt"
    for name in absent.read_text(encoding="utf-8").split() if absent.exists() else ():
        taken = folder / name
        shutil.rmtree(taken) if taken.is_dir() else taken.unlink()
    shutil.copytree(overlay, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
    return folder
