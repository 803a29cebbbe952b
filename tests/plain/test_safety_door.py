"""The safety door in lines: no file before she starts, no byte of a worried answer anywhere, no trace when asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.storage import Store
from quiz.storage.errors import cannot_store
from quiz.text import safety

from .conftest import Ran

OPENING = ["1", "1", "1"]
SETTLED = ["1", "1", "3", "3", "3", "2", "1", "6"]


def test_keeping_nothing_leaves_no_trace(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """No file, no folder, by the choice on the start page and by --ephemeral."""
    whole = [*SETTLED, *["4"] * 36, ""]
    chosen = quiz("--plain", "take", lines=["2", "1", "1", *whole])
    told = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *whole])
    assert (chosen.status, told.status) == (0, 0)
    assert "None of your answers was saved." in chosen.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lines", [[], ["3"], ["4"], ["h", "q"]])
def test_nothing_is_made_before_she_starts(quiz: Callable[..., Ran], tmp_path: Path, lines: list[str]) -> None:
    """Help, help lines and leaving make no file."""
    quiz("--plain", "take", lines=lines)
    quiz("help-lines")
    quiz("read", "5")
    quiz("bank", "--json")
    assert list(tmp_path.iterdir()) == []


def test_a_worried_answer_opens_the_support_page_once_and_leaves_no_byte(
    quiz: Callable[..., Ran], tmp_path: Path
) -> None:
    """The result names the safe steps alone; the file is the one of somebody who is not worried."""
    rest = [*SETTLED, *["4"] * 36, ""]
    worried = quiz("--plain", "take", lines=["1", "2", "1", "2", *rest])
    assert worried.status == 0
    assert worried.out.count("Stop and delete") == 1
    told = worried.out[worried.out.index("Your first steps.") :]
    assert set(re.findall(r"Step (\d+)", told)) == {"2", "3", "11", "15"}
    assert "Where you stand" not in told
    assert "What to do today" not in told
    calm = quiz("--plain", "take", lines=[*OPENING, *rest])
    assert calm.status == 0
    assert "What to do today" in calm.out
    first, second = (
        re.sub(r"(?m)^(id|number|started|finished) = .*$", "", path.read_text())
        for path in sorted((tmp_path / "kept" / "sittings").glob("*.toml"))
    )
    assert first == second
    every_byte = b"".join(path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file())
    for word in (b"worried", b"safe", b"fear"):
        assert word not in every_byte


def test_stop_and_delete_leaves_no_sitting(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """Status 0, no file, no folder."""
    ran = quiz("--plain", "take", lines=["1", "2", "3"])
    assert ran.status == 0
    assert "These answers are deleted." in ran.out
    assert list(tmp_path.iterdir()) == []


WAYS = (
    "1. Go on",
    "2. See help lines",
    "3. Stop and delete",
    "4. Go on, and save nothing",
    "5. Show me these steps now",
    "6. I meant another answer",
)


def test_the_support_page_has_six_ways_and_says_what_would_be_saved(quiz: Callable[..., Ran]) -> None:
    """In this order, and again after the lines."""
    ran = quiz("--plain", "take", lines=["1", "2", "2", "q"])
    places = [ran.out.index(way) for way in WAYS]
    assert places == sorted(places)
    assert [ran.out.count(way) for way in WAYS] == [2] * 6
    assert safety.SAVES in ran.out
    nothing = quiz("--plain", "--ephemeral", "take", lines=["1", "2", "q"])
    assert safety.SAVES_NOTHING in nothing.out
    assert safety.SAVES not in nothing.out


@pytest.mark.parametrize("lines", [["1"], ["1", "1"], ["1", "2", "1"], ["1", "2", "5", "2", "", "1"], ["1", "2", "6"]])
def test_nothing_is_made_before_both_questions_are_answered(
    quiz: Callable[..., Ran], tmp_path: Path, lines: list[str]
) -> None:
    """Not a folder, not a lock; in a folder that is there neither."""
    assert quiz("--plain", "take", lines=lines).status == 1
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kept").mkdir(0o700)
    assert quiz("--plain", "take", lines=[*lines, "q"]).status == 0
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.parametrize("second", ["1", "2", "3"])
def test_to_go_on_and_save_nothing_makes_no_file(quiz: Callable[..., Ran], tmp_path: Path, second: str) -> None:
    ran = quiz("--plain", "take", lines=["1", "2", "4", second, *SETTLED, *["4"] * 36, ""])
    assert ran.status == 0
    assert "Steps that need nothing from him." in ran.out
    assert "None of your answers was saved." in ran.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("draft", [["1"], ["2"]], ids=["continued", "afresh"])
@pytest.mark.parametrize("way", ["3", "4"])
def test_what_was_saved_before_is_named_and_removed(
    quiz: Callable[..., Ran], tmp_path: Path, draft: list[str], way: str
) -> None:
    """With the folder, as nothing else is in it; the answers go on in memory alone."""
    assert quiz("--plain", "take", lines=[*OPENING, *SETTLED, "2", "2", "q"]).status == 0
    assert (tmp_path / "kept" / "draft.toml").exists()
    asked = quiz("--plain", "take", lines=["1", *draft, "2", way, "1", "q"])
    assert asked.status == 0
    assert "are saved there already" in asked.out
    assert ("Answers of an earlier time" in asked.out) is (draft == ["2"])
    assert ("Question 3 of " in asked.out) is (draft == ["1"] and way == "4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("draft", [[], ["2"]], ids=["aside alone", "beside a draft"])
@pytest.mark.parametrize("way", ["3", "4"])
def test_what_was_set_aside_is_named_and_removed_too(
    quiz: Callable[..., Ran], tmp_path: Path, draft: list[str], way: str
) -> None:
    """Nothing of what she answered before stays, under whatever name."""
    assert quiz("--plain", "take", lines=[*OPENING, *SETTLED, "2", "2", "q"]).status == 0
    assert quiz("--plain", "take", lines=["1", "2", "1", "1", "1", "q"]).status == 0
    kept = tmp_path / "kept"
    if not draft:
        (kept / "draft.toml").unlink()
    assert len(list(kept.glob("draft-*.toml"))) == 1
    asked = quiz("--plain", "take", lines=["1", *draft, "2", way, "1", "q"])
    said = "Answers of an earlier time, and unfinished ones that were set aside earlier, are saved there already;"
    assert (said if draft else "Unfinished answers that were set aside earlier are saved there already;") in asked.out
    assert list(tmp_path.iterdir()) == []


def test_beside_other_things_the_draft_alone_goes(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    quiz("--plain", "take", lines=[*OPENING, *SETTLED, *["4"] * 36, ""])
    quiz("--plain", "take", lines=[*OPENING, "1", "q"])
    kept = tmp_path / "kept"
    sitting = [(path, path.read_bytes()) for path in (kept / "sittings").iterdir()]
    assert quiz("--plain", lines=["1", "2", "4", "1", "q"]).status == 0
    assert not (kept / "draft.toml").exists()
    assert [(path, path.read_bytes()) for path in (kept / "sittings").iterdir()] == sitting


def test_where_the_draft_cannot_be_removed_it_is_said_and_the_ways_stand_again(
    quiz: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She is not told that it is gone."""
    quiz("--plain", "take", lines=[*OPENING, "1", "q"])

    def refuse(*_: object) -> None:
        raise cannot_store(tmp_path, OSError(30, ""))

    monkeypatch.setattr(Store, "discard_draft", refuse)
    ran = quiz("--plain", lines=["1", "2", "3", "4", "q"])
    assert ran.out.count(WAYS[0]) == 3
    assert "These answers are deleted." not in ran.out
    assert (tmp_path / "kept" / "draft.toml").exists()


def test_the_steps_are_shown_at_once_and_lead_back_to_the_ways(quiz: Callable[..., Ran]) -> None:
    """Each can be read there, before any question."""
    ran = quiz("--plain", "take", lines=["1", "2", "5", "2", "11", "", "q"])
    assert "2. Small care for yourself. A few quiet minutes" in ran.out
    assert "Heading: Small care for yourself" in ran.out
    assert "Heading: What you think, for yourself" in ran.out
    assert ran.out.count(WAYS[0]) == 2


def test_another_answer_was_meant(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """That question is asked again; with a yes to both the result is the one of everybody."""
    whole = [*SETTLED, *["4"] * 36, ""]
    ran = quiz("--plain", "take", lines=["1", "2", "6", "1", "2", "6", "1", *whole])
    assert ran.status == 0
    assert ran.out.count("Can you disagree") == ran.out.count("Can you meet people") == 2
    assert ran.out.count(WAYS[5]) == 2
    assert "What to do today" in ran.out
    assert len(list((tmp_path / "kept" / "sittings").iterdir())) == 1


def test_after_a_no_that_stands_the_page_does_not_come_again(quiz: Callable[..., Ran]) -> None:
    """Once she goes on with it; an answer that was not meant does not count."""
    ran = quiz("--plain", "take", lines=["1", "2", "6", "2", "1", "2", "1", "q"])
    assert ran.out.count(WAYS[0]) == 2


def test_the_questions_as_they_are_asked(quiz: Callable[..., Ran]) -> None:
    """A yes or a no of one thing each; after an untroubled answer there is nothing that reassures."""
    ran = quiz("--plain", "take", lines=["1", "1", "1", "q"])
    assert "Can you disagree with him without being afraid of him?" in ran.out
    assert "Can you meet people and spend money without having to account to him for it?" in ran.out
    between = ran.out[ran.out.index("You chose: yes.") : ran.out.index("Can you meet people")]
    assert between.splitlines() == ["You chose: yes."]


@pytest.mark.parametrize(("answers", "times"), [(["3", "1"], 1), (["1", "3"], 1), (["3", "3"], 1), (["1", "1"], 0)])
def test_who_would_rather_not_say_is_quietly_offered_other_pages(
    quiz: Callable[..., Ran], answers: list[str], times: int
) -> None:
    ran = quiz("--plain", "take", lines=["1", *answers, "q"])
    assert ran.out.count("You need not say. Type h for other pages to read, now or later.") == times


@pytest.mark.parametrize(
    "way",
    [["2", "1", "1"], ["2", "5", "", "1", "1"], ["2", "6", "2", "1", "1"], ["3", "3"]],
    ids=["go on", "steps first", "asked again", "rather not say"],
)
def test_the_bytes_are_those_of_a_calm_run(quiz: Callable[..., Ran], tmp_path: Path, way: list[str]) -> None:
    """Whichever way she goes on, and where she would rather not say."""
    whole = [*SETTLED, *["4"] * 36, ""]
    assert quiz("--plain", "take", lines=["1", *way, *whole]).status == 0
    assert quiz("--plain", "take", lines=[*OPENING, *whole]).status == 0
    names = {path.name for path in (tmp_path / "kept").iterdir()}
    assert names == {"in-use", "sittings"}
    worried, calm = (
        re.sub(r"(?m)^(id|number|started|finished) = .*$", "", path.read_text())
        for path in sorted((tmp_path / "kept" / "sittings").glob("*.toml"))
    )
    assert worried == calm


def test_another_run_is_told_of_before_the_questions(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """With status 4; where it comes up while they are asked, then."""
    store = Store(tmp_path / "kept")
    store.prepare()
    with store.lock():
        ran = quiz("--plain", "take", lines=["1", "1", "1"])
    assert ran.status == 4
    assert "Can you disagree" not in ran.out


def test_help_lines_can_be_seen_from_the_support_page(quiz: Callable[..., Ran]) -> None:
    """After the lines the same choices stand again."""
    ran = quiz("--plain", "take", lines=["1", "2", "2", "1", "1", "q"])
    assert "Numbers can change: they were looked at between 22 November and 28 November 2026." in ran.out
    assert ran.out.count("Stop and delete") == 2
