"""What stands on the start page before the bank is loaded, and how long it says that the quiz is."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Final

from quiz.bank import built_in_folder, load
from quiz.bank.folder import StartPage, start_page
from quiz.engine.gates import open_items
from quiz.engine.outcome import advance
from quiz.engine.sitting import Stage
from quiz.model.kept import MOST_STEPS
from quiz.session import Session
from quiz.storage import Store

NOW: Final = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)


def test_the_start_page_has_the_lines_of_the_whole_bank_or_none(tmp_path: Path) -> None:
    safety = load(built_in_folder()).safety
    assert start_page(built_in_folder()) == StartPage(
        safety.start, safety.length or "", safety.leaving, safety.length_again or "", len(safety.questions)
    )
    assert start_page(tmp_path) == StartPage()
    (tmp_path / "safety.toml").write_text("start = 3\nlength = 5\nleaving = ['a', 1]\n", encoding="utf-8")
    assert start_page(tmp_path) == StartPage()


def test_no_line_of_it_steers_the_terminal(tmp_path: Path) -> None:
    """It stands there before the bank is checked."""
    lines = r'start = ["a\u001b[2Jb"]' + "\n" + r'leaving = ["a\u202eb"]' + "\n" + r'length = "a\u0007b"'
    (tmp_path / "safety.toml").write_text(lines, encoding="utf-8")
    assert start_page(tmp_path) == StartPage(("a[2Jb",), "ab", ("ab",))


def test_the_length_says_the_most_that_one_person_is_asked() -> None:
    bank = load(built_in_folder())
    core = sum(item.core for item in bank.items)
    follow_ups = Counter(item.step for item in bank.items if not item.core)
    deeper = sum(count for _, count in follow_ups.most_common(MOST_STEPS))
    most = len(bank.safety.questions) + len(bank.circumstances) + core + deeper
    assert f" {most} questions" in (bank.safety.length or "")


def test_the_most_that_anybody_is_asked_is_asked_of_somebody() -> None:
    """So that “up to” is true."""
    bank = load(built_in_folder())
    everything = {"contact": "together", "affair": "past", "wants": "repair", "blames": "often", "turns": "often"}
    asked = open_items(bank, everything)
    following = Counter(item.step for item in asked if not item.core)
    most = sum(item.core for item in asked) + sum(number for _, number in following.most_common(MOST_STEPS))
    assert f" {len(bank.safety.questions) + len(bank.circumstances) + most} questions" in (bank.safety.length or "")


def test_it_says_how_long_it_was_the_last_time(tmp_path: Path) -> None:
    """Those about safety and her situation among them; the most there can be where she finished before the last one."""
    session = Session(built_in_folder(), Store(tmp_path / "kept"), lambda: NOW)
    up_to = session.start_page.length
    assert again(session) == up_to
    asked = finish(session, early=False)
    questions = len(session.bank.safety.questions) + asked
    assert again(session) == f"about {questions} questions, {ceil(questions * 12 / 60)} minutes"
    finish(session, early=True)
    assert again(session) == up_to
    session.close()


def again(session: Session) -> str:
    """How long the quiz is said to be."""
    return session.start_page.length_again(session.home().asked)


def finish(session: Session, *, early: bool) -> int:
    """Finish a sitting, with its last question or one before; how many questions of it were answered."""
    sitting = advance(session.journal.enter(None).sitting)
    while sitting.at is not None and not (early and sitting.stage is Stage.FOLLOW_UP):
        circumstance = session.bank.circumstance.get(sitting.at)
        sitting = advance(sitting.answer(circumstance.choices[0].id if circumstance else 2))
    session.journal.finish(sitting)
    return len(sitting.answers) + len(sitting.circumstances)
