"""`quiz lock` and `quiz unlock`, and every command between them: what is asked, what is said, what stays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.encrypting import PASSPHRASE, hurry
from tests.core.storing import contents
from tests.plain.talk import TAKEN

from .conftest import Ran

LINES = "--plain"


@pytest.fixture
def plain(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with five files; keys cost no time."""
    hurry(monkeypatch)
    return kept


def test_locking_says_first_what_it_cannot_do(quiz: Callable[..., Ran], plain: Path) -> None:
    """Above all that a lost passphrase loses everything."""
    ran = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE])
    assert ran.status == 0
    said = ran.out.splitlines()
    assert "If you lose the passphrase, nothing opens these files again" in said[1]
    assert all(word in said[2] for word in ("watches", "knows the passphrase", "backups", "snapshots", "shell"))
    assert said[-1] == "Locked: 5 files. No plain file is left in the folder."
    assert not [name for name in contents(plain) if name.endswith((".toml", ".part"))]
    assert PASSPHRASE not in ran.out + ran.err


@pytest.mark.parametrize("typed", [[""], [], ["one", "two"], ["one"]])
def test_a_passphrase_that_is_not_typed_twice_changes_nothing(
    quiz: Callable[..., Ran], plain: Path, typed: list[str]
) -> None:
    """Enter alone leaves it; two that differ are said to."""
    before = contents(plain)
    ran = quiz(LINES, "lock", lines=typed)
    assert ran.status == (2 if typed[:1] == ["one"] else 0)
    assert "Everything is as it was." in ran.out + ran.err
    assert contents(plain) == before


def test_without_a_terminal_and_without_plain_it_asks_nobody(quiz: Callable[..., Ran], plain: Path) -> None:
    """A passphrase is not taken from a pipe by accident."""
    before = contents(plain)
    assert quiz("lock", lines=[PASSPHRASE, PASSPHRASE]).status == 2
    assert contents(plain) == before


def test_answering_needs_no_passphrase_and_looking_asks_once(quiz: Callable[..., Ran], locked: Path) -> None:
    """A whole sitting, then the list, the result and the plan."""
    ran = quiz(LINES, "take", lines=["1", "2", *TAKEN[1:]])
    assert ran.status == 0
    assert "Your answers are saved" in ran.out
    assert not [name for name in contents(locked) if name.endswith((".toml", ".part"))]
    history = quiz(LINES, "history", lines=[PASSPHRASE])
    assert history.out.count("communication") == 2
    assert "Your first steps." in quiz(LINES, "result", lines=[PASSPHRASE]).out
    assert "Step 5" in quiz(LINES, "plan", lines=[PASSPHRASE]).out
    menu = quiz(LINES, lines=["3", PASSPHRASE, "8", "3", "q"])
    assert menu.status == 0
    assert menu.out.count("Your first steps.") == 2


def test_erasing_needs_no_passphrase(quiz: Callable[..., Ran], locked: Path) -> None:
    """Whoever forgot it can still have all of it gone."""
    ran = quiz("erase", lines=["yes"])
    assert ran.status == 0
    assert "key.age" in ran.out
    assert not locked.exists()


def test_without_the_passphrase_the_list_shows_numbers_and_days(quiz: Callable[..., Ran], locked: Path) -> None:
    """They stand in the names."""
    for lines in ([""], []):
        ran = quiz(LINES, "history", lines=lines)
        assert ran.status == 0
        assert "Number 1, " in ran.out
        assert "; locked." in ran.out
        assert "communication" not in ran.out
    assert locked.exists()


@pytest.mark.parametrize("command", [["result"], ["plan"], ["note"]])
def test_what_needs_opening_says_so(quiz: Callable[..., Ran], locked: Path, command: list[str]) -> None:
    """Without a passphrase, and with a wrong one: status 3, and nothing changes."""
    before = contents(locked)
    for arguments, lines, said in (
        ([LINES, *command], [""], "What is saved is locked."),
        (command, [], "What is saved is locked."),
        ([LINES, *command], ["wrong"], "That passphrase does not open the lock."),
    ):
        ran = quiz(*arguments, lines=lines)
        assert (ran.status, ran.out) == (3, "")
        assert said in ran.err
    assert contents(locked) == before


def test_looking_through_a_locked_folder(quiz: Callable[..., Ran], locked: Path) -> None:
    """Locked is not broken; with the passphrase everything is read."""
    closed = quiz(LINES, "check", lines=[""])
    assert closed.status == 0
    assert "draft.toml: It is locked" in closed.out
    assert "What is saved here is as it should be." in quiz(LINES, "check", lines=[PASSPHRASE]).out
    assert (locked / "draft.toml.age").exists()


def test_continuing_a_locked_draft(quiz: Callable[..., Ran], locked: Path) -> None:
    """It opens when she asks to go on, not before."""
    ran = quiz(LINES, "take", lines=["1", "1", PASSPHRASE, "1", "1", "q"])
    assert ran.status == 0
    assert (locked / "draft.toml.age").exists()


def test_locking_again_says_that_it_is_done_and_ends_what_was_interrupted(
    quiz: Callable[..., Ran], locked: Path
) -> None:
    """Without a passphrase."""
    assert quiz("lock").out == "Everything is locked already.\n"
    (locked / "draft-20260101T000000Z.toml").write_text("format = 1\n")
    (locked / ".draft.toml.0123abcd.part").write_text("half")
    assert quiz("lock").out == "Locked: 1 file. No plain file is left in the folder.\n"
    assert not [name for name in contents(locked) if name.endswith((".toml", ".part"))]


@pytest.mark.parametrize(
    "name",
    [
        "sittings/0001-20261122T090000Z-abcd (1).toml",
        "sittings/0001-20261122T090000Z-abcd.sync-conflict-20261128-101112-ABCDEFG.toml",
        "sittings/0001-20261122T090000Z-abcd (Ann's conflicted copy).toml",
        "notes.toml~",
        "notes.toml.bak",
        "#notes.toml#",
        ".notes.toml.swp",
        "draft copy.toml",
        "old/",
    ],
)
def test_what_stays_plain_is_named(quiz: Callable[..., Ran], plain: Path, name: str) -> None:
    """A copy by hand, of a sync tool or of an editor: `lock` names it as `erase` does, and leaves it."""
    copy = plain / name
    if name.endswith("/"):
        copy.mkdir()
        copy /= "notes.toml"
    copy.write_bytes((plain / "notes.toml").read_bytes())
    last = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE]).out.splitlines()[-1]
    assert last.startswith("Locked: 5 files. These are not files of this program, and were not locked")
    assert last.endswith(name.removesuffix("/"))
    assert "No plain file is left" not in last
    again = quiz("lock").out
    assert again.startswith("Everything of this program is locked already. These are not files of this program")
    assert name.removesuffix("/") in again
    assert "a note" in copy.read_text(encoding="utf-8")
    copy.unlink()


def test_a_second_name_of_a_file_stays_plain_and_is_named(
    quiz: Callable[..., Ran], plain: Path, tmp_path: Path
) -> None:
    """As a snapshot of hard links has it: there is no copy in the folder, and yet one can be read."""
    snapshot = tmp_path / "snapshot.toml"
    snapshot.hardlink_to(plain / "notes.toml")
    last = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE]).out.splitlines()[-1]
    assert last == (
        "Locked: 5 files. No plain file is left in the folder. The same stays plain in another place, where only you "
        "can remove it: notes.toml (under another name)"
    )
    assert "a note" in snapshot.read_text(encoding="utf-8")
    assert quiz("lock").out.strip() == "Everything is locked already."


def test_where_nothing_was_kept_a_copy_is_named_too(
    quiz: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is all that can be read there, and no control character of its name reaches the terminal."""
    hurry(monkeypatch)
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "sitting (1)\x1b[2J.toml").write_text("answers")
    said = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE]).out
    assert "sitting (1)" in said.splitlines()[-1]
    assert "No plain file is left" not in said
    assert "\x1b" not in said


def test_unlocking_turns_everything_back(quiz: Callable[..., Ran], plain: Path) -> None:
    """Byte for byte, and the key goes."""
    before = contents(plain)
    assert quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE]).status == 0
    refused = quiz(LINES, "unlock", lines=["wrong"])
    assert (refused.status, "does not open" in refused.err) == (3, True)
    assert quiz(LINES, "unlock", lines=[""]).out == "Everything is as it was.\n"
    ran = quiz(LINES, "unlock", lines=[PASSPHRASE])
    assert ran.status == 0
    assert ran.out.startswith("Unlocked: 5 files.")
    assert contents(plain) == before
    assert quiz(LINES, "unlock", lines=[PASSPHRASE]).status == 1


def test_a_link_is_named_and_nothing_is_locked(quiz: Callable[..., Ran], plain: Path, tmp_path: Path) -> None:
    """Else what it leads to would stay plain."""
    (plain / "plan.toml").rename(tmp_path / "plan")
    (plain / "plan.toml").symlink_to(tmp_path / "plan")
    ran = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE])
    assert ran.status == 3
    assert "plan.toml" in ran.err
    assert not (plain / "key.pub").exists()


def test_without_the_library_it_says_what_to_install(
    quiz: Callable[..., Ran], plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is asked or changed."""
    before = contents(plain)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    ran = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE])
    assert ran.status == 3
    assert f"{sys.executable} -m pip install pyrage" in ran.err
    assert contents(plain) == before


def test_while_another_run_writes_nothing_is_locked(quiz: Callable[..., Ran], plain: Path) -> None:
    """Status 4, and nobody is asked for a passphrase in vain."""
    from quiz.storage import Lock

    with Lock(plain):
        ran = quiz(LINES, "lock", lines=[PASSPHRASE, PASSPHRASE])
    assert (ran.status, ran.out) == (4, "")
    assert not (plain / "key.pub").exists()


def test_while_another_run_writes_nothing_is_unlocked(quiz: Callable[..., Ran], locked: Path) -> None:
    """Not even a wrong passphrase is taken."""
    from quiz.storage import Lock

    before = contents(locked)
    with Lock(locked):
        ran = quiz(LINES, "unlock", lines=["wrong"])
    assert (ran.status, ran.out) == (4, "")
    assert "open in another window" in ran.err
    assert contents(locked) == before


def test_nothing_kept_and_keeping_nothing(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """There is nothing to unlock; with --ephemeral there never will be."""
    assert quiz(LINES, "unlock").status == 1
    assert quiz(LINES, "--ephemeral", "lock").status == 2
    assert quiz(LINES, "lock", lines=[""]).status == 0
    assert not (tmp_path / "kept").exists()


def test_a_plain_file_beside_its_locked_one_is_named_and_left(quiz: Callable[..., Ran], locked: Path) -> None:
    """Which of the two is the newer one nobody knows but her."""
    (locked / "plan.toml").write_text("format = 1\n")
    before = contents(locked)
    ran = quiz("lock")
    assert (ran.status, "plan.toml: beside each there is a locked one" in ran.err) == (3, True)
    assert contents(locked) == before
