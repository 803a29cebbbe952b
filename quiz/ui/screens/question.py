"""The pages of a sitting: the two safety questions, which are neither scored nor kept; one question a screen,
circumstances and items alike; and the page that checks the answers. Must not know where answers go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Final, NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static
from textual.widgets.option_list import Option

from quiz.engine.outcome import advance
from quiz.engine.sitting import Sitting, Stage
from quiz.text import asking
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.page import Page, Title, given, paragraphs
from quiz.ui.widgets.choices import Choices, Heading, blank, choice, grows, stacked
from quiz.ui.widgets.visuals import STRONG, Drawn, Row, Stack, bar, words

FINISH: Final = "finish"
BACK: Final = "back"
ROOM: Final = 7
"""Lines above the answers of a low screen."""


class Saved(NamedTuple):
    """Whether what she answered is saved."""

    word: str = ""
    """Beside the heading."""
    trouble: str = ""
    """What is wrong, for as long as saving fails."""


class SafetyCheckScreen(MenuScreen):
    """One of the safety questions; its result is the id of the answer, or the way back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="safety-check.back", tooltip="the question before"),
    ]

    def _choices(self) -> Iterator[Option]:
        for number, item in enumerate(self.view.items, 1):
            yield choice(item.id, Row(words(item.words), label=f"( ) {number}  "))


class QuestionScreen(Page[Sitting]):
    """Asks until there is nothing more to ask; its result is the sitting then. Every act of hers makes a new one, which
    is told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="question.back", tooltip="the question before"),
        Binding("s", "skip", "Skip", id="question.skip", tooltip="skip this question; it is not counted"),
        Binding("f", "finish", "Finish", id="question.finish", tooltip="finish now with what you have answered"),
    ]
    HELP = asking.HELP

    sitting: reactive[Sitting] = reactive(given, init=False, layout=False, repaint=False, bindings=True)
    saved: reactive[Saved] = reactive(Saved(), init=False, layout=False, repaint=False)
    head = getters.query_one("#head", Static)
    saying = getters.query_one("#saying", Static)
    choices = getters.query_one(Choices)

    def __init__(self, sitting: Sitting, saved: Saved, remark: str = "") -> None:
        """`remark` is said at the first question."""
        super().__init__()
        self.set_reactive(QuestionScreen.sitting, sitting)
        self.set_reactive(QuestionScreen.saved, saved)
        self.question = asking.question(sitting)
        self._introduction = " ".join(filter(None, (remark, asking.introduction(sitting))))

    def body(self) -> ComposeResult:
        """Where she is, the question right above the answers, and these at the same place each time."""
        yield Static(self._head(), id="head")
        yield Static(self._saying(), id="saying")
        yield Choices(self._answers(), highlighted=self._given, numbered=True)

    def watch_sitting(self, before: Sitting, sitting: Sitting) -> None:
        """Show the next question."""
        if sitting.at is None:
            return
        self.question = asking.question(sitting)
        self._introduction = asking.introduction(sitting, before)
        self.head.update(self._head(), layout=False)
        self._say()
        self.choices.show(self._answers(), self._given)

    def watch_saved(self, before: Saved, saved: Saved) -> None:
        """Say whether it is saved, and what is wrong where it is not."""
        self.head.update(self._head(), layout=False)
        if before.trouble != saved.trouble:
            self._say()

    def chosen(self, choice: str) -> None:
        """Answer with the number of an answer, what the pointer is at, or what was clicked."""
        value = next(option.value for option in self.question.options if str(option.digit) == choice)
        self._go(self.sitting.answer(value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Finishing early is offered from the first scored question on, going back where there is a question before."""
        if action == "finish":
            return self.sitting.stage is not Stage.CIRCUMSTANCES
        if action == "back":
            return self.sitting.back() != self.sitting
        return super().check_action(action, parameters)

    def action_skip(self) -> None:
        """Pass over the question."""
        if self.pace.admits("skip"):
            self._go(self.sitting.skip())

    def action_back(self) -> None:
        """The question before."""
        self._go(self.sitting.back())

    def action_finish(self) -> None:
        """To the page that checks the answers."""
        if self.pace.admits("finish"):
            self._go(self.sitting.finish_now())

    def _go(self, sitting: Sitting) -> None:
        self.sitting = advance(sitting)
        self.action_want(self.sitting)
        if self.sitting.at is None:
            self.dismiss(self.sitting)

    @property
    def _given(self) -> str:
        """What was answered before, else the first answer."""
        options = self.question.options
        given = (option for option in options if option.value == self.question.given)
        return str(next(given, options[0]).digit)

    def _head(self) -> Stack:
        heading = Row(words(self.question.heading, STRONG), note=self.saved.word)
        return Stack(heading, bar(self.question.done))

    def _say(self) -> None:
        saying = self._saying()
        lines = saying.get_height({}, self.saying.size.width)
        self.saying.update(saying, layout=grows(self.saying, lines))

    def _saying(self) -> Drawn:
        """What is wrong, what introduces a part, the period and the question."""
        question = self.question
        said = [words(self.saved.trouble), words(self._introduction, "quiet"), words(question.period, "quiet")]
        return Drawn(partial(spaced, (*filter(None, said), words(question.text, STRONG))))

    def _answers(self) -> Iterator[Option]:
        """The answers, with "no occasion" apart."""
        for option in self.question.options:
            if not option.digit:
                yield blank()
            box = "(x)" if option.value == self.question.given else "( )"
            yield choice(str(option.digit), Row(words(option.words), label=f"{box} {option.digit}  "))


def spaced(paragraphs: Sequence[Content], width: int) -> Content:
    """Paragraphs with air between them, or close where that would push the answers down."""
    loose, close = (Content(between).join(paragraphs) for between in ("\n\n", "\n"))
    return loose if loose.get_height({}, width) <= ROOM else close


class CheckScreen(Page[str]):
    """Every question, what was said, and a way to change it. Its result is `finish`, `back`, or the id of the question
    to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="check.back", tooltip="the last question"),
        Binding("f", "finish", "Finish", id="check.finish", tooltip="finish and see the result"),
    ]
    HELP = asking.CHECK_HELP

    def __init__(self, sitting: Sitting, highlighted: str | None) -> None:
        """`highlighted`: the question that was changed last, if any."""
        super().__init__()
        self._sitting = sitting
        self._highlighted = highlighted

    def body(self) -> ComposeResult:
        """The way on first, then the answers by area."""
        yield Title(asking.CHECK_TITLE, asking.unanswered(self._sitting))
        yield from paragraphs((asking.CHECK,))
        areas: dict[str, list[Option]] = {}
        for line in asking.check_lines(self._sitting):
            answers = areas.setdefault(line.heading, [Heading(line.heading)])
            answers.append(choice(line.id, Row(words(line.text), note=line.answer)))
        yield Choices(stacked((choice(FINISH, words(asking.FINISH)),), *areas.values()), highlighted=self._highlighted)

    def on_mount(self) -> None:
        """Come back to what was changed."""
        self.call_after_refresh(self.query_one(Choices).keep_in_sight)

    def chosen(self, choice: str) -> None:
        """Finish, or change one answer."""
        self.dismiss(choice)

    def action_finish(self) -> None:
        """To the result."""
        if self.pace.admits(FINISH):
            self.dismiss(FINISH)

    def action_back(self) -> None:
        """To the last question."""
        self.dismiss(BACK)
