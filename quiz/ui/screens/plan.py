"""The plan: what she chose, when and how she will do it, what she has read and tried; and the page where she
chooses. No streaks and no praise. Must not know where the plan is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

from textual.binding import Binding, BindingType

from quiz.model.limits import PLANNED
from quiz.text import plan as words_of
from quiz.ui import render
from quiz.ui.screens.page import Page
from quiz.ui.screens.renewed import RenewedPage
from quiz.ui.screens.result import StepWanted

if TYPE_CHECKING:
    from quiz.text.plan import PlanLine, PlanPage
    from quiz.ui.render import Rows
    from quiz.ui.screens.renewed import Look

CHOOSE: Final = "choose"
DATE: Final = "date"
DONE: Final = "done"


class PlanWish(NamedTuple):
    """What she wants of the plan; `number` is the step that it is about, 0 for the plan as a whole."""

    kind: Literal["choose", "date", "if-then", "read", "tried"]
    number: int = 0


class PlanScreen(RenewedPage[PlanWish]):
    """Its result is what she wants to do with the plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="plan.back", tooltip="back to where you came from"),
        Binding("r", "mark('read')", "Read", id="plan.read", tooltip="mark this step as read"),
        Binding("t", "mark('tried')", "Tried", id="plan.tried", tooltip="mark the practice of this step as tried"),
        Binding("i", "mark('if-then')", "When", id="plan.if-then", tooltip="write when and how you will do it"),
        Binding("c", "choose", "Choose", show=False, id="plan.choose", tooltip="choose one to three steps"),
        Binding("d", "date", "Day", show=False, id="plan.date", tooltip="choose the day to look again"),
    ]
    HELP = words_of.HELP

    def __init__(self, look: Look[PlanPage], pointed: str | None = None) -> None:
        """`pointed`: the step that something was just done for."""
        super().__init__()
        self._look = look
        self._page = look()
        self._first = pointed

    def on_mount(self) -> None:
        """Go back to the step she was at."""
        self.sheet.show(pointed=self._first)

    def look(self) -> None:
        """Take in the plan as it is now."""
        self._page = self._look()

    def setting(self, width: int) -> Rows:
        """The steps, the day to look again, and what can be done."""
        page = self._page
        ways = [(CHOOSE, words_of.CHOOSE, ""), *([(DATE, words_of.OTHER_DAY, "")] if page.review_date else [])]
        keys = words_of.KEYS_BARE if page.bare else words_of.KEYS
        return render.stacked(
            (
                render.title(page.title, "", width),
                render.paragraphs(page.notes, width),
                render.paragraph(keys, width, "quiet") if page.steps else (),
                *(planned_rows(step, width, "" if page.bare else words_of.NO_LINE) for step in page.steps),
                render.paragraph(page.review_date, width) if page.review_date else (),
                () if page.bare else render.menu(ways, width),
            )
        )

    def chosen(self, target: str) -> None:
        """Read a step, or go one of the ways."""
        if target == CHOOSE:
            self.dismiss(PlanWish("choose"))
        elif target == DATE:
            self.dismiss(PlanWish("date"))
        else:
            self.post_message(StepWanted(int(target)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a step needs one, and a plan that it stands in."""
        if action in {"mark", "choose"} and self._page.bare:
            return False
        if action == "mark":
            return bool(self._page.steps)
        if action == "date":
            return bool(self._page.review_date)
        return super().check_action(action, parameters)

    def action_mark(self, kind: Literal["if-then", "read", "tried"]) -> None:
        """For the step that is pointed at, or for the only one."""
        numbers = [str(step.number) for step in self._page.steps]
        pointed = self.sheet.pointed if self.sheet.pointed in numbers else numbers[0] if len(numbers) == 1 else None
        if pointed:
            self.dismiss(PlanWish(kind, int(pointed)))
        else:
            self.sheet.action_edge(-1)

    def action_choose(self) -> None:
        """Choose steps."""
        self.dismiss(PlanWish("choose"))

    def action_date(self) -> None:
        """Choose the day to look again."""
        self.dismiss(PlanWish("date"))


def planned_rows(step: PlanLine, width: int, unwritten: str) -> Rows:
    """A step with what she wrote and did. `unwritten`: stands where she wrote nothing."""
    target, line = str(step.number), step.if_then or unwritten
    return (
        *render.choice(target, step.title, width, lead=f"{step.number:>2}  ", role="entry"),
        *(render.paragraph(line, width, "text" if step.if_then else "quiet", 6, target) if line else ()),
        *(render.paragraph(step.done, width, "quiet", 6, target) if step.done else ()),
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """Steps under one heading."""

    heading: str
    steps: tuple[tuple[int, str], ...]
    """Numbers and titles."""


class ChoosingStepsScreen(Page[tuple[int, ...]]):
    """Its result is the numbers of one to three steps, in the order of choosing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="steps-for-plan.back", tooltip="back; the plan stays as it is"),
        Binding("p", "plan", "Plan", id="steps-for-plan.plan", tooltip="make the steps you have chosen your plan"),
    ]
    HELP = words_of.CHOOSE_HELP

    def __init__(self, offers: tuple[Offer, ...], chosen: tuple[int, ...] = ()) -> None:
        """`chosen`: what is planned now."""
        super().__init__()
        self._offers = offers
        self._chosen = chosen
        self._remark = ""

    def setting(self, width: int) -> Rows:
        """The steps with a box each, and the way on at the end."""
        return render.stacked(
            (
                render.title(words_of.CHOOSE, words_of.CHOSEN_OF.format(len(self._chosen), PLANNED), width),
                render.paragraph(self._remark or words_of.CHOOSE_KEYS, width, "text" if self._remark else "quiet"),
                *(offer_rows(offer, self._chosen, width) for offer in self._offers),
                render.choice(DONE, words_of.MAKE_PLAN, width),
                (render.BLANK,),
            )
        )

    def chosen(self, target: str) -> None:
        """Take a step or put it back."""
        if target == DONE:
            self.action_plan()
            return
        number = int(target)
        self._remark = ""
        if number in self._chosen:
            self._chosen = tuple(other for other in self._chosen if other != number)
        elif len(self._chosen) == PLANNED:
            self._remark = words_of.ENOUGH
        else:
            self._chosen = (*self._chosen, number)
        self.sheet.show()

    def action_plan(self) -> None:
        """Make it the plan."""
        if self._chosen:
            self.dismiss(self._chosen)
        else:
            self._remark = words_of.NONE_CHOSEN
            self.sheet.show()


def offer_rows(offer: Offer, chosen: tuple[int, ...], width: int) -> Rows:
    """Steps with a box each."""
    if not offer.steps:
        return ()
    return (
        *(render.heading(offer.heading, "", width) if offer.heading else ()),
        *(
            row
            for number, title in offer.steps
            for row in render.choice(
                str(number), title, width, lead=f"({'x' if number in chosen else ' '}) {number:>2}  "
            )
        ),
    )
