"""The quiz in lines: the order of prompts, what is echoed, what is kept."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from quiz.engine import outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quiz.models.answers import Answer
    from quiz.models.bank import Bank

    from .conftest import Ran

OPENING = ["1", "1", "1"]
"""Start; both safety questions answered with yes."""
SETTLED = ["1", "1", "3", "3", "3", "2", "1"]
"""Together, no affair, sometimes three times, a friend, repair: 26 core items."""
CIRCUMSTANCES = {
    "contact": "together",
    "affair": "none",
    "blames": "sometimes",
    "turns": "sometimes",
    "repeats": "sometimes",
    "help": "friend",
    "wants": "repair",
}


def asked(out: str, bank: Bank) -> list[str]:
    """The ids of the items that were asked, in order."""
    by_text = {item.text: item.id for item in bank.items}
    found = re.findall(rf"^{re.escape(bank.period)} (.+?)(?: \(.*\))?$", out, re.MULTILINE)
    return [by_text[text] for text in found]


def kept(folder: Path) -> list[Path]:
    """The finished sittings on disk."""
    return sorted((folder / "kept" / "sittings").glob("*.toml"))


def test_the_whole_way_by_a_pipe(quiz: Callable[..., Ran], bank: Bank, tmp_path: Path) -> None:
    """Start page, safety, circumstances, 26 core items, ten follow-ups, check-answers, result; status 0."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, *["4"] * 36, ""])
    assert ran.status == 0
    assert ran.err == ""
    assert len(asked(ran.out, bank)) == 36
    assert "Your first steps." in ran.out
    assert len(kept(tmp_path)) == 1
    assert not (tmp_path / "kept" / "draft.toml").exists()


def test_the_first_line_says_what_this_is_and_how_to_stop(quiz: Callable[..., Ran]) -> None:
    """Even where nothing follows."""
    ran = quiz("--plain", "take")
    assert ran.out.splitlines()[0].startswith("First Steps, in plain lines as you asked. Type q and Enter to leave")
    assert ran.status == 1


def test_only_printable_characters_and_line_ends_are_written(quiz: Callable[..., Ran]) -> None:
    """No escape, no lone carriage return, no tab."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, "?", "x\x1b[31m", *["2"] * 36, ""])
    assert ran.status == 0
    assert not [char for char in ran.out if not char.isprintable() and char != "\n"]


def test_pipe_and_score_come_to_the_same(quiz: Callable[..., Ran], bank: Bank) -> None:
    """The same answers through `take` and through `score`: the same steps, ranks, tiers and needs."""
    digits = [str(1 + (7 * place) % 5) for place in range(36)]
    taken = quiz("--plain", "take", lines=[*OPENING, *SETTLED, *digits, ""])
    answers = {item: int(digit) - 1 for item, digit in zip(asked(taken.out, bank), digits, strict=True)}
    line = json.dumps({"id": "me", "answers": answers, "circumstances": CIRCUMSTANCES})
    scored = json.loads(quiz("score", lines=[line]).out)
    shown = json.loads(quiz("result", "--json").out)
    for key in ("areas", "follow_up", "steps", "left_out", "notes"):
        assert scored[key] == shown[key]


def test_each_choice_is_echoed_in_words_and_a_wrong_key_explained(quiz: Callable[..., Ran]) -> None:
    """Enter alone and a wrong key answer nothing."""
    ran = quiz("--plain", "take", lines=[*OPENING, "", "9", "2"])
    assert "That was Enter alone, which is no answer here." in ran.out
    assert "“9” is no answer here." in ran.out
    assert "You can type 1 to 4, b to go back, s to skip, h for help and safety and q to leave." in ran.out
    assert "You chose: we live apart, with regular contact." in ran.out


def test_back_marks_the_earlier_answer(quiz: Callable[..., Ran]) -> None:
    """Going back shows what was said before."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, "4", "b"])
    assert re.search(r"Question 1 of 26\.\n.*\(often\)$", ran.out, re.MULTILINE)


def test_skip_and_no_occasion_answer_nothing(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """Both are kept as what they are."""
    quiz("--plain", "take", lines=[*OPENING, *SETTLED, "s", "0"])
    draft = (tmp_path / "kept" / "draft.toml").read_text()
    assert '@1" = "skipped"' in draft
    assert '@1" = "no-occasion"' in draft


def test_a_stop_and_a_resume_at_the_right_question(quiz: Callable[..., Ran], bank: Bank, tmp_path: Path) -> None:
    """Leaving keeps the draft; going on asks the safety questions again and then the next item."""
    first = quiz("--plain", "take", lines=[*OPENING, *SETTLED, *["4"] * 10, "q"])
    assert first.status == 0
    second = quiz("--plain", "take", lines=["1", "1", "1", "1", *["4"] * 26, ""])
    assert second.status == 0
    assert second.out.count("without fear") == 1
    assert asked(second.out, bank)[0] == asked(first.out, bank)[-1]
    assert len(asked(second.out, bank)) == 26
    assert len(kept(tmp_path)) == 1


def test_starting_afresh_sets_the_draft_aside(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """It is put away, never deleted."""
    quiz("--plain", "take", lines=[*OPENING, "1", "q"])
    quiz("--plain", "take", lines=["1", "2", "1", "1", "1", "q"])
    assert len(list((tmp_path / "kept").glob("draft*.toml"))) == 2


def test_finishing_now_leads_to_the_check_page(quiz: Callable[..., Ran]) -> None:
    """From the first core item on."""
    assert "is no answer here" in quiz("--plain", "--ephemeral", "take", lines=[*OPENING, "f"]).out
    ran = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *SETTLED, "5", "f", ""])
    assert ran.status == 0
    assert "25 questions not answered." in ran.out


def test_a_change_at_check_answers_opens_what_has_to_be_asked(quiz: Callable[..., Ran], bank: Bank) -> None:
    """The second line is the affair: with one that has ended, four core items are asked at once."""
    ran = quiz("--plain", "take", lines=[*OPENING, *SETTLED, *["3"] * 36, "2", "2", *["3"] * 4, ""])
    assert ran.status == 0
    assert sorted(bank.item[item].step for item in asked(ran.out, bank)[36:]) == [9, 9, 10, 10]


def test_keeping_nothing_leaves_no_trace(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """No file, no folder, by the choice on the start page and by --ephemeral."""
    whole = [*SETTLED, *["4"] * 36, ""]
    chosen = quiz("--plain", "take", lines=["2", "1", "1", *whole])
    told = quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *whole])
    assert (chosen.status, told.status) == (0, 0)
    assert "Nothing of this sitting was kept." in chosen.out
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
    assert worried.out.count("Stop and delete this sitting") == 1
    told = worried.out[worried.out.index("Your first steps.") :]
    assert set(re.findall(r"Step (\d+)", told)) == {"2", "3", "11", "15"}
    calm = quiz("--plain", "take", lines=[*OPENING, *rest])
    assert calm.status == 0
    first, second = (
        re.sub(r"(?m)^(id|number|started|finished) = .*$", "", path.read_text()) for path in kept(tmp_path)
    )
    assert first == second
    every_byte = b"".join(path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file())
    for word in (b"worried", b"safe", b"fear"):
        assert word not in every_byte


def test_stop_and_delete_leaves_no_sitting(quiz: Callable[..., Ran], tmp_path: Path) -> None:
    """Status 0, no draft, no sitting."""
    ran = quiz("--plain", "take", lines=["1", "2", "3"])
    assert ran.status == 0
    assert "This sitting is deleted." in ran.out
    assert not list((tmp_path / "kept").rglob("*.toml"))


def test_help_lines_can_be_seen_from_the_support_page(quiz: Callable[..., Ran]) -> None:
    """After the lines the same choices stand again."""
    ran = quiz("--plain", "take", lines=["1", "2", "2", "1", "1", "q"])
    assert "Numbers can change: as of 22 November 2026." in ran.out
    assert ran.out.count("Stop and delete this sitting") == 2


def test_the_menu_offers_what_there_is(quiz: Callable[..., Ran]) -> None:
    """At first no result and nothing to continue; after a sitting its result."""
    assert "Last result" not in quiz("--plain", lines=["q"]).out
    quiz("--plain", "take", lines=[*OPENING, *SETTLED, *["4"] * 36, ""])
    again = quiz("--plain", lines=["2", "3", "5", "q"])
    assert "Last time:" in again.out
    assert "Your first steps." in again.out
    assert "Heading: Listen to understand" in again.out
    assert again.status == 0


def test_the_end_of_the_input_ends_the_menu(quiz: Callable[..., Ran]) -> None:
    """And does not spin."""
    assert quiz("--plain", lines=["2"]).status == 1


def test_without_utf_8_the_words_stay_readable(quiz: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotation marks and dots become plain ones; nothing fails."""
    import io
    import sys

    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    monkeypatch.setattr(sys, "stdout", out)
    assert quiz("--plain", "--ephemeral", "take", lines=[*OPENING, *SETTLED, *["4"] * 36, ""]).status == 0
    out.seek(0)
    assert "In the past two weeks ..." in out.read()


def test_score_says_what_is_wrong_and_goes_on(quiz: Callable[..., Ran], bank: Bank) -> None:
    """As many lines out as in, in order; status 3 at the end; no value is repeated."""
    good: dict[str, object] = {"id": "a", "answers": {bank.items[0].id: 3}}
    lines = [
        json.dumps(good),
        "{",
        json.dumps({"id": "b", "answers": {"secret-word": 1}}),
        json.dumps({"id": "c", "answers": {bank.items[0].id: 9}}),
        json.dumps({"id": "d", "circumstances": {"contact": "secret"}}),
        json.dumps({"id": "e", "safety": "secret"}),
        "[" * 100_000,
        json.dumps(good),
    ]
    ran = quiz("score", lines=lines)
    documents = [json.loads(line) for line in ran.out.splitlines()]
    assert [document["id"] for document in documents] == ["a", None, "b", "c", "d", "e", None, "a"]
    assert ["error" in document for document in documents] == [False, True, True, True, True, True, True, False]
    assert "answers.secret-word is no item" in documents[2]["error"]
    assert "secret" not in documents[4]["error"] + documents[5]["error"]
    assert ran.status == 3


def test_score_is_what_the_engine_says(quiz: Callable[..., Ran], bank: Bank) -> None:
    """Every answer to an item of an open step counts, asked or not."""
    answers: dict[str, Answer] = {item.id: (place * 3) % 5 for place, item in enumerate(bank.items)}
    ran = quiz("score", lines=[json.dumps({"id": "x", "answers": answers, "circumstances": CIRCUMSTANCES})])
    steps = json.loads(ran.out)["steps"]
    expected = outcome(bank, CIRCUMSTANCES, answers).steps
    assert [(s["number"], s["rank"], s["tier"]) for s in steps] == [(s.number, s.rank, s.tier) for s in expected]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("result",), 1),
        (("result", "7"), 1),
        (("read", "16"), 1),
        (("reslt",), 2),
        (("--color", "pink"), 2),
        (("take",), 2),
        ((), 2),
        (("--version",), 0),
        (("--help",), 0),
        (("--bank", "/nowhere", "bank"), 3),
    ],
)
def test_exit_statuses(quiz: Callable[..., Ran], arguments: tuple[str, ...], status: int) -> None:
    """What went wrong stands on standard error, in a sentence; standard output stays empty."""
    ran = quiz(*arguments)
    assert ran.status == status
    if status:
        assert ran.out == ""
        assert ran.err.strip()
