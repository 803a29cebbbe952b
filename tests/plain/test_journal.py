"""History, notes and plan from the command line and in lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.storage import Lock
from quiz.text.history import NOTE
from quiz.text.plan import IF_THEN
from quiz.text.week import ALL_ASIDE
from tests.plain.talk import TAKEN

from .conftest import Ran


@pytest.fixture
def taken(quiz: Callable[..., Ran]) -> None:
    """One sitting is kept."""
    assert quiz("--plain", "take", lines=TAKEN).status == 0


@pytest.mark.usefixtures("taken")
def test_a_plan_is_chosen_marked_and_shown(quiz: Callable[..., Ran]) -> None:
    """By numbers; the if-then line is typed at a prompt."""
    assert "Look again on 20 January 2099" not in quiz("plan").out
    chosen = quiz("plan", "5", "12")
    assert chosen.status == 0
    assert "Step 5, Listen to understand." in chosen.out
    written = quiz("plan", "--if-then", "5", lines=["If he comes home, then I ask one question"])
    assert "If he comes home, then I ask one question" in written.out
    marked = quiz("plan", "--read", "5", "--tried", "5")
    assert "Read on" in marked.out
    assert ", tried on" in marked.out
    entry = json.loads(quiz("plan", "--json").out)
    assert [step["number"] for step in entry["steps"]] == [5, 12]


@pytest.mark.usefixtures("taken")
def test_a_step_is_planned_in_one_move(quiz: Callable[..., Ran]) -> None:
    """A command, a line and Enter; where three are planned already one makes room, or nothing changes."""
    planned = quiz("plan", "--add", "13", lines=["on Sunday after breakfast", ""])
    assert planned.status == 0
    assert "Step 13, Do not carry what is not yours. On Sunday after breakfast." in planned.out
    for step, day in (("5", ""), ("2", "2098-01-01"), ("2", "")):
        quiz("plan", "--add", step, lines=["", *([day] if day else []), ""])
    full = json.loads(quiz("plan", "--json").out)
    assert [(step["number"], step["if_then"]) for step in full["steps"]] == [
        (13, "on Sunday after breakfast"),
        (5, ""),
        (2, ""),
    ]
    assert "1. Step 13, Do not carry" in quiz("plan", "--add", "7", lines=["in the morning", "", "4"]).out
    left = quiz("plan", "--add", "7", lines=["in the morning", "", "q"])
    assert (left.status, left.out.splitlines()[-1]) == (0, "You have left. What is saved stays on this computer.")
    assert json.loads(quiz("plan", "--json").out) == full
    quiz("plan", "--add", "7", lines=["in the morning", "", "2"])
    again = quiz("plan", "--add", "13", "--look-again", "2099-01-01", lines=[""])
    assert again.status == 2
    kept = json.loads(quiz("plan", "--json").out)
    assert [step["number"] for step in kept["steps"]] == [13, 2, 7]
    assert kept["uid"] == full["uid"]


@pytest.mark.usefixtures("taken")
def test_the_step_for_today_is_planned_from_its_result(quiz: Callable[..., Ran]) -> None:
    """Three inputs, one of them a line."""
    result = quiz("--plain", lines=["1", "q"]).out
    number = result.partition("What to do today: step ")[2].partition(",")[0]
    place = result.partition(". Plan when")[0].rpartition("\n")[2]
    quiz("--plain", lines=["1", place, "on Sunday", "", "q"])
    planned = json.loads(quiz("plan", "--json").out)
    assert [(str(step["number"]), step["if_then"]) for step in planned["steps"]] == [(number, "on Sunday")]
    assert planned["sitting"] == json.loads(quiz("history", "--json").out)["sittings"][-1]["id"]


@pytest.mark.usefixtures("taken")
def test_what_has_changed_is_said_in_sentences(quiz: Callable[..., Ran]) -> None:
    """With one sitting there is nothing to compare, which is said; with two, what is too soon to say."""
    alone = quiz("compare")
    assert (alone.status, "For that you take the quiz twice." in alone.err) == (1, True)
    assert quiz("--plain", "take", lines=TAKEN).status == 0
    for arguments in ((), ("first",), ("1", "2")):
        ran = quiz("compare", *arguments)
        assert (ran.status, ran.out.startswith("What has changed.")) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("plan", "1", "2", "3", "4"), 2),
        (("plan", "16"), 1),
        (("plan", "--look-again", "2099-01-01"), 2),
        (("plan", "5", "--look-again", "soon"), 2),
        (("plan", "--add", "16"), 1),
        (("plan", "--add", "5", "--look-again", "1999-01-01"), 2),
        (("plan", "--add", "5"), 1),
        (("--ephemeral", "plan", "--add", "5"), 1),
        (("plan", "5", "--look-again", "1999-01-01"), 2),
        (("plan", "--read", "5"), 1),
        (("note", "9"), 1),
    ],
)
@pytest.mark.usefixtures("taken")
def test_what_cannot_be_planned_or_noted(quiz: Callable[..., Ran], arguments: tuple[str, ...], status: int) -> None:
    """Each says why."""
    ran = quiz(*arguments)
    assert ran.status == status
    assert ran.err.strip()


@pytest.mark.usefixtures("taken")
def test_a_note_is_typed_shown_and_deleted(quiz: Callable[..., Ran]) -> None:
    """It ends with an empty line, or where the input ends."""
    quiz("note", lines=["first line", "second line", "", "no more"])
    shown = quiz("note", "1")
    assert "first line\nsecond line\n" in shown.out
    assert "no more" not in shown.out
    quiz("note", "latest", "--delete")
    assert "first line" not in quiz("note").out


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    "arguments", [("note",), ("plan", "--add", "5"), ("plan", "--if-then", "5")], ids=lambda arguments: arguments[-1]
)
def test_nobody_writes_what_cannot_be_kept(
    quiz: Callable[..., Ran], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """It is said before the first word of it."""
    quiz("plan", "5")
    quiz("note", lines=["before"])
    with Lock(tmp_path / "kept"):
        ran = quiz(*arguments, lines=["mine", ""])
    assert ran.status == 4
    assert NOTE not in ran.out
    assert IF_THEN not in ran.out
    assert ("before" in ran.out) is (arguments == ("note",))


@pytest.mark.usefixtures("taken")
def test_history_lists_every_sitting_in_a_sentence(quiz: Callable[..., Ran]) -> None:
    """And as JSON."""
    quiz("--plain", "take", lines=TAKEN)
    said = quiz("history")
    assert said.out.startswith("History. 2 times.")
    document = json.loads(quiz("history", "--json").out)
    assert document["format"] == "quiz.history/1"
    assert [sitting["number"] for sitting in document["sittings"]] == [1, 2]


def test_one_sitting_has_none_before_it(quiz: Callable[..., Ran]) -> None:
    quiz("--plain", "take", lines=TAKEN)
    for command in ("result", "note"):
        ran = quiz(command, "previous")
        assert (ran.status, ran.out) == (1, "")
        assert "Only one is finished so far." in ran.err


def test_before_the_first_sitting(quiz: Callable[..., Ran]) -> None:
    """History is empty, and there is no plan; neither is a fault."""
    assert "Nothing is saved yet." in quiz("history").out
    assert "You have chosen no steps yet." in quiz("plan").out


def test_the_menu_leads_to_plan_and_history(quiz: Callable[..., Ran]) -> None:
    """Choosing two steps, one if-then line, the usual date; then marking and writing."""
    quiz("--plain", "take", lines=TAKEN)
    lines = ["4", "1", "5 12", "", "If it rains, then I read", "", "2", "5", "5", "6", "q"]
    ran = quiz("--plain", lines=lines)
    assert ran.status == 0
    assert "Step 5, Listen to understand. If it rains, then I read" in ran.out
    assert "Read on" in ran.out
    assert "History. 1 time." in ran.out


def test_what_has_changed_from_the_menu_and_as_a_command(quiz: Callable[..., Ran]) -> None:
    """Two sittings: last against now; three: first against now and all of them too."""
    quiz("--plain", "take", lines=TAKEN)
    assert "What has changed" not in quiz("--plain", lines=["q"]).out
    assert quiz("compare").status == 1
    quiz("--plain", "take", lines=[*TAKEN[:11], *["3"] * 36, ""])
    assert "From" in quiz("--plain", lines=["4", "1", "q"]).out
    quiz("--plain", "take", lines=TAKEN)
    ran = quiz("--plain", lines=["4", "2", "3", "4", "q"])
    assert "mean of 2 times before" in ran.out
    assert json.loads(quiz("compare", "1", "3", "--json").out)["compared"] == 26


@pytest.mark.usefixtures("taken")
def test_a_sitting_with_other_questions_can_be_deleted_from_the_list(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """It has no result here; keeping it is the first choice, and the list stands again after either."""
    (kept,) = (tmp_path / "kept" / "sittings").iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace('id = "first-steps"', 'id = "other"', 1), encoding="utf-8")
    place = quiz("--plain", lines=["q"]).out.partition(". History")[0].rpartition("\n")[2]
    stays = quiz("--plain", lines=[place, "1", "1", "q"])
    assert "These answers have no result here" in stays.out
    assert kept.exists()
    goes = quiz("--plain", lines=[place, "1", "2", "q"])
    assert "These answers are deleted." in goes.out
    assert "History. 0 times." in goes.out
    assert not kept.exists()


@pytest.mark.parametrize(
    ("choice", "first"), [("4", "His request for distance comes before"), ("6", "A court order comes before")]
)
def test_where_contact_is_closed_a_reading_that_asks_for_it_begins_with_that(
    quiz: Callable[..., Ran], choice: str, first: str
) -> None:
    """Steps that are left out can still be read: what closes them stands above their practice."""
    before = quiz("read", "5").out
    assert first not in before
    assert quiz("--plain", "take", lines=["1", "1", "1", choice, *["s"] * 7, "3", "f", ""]).status == 0
    title, notice, *rest = quiz("read", "5").out.splitlines()
    assert title == "Heading: Listen to understand"
    assert notice.startswith(first)
    assert notice.endswith("leave its practice aside for now.")
    assert [title, *rest] == before.splitlines()
    assert "leave its practice aside" not in quiz("read", "7").out


def test_a_plan_of_before_steps_back_where_contact_is_closed(quiz: Callable[..., Ran]) -> None:
    """The step stays in the plan with a word on it; nothing asks whether she did it, and planning it says so first."""
    quiz("plan", "--add", "5", lines=["at supper", ""])
    assert quiz("--plain", "take", lines=["1", "1", "1", "6", *["s"] * 7, "3", "f", ""]).status == 0
    aside = "This step is not on your list, so leave its practice aside for now."
    assert f"Step 5, Listen to understand. {aside} At supper." in quiz("plan").out
    back = quiz("plan", "--look-back")
    assert (back.status, ALL_ASIDE in back.err) == (1, True)
    assert quiz("plan", "--add", "6", lines=["", ""]).out.splitlines()[1].endswith(aside)
    assert aside not in quiz("plan", "--add", "2", lines=["", ""]).out.partition("Your plan.")[0]
