"""Files of another owner, as one run by `sudo` leaves them: whose they are, and the command that mends it; and nothing
of the kind where they are hers."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from quiz.paths import other_owner
from quiz.storage.errors import OTHER_WAYS, cannot_store
from tests.faults.terminals import Start, piped
from tests.faults.test_folders import NOBODY, POWERLESS
from tests.faults.walks import OPENING, leave_draft, leave_sitting, quiz

ANOTHER: Final = NOBODY - 1
"""A number that no user has."""


@pytest.fixture
def hers(data: Path) -> Iterator[Path]:
    """Give a folder with a sitting and a draft, and whatever is made another's while it is tested."""
    if os.geteuid() or not Path(POWERLESS[0]).exists():
        pytest.skip("only root with setpriv can make another user's file and then be kept from it")
    leave_sitting(data)
    leave_draft(data, 3)
    yield data
    shutil.rmtree(data, ignore_errors=True)


def powerless(data: Path, *arguments: str, typed: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody who may not go through permissions."""
    return piped(Start(data, ("--plain", *arguments), before=POWERLESS), typed)


@pytest.mark.fault(8)
@pytest.mark.parametrize(
    ("name", "arguments", "typed"),
    [
        ("sittings/*.toml", ("result", "1"), ()),
        ("sittings", ("take",), OPENING),
        *(
            pytest.param(*row, marks=pytest.mark.slow)
            for row in (
                ("sittings/*.toml", ("history",), ()),
                ("draft.toml", ("take",), ("1", "1", "1", "1")),
                ("plan.toml", ("plan",), ()),
                ("notes.toml", ("note", "--json"), ()),
                ("in-use", ("plan", "5"), ()),
                ("", ("take",), OPENING),
                ("", ("erase",), ("yes",)),
            )
        ),
    ],
)
def test_it_says_whose_it_is_and_what_mends_it(
    hers: Path, name: str, arguments: tuple[str, ...], typed: tuple[str, ...]
) -> None:
    """The command names the file, or the folder above where all of that is another's too."""
    assert quiz(hers, "plan", "5").returncode == 0
    if not (hers / "notes.toml").exists():
        (hers / "notes.toml").write_text("format = 1\n", encoding="utf-8")
    path = next(hers.glob(name)) if name else hers
    path.chmod(0o700 if path.is_dir() else 0o600)
    os.chown(path, ANOTHER, ANOTHER)
    ran = powerless(hers, *arguments, typed=typed)
    said = ran.stdout + ran.stderr
    assert f"belongs to {ANOTHER}" in said
    assert f"sudo chown -R root {path}" in said
    assert "went wrong" not in said


def test_a_sitting_that_cannot_be_read_is_not_none_at_all(hers: Path) -> None:
    """The last sitting passes over it, and says where the reason stands."""
    os.chown(next(hers.glob("sittings/*.toml")), ANOTHER, ANOTHER)
    ran = powerless(hers, "result")
    assert ran.returncode == 1
    assert "none can be read" in ran.stderr
    assert "quiz history" in ran.stderr


def test_the_command_names_all_that_was_made_together(tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can make another user's file")
    above = tmp_path / "a b" / "c"
    above.mkdir(parents=True)
    file = above / "d.toml"
    file.touch()
    for path in (above.parent, above, file):
        os.chown(path, ANOTHER, ANOTHER)
    for path in (above, file, above / "not-there-yet"):
        owner = other_owner(path)
        assert owner is not None
        assert owner.mend == f"To make it yours: sudo chown -R root '{tmp_path / 'a b'}'."
    assert other_owner(tmp_path) is None


def test_what_belongs_to_the_system_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no folder above is hers, the command names the one file: never all of a disk."""
    monkeypatch.setattr(os, "geteuid", lambda: ANOTHER)
    owner = other_owner(Path("/usr/bin/env"))
    assert owner is not None
    assert owner.mend == f"To make it yours: sudo chown -R {ANOTHER} /usr/bin/env."


@pytest.mark.fault(8)
@pytest.mark.parametrize("home", ["/nonexistent", "/usr/share", "/"])
def test_no_command_gives_away_a_folder_that_others_use(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    """Somebody without a home, or with one that is the system's: it is said whose that is, and no more."""
    monkeypatch.setattr(os, "geteuid", lambda: ANOTHER)
    for path in (Path(home), Path(home, ".local/share/steps-first")):
        assert other_owner(path) == ("belongs to root", "")
        assert cannot_store(path, PermissionError(errno.EACCES, "")).then == OTHER_WAYS
