"""One question a screen: circumstances and items alike. Gives every act of hers to the one who asks and shows what
comes back. Must not know the sitting, nor where answers go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

from textual.binding import Binding, BindingType

from quiz.text import asking
from quiz.ui import render
from quiz.ui.render import BLANK, SPARE, Row
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.engine.sitting import Given
    from quiz.text.asking import Option, Question
    from quiz.ui.render import Rows


class Move(NamedTuple):
    """What she did at a question."""

    kind: Literal["answer", "skip", "back", "finish"]
    value: Given | None = None


class Asked(NamedTuple):
    """A question with what belongs to it at this moment."""

    question: Question
    introduction: str = ""
    """Said where a new part begins."""
    may_finish: bool = False
    may_go_back: bool = True


class Kept(NamedTuple):
    """Whether what she answered is saved."""

    word: str = ""
    """Beside the heading."""
    trouble: str = ""
    """Below it for as long as saving fails: what is wrong."""


SAYING: Final = 8
"""Lines between the bar and the answers: room for what introduces a part, the period and a question of two lines."""
ANSWERS: Final = 8
"""Lines of the answers, with "no occasion" apart and a blank one below: room is kept for as many where there are fewer,
so that a low screen gives up the same for every question."""
Turn = Callable[[Move], Asked | None]
"""Takes what she did and gives what to ask next, or None where this page has no more to ask."""


class QuestionScreen(Page[None]):
    """Asks until there is nothing more to ask."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="question.back", tooltip="the question before"),
        Binding("s", "skip", "Skip", id="question.skip", tooltip="skip this question; it is not counted"),
        Binding("f", "finish", "Finish", id="question.finish", tooltip="finish now with what you have answered"),
        *(
            Binding(
                str(digit), f"digit({digit})", f"Answer {digit}", show=False, id=f"question.{digit}", tooltip=tooltip
            )
            for digit, tooltip in (
                (n, "answer with its number" if n else "no occasion") for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
            )
        ),
    ]
    HELP = asking.HELP
    TIGHTENS = True

    def __init__(self, asked: Asked, turn: Turn, kept: Kept) -> None:
        super().__init__()
        self._asked = asked
        self._turn = turn
        self._kept = kept

    @property
    def question(self) -> Question:
        """The question that is shown."""
        return self._asked.question

    def on_mount(self) -> None:
        """Point at what was answered before."""
        self.sheet.show(pointed=self._marked())

    def show_kept(self, kept: Kept) -> None:
        """Whether what she answered is saved has changed."""
        if kept != self._kept:
            self._kept = kept
            self.sheet.show()

    def setting(self, width: int) -> Rows:
        """The question with its answers."""
        return question_rows(self._asked, self._kept, width)

    def chosen(self, target: str) -> None:
        """Answer with what the pointer stands at, or what was clicked."""
        self._take(Move("answer", self._option(target).value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Finishing early is offered from the first scored question on, going back where there is a question before;
        numbers, where there is such an answer."""
        if action == "finish":
            return self._asked.may_finish
        if action == "back":
            return self._asked.may_go_back
        if action == "digit":
            return any(option.digit == parameters[0] for option in self.question.options)
        return super().check_action(action, parameters)

    def action_digit(self, digit: int) -> None:
        """Answer with a number key and go on."""
        value = self._option(str(digit)).value
        if self.pace.admits(value):
            self._take(Move("answer", value))

    def action_skip(self) -> None:
        """Pass over the question."""
        if self.pace.admits("skip"):
            self._take(Move("skip"))

    def action_back(self) -> None:
        """The question before."""
        self._take(Move("back"))

    def action_finish(self) -> None:
        """To the page that checks the answers."""
        if self.pace.admits("finish"):
            self._take(Move("finish"))

    def _take(self, move: Move) -> None:
        asked = self._turn(move)
        if asked is None:
            self.dismiss()
            return
        keys = (asked.may_finish, asked.may_go_back)
        changed = keys != (self._asked.may_finish, self._asked.may_go_back)
        self._asked = asked
        self.sheet.show(self.setting, pointed=self._marked())
        if changed:
            self.refresh_bindings()

    def _option(self, target: str) -> Option:
        return next(option for option in self.question.options if str(option.digit) == target)

    def _marked(self) -> str:
        question = self.question
        given = (option for option in question.options if option.value == question.given)
        return str(next(given, question.options[0]).digit)


def question_rows(asked: Asked, kept: Kept, width: int) -> Rows:
    """Where she is, the bar, the question right above the answers, and these at the same place each time."""
    question = asked.question
    full, empty = render.bar(question.done, width)
    trouble = (SPARE, *render.paragraph(kept.trouble, width)) if kept.trouble else ()
    before = [render.paragraph(words, width, "quiet") for words in (asked.introduction, question.period) if words]
    opening = render.stacked(before, between=SPARE)
    said = render.stacked((opening, render.paragraph(question.text, width, "strong")))
    one = BLANK if SPARE in (*trouble, *opening) else SPARE  # every question has one to spare above its text
    air = (one, *(BLANK,) * (SAYING - 1 - len(trouble) - len(said)))
    numbered = [option for option in question.options if option.digit]
    zero = [option for option in question.options if not option.digit]
    answers = render.stacked((_options(numbered, question, width), _options(zero, question, width)))
    return render.stacked(
        (
            (*render.title(question.heading, kept.word, width), Row((full, empty)), *trouble, *air, *said, SPARE),
            (*answers, *(BLANK,) * (ANSWERS - len(answers))),
        )
    )


def _options(options: list[Option], question: Question, width: int) -> Rows:
    rows: list[Row] = []
    for option in options:
        box = "(x)" if option.value == question.given else "( )"
        rows += render.choice(str(option.digit), option.words, width, lead=f"{box} {option.digit}  ")
    return tuple(rows)
