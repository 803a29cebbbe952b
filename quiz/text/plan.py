"""The plan in words: what she chose, when she will do it, what she has read and tried; and what is asked to change it.
No streaks and no praise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances
from quiz.model.kept import IF_THEN as LONGEST_IF_THEN
from quiz.model.kept import REVIEW_AFTER, REVIEW_WITHIN, later
from quiz.text import home, other, week
from quiz.text.other import NOT_ON_LIST, before_reading
from quiz.text.screen import BACK, TO_GO_BACK, EditView, MenuItem, MenuView
from quiz.text.words import day, joined, sentence

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Step
    from quiz.model.record import PlanEntry, PlannedStep

DATE: Final = 10
"""Characters of a date."""
A_DAY_ID: Final = "other"
TITLE: Final = "Your plan"
KEYS: Final = "Enter reads, i writes when, r marks read, t marks tried."
KEYS_BARE: Final = "Enter reads one."
HELP: Final = (
    "The one to three steps you chose. Enter opens the selected one. Nothing here counts or reminds you, "
    "except that home says once when the day to look again has come."
)
NO_LINE: Final = "When and how: not written yet."
CHOOSE: Final = "Choose one to three steps"
CHOOSE_KEYS: Final = "Enter chooses a step or puts it back; p makes the plan."
CHOOSE_HELP: Final = (
    "Choose one to three steps and make them your plan. When and how you will do them can be written afterwards."
)
CHOSEN_OF: Final = "{} of up to {}"
MAKE_PLAN: Final = "Make this my plan"
ENOUGH: Final = "You have chosen three. Put one back to choose another."
NONE_CHOSEN: Final = "Choose at least one step first."
OTHER_DAY: Final = "Look again on another day"
WEEKS: Final = {2: "In two weeks", 4: "In four weeks", 8: "In eight weeks", 12: "In twelve weeks"}
A_DAY: Final = "On another day"
IF_THEN: Final = "When and how? For example: If it is Sunday after breakfast, then I …"
NO_IF_THEN: Final = "Enter alone leaves it out."
AS_IT_IS: Final = "Enter alone leaves it as it is."
THE_DAY: Final = "Look again on:"
STEP_KEYS: Final = "Enter saves it, Tab leads to the day, Escape goes back."
WHICH_GOES: Final = "Your plan holds three steps already. Which one goes?"
STAYS: Final = "Leave the plan as it is"
NO_PLAN: Final = "There is no plan this time"
LOOK_AGAIN: Final = "When will you look again? Type a date such as 2026-12-20, or Enter alone for {}."


def line(step: Step, before: str) -> EditView:
    """Asks when and how she will do a step, on the page that plans it."""
    return EditView(f"{step.number}  {step.title}", (*filter(None, (step.caution,)), IF_THEN), before, LONGEST_IF_THEN)


def which_goes(joining: str, steps: Iterable[tuple[int, str]]) -> MenuView:
    """Asked where a step joins a plan that is full, by number and title."""
    items = tuple(MenuItem(str(number), f"{number:>2}  {title}") for number, title in steps)
    return MenuView(WHICH_GOES, (*items, MenuItem(BACK, STAYS)), (f"One of them makes room for: {joining}",))


def days(today: date) -> MenuView:
    """Days on which she may look again."""
    items = (MenuItem(str(weeks), words, day(day_in(weeks, today), today)) for weeks, words in WEEKS.items())
    return MenuView("When will you look again?", (*items, MenuItem(A_DAY_ID, A_DAY), TO_GO_BACK))


def day_in(weeks: int, today: date) -> date:
    """The day of one of those ways."""
    return later(today, timedelta(weeks=weeks))


def other_day(today: date) -> EditView:
    """Asks for a date."""
    return EditView(A_DAY, (LOOK_AGAIN.format(day(later(today, REVIEW_AFTER), today)),), longest=DATE)


def typed_day(written: str, today: date) -> date | None:
    """The date as it was typed; four weeks from today where nothing was, None where it is none."""
    try:
        return date.fromisoformat(written) if written else later(today, REVIEW_AFTER)
    except ValueError:
        return None


def objection(today: date, written: str) -> str:
    """What is against a day as it was typed; nothing where it can be saved."""
    typed = typed_day(written, today)
    if typed is None:
        return "That does not look like a date. Write it like this: 2026-12-20."
    return "" if today < typed <= later(today, REVIEW_WITHIN) else "It has to be a day within a year from today."


class PlanLine(NamedTuple):
    """One planned step."""

    number: int
    title: str
    if_then: str
    done: str
    """What she has read and tried, and when; empty where nothing."""
    helped: str = ""
    """What she found of it a week later."""
    aside: str = ""
    """That her situation sets its practice aside by now."""

    @property
    def spoken(self) -> str:
        """What there is to say of it, in sentences."""
        return joined(self.aside, sentence(self.if_then), self.done, self.helped)


class PlanPage(NamedTuple):
    """The plan as it is shown."""

    title: str
    steps: tuple[PlanLine, ...]
    review_date: str
    notes: tuple[str, ...]
    looks_back: bool = False
    """Whether there is a step to look back on."""
    bare: bool = False
    """Whether it shows the steps that need nothing from him in place of a plan: then nothing is chosen or marked."""


def page(
    bank: Bank,
    entry: PlanEntry | None,
    today: date,
    circumstances: Circumstances,
    *,
    last: date | None,
    looks_back: bool = False,
) -> PlanPage:
    """The newest plan in words. `last`: the day on which she last took the quiz; `looks_back`: whether there is a step
    that she can look back on."""
    if entry is None:
        return PlanPage(TITLE, (), "", ("You have chosen no steps yet. From a result you can choose one to three.",))
    steps = [step for step in entry.steps if step.number in bank.step]
    looked_again = last is not None and last >= entry.look_again
    notes = [home.DUE] if entry.look_again <= today and not looked_again else []
    if len(steps) < len(entry.steps):
        notes.append("Your plan holds steps that are not on the list you see now.")
    return PlanPage(
        title=TITLE,
        steps=tuple(plan_line(bank, step, today, circumstances) for step in steps),
        review_date=" ".join(dates(entry, last, today)),
        notes=tuple(notes),
        looks_back=looks_back and bool(steps),
    )


def bare_page(bank: Bank) -> PlanPage:
    """What stands in the place of a plan in a worried run: the steps that need nothing from him."""
    lines = tuple(PlanLine(step.number, step.title, step.line, "") for step in other.steps(bank))
    return PlanPage(other.title(bank), lines, "", bank.safety.safe_list, bare=True)


def dates(entry: PlanEntry, last: date | None, today: date) -> Iterator[str]:
    """When the plan was chosen, and the day to look again, which may be over or done with. `last`: the day on which she
    last took the quiz."""
    yield f"Chosen on {day(entry.made.date(), today)}."
    if last and last >= entry.look_again:
        yield f"You took the quiz again on {day(last, today)}."
    elif entry.look_again < today:
        yield f"The day to look again was {day(entry.look_again, today)}."
    else:
        yield f"Look again on {day(entry.look_again, today)}."


def plan_line(bank: Bank, planned: PlannedStep, today: date, circumstances: Circumstances) -> PlanLine:
    """One planned step in words."""
    step = bank.step[planned.number]
    aside = NOT_ON_LIST if before_reading(bank, step, circumstances) else ""
    helped = week.found(planned.week)
    return PlanLine(step.number, step.title, planned.if_then, done(planned, today), helped, aside)


def done(step: PlannedStep, today: date) -> str:
    """What she has done for a step."""
    return sentence(", ".join(week.done(step, today)))


def spoken(plan: PlanPage) -> Iterator[str]:
    """The plan in sentences."""
    yield sentence(plan.title)
    for step in plan.steps:
        yield f"Step {step.number}, {sentence(step.title)} {step.spoken}".rstrip()
    yield from filter(None, (plan.review_date, *plan.notes))
