"""The plan: what she chose, when and how she will do it, what she has read and tried; the page where she chooses; and
the short look back. No streaks and no praise. Must not know where the plan is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.widgets.option_list import Option

from quiz.model.kept import PLANNED
from quiz.text import plan as say
from quiz.text import week
from quiz.text.other import NamedStep
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.page import Page, Title, ViewPage, paragraphs
from quiz.ui.widgets.choices import Choices, Heading, choice, lined_choices, said, stacked
from quiz.ui.widgets.visuals import STRONG, Card, Row, Stack, numbered, words

DONE: Final = "done"
Question = tuple[int, week.Asked]
"""The number of the step, 0 for none, and what is asked."""
LAST: Question = (0, "frightened")


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

    def watch_view(self, before: say.PlanPage, view: say.PlanPage) -> None:
        """The plan has changed; the pointer stays where it is, but in another kind of plan."""
        if bool(before.steps) == bool(view.steps):
            self.redraw()
        else:
            super().watch_view(before, view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a step needs one, and a plan that it stands in."""
        view = self.view
        match (action, *parameters):
            case ("mark", _):
                return bool(view.steps) and not view.bare
            case ("want", "choose"):
                return not view.bare
            case ("want", "week"):
                return view.looks_back
            case ("want", "date"):
                return bool(view.review_date)
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
        ways = [choice("week", words(week.ITEM))] if view.looks_back else []
        ways.append(choice("choose", words(say.CHOOSE)))
        if view.review_date:
            ways.append(choice("date", words(say.OTHER_DAY)))
        day = (said(words(view.review_date)),) if view.review_date else ()
        return stacked(*((card(step),) for step in view.steps), day, ways)


def card(step: say.PlanLine) -> Option:
    """A step as a card, with what she wrote and did."""
    written = words(step.if_then, "text") if step.if_then else words(say.NO_LINE, "quiet")
    later = words(" ".join(filter(None, (step.done, step.helped))), "quiet")
    return choice(str(step.number), Card(numbered(step.number, step.title, words(step.aside, "text"), written, later)))


class ChooseStepsScreen(Page[tuple[int, ...]]):
    """Its result is the numbers of one to three steps, in the order of choosing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="choose-steps.back", tooltip="back; the plan stays as it is"),
        Binding("p", "plan", "Plan", id="choose-steps.plan", tooltip="make the steps you have chosen your plan"),
    ]
    goes_for_safe_steps = True
    HELP = say.CHOOSE_HELP

    def __init__(self, offers: dict[str, tuple[tuple[int, str], ...]], chosen: tuple[int, ...] = ()) -> None:
        """`chosen`: what is planned now."""
        super().__init__()
        self._offers = offers
        self._steps = chosen
        self._remark = ""

    def body(self) -> ComposeResult:
        """The steps with a box each, and the way on at the end."""
        yield Title(say.CHOOSE, say.CHOSEN_OF.format(len(self._steps), PLANNED))
        yield from paragraphs((self._remark or say.CHOOSE_KEYS,), "" if self._remark else "quiet")
        offers = (self._offered(heading, steps) for heading, steps in self._offers.items() if steps)
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

    def _offered(self, heading: str, steps: tuple[tuple[int, str], ...]) -> Iterator[Option]:
        yield Heading(heading)
        for number, title in steps:
            label = f"({'x' if number in self._steps else ' '}) {number:>2}  "
            yield choice(str(number), Row(words(title), label=label))


class WhichGoesScreen(MenuScreen):
    """Its result is the number of the step that goes; `back` where the plan stays as it is."""

    goes_for_safe_steps = True


class WeekSaid(NamedTuple):
    """What she said."""

    steps: Mapping[int, week.WeekAnswer]
    """By number."""
    frightened: bool


class WeekScreen(Page[WeekSaid]):
    """Its result is what she said, once she has answered the last question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="week.back", tooltip="back; nothing is saved"),
    ]
    goes_for_safe_steps = True
    HELP = week.HELP

    def __init__(self, steps: tuple[NamedStep, ...]) -> None:
        super().__init__()
        self._steps = steps
        self._answers: dict[Question, str] = {}

    def body(self) -> ComposeResult:
        """The questions, one below the other."""
        yield Title(week.TITLE, week.NOTE)
        yield from paragraphs((week.INTRODUCTION,), "quiet")
        yield Choices(self._options())

    def chosen(self, choice: str) -> None:
        """Mark an answer and go on to the next question; after the last one, close."""
        ways = [(question, answer) for question in self._questions() for answer in week.ANSWERS[question[1]]]
        question, answer = next(way for way in ways if row(*way) == choice)
        if question == LAST:
            given = self._answers.get
            steps = {n: week.answer(given((n, "tried")), given((n, "helped"))) for n, *_ in self._steps}
            self.dismiss(WeekSaid(steps, frightened=answer == week.YES))
            return
        self._answers[question] = answer
        questions = self._questions()
        following = questions[questions.index(question) + 1]
        self.query_one(Choices).show(self._options(), row(following, next(iter(week.ANSWERS[following[1]]))))
        self.call_after_refresh(self._bring_into_sight, following)

    def _bring_into_sight(self, question: Question) -> None:
        """A question with all its answers: an arrow shows no answer by scrolling to it while another one is chosen."""
        choices = self.query_one(Choices)
        rows = [choices.get_option_index(row(question, answer)) for answer in week.ANSWERS[question[1]]]
        region = Region.from_union([choices.region_of(index) for index in (rows[0] - 1, *rows)])
        choices.page.scroll_to_region(region, animate=False, force=True, immediate=True, x_axis=False)

    def _questions(self) -> tuple[Question, ...]:
        """Whether a step helped is asked once she says that she tried it."""
        questions: list[Question] = []
        for step in self._steps:
            questions.append((step.number, "tried"))
            if self._answers.get((step.number, "tried")) == week.YES:
                questions.append((step.number, "helped"))
        return (*questions, LAST)

    def _options(self) -> Iterator[Option]:
        questions = self._questions()
        blocks: list[Iterable[Option]] = []
        for planned in self._steps:
            of_step = [question for question in questions if question[0] == planned.number]
            blocks += [
                (said(numbered(planned.number, planned.title, words(planned.line, "text"))),),
                *(self._question(question) for question in of_step),
            ]
        return stacked(*blocks, self._question(LAST))

    def _question(self, question: Question) -> Iterator[Option]:
        asked = question[1]
        lines = [words(week.QUESTIONS[asked], STRONG)]
        yield said(Stack(*lines, *([words(week.LAST, "quiet")] if question == LAST else [])))
        for answer, text in week.ANSWERS[asked].items():
            mark = "x" if self._answers.get(question) == answer else " "
            yield choice(row(question, answer), Row(words(text), label=f"({mark}) "))


def row(question: Question, answer: str) -> str:
    """The id of an answer in the list."""
    return " ".join((str(question[0]), question[1], answer))
