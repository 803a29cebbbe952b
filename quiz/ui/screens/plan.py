"""The plan: what she chose, when and how she will do it, what she has read and tried; and the page where she chooses.
No streaks and no praise. Must not know where the plan is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import getters
from textual.binding import Binding, BindingType

from quiz.model.kept import PLANNED
from quiz.text import plan as say
from quiz.text import week
from quiz.text.result import Offer
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.page import Page, Title, ViewPage, paragraphs
from quiz.ui.widgets.choices import Choices, Heading, choice, lined_choices, said, stacked
from quiz.ui.widgets.visuals import STRONG, Card, Row, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.visual import Visual
    from textual.widgets.option_list import Option


INSET: Final = 4
"""Cells before what is said of a step: the room of its number."""
DONE: Final = "done"


class PlanScreen(ViewPage[None, say.PlanPage]):
    """Tells what she wants to do with the plan, and shows what has become of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "mark('read')", "Read", id="plan.read", tooltip="mark this step as read"),
        Binding("t", "mark('tried')", "Tried", id="plan.tried", tooltip="mark the practice of this step as tried"),
        Binding("i", "mark('if-then')", "When", id="plan.if-then", tooltip="write when and how you will do it"),
        Binding("c", "want('choose')", "Choose", show=False, id="plan.choose", tooltip="choose one to three steps"),
        Binding(
            "l", "want('week')", "Look back", show=False, id="plan.week", tooltip="a short look back, a week later"
        ),
        Binding("d", "want('date')", "Day", show=False, id="plan.date", tooltip="choose the day to look again"),
    ]
    HELP = say.HELP

    choices = getters.query_one(Choices)

    def body(self) -> ComposeResult:
        """The steps, the day to look again, and what can be done."""
        yield Title(self.view.title)
        yield from paragraphs(self.view.notes)
        if self.view.steps:
            yield from paragraphs((say.KEYS_BARE if self.view.bare else say.KEYS,), "quiet")
        yield Choices(self._options())

    def watch_view(self, *_: say.PlanPage) -> None:
        """The plan has changed."""
        self.redraw()

    def chosen(self, choice: str) -> None:
        """Read a step, or go one of the ways."""
        if choice.isdecimal():
            self.action_want("open", int(choice))
        else:
            self.action_want(choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a step needs one, and a plan that it stands in."""
        if self.view.bare and (action == "mark" or (action == "want" and parameters == ("choose",))):
            return False
        if action == "mark":
            return bool(self.view.steps)
        if action == "want" and parameters == ("week",):
            return self.view.looks_back
        if action == "want" and parameters == ("date",):
            return bool(self.view.review_date)
        return super().check_action(action, parameters)

    def action_mark(self, act: str) -> None:
        """For the step that the pointer is at, or for the only one."""
        numbers = [str(step.number) for step in self.view.steps]
        at = self.choices.highlighted_id
        pointed = at if at in numbers else numbers[0] if len(numbers) == 1 else None
        if pointed:
            self.action_want(act, int(pointed))
        else:
            self.choices.action_first()

    def _options(self) -> Iterator[Option]:
        view = self.view
        if view.bare:
            return lined_choices((step.number, step.title, step.if_then) for step in view.steps)
        back = (choice("week", words(week.ITEM)),) if view.looks_back else ()
        day = (choice("date", words(say.OTHER_DAY)),) if view.review_date else ()
        ways = (*back, choice("choose", words(say.CHOOSE)), *day)
        return stacked(
            *((choice(str(step.number), planned(step)),) for step in view.steps),
            (said(words(view.review_date)),) if view.review_date else (),
            ways,
        )


def planned(step: say.PlanLine) -> Visual:
    """A step as a card, with what she wrote and did."""
    written = words(step.if_then, "text") if step.if_then else words(say.NO_LINE, "quiet")
    later = words(" ".join(filter(None, (step.done, step.helped))), "quiet")
    title = Row(words(step.title, STRONG), label=f"{step.number:>2}  ")
    return Card(title, *(Row(line, inset=INSET) for line in (words(step.aside, "text"), written, later) if line))


class ChooseStepsScreen(Page[tuple[int, ...]]):
    """Its result is the numbers of one to three steps, in the order of choosing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="choose-steps.back", tooltip="back; the plan stays as it is"),
        Binding("p", "plan", "Plan", id="choose-steps.plan", tooltip="make the steps you have chosen your plan"),
    ]
    goes_for_safe_steps = True
    HELP = say.CHOOSE_HELP

    def __init__(self, offers: tuple[Offer, ...], chosen: tuple[int, ...] = ()) -> None:
        """`chosen`: what is planned now."""
        super().__init__()
        self._offers = offers
        self._steps = chosen
        self._remark = ""

    def body(self) -> ComposeResult:
        """The steps with a box each, and the way on at the end."""
        yield Title(say.CHOOSE, say.CHOSEN_OF.format(len(self._steps), PLANNED))
        yield from paragraphs((self._remark or say.CHOOSE_KEYS,), "" if self._remark else "quiet")
        offers = (self._offered(offer) for offer in self._offers if offer.steps)
        yield Choices(stacked(*offers, (choice(DONE, words(say.MAKE_PLAN)),)))

    def chosen(self, choice: str) -> None:
        """Take a step or put it back."""
        if choice == DONE:
            self.action_plan()
            return
        number = int(choice)
        self._remark = ""
        if number in self._steps:
            self._steps = tuple(other for other in self._steps if other != number)
        elif len(self._steps) == PLANNED:
            self._remark = say.ENOUGH
        else:
            self._steps = (*self._steps, number)
        self.redraw()

    def action_plan(self) -> None:
        """Make it the plan."""
        if self._steps:
            self.dismiss(self._steps)
        else:
            self._remark = say.NONE_CHOSEN
            self.redraw()

    def _offered(self, offer: Offer) -> Iterator[Option]:
        if offer.heading:
            yield Heading(offer.heading)
        for number, title in offer.steps:
            label = f"({'x' if number in self._steps else ' '}) {number:>2}  "
            yield choice(str(number), Row(words(title), label=label))


class WhichGoesScreen(MenuScreen):
    """Its result is the number of the step that goes; `back` where the plan stays as it is."""

    goes_for_safe_steps = True
