"""A week later: one page, three questions, and a last one that leaves no trace."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from quiz.model.record import Plan, PlanEntry, PlannedStep, Week
from quiz.storage import Store
from quiz.text.week import NOTHING_PLANNED, OFFER
from quiz.ui.widgets.visuals import EDGE
from tests.core.storing import contents
from tests.ui.conftest import NOW, Begin, Walk
from tests.ui.lookback.conftest import Keep
from tests.ui.ways import to_plan, to_week

TODAY = NOW.date()
LINE = "If it is Sunday, then I call Anna."


def save(kept_in: Path, *steps: PlannedStep, days: int = 8) -> None:
    """Keep a plan that was made so many days ago."""
    entry = PlanEntry(made=NOW - timedelta(days=days), look_again=TODAY + timedelta(days=20), steps=steps)
    Store(kept_in).save_plan(Plan(entries=(entry,)))


async def mark(walk: Walk, row: str) -> None:
    """Put the pointer on an answer and take it."""
    await walk.point(lambda: walk.pointed == row)
    await walk.press("enter")


async def test_home_offers_it_and_names_no_step(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Once a week has passed; not before, nor where she has looked back, nor where only these steps are shown."""
    keep(1)
    for step, days, offered in (
        (PlannedStep(number=13), 6, False),
        (PlannedStep(number=13, week=Week(on=TODAY)), 8, False),
        (PlannedStep(number=13, if_then=LINE), 7, True),
    ):
        save(kept_in, step, days=days)
        async with begin() as walk:
            await walk.at("MenuScreen", "My plan")
            assert (OFFER in walk.text, "A short look back" in walk.targets or "week" in walk.targets) == (
                offered,
                offered,
            )
            assert "Anna" not in walk.text
            assert "Do not carry" not in walk.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_three_keys_and_it_is_done(begin: Begin, keep: Keep, kept_in: Path, size: tuple[int, int]) -> None:
    """Each answer leads to the next question; nothing is written before the last one."""
    keep(1)
    save(kept_in, PlannedStep(number=13, if_then=LINE))
    before = contents(kept_in)
    async with begin(size) as walk:
        await to_week(walk)
        await walk.until(lambda: LINE in walk.text)
        await walk.press("enter")
        assert walk.pointed == "13 helped yes"
        await mark(walk, "13 helped a-little")
        assert walk.pointed == "0 frightened yes"
        await walk.until(lambda: "rather not say" in walk.text)
        await walk.press("down")
        assert walk.pointed == "0 frightened no"
        assert contents(kept_in)["plan.toml"] == before["plan.toml"]
        await mark(walk, "0 frightened no")
        await walk.at("MenuScreen", "My plan")
        assert OFFER not in walk.text
        assert walk.session.safe_only is False
        await to_plan(walk)
        said = " ".join(walk.text.replace(EDGE, "").split())
        assert "Tried by 22 November. You found that it helped you a little." in said
        assert "week" not in walk.targets
    assert Store(kept_in).plan().entries[-1].steps[0].week == Week(on=TODAY, tried=True, helped="a-little")


async def test_who_has_not_tried_it_is_not_asked_whether_it_helped(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Nor hears of it again; what she marks and takes back is not saved."""
    keep(1)
    save(kept_in, PlannedStep(number=13), PlannedStep(number=5))
    async with begin() as walk:
        await to_plan(walk)
        await walk.press("l")
        await walk.at("WeekScreen", "A week later")
        await mark(walk, "13 tried yes")
        await mark(walk, "13 helped no")
        await walk.press("home")
        await mark(walk, "13 tried no")
        assert walk.pointed == "5 tried yes"
        assert "13 helped no" not in walk.targets
        await mark(walk, "0 frightened rather-not")
        await walk.at("PlanScreen")
        assert "ried" not in walk.text.replace("t marks tried", "").replace("Tried", "", walk.text.count("t Tried"))
    steps = Store(kept_in).plan().entries[-1].steps
    assert [step.week for step in steps] == [Week(on=TODAY, tried=False), Week(on=TODAY)]


async def test_leaving_it_saves_nothing(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """It is offered again."""
    keep(1)
    save(kept_in, PlannedStep(number=13))
    before = contents(kept_in)["plan.toml"]
    async with begin() as walk:
        await to_week(walk)
        await walk.press("enter", "escape")
        await walk.at("MenuScreen", OFFER)
    assert contents(kept_in)["plan.toml"] == before


async def test_fear_opens_the_support_page_and_leaves_no_trace(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Every byte on the disk is that of a calm answer; the run shows the steps that need nothing from him."""
    keep(1)
    kept = []
    for answer in ("no", "yes", "rather-not"):
        save(kept_in, PlannedStep(number=13))
        async with begin() as walk:
            await to_week(walk)
            await walk.press("enter", "enter")
            await mark(walk, f"0 frightened {answer}")
            if answer == "yes":
                await walk.at("MenuScreen", "Before you go on")
                assert "saved nowhere" in " ".join(walk.text.split())
                await walk.press("3")
                await walk.at("StepsScreen", "Small care for yourself")
                await walk.press("b")
                await walk.at("MenuScreen", "Before you go on")
                await walk.press("1")
            await walk.at("MenuScreen", "My plan")
            assert walk.session.safe_only is (answer == "yes")
            await to_plan(walk)
            assert ("Do not carry" in walk.text) is (answer != "yes")
        kept.append(contents(kept_in))
    assert kept[0] == kept[1] == kept[2]


async def test_another_answer_was_meant(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Then every step is shown as before."""
    keep(1)
    save(kept_in, PlannedStep(number=13))
    async with begin() as walk:
        await to_week(walk)
        await mark(walk, "0 frightened yes")
        await walk.at("MenuScreen", "Before you go on")
        await walk.press("4")
        await walk.at("MenuScreen", "My plan")
        assert walk.session.safe_only is False


async def test_only_these_steps_end_it(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """It names a step, and goes; home offers it no more."""
    keep(1)
    save(kept_in, PlannedStep(number=13))
    async with begin() as walk:
        await to_week(walk)
        await walk.press("f2")
        await walk.at("SafetyScreen", "Emergency")
        await walk.press("5")
        await walk.at("StepsScreen")
        await walk.press("b")
        await walk.at("MenuScreen", "My plan")
        assert OFFER not in walk.text
    assert Store(kept_in).plan().entries[-1].steps[0].week is None


async def test_home_that_offered_it_before_names_no_step_either(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """It stays as it was where she asks for these steps, and leads to none."""
    keep(1)
    save(kept_in, PlannedStep(number=13))
    async with begin() as walk:
        await walk.press("f2")
        await walk.at("SafetyScreen", "Emergency")
        await walk.press("5")
        await walk.at("StepsScreen")
        await walk.press("b")
        await walk.at("MenuScreen", "A short look back")
        await walk.point(lambda: "> A short look back" in walk.text)
        await walk.press("enter")
        await walk.at("MenuScreen", NOTHING_PLANNED)
        assert "Do not carry" not in walk.text


async def test_where_it_cannot_be_saved_help_comes_first(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Then it is said."""
    keep(1)
    save(kept_in, PlannedStep(number=13))
    with Store(kept_in).lock():
        async with begin() as walk:
            await to_week(walk)
            await mark(walk, "0 frightened yes")
            await walk.at("MenuScreen", "Before you go on")
            await walk.press("1")
            await walk.at("MenuScreen", "open in another window")
