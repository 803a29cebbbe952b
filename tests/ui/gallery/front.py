"""Home, the start page, the safety door, settings, help, and what can be in the way."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Final

from quiz.model.bank import Bank
from quiz.model.record import Plan, PlanEntry, PlannedStep
from quiz.storage import Store
from tests.ui.conftest import NOW, Walk
from tests.ui.gallery.scene import Scene
from tests.ui.people import keep_draft, keep_sittings
from tests.ui.ways import stay, then, to_help, to_safety, to_safety_question, to_settings, to_start, to_support


def one(bank: Bank, folder: Path) -> None:
    """One sitting, of today."""
    keep_sittings(bank, folder, 1)


def many(bank: Bank, folder: Path) -> None:
    """Five sittings."""
    keep_sittings(bank, folder, 5)


def unfinished(bank: Bank, folder: Path) -> None:
    """Five sittings, and one that was left in the middle."""
    many(bank, folder)
    keep_draft(bank, folder, 12)


def due(bank: Bank, folder: Path) -> None:
    """Two sittings, the last of them four weeks ago, and a plan of that day whose day to look again has come."""
    made = NOW - timedelta(days=28)
    keep_sittings(bank, folder, 2, until=made)
    steps = (PlannedStep(number=5),)
    entry = PlanEntry(made=made, look_again=NOW.date(), steps=steps)
    Store(folder).save_plan(Plan(entries=(entry,)))


def a_week(bank: Bank, folder: Path) -> None:
    """Two sittings, and a plan that was made a week ago."""
    keep_sittings(bank, folder, 2)
    entry = PlanEntry(
        made=NOW - timedelta(days=7), look_again=NOW.date() + timedelta(days=21), steps=(PlannedStep(number=5),)
    )
    Store(folder).save_plan(Plan(entries=(entry,)))


def elsewhere(folder: Path) -> AbstractContextManager[object]:
    """Another run may write, and this one may not."""
    return Store(folder).lock()


async def to_support_of_draft(walk: Walk) -> None:
    """From home to where the unfinished sitting would go on, and to the support page."""
    await stay(walk)
    await walk.press("1")
    await walk.at("SafetyCheckScreen", "disagree")
    await walk.press("2")
    await walk.at("MenuScreen", "Before you go on")


async def too_small(walk: Walk) -> None:
    """To the page that asks for room."""
    await walk.until(lambda: walk.name == "TooSmallScreen" and "60 by 20" in walk.text)


SCENES: Final[dict[str, Scene]] = {
    "home": Scene(),
    "home-one": Scene(keep=one),
    "home-many": Scene(keep=many),
    "home-unfinished": Scene(keep=unfinished),
    "home-due": Scene(keep=due),
    "home-week": Scene(keep=a_week),
    "home-read-only": Scene(keep=many, trouble=elsewhere),
    "start": Scene(to_start),
    "start-keeping-nothing": Scene(to_start, keeps=False),
    "start-unfinished": Scene(then(to_start, "enter", name="MenuScreen", words="afresh"), keep=unfinished),
    "safety-question": Scene(to_safety_question),
    "safety-question-unsaid": Scene(then(to_safety_question, "3", name="SafetyCheckScreen", words="account to him")),
    "support": Scene(to_support),
    "support-unfinished": Scene(to_support_of_draft, keep=unfinished),
    "safety": Scene(to_safety),
    "safety-end": Scene(then(to_safety, "end", "end", name="SafetyScreen")),
    "safety-worried": Scene(to_safety, safe_only=True),
    "settings": Scene(to_settings),
    "settings-kept": Scene(to_settings, keep=one),
    "help": Scene(to_help),
    "too-small": Scene(too_small, size=(40, 12)),
}
