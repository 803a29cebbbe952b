"""The names of files as people type them, or drag them into a terminal; and the name of an event in a calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.errors import UsageError
from quiz.session import Session, planning
from quiz.session.exporting import export, place
from quiz.session.planning import uid_since
from quiz.text.export import KINDS, Kind
from tests.export.conftest import NOW


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home with a folder in it, in which she stands."""
    (tmp_path / "My Docs").mkdir()
    (tmp_path / "Wed 1.5").mkdir()
    (tmp_path / r"a\ b").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("~/My Docs/", "My Docs/first-steps.html"),
        ("~/My Docs", "My Docs/first-steps.html"),
        ("My Docs/.", "My Docs/first-steps.html"),
        ("~", "first-steps.html"),
        (".", "first-steps.html"),
        ("Wed 1.5", "Wed 1.5/first-steps.html"),
        ("new/", "new/first-steps.html"),
        ("v1.0 page", "v1.0 page.html"),
        ("1.12.2026", "1.12.2026.html"),
        ("for Dr. Novak", "for Dr. Novak.html"),
        ("page.", "page.html"),
        ("page", "page.html"),
        ("page.HTM", "page.HTM"),
        ("page.html", "page.html"),
        ("'~/My Docs/page'", "My Docs/page.html"),
        ('"My Docs"', "My Docs/first-steps.html"),
        (r"My\ Docs/page\ 1", "My Docs/page 1.html"),
        (r"a\ b", r"a\ b/first-steps.html"),
        ("~nobody-here/page", "~nobody-here/page.html"),
    ],
)
def test_a_name_as_it_was_meant(here: Path, typed: str, file: str) -> None:
    assert place(typed, Kind("html")) == here / file


@pytest.mark.parametrize(
    ("typed", "form"),
    [("m.pdf", "html"), ("m.PDF", "md"), ("m.md", "html"), ("m.html", "ics"), ("m.xlsx", "csv"), ("m.txt", "html")],
)
def test_the_ending_of_another_kind_is_said(here: Path, typed: str, form: str) -> None:
    with pytest.raises(UsageError) as refused:
        place(typed, Kind(form))
    assert typed[1:].lower() in str(refused.value)
    assert f"Let it end in .{form}" in str(refused.value)
    assert not (here / typed).exists()


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_plain_text_may_be_called_so(here: Path, form: str) -> None:
    assert place("m.txt", Kind(form)) == here / "m.txt"


def test_every_kind_has_its_own_ending() -> None:
    assert {place("/a/b", kind).name for kind in KINDS} == {f"b.{kind.form}" for kind in KINDS}


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("output", "form", "status", "written"),
    [
        ("My Docs/", "html", 0, "My Docs/first-steps.html"),
        ("My Docs", "html", 2, None),
        ("m.pdf", "html", 2, None),
        ("v1.0", "md", 0, "v1.0"),
        ("m.txt", "csv", 0, "m.txt"),
    ],
)
def test_in_a_command_a_name_is_taken_as_it_stands(
    here: Path, output: str, form: str, status: int, written: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """But for a folder with a stroke behind it, and the ending of another kind."""
    before = {path for path in here.rglob("*") if path.is_file()}
    arguments = ["--data-dir", str(here / "kept"), "export", "--format", form, "-o", output]
    assert main(arguments) == status
    assert {str(path.relative_to(here)) for path in here.rglob("*") if path.is_file() and path not in before} == (
        {written} if written else set()
    )
    assert "Traceback" not in capsys.readouterr().err


def test_one_plan_is_one_event(full: Session, tmp_path: Path) -> None:
    """However often it is exported; what has no plan, or another one, is another event."""
    uids = []
    for name in ("1.ics", "2.ics"):
        export(full, full.journal.shown(), Kind("ics"), tmp_path / name)
        uids += re.findall(r"UID:(\S+)", (tmp_path / name).read_text(encoding="utf-8"))
    assert uids[0] == uids[1]
    export(full, full.journal.shown("first"), Kind("ics"), tmp_path / "3.ics")
    assert uids[0] not in (tmp_path / "3.ics").read_text(encoding="utf-8")
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", uids[0])


def test_the_name_of_an_event_tells_times_apart(full: Session) -> None:
    """To the second, in any zone."""
    made = full.now()
    assert uid_since(made) == uid_since(made.astimezone())
    assert uid_since(made) != uid_since(made + timedelta(seconds=1))


def test_a_changed_plan_stays_the_same_event(full: Session, tmp_path: Path) -> None:
    """Also of one that was made before plans had names; the newest has the highest number, so that a calendar takes
    over its day. Once the day has come, the next plan is another event."""
    events = []
    for day in (None, NOW.date() + timedelta(days=9), NOW.date() + timedelta(days=5)):
        if day:
            full.journal.change(planning.choose, [5], full.now(), day)
        export(full, full.journal.shown(), Kind("ics"), tmp_path / f"{day}.ics")
        written = (tmp_path / f"{day}.ics").read_text(encoding="utf-8")
        assert f"DTSTART;VALUE=DATE:{day or date(2026, 12, 20):%Y%m%d}\r\n" in written.replace("\n", "\r\n")
        events.append(re.findall(r"UID:(\S+)\s+SEQUENCE:(\d+)", written)[0])
    assert len({uid for uid, _ in events}) == 1
    assert [int(number) for _, number in events] == [0, 1, 2]
    plan = full.journal.plan()
    assert plan.entries[0].uid is None
    over = planning.choose(plan, [7], NOW + timedelta(days=5))
    assert over.entries[-1].uid not in {None, events[0][0]}
