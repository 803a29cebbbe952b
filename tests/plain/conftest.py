"""The line mode as a person or a pipe drives it, in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz.bank import built_in_folder, load
from quiz.model.bank import Bank
from tests import inside
from tests.core.encrypting import fill, hurry, lock
from tests.faults import walks


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the program left."""

    status: int
    out: str
    err: str


@pytest.fixture
def quiz(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    """Run the program with arguments and lines on standard input, keeping in a folder of its own."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "kept"))

    def run(*arguments: str, lines: Sequence[str] = ()) -> Ran:
        ran = inside.run(arguments, lines)
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return run


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a sitting, a note, a plan, a draft and one that was set aside, to be copied."""
    data = tmp_path_factory.mktemp("made") / "kept"
    walks.leave_sitting(data)
    assert walks.lines(data, ("a note", ""), "note").returncode == 0
    assert walks.quiz(data, "plan", "5").returncode == 0
    for typed in (("1", "1", "1", "1", "q"), ("1", "2", "1", "1", "1", "q")):
        assert walks.lines(data, typed).returncode == 0
    return data


@pytest.fixture
def kept(made_once: Path, tmp_path: Path) -> Path:
    """Give a copy of it, where `quiz` keeps things."""
    return Path(shutil.copytree(made_once, tmp_path / "kept"))


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with one of everything; keys cost no time here, and the files are as always."""
    hurry(monkeypatch)
    fill(tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def locked(plain: Path) -> Path:
    """Give the same folder, locked."""
    lock(plain)
    return plain


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The bank that comes with the program."""
    return load(built_in_folder())
