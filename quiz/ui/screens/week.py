"""The short look back: three questions on one page, the last of which closes it. Must not know what is kept of the
answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.reactive import reactive

from quiz.text import week as say
from quiz.ui.screens.page import Page, Title, paragraphs
from quiz.ui.widgets.choices import Choices, choice, said, stacked
from quiz.ui.widgets.visuals import STRONG, Row, Stack, words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from quiz.text.other import NamedStep

Question = tuple[int, say.Asked]
"""The number of the step, 0 for none, and what is asked."""
LAST: Question = (0, "frightened")


class WeekSaid(NamedTuple):
    """What she said."""

    steps: Mapping[int, say.WeekAnswer]
    """By number."""
    frightened: bool


class WeekScreen(Page[WeekSaid]):
    """Its result is what she said, once she has answered the last question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="week.back", tooltip="back; nothing is saved"),
    ]
    goes_for_safe_steps = True
    HELP = say.HELP

    answers: reactive[Mapping[Question, str]] = reactive(dict, init=False, repaint=False)
    """So far."""

    def __init__(self, steps: tuple[NamedStep, ...]) -> None:
        super().__init__()
        self._steps = steps

    def body(self) -> ComposeResult:
        """The questions, one below the other."""
        yield Title(say.TITLE, say.NOTE)
        yield from paragraphs((say.INTRODUCTION,), "quiet")
        yield Choices(self._options())

    def chosen(self, choice: str) -> None:
        """Mark an answer and go on to the next question; after the last one, close."""
        question, answer = next(
            (question, answer)
            for question in self._questions()
            for answer in say.ANSWERS[question[1]]
            if row(question, answer) == choice
        )
        if question == LAST:
            given = self.answers.get
            steps = {n: say.answer(given((n, "tried")), given((n, "helped"))) for n, *_ in self._steps}
            self.dismiss(WeekSaid(steps, frightened=answer == say.YES))
            return
        self.answers = {**self.answers, question: answer}
        questions = self._questions()
        following = questions[questions.index(question) + 1]
        self.query_one(Choices).show(self._options(), row(following, next(iter(say.ANSWERS[following[1]]))))
        self.call_after_refresh(self._bring_into_sight, following)

    def _bring_into_sight(self, question: Question) -> None:
        """A question with all its answers: an arrow shows no answer by scrolling to it while another one is chosen."""
        choices = self.query_one(Choices)
        rows = [choices.get_option_index(row(question, answer)) for answer in say.ANSWERS[question[1]]]
        region = Region.from_union([choices.region_of(index) for index in (rows[0] - 1, *rows)])
        choices.page.scroll_to_region(region, animate=False, force=True, immediate=True, x_axis=False)

    def _questions(self) -> tuple[Question, ...]:
        """Whether a step helped is asked once she says that she tried it."""
        questions: list[Question] = []
        for step in self._steps:
            questions.append((step.number, "tried"))
            if self.answers.get((step.number, "tried")) == say.YES:
                questions.append((step.number, "helped"))
        return (*questions, LAST)

    def _options(self) -> Iterator[Option]:
        questions = self._questions()
        blocks: list[Iterable[Option]] = []
        for step in self._steps:
            of_step = [question for question in questions if question[0] == step.number]
            blocks += [(said(heading(step)),), *(self._question(question) for question in of_step)]
        return stacked(*blocks, self._question(LAST))

    def _question(self, question: Question) -> Iterator[Option]:
        asked = question[1]
        lines = [words(say.QUESTIONS[asked], STRONG)]
        yield said(Stack(*lines, *([words(say.LAST, "quiet")] if question == LAST else [])))
        for answer, text in say.ANSWERS[asked].items():
            mark = "x" if self.answers.get(question) == answer else " "
            yield choice(row(question, answer), Row(words(text), label=f"({mark}) "))


def row(question: Question, answer: str) -> str:
    """The id of an answer in the list."""
    return " ".join((str(question[0]), question[1], answer))


def heading(step: NamedStep) -> Stack:
    """A step with what she wrote for it."""
    title = Row(words(step.title, STRONG), label=f"{step.number:>2}  ")
    return Stack(title, *([Row(words(step.line, "text"), inset=4)] if step.line else []))
