"""Folders that cannot be used, that go away, that are links or that others may read."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window, environment, piped
from tests.faults.walks import (
    EVERY,
    OPENING,
    answer,
    given,
    leave_sitting,
    modes,
    press,
    quiz,
    to_questions,
)
from tests.tools import slow

NOBODY: Final = 65534
POWERLESS: Final = ("/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner")
"""Root as anybody else: permissions count for it too."""
OPEN: Final = "Others on this computer may be able to read"
MEND: Final = "quiz check --mend"
FOLDERS: Final = ("file", "another's", *slow("dangling", "loop", "read-only"))
"""What can be in its place. The slow ones take the same way."""


def spoil(data: Path, thing: str) -> tuple[str, ...]:
    """Put something in the way of the folder; give what the program has to be started with."""
    match thing:
        case "file":
            data.write_text("hers", encoding="utf-8")
        case "dangling":
            data.symlink_to(data.with_name("nowhere") / "deep")
        case "loop":
            data.symlink_to(data)
        case _:
            data.mkdir(0o700)
            if thing == "another's" and os.geteuid():
                pytest.skip("only root can make another user's folder")
            if not Path(POWERLESS[0]).exists() and not os.geteuid():
                pytest.skip("root goes through every permission, and there is no setpriv to take that away")
            os.chown(data, NOBODY, NOBODY) if thing == "another's" else data.chmod(0o500)
            return POWERLESS if not os.geteuid() else ()
    return ()


def two_ways(said: str) -> bool:
    """Whether two ways on are named: another folder, or keeping nothing."""
    together = "".join(said.split())
    return ("--data-dir" in said and "--ephemeral" in said) or (
        "Startwithoutsavinganything" in together and "Back" in together
    )


@pytest.mark.fault(8)
@pytest.mark.parametrize("thing", FOLDERS)
@pytest.mark.parametrize("command", ["take", *slow("home")])
def test_lines_say_where_and_two_ways_on(data: Path, thing: str, command: str) -> None:
    """In lines, from home and from the start page."""
    before = spoil(data, thing)
    arguments = ("--plain", *(["take"] if command == "take" else []))
    start = Start(None, arguments, before=before, environment={"QUIZ_HOME": str(data)})
    ran = piped(start, (*OPENING, *OPENING))
    said = ran.stdout + ran.stderr
    assert ran.returncode in {1, 3}
    assert str(data) in said
    assert two_ways(said)
    assert "Traceback" not in said


@pytest.mark.fault(8)
@pytest.mark.parametrize("thing", ["file", *slow("dangling", "loop", "read-only", "another's")])
@pytest.mark.parametrize("command", ["take", *slow("home")])
def test_full_screen_says_where_and_two_ways_on(data: Path, thing: str, command: str) -> None:
    """In full screen, from home and from the start page."""
    before = spoil(data, thing)
    arguments = ("take",) if command == "take" else ()
    start = Start(None, arguments, size=(160, 40), before=before, environment={"QUIZ_HOME": str(data)})
    with Window(start) as window:
        if command == "home":
            window.until(lambda: not window.running or "Take the quiz" in window.text)
            press(window, "\r")
        window.until(lambda: not window.running or "Start without saving anything" in window.text)
        window.until(lambda: not window.running or "? Help" in window.text)
        if window.running:
            window.written = ""
            press(window, "\r")
        window.until(lambda: not window.running or "".join(str(data).split()) in "".join(window.text.split()))
        window.linger(0.5)
        said = window.text if window.running else window.written
        assert "".join(str(data).split()) in "".join(said.split()), said
        assert two_ways(said), said


@pytest.mark.fault(8)
@pytest.mark.parametrize("thing", FOLDERS)
def test_the_same_where_the_folder_is_named_on_the_command_line(data: Path, thing: str) -> None:
    """An option is no reason to say less."""
    start = Start(data, ("--plain", "take"), before=spoil(data, thing))
    with Window(start) as window:
        window.send("1\n")
        assert window.status() in {2, 3}
        assert "".join(str(data).split()) in "".join(window.written.split())
        assert two_ways(window.written), window.written


@pytest.mark.fault(8)
@pytest.mark.parametrize("changes", [{"HOME": None}, {"XDG_DATA_HOME": "here"}, {"QUIZ_HOME": "here"}])
def test_no_home_and_a_relative_one(changes: dict[str, str | None]) -> None:
    """Both front ends say so before anything else."""
    for arguments in (("take",), ("--plain", "take"), ("history",)):
        with Window(Start(None, arguments, environment=changes)) as window:
            assert window.status() in {2, 3}
            assert two_ways(window.written)
            assert "\x1b" not in window.written


@pytest.mark.fault(9)
def test_a_folder_that_goes_away_is_made_again(data: Path) -> None:
    """In full screen, between two answers; nothing that was said is lost."""
    with Window(Start(data)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        shutil.rmtree(data)
        answer(window, EVERY[1])
        window.until(lambda: "  saved" in window.text and data.exists())
        assert len(given(data)) == 2
        assert modes(data) == {"d700", "f600"}
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(9)
def test_a_folder_that_goes_away_under_lines_is_made_again(data: Path) -> None:
    """The same in lines."""
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.sees("2 of 8")
        window.until((data / "draft.toml").exists)
        shutil.rmtree(data)
        window.send(f"{EVERY[1]}\n")
        window.until((data / "draft.toml").exists)
        assert len(given(data)) == 2
        assert modes(data) == {"d700", "f600"}


@pytest.mark.fault(9)
def test_a_folder_that_is_a_link_works_in_its_target(data: Path) -> None:
    """The link stays, and everything is behind it."""
    behind = data.with_name("behind")
    behind.mkdir(0o700)
    data.symlink_to(behind)
    leave_sitting(data)
    assert data.is_symlink()
    assert len(list((behind / "sittings").glob("*.toml"))) == 1
    assert modes(behind) == {"d700", "f600"}


@pytest.mark.fault(30)
@pytest.mark.parametrize("umask", ["000", *slow("022", "077")])
def test_whatever_the_umask_everything_is_hers_alone(data: Path, umask: str) -> None:
    """In full screen, above the folder too; a finished sitting in lines."""
    deep = data / "new" / "kept"
    with Window(Start(deep, prelude=f"umask {umask};")) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        window.send("\x18")
        assert window.status() == 0
    assert modes(data) == {"d700", "f600"}
    leave_sitting(deep)
    assert modes(data) == {"d700", "f600"}


@pytest.mark.fault(30)
@pytest.mark.parametrize("arguments", [("--color", "auto"), ("take",), ("check",)], ids=["home", "take", "check"])
def test_a_folder_that_others_may_read_is_told(data: Path, arguments: tuple[str, ...]) -> None:
    """It says so, and what closes it; nothing is changed before she agrees, and then it is closed and said no more."""
    leave_sitting(data)
    assert OPEN not in quiz(data, *arguments).stdout
    data.chmod(0o755)
    ran = quiz(data, *arguments)
    assert OPEN in ran.stdout
    assert MEND in ran.stdout
    assert stat.S_IMODE(data.stat().st_mode) == 0o755
    assert quiz(data, "check", "--mend").returncode == 0
    assert modes(data) == {"d700", "f600"}
    assert OPEN not in quiz(data, *arguments).stdout


@pytest.mark.fault(30)
@pytest.mark.parametrize(("arguments", "words"), [((), "Take it again"), (("take",), "Start without")])
def test_full_screen_tells_of_a_folder_that_others_may_read(data: Path, arguments: tuple[str, ...], words: str) -> None:
    """On home, and on the start page where nothing came before it; nothing is changed."""
    leave_sitting(data)
    data.chmod(0o755)
    with Window(Start(data, arguments)) as window:
        window.sees(words, "F2 Safety")
        said = " ".join(window.text.split())
        assert OPEN in said
        assert MEND in said
        window.send("\x18")
        assert window.status() == 0
    assert stat.S_IMODE(data.stat().st_mode) == 0o755


@pytest.mark.fault(8)
@pytest.mark.parametrize(
    "arguments",
    [
        ("--data-dir", "kept", "result"),
        ("--data-dir", "kept", "--plain", "take"),
        ("--data-dir", "", "path"),
        ("--bank", "", "bank"),
        ("--data-dir", "{kept}", "export", "-o", "page.html"),
        ("--data-dir", "{kept}", "export", "-o", "{loop}/page.html"),
    ],
)
def test_a_place_that_is_gone_empty_or_goes_round(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The folder in which it was started has been removed, a variable of the shell was not set, a link leads to
    itself: a sentence, and nothing is made."""
    kept, loop, gone = tmp_path / "kept", tmp_path / "loop", tmp_path / "gone"
    leave_sitting(kept)
    loop.symlink_to(loop)
    command = Start(None, tuple(each.format(kept=kept, loop=loop) for each in arguments)).command
    ran = subprocess.run(
        ["/bin/sh", "-c", 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"', str(gone), *command],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode in {2, 3}
    assert ran.stderr.count(".") >= 2
    assert {path.name for path in tmp_path.iterdir()} == {"kept", "loop"}


@pytest.mark.fault(31)
@pytest.mark.parametrize("encoding", [{"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_the_folder_is_named_as_the_system_names_it(tmp_path: Path, encoding: dict[str, str]) -> None:
    """So that another program finds it, whatever letters are in it."""
    kept = tmp_path / os.fsdecode("bei mir, h\u00f6m\u00e9 \u2764 ".encode() + b"\xff")
    ran = subprocess.run(
        Start(None, ("path",)).command,
        env=environment(QUIZ_HOME=str(kept), **encoding),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, os.fsencode(kept) + b"\n")
