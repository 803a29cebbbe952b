"""One question a screen: circumstances and items alike, all on one page, which holds the sitting. Every act of hers
makes a new one and is told; must not know where answers go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import getters
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from quiz.engine.sitting import Sitting, Stage
from quiz.text import asking
from quiz.ui.screens.page import Page, PageMessage, given
from quiz.ui.widgets.choices import Choices, blank, choice, grows
from quiz.ui.widgets.visuals import STRONG, Bar, Drawn, Row, Stack, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.css.styles import RulesMap
    from textual.widgets.option_list import Option

    from quiz.text.asking import Question

ROOM: Final = 7
"""Lines above the answers of a low screen."""


class Saved(NamedTuple):
    """Whether what she answered is saved."""

    word: str = ""
    """Beside the heading."""
    trouble: str = ""
    """What is wrong, for as long as saving fails."""


class QuestionScreen(Page[Sitting]):
    """Asks until there is nothing more to ask; its result is the sitting then."""

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

    class Changed(PageMessage["QuestionScreen"]):
        """She answered, skipped or went back."""

        def __init__(self, page: QuestionScreen, sitting: Sitting) -> None:
            super().__init__(page)
            self.sitting = sitting

    def __init__(self, sitting: Sitting, saved: Saved, remark: str = "") -> None:
        """`remark` is said at the first question."""
        super().__init__()
        self.set_reactive(QuestionScreen.sitting, sitting)
        self.set_reactive(QuestionScreen.saved, saved)
        self._question = asking.question(sitting)
        self._introduction = " ".join(filter(None, (remark, asking.introduction(sitting))))

    @property
    def question(self) -> Question:
        """The question that is shown."""
        return self._question

    def body(self) -> ComposeResult:
        """Where she is, the question right above the answers, and these at the same place each time."""
        yield Static(self._head(), id="head")
        yield Static(self._saying(), id="saying")
        yield Choices(self._answers(), highlighted=self._given, numbered=True)

    def watch_sitting(self, before: Sitting, sitting: Sitting) -> None:
        """Show the next question."""
        if sitting.at is None:
            return
        self._question = asking.question(sitting)
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
        value = next(option.value for option in self._question.options if str(option.digit) == choice)
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
        """The question before, where there is one."""
        if self.sitting.back() != self.sitting:
            self._go(self.sitting.back())

    def action_finish(self) -> None:
        """To the page that checks the answers."""
        if self.pace.admits("finish"):
            self._go(self.sitting.finish_now())

    def _go(self, sitting: Sitting) -> None:
        from quiz.engine.outcome import advance  # noqa: PLC0415 - the engine, with the first answer

        self.sitting = advance(sitting)
        self.post_message(self.Changed(self, self.sitting))
        if self.sitting.at is None:
            self.dismiss(self.sitting)

    @property
    def _given(self) -> str:
        """What was answered before, else the first answer."""
        options = self._question.options
        given = (option for option in options if option.value == self._question.given)
        return str(next(given, options[0]).digit)

    def _head(self) -> Stack:
        heading = Row(words(self._question.heading, STRONG), note=self.saved.word)
        return Stack(heading, Bar(self._question.done))

    def _say(self) -> None:
        saying = self._saying()
        lines = saying.get_height({}, self.saying.size.width)
        self.saying.update(saying, layout=grows(self.saying, lines))

    def _saying(self) -> Saying:
        """What is wrong, what introduces a part, the period and the question."""
        question = self._question
        said = [words(self.saved.trouble), words(self._introduction, "quiet"), words(question.period, "quiet")]
        return Saying(*filter(None, said), words(question.text, STRONG))

    def _answers(self) -> Iterator[Option]:
        """The answers, with "no occasion" apart."""
        for option in self._question.options:
            if not option.digit:
                yield blank()
            box = "(x)" if option.value == self._question.given else "( )"
            yield choice(str(option.digit), Row(words(option.words), label=f"{box} {option.digit}  "))


class Saying(Drawn):
    """Paragraphs, close where they would push the answers down."""

    def __init__(self, *paragraphs: Content) -> None:
        self.paragraphs = paragraphs

    def draw(self, width: int) -> Content:
        """With air between them, or without."""
        loose, close = (Content(between).join(self.paragraphs) for between in ("\n\n", "\n"))
        return loose if loose.get_height({}, width) <= ROOM else close

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines they take."""
        return self.draw(width).get_height(rules, width)
