"""The page that checks the answers before the result: every question, what was said, and a way to change it. Must not
know the sitting."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.text import asking
from quiz.ui import render, words
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.text.asking import CheckLine
    from quiz.ui.render import Rows

FINISH = "finish"
BACK = "back"


class CheckScreen(Page[str]):
    """Its result is `finish`, `back`, or the id of the question to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="check.back", tooltip="the last question"),
        Binding("f", "finish", "Finish", id="check.finish", tooltip="finish and see the result"),
    ]
    HELP = "Enter changes the selected answer, or finishes. Nothing is final before you finish."

    def __init__(self, lines: tuple[CheckLine, ...], unanswered: str, pointed: str | None = None) -> None:
        """`pointed`: the question that was changed last, if any."""
        super().__init__()
        self._lines = lines
        self._unanswered = unanswered
        self._first = pointed

    def on_mount(self) -> None:
        """Point at what was changed last."""
        self.sheet.show(pointed=self._first)

    def setting(self, width: int) -> Rows:
        """The way on first, then the answers by area."""
        blocks = [
            render.title(asking.CHECK_TITLE, self._unanswered, width),
            render.paragraph(asking.CHECK, width),
            render.choice(FINISH, words.FINISH, width),
        ]
        for heading, lines in groupby(self._lines, lambda line: line.heading):
            rows = [row for line in lines for row in answer_rows(line, width)]
            blocks.append((*render.heading(heading, "", width), *rows))
        return render.stacked(blocks)

    def chosen(self, target: str) -> None:
        """Finish, or change one answer."""
        self.dismiss(target)

    def action_finish(self) -> None:
        """To the result."""
        if self.pace.admits(FINISH):
            self.dismiss(FINISH)

    def action_back(self) -> None:
        """To the last question."""
        self.dismiss(BACK)


def answer_rows(line: CheckLine, width: int) -> Rows:
    """A question with its answer in a column of its own at the right, or below where the answer is long."""
    beside = 14
    if len(line.answer) > beside:
        return render.choice(line.id, line.text, width, hint=line.answer)
    rows = render.choice(line.id, line.text, width - beside - 2)
    first = rows[0]
    gap = width - render.cells(first.text) - render.cells(line.answer)
    spans = (*first.spans, render.Span(" " * gap), render.Span(line.answer, "quiet"))
    return (render.Row(spans, first.target, first.mark), *rows[1:])
