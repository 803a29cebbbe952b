"""Where the data folder is, and what is said where there can be none. Nothing is made by asking."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.errors import QuizError, StorageError, UsageError
from quiz.paths import data_folder

HOME = {"HOME": "/home/she"}


@pytest.mark.parametrize(
    ("chosen", "environ", "expected"),
    [
        ("/data", HOME | {"QUIZ_HOME": "/other"}, "/data"),
        ("/data", {}, "/data"),
        ("~", HOME, "/home/she"),
        ("~/kept", HOME, "/home/she/kept"),
        ("/~/kept", HOME, "/~/kept"),
        ("~she/kept", HOME, str(Path.cwd() / "~she/kept")),
        ("kept", HOME, str(Path.cwd() / "kept")),
        (None, HOME | {"QUIZ_HOME": "/other"}, "/other"),
        (None, {"QUIZ_HOME": "/other"}, "/other"),
        (None, HOME | {"QUIZ_HOME": "~/kept", "XDG_DATA_HOME": "relative"}, "/home/she/kept"),
    ],
)
def test_a_named_folder_is_used(chosen: str | None, environ: dict[str, str], expected: str) -> None:
    assert data_folder(Path(chosen) if chosen else None, environ) == Path(expected)


def test_otherwise_it_is_where_the_system_keeps_what_is_hers(own_home: Path) -> None:
    folder = data_folder(None, os.environ)
    assert folder.name == "steps-first"
    assert own_home in folder.parents
    assert list(own_home.iterdir()) == []


def test_the_system_may_be_told_where_that_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("QUIZ_HOME", "")
    assert data_folder(None, os.environ) == tmp_path / "steps-first"
    monkeypatch.delenv("HOME")
    assert data_folder(None, os.environ) == tmp_path / "steps-first"


@pytest.mark.fault(8)
@pytest.mark.parametrize(
    ("chosen", "environ", "kind", "names"),
    [
        (None, {}, StorageError, "HOME"),
        (None, {"HOME": ""}, StorageError, "HOME"),
        (None, {"HOME": "she"}, UsageError, "HOME"),
        (None, HOME | {"XDG_DATA_HOME": "data"}, UsageError, "XDG_DATA_HOME"),
        (None, HOME | {"QUIZ_HOME": "./data"}, UsageError, "QUIZ_HOME"),
        (None, {"QUIZ_HOME": "~/data"}, UsageError, "QUIZ_HOME"),
        ("a\0b", HOME, UsageError, "name"),
    ],
)
def test_where_there_can_be_none_it_says_why_and_two_ways_on(
    chosen: str | None, environ: dict[str, str], kind: type[QuizError], names: str
) -> None:
    with pytest.raises(kind, match=names) as refused:
        data_folder(Path(chosen) if chosen else None, environ)
    for way in ("--data-dir", "--ephemeral"):
        assert way in str(refused.value)


def test_a_relative_folder_is_shown_without_what_steers_a_terminal() -> None:
    with pytest.raises(UsageError) as refused:
        data_folder(None, {"QUIZ_HOME": "a\x1b[2Jb"})
    assert "\x1b" not in str(refused.value)
