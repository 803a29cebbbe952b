"""A key of which one half is missing, of no use or half made, and what the commands say of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.encrypting import PASSPHRASE
from tests.core.storing import contents
from tests.plain.talk import TAKEN

from .conftest import Ran

LINES = "--plain"


def test_a_missing_key_is_said_calmly(quiz: Callable[..., Ran], locked: Path) -> None:
    """Which half, what to do, status 3; the public one is made again."""
    (locked / "key.pub").unlink()
    assert quiz(LINES, "take", lines=TAKEN).status == 3
    history = quiz("history")
    assert (history.status, "Number 1, " in history.out) == (0, True)
    assert history.out.endswith(
        "key.pub is missing. Nothing was changed and nothing is lost. To make it again from "
        "your passphrase: quiz lock\n"
    )
    check = quiz("check")
    assert check.status == 3
    assert "key.pub: It is missing. To make it again from your passphrase: quiz lock\n" in check.out
    ran = quiz(LINES, "lock", lines=[PASSPHRASE])
    assert ran.out.splitlines() == ["The key is whole again.", "Everything is locked already."]
    (locked / "key.age").unlink()
    before = contents(locked)
    for arguments in (("unlock",), ("result",), ("take",)):
        ran = quiz(LINES, *arguments, lines=[PASSPHRASE] if arguments != ("take",) else TAKEN)
        assert ran.status == 3
        assert "key.age is missing" in ran.err
        assert "nothing is lost" in ran.err
    assert contents(locked) == before


def test_half_a_key_that_locks_nothing_is_told(quiz: Callable[..., Ran], plain: Path) -> None:
    """It is no reason to stop, and goes when the folder is locked and unlocked."""
    (plain / "key.age").write_bytes(b"half")
    ran = quiz("check")
    assert ran.status == 0
    assert "key.age: It is half of a key, and nothing here is locked with it." in ran.out
    assert quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE]).status == 0
    assert quiz(LINES, "unlock", lines=[PASSPHRASE]).status == 0
    assert "key.age" not in quiz("check").out


def test_a_locking_that_was_interrupted_is_told_and_mended(quiz: Callable[..., Ran], plain: Path) -> None:
    """As it is left where a run ends with half a key made: the mark stands, the other half is not there."""
    (plain / "key.age").write_bytes(b"half")
    (plain / ".changing").touch(mode=0o600)
    (plain / "key.age").chmod(0o600)
    assert ".changing: Locking or unlocking was interrupted. The next start ends it." in quiz("check").out
    assert "Repaired: 1 thing." in quiz("check", "--mend").out
    assert not {"key.age", ".changing"} & set(contents(plain))


def test_a_key_without_its_library_is_no_broken_key(
    quiz: Callable[..., Ran], locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert locked.exists()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    ran = quiz(LINES, "check", lines=[""])
    assert ran.status == 0
    assert f"{sys.executable} -m pip install pyrage" in ran.out


def test_the_key_is_not_mended_without_the_passphrase(quiz: Callable[..., Ran], locked: Path) -> None:
    """Neither where she leaves it, nor where nobody can be asked."""
    (locked / "key.pub").unlink()
    before = contents(locked)
    assert quiz(LINES, "lock", lines=[""]).out == "Everything is as it was.\n"
    nobody = quiz("lock")
    assert (nobody.status, "The passphrase is typed on a terminal." in nobody.err) == (2, True)
    assert contents(locked) == before
