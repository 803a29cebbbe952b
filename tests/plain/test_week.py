"""A week later, in lines: three questions, and a last one that leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.cli.options import local_now
from quiz.model.record import Plan, PlanEntry, PlannedStep
from quiz.storage import Store
from quiz.text.week import OFFER
from tests.core.encrypting import fill
from tests.core.storing import contents

from .conftest import Ran

LINE = "If it is Sunday, then I call Anna."


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a folder with one of everything, and a plan of two steps that was made eight days ago."""
    folder = tmp_path / "kept"
    fill(folder)
    plan_again(folder)
    return folder


def plan_again(folder: Path) -> None:
    """As if she had said nothing yet."""
    today = local_now().replace(hour=12, minute=0, second=0)
    steps = (PlannedStep(number=13, if_then=LINE), PlannedStep(number=5))
    entry = PlanEntry(made=today - timedelta(days=8), look_again=today.date() + timedelta(days=20), steps=steps)
    Store(folder).save_plan(Plan(entries=(entry,)))


def test_it_is_asked_said_and_kept(quiz: Callable[..., Ran], kept: Path) -> None:
    """One answer a question; of what was not tried nothing is said, and a question may be left out."""
    ran = quiz("plan", "--look-back", lines=["1", "3", "2", "s"])
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("Did it help you, yourself?") == 1
    assert f"Step 13, Do not carry what is not yours. {LINE} Tried by " in ran.out
    assert "You found that it did not help you." in ran.out
    assert ran.out.splitlines()[-2] == "Step 5, Listen to understand."
    steps = Store(kept).plan().entries[-1].steps
    assert [(step.week.tried, step.week.helped) for step in steps if step.week] == [(True, "no"), (False, None)]


def test_home_offers_it_and_names_no_step(quiz: Callable[..., Ran], kept: Path) -> None:
    """Until she has looked back."""
    home = quiz("--plain", lines=["q"]).out
    assert OFFER in home
    assert "Anna" not in home
    assert "Do not carry" not in home
    place = home.partition(". A short look back")[0].rpartition("\n")[2]
    ran = quiz("--plain", lines=[place, "2", "2", "2", "q"])
    assert "Saved." in ran.out
    assert OFFER not in ran.out.partition("Saved.")[2]
    assert kept.exists()


def test_home_offers_it_without_a_sitting_too(quiz: Callable[..., Ran], kept: Path) -> None:
    """Who has deleted every one has her plan still."""
    for file in (kept / "sittings").iterdir():
        file.unlink()
    home = quiz("--plain", lines=["q"]).out
    assert OFFER in home
    assert ". A short look back" in home


def test_fear_leaves_no_trace(quiz: Callable[..., Ran], kept: Path) -> None:
    """The support page comes, and then the steps that need nothing from him; every byte is that of a calm answer."""
    traces = []
    for said in (["2"], ["1", "2", "1"], ["1", "3", "", "4"], ["3"], ["s"]):
        plan_again(kept)
        ran = quiz("plan", "--look-back", lines=["1", "1", "s", *said])
        assert ran.status == 0
        assert ("Thank you for saying so." in ran.out) is (said[0] == "1")
        shows_plan = said[0] != "1" or said[-1] == "4"
        assert ("Your plan." in ran.out) is shows_plan
        assert ("Steps that need nothing from him." in ran.out) is (said[0] == "1")
        traces.append(contents(kept))
    assert all(trace == traces[0] for trace in traces)


def test_it_can_be_asked_for_at_any_time(quiz: Callable[..., Ran], kept: Path) -> None:
    """Of what she has looked back on already too; without a plan it says so."""
    quiz("plan", "--look-back", lines=["2", "2", "2"])
    again = quiz("plan", "--look-back", lines=["1", "1", "s", "2"])
    assert "You found that it helped you." in again.out
    (kept / "plan.toml").unlink()
    nothing = quiz("plan", "--look-back")
    assert (nothing.status, "There is nothing to look back on now." in nothing.err) == (1, True)


@pytest.mark.usefixtures("kept")
def test_where_the_input_ends_nothing_is_saved(quiz: Callable[..., Ran], kept: Path) -> None:
    """Nor where she leaves."""
    before = contents(kept)
    assert quiz("plan", "--look-back", lines=["1", "1"]).status == 1
    assert quiz("plan", "--look-back", lines=["1", "q"]).status == 0
    assert contents(kept) == before
