"""What is read, planned, written and looked back on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from quiz.model.bank import Bank
from quiz.model.record import Plan, PlanEntry, PlannedStep, Week
from quiz.storage import Store
from tests.ui import people
from tests.ui.conftest import NOW
from tests.ui.gallery.scene import Keeping, Scene
from tests.ui.people import keep_sittings
from tests.ui.ways import then, to_change, to_history, to_place, to_plan, to_reading, to_steps, to_week

NOTE: Final = "A hard week: little sleep, and his mother was here.\nThe talk on Sunday went better than I feared."


def kept(count: int) -> Keeping:
    """So many sittings."""
    return partial(keep_sittings, count=count)


def planned(bank: Bank, folder: Path) -> None:
    """Two sittings, and a plan with nothing written yet."""
    keep_sittings(bank, folder, 2)
    plan(folder, PlannedStep(number=13), PlannedStep(number=5))


def full(bank: Bank, folder: Path) -> None:
    """A sitting, and a plan that holds as many steps as a plan can."""
    keep_sittings(bank, folder, 1)
    plan(folder, *(PlannedStep(number=number) for number in (13, 5, 2)))


def under_way(bank: Bank, folder: Path) -> None:
    """Two sittings with notes, and a plan in between, of which something was done."""
    before, now = keep_sittings(bank, folder, 2)
    line = "If he says that it is all my fault, then I say my one prepared sentence and make a cup of tea."
    plan(
        folder,
        PlannedStep(number=13, if_then=line, read=date(2026, 11, 13), tried=date(2026, 11, 15)),
        PlannedStep(number=2, if_then="If it is Sunday, then I call Anna.", read=date(2026, 11, 14)),
    )
    store = Store(folder)
    store.set_note(before.id, NOTE)
    store.set_note(now.id, "Quieter.")


def looked_back(bank: Bank, folder: Path) -> None:
    """A plan on which she has looked back."""
    keep_sittings(bank, folder, 2)
    day = date(2026, 11, 19)
    plan(
        folder,
        PlannedStep(number=13, if_then="Sunday after breakfast.", week=Week(on=day, tried=True, helped="a-little")),
        PlannedStep(number=5, read=date(2026, 11, 13), week=Week(on=day, tried=False)),
    )


def plan(folder: Path, *steps: PlannedStep) -> None:
    """Keep a plan that was made ten days ago."""
    made = NOW - timedelta(days=10)
    entry = PlanEntry(made=made, look_again=made.date() + timedelta(days=30), steps=steps)
    Store(folder).save_plan(Plan(entries=(entry,)))


def odd_ones(bank: Bank, folder: Path) -> None:
    """Four sittings: a damaged one, one of another bank, two like any other."""
    keep_sittings(bank, folder, 4)
    files = sorted((folder / "sittings").glob("*.toml"))
    files[0].write_text("format = 1\n[", encoding="utf-8")
    other = files[1].read_text(encoding="utf-8").replace('id = "first-steps"', 'id = "other-bank"', 1)
    files[1].write_text(other, encoding="utf-8")


def other_bank(bank: Bank, folder: Path) -> None:
    """Two sittings, the first with another bank."""
    keep_sittings(bank, folder, 2)
    file = min((folder / "sittings").glob("*.toml"))
    file.write_text(file.read_text(encoding="utf-8").replace('id = "first-steps"', 'id = "other-bank"', 1), "utf-8")


deletes = then(to_history, "d", name="MenuScreen", words="for good")
since_first = then(to_change, "f", name="ChangeScreen", words="76 days")
too_soon = partial(keep_sittings, count=2, every=timedelta(days=5))
nothing_in_common = partial(keep_sittings, count=2, says=people.nothing)

SCENES: Final[dict[str, Scene]] = {
    "steps": Scene(to_steps),
    "steps-safe": Scene(to_steps, safe_only=True),
    "reading": Scene(to_reading),
    "reading-end": Scene(then(to_reading, "end", name="ReadingScreen")),
    "reading-longest": Scene(partial(to_reading, title="Give it time")),
    "reading-longest-end": Scene(then(partial(to_reading, title="Give it time"), "end", name="ReadingScreen")),
    "reading-planned": Scene(then(to_plan, "enter", "end", name="ReadingScreen"), planned),
    "plan-none": Scene(to_plan, kept(1)),
    "plan": Scene(to_plan, planned),
    "plan-under-way": Scene(to_plan, under_way),
    "plan-later": Scene(to_plan, looked_back),
    "week": Scene(to_week, under_way),
    "week-tried": Scene(then(to_week, "enter", "down", "enter", name="WeekScreen"), under_way),
    "week-support": Scene(then(to_week, "end", "up", "up", "enter", name="MenuScreen", words="nowhere"), under_way),
    "plan-worried": Scene(to_plan, under_way, safe_only=True),
    "plan-choosing": Scene(then(to_plan, "c", name="ChooseStepsScreen"), planned),
    "plan-choosing-end": Scene(then(to_plan, "c", "end", name="ChooseStepsScreen"), planned),
    "plan-writing": Scene(then(to_plan, "i", name="PlanStepScreen"), planned),
    "plan-written": Scene(then(to_plan, "i", name="PlanStepScreen"), under_way),
    "plan-full": Scene(then(to_reading, "p", "x", "enter", name="WhichGoesScreen"), full),
    "plan-day": Scene(then(to_plan, "d", name="MenuScreen", words="eight weeks"), planned),
    "plan-other-day": Scene(then(to_plan, "d", "end", "up", "enter", name="EditScreen"), planned),
    "history-none": Scene(then(deletes, "down", "enter", name="HistoryScreen"), kept(1)),
    "history-one": Scene(to_history, kept(1)),
    "history": Scene(to_history, kept(5)),
    "history-marked": Scene(then(to_history, "c", "down", name="HistoryScreen"), kept(5)),
    "history-years": Scene(to_history, kept(30)),
    "history-switched": Scene(then(to_history, "t", name="HistoryScreen"), kept(5)),
    "history-odd": Scene(to_history, odd_ones),
    "delete": Scene(deletes, kept(2)),
    "note": Scene(then(to_history, "n", name="EditScreen"), kept(2)),
    "note-written": Scene(then(to_history, "down", "n", name="EditScreen"), under_way),
    "change": Scene(since_first, kept(5)),
    "change-answers": Scene(then(since_first, "pagedown", name="ChangeScreen"), kept(5)),
    "change-noted": Scene(then(to_change, "pagedown", "pagedown", name="ChangeScreen"), under_way),
    "change-end": Scene(then(to_change, "end", "end", name="ChangeScreen"), under_way),
    "change-every": Scene(then(to_change, "e", name="ChangeScreen", words="mean of"), kept(5)),
    "change-too-soon": Scene(to_change, too_soon),
    "change-nothing-in-common": Scene(to_change, nothing_in_common),
    "change-other-bank": Scene(partial(to_place, words="What has changed", name="MenuScreen"), other_bank),
}
