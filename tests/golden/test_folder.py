"""The folder that the first version made, under tests/data/folder-0.1, opened by every command of today's: all that was
in it is shown, and no byte of a finished sitting changes. By commands alone, whatever keeps files inside: figures are
those that were stored, the words around them today's."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from tests.core.encrypting import hurry, wait_for_quiet
from tests.core.storing import contents
from tests.faults.terminals import CHECKOUT, Start, Window
from tests.faults.walks import choose, press, standing, to_questions
from tests.golden.talking import CHECK, Bank, quiz
from tests.plain.talk import Talk
from tests.tools import slow

FROZEN: Final = CHECKOUT / "tests" / "data" / "folder-0.1"
PASSPHRASE: Final = "lantern orbit velvet mango"
DAYS: Final = {1: "30 August", 2: "27 September", 3: "25 October", 4: "15 November"}
"""The finished sittings by their running numbers."""
LINE: Final = "If she comes to mind at night, then I put the light on and write one line."
SCALE: Final = ("never", "rarely", "sometimes", "often", "almost always")


class Kept(NamedTuple):
    """A copy of one of the two."""

    folder: Path
    locked: bool

    @property
    def passphrase(self) -> tuple[str, ...]:
        """What is typed to open it, where that is needed."""
        return (PASSPHRASE,) if self.locked else ()

    def run(self, *arguments: str, typed: tuple[str, ...] = ()) -> str:
        """What a command says, with the passphrase given."""
        return quiz(self.folder, "--plain", *arguments, typed=(*self.passphrase, *typed))

    def data(self, *arguments: str) -> dict[str, Any]:
        """What a command says as data."""
        document: dict[str, Any] = json.loads(self.run(*arguments, "--json"))
        return document

    def window(self, *arguments: str) -> Window:
        """The full screen, opened."""
        window = Window(Start(self.folder, arguments, size=(80, 40)))
        if self.locked:
            window.sees("locked")
            window.send(f"{PASSPHRASE}\r")
        return window


def copied(name: str, to: Path, *, slow_key: bool = False) -> Kept:
    """A copy as it was on her disk, where nobody else may read it: git does not know that. `slow_key`: with the file of
    the key as it was too, each guess at whose passphrase takes seconds; else the same key is in another one, wrapped
    for the same passphrase at 2^10 rounds of scrypt."""
    shutil.copytree(FROZEN / name, to)
    if name == "locked" and not slow_key:
        shutil.copyfile(FROZEN / "quick-key.age", to / "key.age")
    for path in (to, *to.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return Kept(to, locked=name == "locked")


def stored(number: int) -> dict[str, Any]:
    """A finished sitting as it stands in the frozen folder."""
    (file,) = (FROZEN / "plain" / "sittings").glob(f"{number:04}-*.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def written(name: str) -> dict[str, Any]:
    """Another file of the frozen folder."""
    return tomllib.loads((FROZEN / "plain" / name).read_text(encoding="utf-8"))


def plainly(value: object) -> object:
    """A value of a file as JSON has it."""
    if isinstance(value, dict):
        return {key: plainly(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plainly(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def strengths(areas: list[dict[str, Any]]) -> dict[str, float]:
    """The figures of a result, those of the ends among them."""
    every = [figure for area in areas for figure in (area, *area["facets"])]
    return {figure["id"]: figure["strength"] for figure in every if figure["strength"] is not None}


@pytest.fixture(params=["plain", "locked"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    """Give a copy to open. Whatever is done with it, its finished sittings are as they were."""
    name = str(request.param)
    copy = copied(name, tmp_path / "kept")
    yield copy
    before = contents(FROZEN / name / "sittings")
    assert {file: data for file, data in contents(copy.folder / "sittings").items() if file in before} == before


opened = pytest.mark.parametrize("kept", ["locked", *slow("plain")], indirect=True)
"""For what starts a process: quickly with the passphrase alone, with which there is more to do."""


def test_the_list(kept: Kept) -> None:
    """Every sitting with its day, its figures and its steps."""
    listed = kept.data("history")
    assert listed["unreadable"] == []
    assert [sitting["number"] for sitting in listed["sittings"]] == [*DAYS]
    for sitting in listed["sittings"]:
        then = stored(sitting["number"])
        assert (sitting["id"], sitting["finished"]) == (then["id"], then["finished"].isoformat())
        assert (sitting["areas"], sitting["start"]) == (then["areas"], then["start"])
    said = kept.run("history")
    assert all(day in said for day in DAYS.values())


def test_each_result(kept: Kept) -> None:
    """The figures, the steps and their places are those that were stored; in words, those of a day when he had asked
    for distance."""
    for number in (3,) if kept.locked else DAYS:
        then, result = stored(number), kept.data("result", str(number))
        assert (result["id"], result["finished"]) == (then["id"], then["finished"].isoformat())
        assert strengths(result["areas"]) == then["areas"]
        places = [{key: step[key] for key in ("number", "rank", "tier", "need")} for step in result["steps"]]
        assert places == then["ranking"]["steps"]
    said = kept.run("result", "3")
    assert DAYS[3] in said
    assert all(re.search(rf"\bstep {step}\b", said, re.IGNORECASE) for step in stored(3)["start"])


def test_what_has_changed(kept: Kept) -> None:
    """Too little is left of those questions: one sentence, and no table."""
    for which in (("1", "4"), ()):
        refused = quiz(kept.folder, "--plain", "compare", *which, typed=kept.passphrase, status=1)
        assert "The questions have changed since then, and too few are the same." in refused


def test_the_plan(kept: Kept) -> None:
    """The last one, with its line and its days."""
    entry = written("plan.toml")["entries"][-1]
    plan = kept.data("plan")
    assert (plan["made"], plan["look_again"]) == (entry["made"].isoformat(), entry["look_again"].isoformat())
    for step, before in zip(plan["steps"], entry["steps"], strict=True):
        assert {key: step[key] for key in before} == plainly(before)
    said = kept.run("plan")
    assert all(words in said for words in (LINE, "16 November", "19 November", "13 December"))


def test_a_plan_goes_on(kept: Kept) -> None:
    """A step that is marked as tried today leaves all that was written before."""
    kept.run("plan", "--tried", "2")
    steps = kept.data("plan")["steps"]
    assert steps[0]["if_then"] == LINE
    assert steps[0]["tried"] < steps[1]["tried"]


def test_the_notes(kept: Kept) -> None:
    """Each on its sitting, with its lines and its signs."""
    notes = written("notes.toml")["notes"]
    assert kept.data("note", "2")["note"] == notes[stored(2)["id"]]
    assert notes[stored(4)["id"]] in kept.run("note")


def test_the_readings(kept: Kept) -> None:
    """Each of them, for what she last said about her situation."""
    assert [step["number"] for step in kept.data("read")["steps"]] == [*range(1, 16)]
    assert kept.data("read", "10")["markdown"].startswith("# ")


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_page_to_keep(kept: Kept, form: str) -> None:
    """With the day, the steps, the plan that held and the note; none of her own words for a counsellor."""
    page = kept.run("export", "4", "--format", form, "-o", "-")
    assert all(words in page for words in (DAYS[4], LINE, "Quieter since the flat.", "13 December"))
    handed_on = kept.run("export", "4", "--format", form, "--for", "counsellor", "-o", "-")
    assert DAYS[4] in handed_on
    assert not any(words in handed_on for words in (LINE, "Quieter", stored(4)["id"]))


def test_a_table(kept: Kept) -> None:
    """The figures of the areas and the needs of the steps."""
    rows = list(csv.DictReader(io.StringIO(kept.run("export", "2", "--format", "csv", "-o", "-"))))
    then = stored(2)
    figures = {row["id"]: float(row["strength"]) for row in rows if row["kind"] in {"area", "end"} and row["strength"]}
    assert figures == then["areas"]
    needs = {int(row["step"]): float(row["need"]) for row in rows if row["kind"] == "step" and row["need"]}
    assert needs == {step["number"]: step["need"] for step in then["ranking"]["steps"]}
    assert {row["finished"] for row in rows} == {then["finished"].isoformat()}


def test_data_to_keep(kept: Kept) -> None:
    """The result, the note, the plan that held after that sitting, and what she said of her situation."""
    document = json.loads(kept.run("export", "2", "--format", "json", "-o", "-"))
    then = stored(2)
    assert strengths(document["result"]["areas"]) == then["areas"]
    assert document["note"] == written("notes.toml")["notes"][then["id"]]
    assert [step["number"] for step in document["plan"]["steps"]] == [3, 13]
    assert document["circumstances"] == then["said"]["circumstances"]
    assert document["answers"] == {}


def test_a_reminder(kept: Kept) -> None:
    """A day and a word."""
    reminder = kept.run("export", "4", "--format", "ics", "-o", "-")
    assert re.search(r"^DTSTART;VALUE=DATE:\d{8}\s*$", reminder, re.MULTILINE)
    assert "SUMMARY:Reminder" in reminder


def test_where_it_is_and_whether_it_is_whole(kept: Kept) -> None:
    """Nothing in it is broken."""
    assert kept.run("path").strip() == str(kept.folder)
    assert not [found for found in kept.data("check")["kept"] if found["broken"]]


@opened
def test_the_settings(kept: Kept) -> None:
    """She chose light colours."""
    with Talk(kept.folder) as talk:
        talk.choose("History", *kept.passphrase)
        talk.say("b")
        assert "Colours of the full screen: light" in talk.choose("Settings")
        talk.say("q")
        assert talk.end() == 0


@opened
def test_the_unfinished_one_goes_on_in_lines(kept: Kept, bank: Bank) -> None:
    """What she said about her situation holds. So does each answer to a question that there still is; that others were
    set aside is said. Then it is finished beside the four."""
    draft = written("draft.toml")["said"]
    with Talk(kept.folder, "take") as talk:
        talk.choose("Start")
        talk.choose("Continue", *kept.passphrase)
        talk.choose("yes")
        talk.choose("yes")
        talk.say("f")
        while CHECK not in talk.heard:
            talk.say("s")
        checked = talk.heard
        for circumstance, choice in draft["circumstances"].items():
            words = bank.choices[circumstance].get(choice, choice)
            assert f"{bank.texts[circumstance]} Your answer: {words}." in checked
        answers = {key.partition("@")[0]: said for key, said in draft["answers"].items()}
        known = {item: said for item, said in answers.items() if item in bank.texts}
        for item, said in known.items():
            words = SCALE[said] if isinstance(said, int) else said.replace("-", " ")
            assert f"{bank.texts[item]} Your answer: {words}." in checked
        assert (known == answers) is ("set aside" not in talk.written.decode().partition("two are for you")[2])
        talk.say("")
        assert talk.end() == 0
    assert [sitting["number"] for sitting in kept.data("history")["sittings"]] == [1, 2, 3, 4, 5]
    assert not [name for name in contents(kept.folder) if name.startswith("draft.toml")]


@opened
def test_the_unfinished_one_is_set_aside_for_a_fresh_start(kept: Kept) -> None:
    """It lies beside the one that lay there before, both as they were."""
    before = {name: data for name, data in contents(kept.folder).items() if name.startswith("draft")}
    with Talk(kept.folder, "take") as talk:
        talk.choose("Start")
        talk.choose("Start afresh")
        talk.choose("yes")
        talk.choose("yes")
        talk.say("1")
        talk.say("q")
        assert talk.end() == 0
    after = [data for name, data in contents(kept.folder).items() if re.match(r"draft-\d", name)]
    assert len(before) == len(after)
    assert {*before.values()} == {*after}


@opened
def test_the_full_screen(kept: Kept) -> None:
    """Home, the last result, the plan and the list."""
    with kept.window() as window:
        standing(window, DAYS[4])
        choose(window, "Last result")
        standing(window, DAYS[4])
        press(window, "b")
        choose(window, "My plan")
        standing(window, LINE[:40])
        press(window, "b")
        choose(window, "History")
        standing(window, *DAYS.values())
        press(window, "\x18")
        assert window.status() == 0


@opened
def test_the_unfinished_one_goes_on_in_the_full_screen(kept: Kept, bank: Bank) -> None:
    """At the question at which she stopped, where there still is that question."""
    with kept.window("take") as window:
        to_questions(window, resuming=True)
        page = " ".join(standing(window).split())
        at = bank.texts.get(written("draft.toml")["at"])
        assert " of " in page
        assert at is None or at in page
        press(window, "\x18")
        assert window.status() == 0


@pytest.mark.slow
def test_it_can_be_unlocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then every file is the one that was locked."""
    wait_for_quiet(monkeypatch)
    kept = copied("locked", tmp_path / "kept", slow_key=True)
    kept.run("unlock")
    plain = contents(FROZEN / "plain")
    assert {name: data for name, data in contents(kept.folder).items() if name in plain} == plain
    assert not [name for name in contents(kept.folder) if name.endswith(".age")]


@pytest.mark.slow
def test_it_can_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then no plain file is left, and the passphrase opens it."""
    hurry(monkeypatch)
    kept = copied("plain", tmp_path / "kept")
    kept.run("lock", typed=(PASSPHRASE, PASSPHRASE))
    assert not [name for name in contents(kept.folder) if name.endswith(".toml")]
    assert len(kept._replace(locked=True).data("history")["sittings"]) == len(DAYS)


@pytest.mark.parametrize("name", ["plain", "locked"])
def test_it_can_be_erased(tmp_path: Path, name: str) -> None:
    """Every file is named, and then it is gone."""
    kept = copied(name, tmp_path / "kept")
    said = quiz(kept.folder, "erase", typed=("yes",))
    assert all(file.rpartition("/")[2] in said for file in contents(FROZEN / name))
    assert not kept.folder.exists()
