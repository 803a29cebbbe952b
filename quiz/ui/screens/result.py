"""The result: what goes well first, then where she stands, then where to start and why. Must not know how any of it
was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from quiz.text import result as say
from quiz.ui.screens.page import Page, PageMessage, StepWanted, Title, given, paragraphs
from quiz.ui.widgets.choices import Choices, choice, said, stacked, step_choices
from quiz.ui.widgets.visuals import STRONG, Bar, Row, Stack, section, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.visual import Visual
    from textual.widgets.option_list import Option

    from quiz.text.bands import AreaLine
    from quiz.text.result import ResultPage, StepLines

BAR: Final = 30
"""Most cells of a bar."""
FIGURE: Final = 3
"""Cells of a figure."""
INSET: Final = 4
"""Cells before what is said of a step: the room of its number."""
Wish = Literal["plan", "note", "export"]


class ResultScreen(Page[None]):
    """Scrolls; the steps on it can be read from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="result.back", tooltip="back home"),
        Binding("w", "why", "Why", id="result.why", tooltip="what one answer would have changed"),
        Binding("p", "want('plan')", "Plan", id="result.plan", tooltip="choose one to three steps for your plan"),
        Binding("n", "want('note')", "Note", id="result.note", tooltip="write a note on these answers"),
        Binding(
            "e", "want('export')", "Export", id="result.export", tooltip="write it to a file, also for a counsellor"
        ),
    ]
    HELP = say.HELP

    view: reactive[ResultPage] = reactive(given, init=False, recompose=True, bindings=True)
    """The result; the safe list may take its place."""
    why: reactive[bool] = reactive(bool, init=False, repaint=False)
    """Whether it is shown what a single answer would have changed."""

    class Wanted(PageMessage["ResultScreen"]):
        """She wants to do something with this sitting: choose steps from it, write a note on it, have it as a file."""

        def __init__(self, page: ResultScreen, wish: Wish) -> None:
            super().__init__(page)
            self.wish: Wish = wish

    def __init__(self, view: ResultPage, remark: str = "") -> None:
        """`remark`: what has to be said about this run, such as that nothing of it is kept."""
        super().__init__()
        self.set_reactive(ResultScreen.view, view)
        self._remark = remark

    def body(self) -> ComposeResult:
        """The whole result from top to bottom."""
        view = self.view
        first = next((str(step.number) for step in (*view.start, *view.next)), None)
        yield Title(view.title, view.basis)
        yield from paragraphs((*view.notices, *filter(None, (self._remark,))))
        yield Choices(self._options(), highlighted=first)
        if view.left_out.line:
            yield Static(self._left_out(), id="left-out", classes="paragraph")
        yield from paragraphs((view.keys, *view.notes), "quiet")
        yield Static(Bar(0), classes="paragraph")
        yield from paragraphs(view.support)

    def watch_why(self) -> None:
        """Show or hide it, with the pointer where it was."""
        self.keep_pointer_in_sight()
        self.query_one(Choices).show(self._options())
        for part in self.query("#left-out").results(Static):
            part.update(self._left_out())

    def chosen(self, choice: str) -> None:
        """Read a step."""
        self.post_message(StepWanted(int(choice)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a why where something stands behind it, and a plan to be made of more than titles."""
        if action == "why":
            return self.view.has_why
        if action == "want" and parameters == ("plan",):
            return not self.view.bare
        return super().check_action(action, parameters)

    def action_why(self) -> None:
        """Show or hide what a single answer would have changed, and which steps were left out."""
        self.why = not self.why

    def action_want(self, wish: Wish) -> None:
        """Do something with this sitting."""
        self.post_message(self.Wanted(self, wish))

    def _options(self) -> Iterator[Option]:
        view = self.view
        return stacked(
            keep(view),
            areas(view.areas),
            self._steps(view.start_title, view.start_note, view.start),
            self._steps(say.NEXT, view.next_note, view.next),
            (said(section(say.LATER)), *step_choices(view.later)) if view.later else (),
        )

    def _left_out(self) -> Visual:
        """How many were left out; behind why also which, each below the reason that it shares."""
        part = self.view.left_out
        lines: list[Visual] = [words(part.line, "quiet")]
        if self.why:
            for group in part.groups:
                lines += [words(" "), words(group.reason, "quiet")]
                lines += (Row(words(title), label=f"{number:>2}  ", inset=2) for number, title in group.steps)
            lines += [words(" "), words(part.unnamed, "quiet")] if part.unnamed else []
        return Stack(*lines)

    def _steps(self, title: str, note: str, steps: tuple[StepLines, ...]) -> Iterator[Option]:
        if steps or note:
            yield said(section(title))
        if note:
            yield said(words(note, "quiet"))
        yield from stacked(*((choice(str(step.number), step_visual(step, why=self.why)),) for step in steps))


def keep(view: ResultPage) -> Iterator[Option]:
    """What goes well: steps, which can be read as well, or her own answers; nothing where there is neither."""
    if view.keep:
        yield said(section(view.keep_title))
    if view.kept:
        yield from step_choices(zip(view.kept, view.keep, strict=True))
    else:
        yield from (said(Row(words(line), label="· ")) for line in view.keep)


def areas(lines: tuple[AreaLine, ...]) -> Iterator[Option]:
    """Each area with its bar, its figure and its word."""
    name = max((words(line.name).cell_length for line in lines), default=0) + 2
    behind = max((len("".join(tail(line))) for line in lines if line.strength is not None), default=0)
    if lines:
        yield said(section(say.AREAS, say.AREAS_NOTE))
    for line in lines:
        label = words(f"{line.name:<{name}}", "text")
        if line.strength is None:
            yield said(Row(words(f"{line.word} ({line.basis})", "quiet"), label=label))
        else:
            figure, word = tail(line)
            note = Content.styled(figure, STRONG) + Content.styled(f"{word:<{behind - len(figure)}}", ".quiet")
            low, high = (end / 100 for end in line.band)
            yield said(Row(Bar(low, high, BAR), label=label, note=note, joined=True))


def tail(line: AreaLine) -> tuple[str, str]:
    """What stands behind a bar: the figure in its column, and the word; few answers have no figure, and are named."""
    return ("", f"{line.word}, {line.basis}") if line.few else (f"{line.figure:>{FIGURE}}  ", line.word)


def step_visual(step: StepLines, *, why: bool) -> Visual:
    """A step with its reasons, its caution and what only he can do."""
    lines = [words(line, "text") for line in (*step.reasons, step.caution)]
    lines += [words(step.would_change if why else "", "quiet"), words(step.his_part, "aside")]
    title = Row(words(step.title, STRONG), label=f"{step.number:>2}  ")
    return Stack(title, *(Row(line, inset=INSET) for line in lines if line))
