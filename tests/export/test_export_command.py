"""The command: where a file goes, who may open it, what it never does, and what is said."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.cli.exporting import FORMATS
from quiz.errors import StorageError
from quiz.session.exporting import save
from quiz.text.export import KINDS
from tests.core.storing import WatchedOs, on
from tests.faults.terminals import Start, piped

pytestmark = pytest.mark.usefixtures("full")


@pytest.fixture
def data(tmp_path: Path) -> str:
    """The folder in which the sittings are kept."""
    return str(tmp_path / "kept")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to write to, which others may open."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.csv", "a.json", "a.ics", "A.HTML"])
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_only_she_may_open_it(data: str, out: Path, name: str, umask: int, capsys: pytest.CaptureFixture[str]) -> None:
    before = os.umask(umask)
    try:
        assert main(["--data-dir", data, "export", "-o", str(out / name)]) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((out / name).stat().st_mode) == 0o600
    said = capsys.readouterr()
    assert said.err == ""
    assert f"Written to {out / name}." in said.out
    assert "quiz erase will not remove it" in said.out
    assert ("shares it" in said.out) is name.endswith("ics")
    assert [file.name for file in out.iterdir()] == [name]


@pytest.mark.parametrize("place", ["missing/a.md", ".", "/dev/full", "/dev/null", "kept"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_place_that_is_none(data: str, out: Path, place: str, force: list[str]) -> None:
    command = ["--data-dir", data, "export", "--format", "md", *force, "-o", str(out / place)]
    (out / "kept").symlink_to("/dev/null")
    assert main(command) in {2, 3}
    assert [file.name for file in out.iterdir()] == ["kept"]
    assert os.path.lexists("/dev/null")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_not_into_the_folder_of_the_program(data: str, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "link").symlink_to(data)
    for place in (f"{data}/a.md", f"{data}/sittings/a.md", str(out / "link" / "a.md")):
        assert main(["--data-dir", data, "export", "-o", place]) == 2
        assert "own folder" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["write", "sync", "link", "replace", "sync folder"])
@pytest.mark.parametrize("force", [False, True])
def test_a_disk_that_fails_leaves_the_old_file_whole(out: Path, step: str, *, force: bool) -> None:
    """Or no file, where there was none."""

    class Failing(WatchedOs):
        def before(self, asked: str) -> None:
            if asked == step:
                raise OSError(28, "")

    file = out / "a.md"
    if force:
        file.write_text("old", encoding="utf-8")
    used = step != ("link" if force else "replace")
    if used:
        with on(Failing()), pytest.raises(StorageError, match=r"could not be written.*the disk is full"):
            save(file, b"new", own_folder=out / "kept", force=force)
    if force and used and step != "sync folder":
        assert file.read_bytes() == b"old"
    assert {each.name for each in out.iterdir()} <= ({"a.md"} if force else set())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "There is no place to write to"),
        (["-o", "-"], "What to write is not clear"),
        (["-o", "page.txt"], "What to write is not clear"),
        (["-o", "a.csv", "--for", "counsellor"], "A counsellor gets a page"),
        (["-o", "a.csv", "--readings"], "Readings stand on a page for yourself"),
        (["-o", "a.md", "--readings", "--for", "counsellor"], "Readings stand on a page for yourself"),
        (["-o", "a.pdf", "--format", "pdf"], "pdf"),
    ],
)
def test_wrong_use(data: str, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", data, "export", *arguments]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_nothing_to_write(data: str, out: Path) -> None:
    for before, sitting in ((["--data-dir", str(out / "empty")], "latest"), (["--data-dir", data], "99")):
        assert main([*before, "export", sitting, "-o", str(out / "a.md")]) == 1
    assert main(["--ephemeral", "export", "-o", str(out / "a.md")]) == 1
    assert list(out.iterdir()) == []


def test_a_page_for_a_counsellor_says_what_titles_tell(
    data: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", data, "export", "--for", "counsellor", "-o", str(out / "a.html")]) == 0
    assert "Read the page before you hand it on." in capsys.readouterr().out


def test_standard_output_carries_the_file_alone(data: str) -> None:
    done = piped(Start(Path(data), ("export", "--format", "ics", "-o", "-")))
    assert done.returncode == 0
    assert done.stdout.startswith("BEGIN:VCALENDAR\n")
    assert "shares it" in done.stderr


def test_every_format_can_be_asked_for_by_name_and_in_both_front_ends() -> None:
    assert {kind.form for kind in KINDS} == set(FORMATS)
