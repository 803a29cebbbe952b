"""Everything there is, in lines, by a pipe, under TERM=dumb: each function from the menu, and the bytes of it all."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Final

from tests.faults.walks import SETTLED, given, lines, sittings
from tests.plain.talk import Talk

CORE: Final = 26
FOLLOW_UPS: Final = 10
STOPPED_AFTER: Final = 9


def answer(talk: Talk, answers: str) -> None:
    """Answer one question after the other."""
    for each in answers:
        talk.say(each)


def to_questions(talk: Talk) -> None:
    """Past the start page and the two safety questions, unless a draft waits."""
    talk.choose("Start")
    if "Continue" in talk.heard:
        talk.choose("Start afresh")
    talk.choose("yes")
    talk.choose("yes")
    assert " 1 of 8" in talk.heard


def take(talk: Talk, answer_of_all: str) -> str:
    """A whole sitting from the menu to its result."""
    to_questions(talk)
    answer(talk, f"{SETTLED}{answer_of_all * (CORE + FOLLOW_UPS)}")
    assert "Press Enter to finish" in talk.heard
    return talk.say("")


def test_the_whole_way(tmp_path: Path) -> None:
    """Take, stop, resume, result, plan, note, export, history, compare, read, erase."""
    data, page = tmp_path / "kept", tmp_path / "page"
    runs = [taken_and_stopped(data), resumed_to_the_result(data, page), looked_back(data, page), erased(data)]
    assert [run[:1] for run in runs] == [b"F"] * len(runs)
    for written in runs:
        check_bytes(written)


def taken_and_stopped(data: Path) -> bytes:
    """Begun from the menu, and left in the middle of the core."""
    with Talk(data) as talk:
        assert not any(words in talk.heard for words in ("Erase", "Last result"))
        talk.choose("Take the quiz")
        to_questions(talk)
        answer(talk, f"{SETTLED}{'4' * STOPPED_AFTER}")
        talk.say("q")
        assert "quiz take goes on where you stopped" in talk.heard
        assert talk.end() == 0
        assert len(given(data)) == len(SETTLED) + STOPPED_AFTER
        return talk.written


def resumed_to_the_result(data: Path, page: Path) -> bytes:
    """Continued at the question after the last one; then what can be done with a result."""
    with Talk(data) as talk:
        talk.choose("Continue where you stopped")
        talk.choose("yes")
        talk.choose("yes")
        assert f"Question {STOPPED_AFTER + 1} of {CORE}." in talk.heard
        answer(talk, "4" * (CORE + FOLLOW_UPS - STOPPED_AFTER))
        assert "Your first steps." in talk.say("")
        talk.choose("Read a step")
        assert "Heading: Listen to understand" in talk.say("5")
        talk.choose("Choose steps for your plan")
        talk.say("5 12")
        talk.say("2027-06-01")
        talk.say("If it is Sunday, then I ask one question.")
        assert "If it is Sunday, then I ask one question." in talk.say("")
        talk.choose("Write a note on it")
        talk.say("A hard week.")
        assert "Your note is saved." in talk.say("")
        talk.choose("Export it to a file")
        talk.choose("A page for yourself, to read or print")
        assert f"Written to {page}.html." in talk.say(str(page))
        assert "whoever can open it can read it" in talk.heard
        talk.choose("Back")
        talk.choose("My plan")
        assert "If it is Sunday, then I ask one question." in talk.heard
        talk.say("q")
        assert talk.end() == 0
        return talk.written


def looked_back(data: Path, page: Path) -> bytes:
    """A second sitting, then the change, the list, and an export over the file that is there."""
    with Talk(data) as talk:
        talk.choose("Take it again")
        take(talk, "3")
        talk.choose("Back")
        talk.choose("What has changed")
        assert "26 of 26 questions compared." in talk.choose("Last against now")
        talk.choose("Back")
        talk.choose("History")
        assert "Number 2, " in talk.heard
        assert "Your first steps." in talk.say("1")
        talk.choose("Compare it with another one")
        assert "A hard week." in talk.say("2")
        talk.choose("Export it to a file")
        talk.choose("A page for a counsellor, no single answers, no notes")
        before = page.with_suffix(".html").read_bytes()
        assert "There is already a file of that name." in talk.say(str(page))
        assert page.with_suffix(".html").read_bytes() == before
        talk.choose("Put the new one in its place")
        assert "Read the page before you hand it on." in talk.heard
        assert page.with_suffix(".html").read_bytes() != before
        assert stat.S_IMODE(page.with_suffix(".html").stat().st_mode) == 0o600
        talk.choose("Back")
        talk.say("b")
        talk.choose("Last result")
        talk.choose("Back")
        talk.say("q")
        assert "What is saved stays on this computer." in talk.heard
        assert talk.end() == 0
        return talk.written


def erased(data: Path) -> bytes:
    """One sitting from the list, then everything; home is then as it was at first."""
    with Talk(data) as talk:
        talk.choose("History")
        talk.say("1")
        talk.choose("Delete it")
        assert "These answers are deleted." in talk.choose("Delete it")
        assert [path.name[:4] for path in sittings(data)] == ["0002"]
        talk.say("b")
        assert "plan.toml" in talk.choose("Erase everything that is saved")
        assert "Everything is as it was." in talk.say("no")
        talk.choose("Erase everything that is saved")
        assert "The folder is gone too." in talk.say("yes")
        assert not data.exists()
        assert "Take the quiz" in talk.heard
        assert "History" not in talk.heard
        assert "Erase everything" not in talk.heard
        talk.choose("Take the quiz")
        take(talk, "2")
        assert "Your answers are saved" in talk.heard
        assert [path.name[:4] for path in sittings(data)] == ["0001"]
        talk.say("q")
        assert talk.end() == 0
        return talk.written


def check_bytes(written: bytes) -> None:
    """Printable characters, newline and tab alone; nothing hard-wrapped; no bar and no arrow."""
    text = written.decode("utf-8")
    assert sorted({char for char in text if not char.isprintable() and char not in "\n\t"}) == []
    assert not re.search("[\u2190-\u21ff\u2500-\u25ff]", text)
    questions = re.findall(r"^In the past two weeks .*$", text, re.MULTILINE)
    assert all(question.endswith((".", ")")) for question in questions)


def test_a_file_that_cannot_be_there_and_one_that_is_not_named(tmp_path: Path) -> None:
    """What is wrong with a name is said, and it is asked again; Enter alone leaves it."""
    data = tmp_path / "kept"
    with Talk(data) as talk:
        talk.choose("Take the quiz")
        take(talk, "4")
        talk.choose("Export it to a file")
        talk.choose("A calendar reminder, which does not say what for")
        assert "There is no folder for" in talk.say(f"{tmp_path}/none/day")
        assert "own folder" in talk.say(f"{data}/day")
        assert "Export it to a file" in talk.say("")
        talk.say("q")
        assert talk.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_what_is_not_kept_can_be_exported_all_the_same(tmp_path: Path) -> None:
    """And nothing else is offered for it that would have to be kept."""
    with Talk(tmp_path / "kept", "--ephemeral") as talk:
        talk.choose("Take the quiz")
        talk.choose("Start")
        talk.choose("yes")
        talk.choose("yes")
        answer(talk, f"{SETTLED}{'4' * (CORE + FOLLOW_UPS)}")
        talk.say("")
        assert "Write a note on it" not in talk.heard
        assert "Choose steps for your plan" not in talk.heard
        talk.choose("Export it to a file")
        talk.choose("Data, for other programs")
        assert "Written to" in talk.say(str(tmp_path / "data.json"))
        talk.say("q")
        assert talk.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["data.json"]


def test_stopped_by_the_end_of_the_input_and_finished_by_a_command(tmp_path: Path) -> None:
    """Any speed, one answer a line: the same sitting as by hand."""
    data = tmp_path / "kept"
    stopped = lines(data, ("1", "1", "1", *SETTLED, *"444"))
    assert stopped.returncode == 1
    done = lines(data, ("1", "1", "1", "1", *("4" * (CORE + FOLLOW_UPS - 3)), ""))
    assert done.returncode == 0
    check_bytes((stopped.stdout + done.stdout).encode())
    assert len(sittings(data)) == 1


def test_leaving_and_help_while_words_are_typed(tmp_path: Path) -> None:
    """In a note, a line of the plan and the name of a file, `h` and `q` mean what they mean everywhere."""
    data = tmp_path / "kept"
    with Talk(data) as talk:
        talk.choose("Take the quiz")
        take(talk, "4")
        talk.choose("Write a note on it")
        assert "Help lines" in talk.say("h")
        assert "Heading: Your own time" in talk.say("15")
        talk.say("")
        talk.say("Only begun")
        talk.say("q")
        assert talk.end() == 0
    with Talk(data) as talk:
        talk.choose("Last result")
        talk.choose("Write a note on it")
        assert "Only begun" not in talk.written.decode()
        talk.say("")
        talk.choose("Export it to a file")
        talk.choose("Data, for other programs")
        talk.say("q")
        assert talk.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
