"""The page that checks the answers before the result: every question, what was said, and a way to change it. Must not
know the sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from quiz.text import asking
from quiz.ui.screens.page import Page, Title, paragraphs
from quiz.ui.widgets.choices import Choices, choice, said, stacked
from quiz.ui.widgets.visuals import Row, section, words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from quiz.text.asking import CheckLine

FINISH: Final = "finish"
BACK: Final = "back"


class CheckScreen(Page[str]):
    """Its result is `finish`, `back`, or the id of the question to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="check.back", tooltip="the last question"),
        Binding("f", "finish", "Finish", id="check.finish", tooltip="finish and see the result"),
    ]
    HELP = asking.CHECK_HELP

    def __init__(self, lines: tuple[CheckLine, ...], unanswered: str, highlighted: str | None = None) -> None:
        """`highlighted`: the question that was changed last, if any."""
        super().__init__()
        self._lines = lines
        self._unanswered = unanswered
        self._highlighted = highlighted

    def body(self) -> ComposeResult:
        """The way on first, then the answers by area."""
        yield Title(asking.CHECK_TITLE, self._unanswered)
        yield from paragraphs((asking.CHECK,))
        areas: dict[str, list[Option]] = {}
        for line in self._lines:
            answers = areas.setdefault(line.heading, [said(section(line.heading))])
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
