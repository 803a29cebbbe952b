"""The page that checks the answers before the result: every question, what was said, and a way to change it. Must not
know the sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from quiz.text import asking
from quiz.ui import render
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.text.asking import CheckLine
    from quiz.ui.render import Row, Rows

FINISH = "finish"
BACK = "back"
LONGEST_BESIDE: Final = 14
"""Cells of an answer that stands beside its question: the frequencies, and "no occasion"."""


class CheckScreen(Page[str]):
    """Its result is `finish`, `back`, or the id of the question to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="check.back", tooltip="the last question"),
        Binding("f", "finish", "Finish", id="check.finish", tooltip="finish and see the result"),
    ]
    HELP = asking.CHECK_HELP

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
            render.choice(FINISH, asking.FINISH, width),
        ]
        areas: dict[str, list[Row]] = {}
        for line in self._lines:
            areas.setdefault(line.heading, []).extend(answer_rows(line, width))
        blocks += [(*render.heading(heading, "", width), *rows) for heading, rows in areas.items()]
        return render.stacked((*blocks, (render.BLANK,)))

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
    """A question with its answer at the right edge, beside its first line or, where the answer is long, below."""
    answer = render.cells(line.answer)
    beside = answer <= LONGEST_BESIDE
    first, *rest = render.choice(line.id, line.text, width - LONGEST_BESIDE - 2 if beside else width)
    if not beside and len(rest) == 0 and render.cells(first.text) + 2 + answer <= width:
        beside = True
    if beside:
        return (edged(first, line.answer, width), *rest)
    return (first, *rest, edged(render.Row(target=line.id), line.answer, width))


def edged(row: Row, words: str, width: int) -> Row:
    """A line with quiet words at the right edge."""
    gap = width - render.cells(row.text) - render.cells(words)
    return row._replace(spans=(*row.spans, render.Span(" " * gap), render.Span(words, "quiet")))
