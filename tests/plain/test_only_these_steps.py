"""A worried run in lines: on every page, and in every file, the four titles with a sentence each, and nothing that
praises, reproaches, explains by answers or measures."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.model.bank import Bank

from .conftest import Ran

SITUATION = ["1", "1", "3", "3", "3", "2", "1", "6"]
CALM = ["1", "1", "1", *SITUATION, *["4"] * 36, ""]
TOLD = re.compile(
    r"marked|already do|go(?:es|ing) well|where you stand|strength|start here|left out|only he|would stand|instead of|"
    r"needs care|steady|room to grow|helpful answers|by chance|\d+ answers|\bplace \d|look again|your plan|\bsafe\b",
    re.IGNORECASE,
)


def worried(answer: str) -> list[str]:
    """From the start page to the result, with a no to the second question about safety."""
    return ["1", "1", "2", "1", *SITUATION, *[answer] * 36, ""]


def after(ran: Ran) -> str:
    """What was said from the result on."""
    assert ran.status == 0
    return ran.out[ran.out.index("Your first steps.") :]


@pytest.mark.parametrize("answer", ["1", "3", "5"])
def test_every_page_of_the_run(quiz: Callable[..., Ran], bank: Bank, tmp_path: Path, answer: str) -> None:
    """Result, plan, reading, history, what has changed, and each kind of file; then home again."""
    quiz("--plain", "take", lines=CALM)
    quiz("plan", "5", "2")
    pages = [tmp_path / name for name in ("me.html", "them.html", "me.md")]
    exports = [line for place, path in enumerate(pages, 1) for line in ("3", str(place), str(path))]
    result = ["1", "2", "", "2", "", *exports, "4"]
    home = ["3", "4", "4", "5", "", "6", "15", "", "7", "1", "5", "b", "q"]
    said = after(quiz("--plain", lines=["2", *worried(answer), *result, *home]))
    for step in bank.steps:
        assert step.title not in said
        if step.safe:
            assert said.count(f"Step {step.number}, {step.title_other}. {step.line_other}") == 4
    assert said.count("A table, data and a reminder are not made in this view.") == 3
    assert said.count("This is not made in this view.") == 1
    assert "Heading: Your own time" in said
    readings = [text for step in (2, 15) for text in quiz("read", "--other", str(step)).out.splitlines()]
    kinds = ("A page for yourself", "A page for a counsellor", "A page as plain text")
    told = [
        line
        for line in said.splitlines()
        if line not in readings and not line.endswith(". My plan") and not any(kind in line for kind in kinds)
    ]
    assert [line for line in told if TOLD.search(line)] == []
    for path in pages:
        page = path.read_text(encoding="utf-8")
        assert all(str(step.title_other) in page for step in bank.steps if step.safe)
        assert TOLD.search(page.partition("</style>")[2] or page) is None


def test_what_was_answered_changes_no_word(quiz: Callable[..., Ran]) -> None:
    """The pages of two women who answered the opposite are the same, letter for letter."""
    pages = [after(quiz("--plain", "--ephemeral", "take", lines=worried(answer))) for answer in ("1", "5")]
    assert pages[0] == pages[1]


def test_scored_from_outside_the_form_is_kept_and_empty(quiz: Callable[..., Ran], bank: Bank) -> None:
    """A place for everything, and nothing worked out in it."""
    answers = {item.id: 0 for item in bank.items}
    ran = quiz("score", lines=[json.dumps({"id": "x", "answers": answers, "circumstances": {}, "safety": "worried"})])
    document = json.loads(ran.out)
    assert list(document) == [
        "format",
        "id",
        "bank",
        "finished",
        "areas",
        "follow_up",
        "today",
        "steps",
        "left_out",
        "notes",
    ]
    assert [step["number"] for step in document["steps"]] == [2, 3, 11, 15]
    for step in document["steps"]:
        assert list(step) == ["number", "id", "title", "rank", "tier", "need", "reasons", "would_change", "moved_up"]
        assert (step["need"], step["rank"], step["would_change"], step["reasons"]) == (None, None, None, [])
    assert document["notes"] == document["left_out"] == []
    assert document["today"] is None
