"""The plan: chosen from a result, with when and how, a day to look again, and what was read and tried."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from quiz.model.bank import Bank
from quiz.model.record import Plan, PlanEntry, PlannedStep
from quiz.storage import Store
from quiz.text.plan import ENOUGH, NONE_CHOSEN, WHICH_GOES
from quiz.ui.widgets.visuals import EDGE
from tests.ui.conftest import NOW, Begin, Walk
from tests.ui.lookback.conftest import Keep
from tests.ui.people import keep_sittings, nothing
from tests.ui.ways import to_place, to_plan, to_reading

TODAY = NOW.date()


def save(kept_in: Path, *steps: int, again: date = TODAY + timedelta(days=20)) -> None:
    """Keep a plan that was made ten days ago."""
    chosen = tuple(PlannedStep(number=number) for number in steps)
    store = Store(kept_in)
    store.save_plan(Plan(entries=(PlanEntry(made=NOW - timedelta(days=10), look_again=again, steps=chosen),)))


def newest(kept_in: Path) -> PlanEntry:
    """The newest entry that is kept."""
    return Store(kept_in).plan().entries[-1]


async def choose(walk: Walk, number: int) -> None:
    """Take a step, or put it back, in the list of steps to choose from."""
    await walk.point(lambda: walk.pointed == str(number))
    await walk.press("enter")


async def test_a_step_is_planned_in_one_move_from_the_result(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Two keys and a line: the step to start with, when and how, and four weeks to the day to look again."""
    kept = keep(2)
    async with begin() as walk:
        await to_place(walk, "Last result", "ResultScreen")
        await walk.press("p")
        await walk.at("PlanStepScreen", "2026-12-20")
        await walk.press(*"on Sunday", "enter")
        await walk.at("PlanScreen", "Look again on 20 December.")
        assert "on Sunday" in walk.text
        entry = newest(kept_in)
        first = kept[1].start[0]
        assert [(step.number, step.if_then) for step in entry.steps] == [(first, "on Sunday")]
        assert entry.sitting == kept[1].id
        await walk.press("b")
        await walk.at("ResultScreen")
        await walk.press("p")
        await walk.at("PlanStepScreen", "on Sunday")
        await walk.press("escape")
        await walk.at("ResultScreen")
    assert newest(kept_in) == entry


async def test_the_day_is_on_the_same_page(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Tab leads there; what is no day is said there, and what was typed stays until it is saved or left twice."""
    keep(1)
    async with begin() as walk:
        await to_reading(walk)
        await walk.press("p")
        await walk.at("PlanStepScreen")
        await walk.press(*"at ten", "tab", "backspace", "enter")
        await walk.at("PlanStepScreen", "That does not look like a date")
        await walk.press(*["backspace"] * 9, *"2026-11-22", "enter")
        await walk.at("PlanStepScreen", "within a year from today")
        await walk.press("escape")
        await walk.at("PlanStepScreen", "Press Escape again to leave it.")
        await walk.press("backspace", "9", "enter")
        await walk.at("PlanScreen", "Look again on 29 November.")
        await walk.press("b")
        await walk.at("ReadingScreen", "This step is in your plan.")
    assert newest(kept_in).look_again == date(2026, 11, 29)


async def test_a_full_plan_asks_which_step_goes(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """One of three makes room, or the plan stays and the line that was typed with it."""
    keep(1)
    save(kept_in, 5, 2, 7)
    before = newest(kept_in)
    async with begin() as walk:
        await to_reading(walk)
        await walk.press("p")
        await walk.at("PlanStepScreen", TODAY.replace(month=12, day=12).isoformat())
        await walk.press("x", "enter")
        await walk.at("WhichGoesScreen", WHICH_GOES)
        assert "2  Look after yourself first" in walk.text
        await walk.press("end", "enter")
        await walk.at("PlanStepScreen", "x")
        assert newest(kept_in) == before
        await walk.press("enter")
        await walk.at("WhichGoesScreen")
        await walk.press("2")
        await walk.at("PlanScreen", "Check the story")
    assert [step.number for step in newest(kept_in).steps] == [5, 7, 1]


async def test_only_these_steps_end_planning(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Wherever in it she asks for them: no other step is named any more, and nothing is planned."""
    keep(1)
    save(kept_in, 5, 2, 7)
    before = (kept_in / "plan.toml").read_bytes()
    for further in ((), ("x", "enter")):
        async with begin() as walk:
            await to_reading(walk)
            await walk.press("p")
            await walk.at("PlanStepScreen")
            await walk.press(*further)
            await walk.at("WhichGoesScreen" if further else "PlanStepScreen")
            await walk.press("f2")
            await walk.at("SafetyScreen", "Emergency")
            await walk.press("5")
            await walk.at("StepsScreen", "Steps that need nothing from him")
            assert "Check the story" not in walk.text
    assert (kept_in / "plan.toml").read_bytes() == before


async def test_steps_are_chosen_from_the_plan(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """One to three, in the order of choosing; the day to look again is four weeks from now."""
    keep(2)
    async with begin() as walk:
        await to_plan(walk)
        await walk.press("c")
        await walk.at("ChooseStepsScreen", "0 of up to 3")
        await walk.press("p")
        await walk.until(lambda: NONE_CHOSEN in walk.text)
        targets = [int(target) for target in walk.targets if target != "done"]
        for number in targets[:4]:
            await choose(walk, number)
        await walk.until(lambda: ENOUGH in walk.text)
        assert walk.text.count("(x)") == 3
        await choose(walk, targets[3])
        await walk.press("home", "enter")
        await walk.until(lambda: walk.text.count("(x)") == 2)
        await walk.press("p")
        await walk.at("PlanScreen", "Look again on 20 December.")
        assert [step.number for step in newest(kept_in).steps] == targets[1:3]
        assert walk.pointed == str(targets[1]), "the pointer begins at the steps that have come"


async def test_steps_are_chosen_where_a_result_names_none_to_start_with(
    begin: Begin, bank: Bank, kept_in: Path
) -> None:
    """Then the plan shows them; where she turns back there is none."""
    (kept,) = keep_sittings(bank, kept_in, 1, says=nothing)
    async with begin() as walk:
        await to_place(walk, "Last result", "ResultScreen")
        await walk.press("p")
        await walk.at("ChooseStepsScreen", "0 of up to 3")
        await walk.press("b")
        await walk.at("ResultScreen")
        await walk.press("p")
        await walk.at("ChooseStepsScreen")
        assert len(walk.targets) == 12 + 1, "all but the three that do not fit, and the way on"
        await walk.press("enter", "p")
        await walk.at("PlanScreen", "Look again on 20 December.")
    assert newest(kept_in).sitting == kept.id


async def test_when_and_how(begin: Begin, kept_in: Path, keep: Keep) -> None:
    """A line is typed, kept with Enter and shown; Escape leaves it."""
    keep(1)
    save(kept_in, 5, 2)
    async with begin() as walk:
        await to_plan(walk)
        await walk.press("down", "i")
        await walk.at("PlanStepScreen", "Look after yourself first")
        await walk.press("w", "a", "l", "k", "enter")
        await walk.at("PlanScreen", "walk")
        assert walk.pointed == "2"
        assert newest(kept_in).steps[1].if_then == "walk"


async def test_read_and_tried_are_marked(begin: Begin, kept_in: Path, keep: Keep) -> None:
    """On the plan and on the reading of a planned step; nothing is counted and nothing praised."""
    keep(1)
    save(kept_in, 5, 2)
    async with begin() as walk:
        await to_plan(walk)
        await walk.press("r")
        await walk.at("PlanScreen", "Read on 22 November.")
        await walk.press("down", "enter")
        await walk.at("ReadingScreen", "This step is in your plan.")
        await walk.press("t")
        await walk.until(lambda: "This step is in your plan. Tried on 22 November." in walk.text)
        await walk.press("b")
        await walk.at("PlanScreen", "Tried on 22 November.")
        await walk.press("up", "t")
        await walk.at("PlanScreen", "Read on 22 November, tried on 22 November.")
    assert [(step.read, step.tried) for step in newest(kept_in).steps] == [(TODAY, TODAY), (None, TODAY)]


async def test_a_key_for_one_of_several_steps_leads_to_them_first(begin: Begin, kept_in: Path, keep: Keep) -> None:
    """Where the pointer stands at none of them, nobody knows which is meant."""
    keep(1)
    save(kept_in, 5, 2)
    async with begin() as walk:
        await to_plan(walk)
        await walk.press("end", "t")
        assert walk.pointed == "5"
    assert not any(step.tried for step in newest(kept_in).steps)


async def test_other_steps_are_not_marked(begin: Begin, kept_in: Path, keep: Keep) -> None:
    """The keys are not there on the reading of a step that is not planned."""
    keep(1)
    save(kept_in, 5)
    async with begin() as walk:
        await to_place(walk, "Read a step", "StepsScreen")
        await walk.press("enter")
        await walk.at("ReadingScreen")
        await walk.press("r", "t")
        assert "Tried" not in walk.keys
        assert "in your plan" not in walk.text
    assert newest(kept_in).steps[0].read is None


async def test_the_day_to_look_again(begin: Begin, kept_in: Path, keep: Keep) -> None:
    """One of the usual ones, or one that is typed; what is no day is refused in words."""
    keep(1)
    save(kept_in, 5)
    async with begin() as walk:
        await to_plan(walk)
        await walk.press("d")
        await walk.at("MenuScreen", "In eight weeks")
        await walk.press("enter")
        await walk.at("PlanScreen", "Look again on 6 December.")
        await walk.press("end", "enter")
        await walk.at("MenuScreen", "On another day")
        await walk.press("end", "up", "enter")
        await walk.at("EditScreen")
        await walk.press("5", "enter")
        await walk.at("EditScreen", "That does not look like a date")
        await walk.press("backspace", *"2025-12-24", "enter")
        await walk.at("EditScreen", "within a year from today")
        await walk.press(*["backspace"] * 10, *"2026-12-24", "enter")
        await walk.at("PlanScreen", "Look again on 24 December.")
    entries = Store(kept_in).plan().entries
    assert [entry.look_again for entry in entries[1:]] == [date(2026, 12, 6), date(2026, 12, 24)]
    assert len({entry.steps for entry in entries}) == 1


async def test_home_says_once_that_it_is_time(begin: Begin, kept_in: Path, bank: Bank) -> None:
    """On the day, and on no later one."""
    keep_sittings(bank, kept_in, 1, until=NOW - timedelta(days=10))
    save(kept_in, 5, again=TODAY)
    async with begin() as walk:
        await walk.at("MenuScreen", "The day you chose to look again has come.")
        await walk.until(lambda: newest(kept_in).reminded == TODAY)
    plan = Store(kept_in).plan()
    yesterday = plan.entries[-1].model_copy(update={"reminded": TODAY - timedelta(days=1)})
    Store(kept_in).save_plan(plan.model_copy(update={"entries": (yesterday,)}))
    async with begin() as walk:
        await walk.at("MenuScreen")
        assert "The day you chose" not in walk.text


async def test_a_day_on_which_she_has_taken_it_is_no_day_to_look_again(begin: Begin, kept_in: Path, keep: Keep) -> None:
    """Neither home nor the plan speaks of it as if it were to come."""
    keep(1)
    save(kept_in, 5, again=TODAY - timedelta(days=1))
    async with begin() as walk:
        await to_plan(walk)
        assert "You took the quiz again on 22 November." in walk.words
        assert "Look again on 21" not in walk.words
        await walk.press("escape")
        await walk.at("MenuScreen", "Last time")
        assert "The day you chose" not in walk.text
    assert newest(kept_in).reminded is None


async def test_nothing_chosen_yet(begin: Begin, keep: Keep) -> None:
    """The page says so and offers to choose."""
    keep(1)
    async with begin() as walk:
        await to_plan(walk)
        assert "You have chosen no steps yet." in walk.text
        await walk.press("r", "t", "i", "d")
        await walk.at("PlanScreen")
        await walk.press("enter")
        await walk.at("ChooseStepsScreen")
        await walk.press("end", "enter")
        await walk.until(lambda: NONE_CHOSEN in walk.text)
        await walk.press("escape")
        await walk.at("PlanScreen")


async def test_nothing_is_planned_where_nothing_is_kept(begin: Begin, kept_in: Path) -> None:
    """It is said on a page, and no file is made."""
    async with begin(keeps=False) as walk:
        await walk.to_result()
        await walk.press("p")
        await walk.at("MenuScreen", "There is no plan this time")
        await walk.press("escape")
        await walk.at("ResultScreen")
        await walk.press("n")
        await walk.at("MenuScreen", "Nothing is saved this time.")
    assert not kept_in.exists()


async def test_a_step_that_is_set_aside_is_not_planned(begin: Begin, bank: Bank, keep: Keep, kept_in: Path) -> None:
    """Where contact is closed, neither key nor card asks for what that rules out."""
    keep(1)
    (file,) = (kept_in / "sittings").iterdir()
    said = re.sub(r'contact = "[a-z-]+"', 'contact = "order"', file.read_text(encoding="utf-8"))
    file.write_text(said, encoding="utf-8")
    save(kept_in, 5, 2)
    aside = "leave its practice aside for now."
    async with begin() as walk:
        await to_plan(walk)
        assert aside in " ".join(walk.text.replace(EDGE, "").split())
        await to_step(walk, 5)
        await walk.press("p")
        await walk.at("ReadingScreen")
        assert "Plan" not in walk.keys
        await walk.press("b")
        await to_step(walk, 2)
        assert "Plan" in walk.keys
        await walk.press("p")
        await walk.at("PlanStepScreen", bank.step[2].title)


async def to_step(walk: Walk, number: int) -> None:
    """From the plan to the reading of a step of it."""
    await walk.at("PlanScreen")
    await walk.press("home")
    await walk.point(lambda: walk.pointed == str(number))
    await walk.press("enter")
    await walk.at("ReadingScreen")
