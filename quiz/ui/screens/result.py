"""The result: what goes well first, then where she stands, then where to start and why. Must not know how any of it
was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from quiz.text import result as words_of
from quiz.ui import render
from quiz.ui.render import Row, Span
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.text.bands import AreaLine
    from quiz.text.left_out import LeftOutLines, LeftOutPart
    from quiz.text.result import ResultPage, StepLines
    from quiz.ui.render import Role, Rows

LONGEST_BAR: Final = 30
"""Cells of a bar where there is room."""
LEAST_BAR: Final = 8
"""Cells of a bar where there is none: shorter ones all look alike."""
DASHED: Final = "╍"
FIGURE: Final = 5
"""Cells of a figure with the gap before it."""
STEP_INSET: Final = 6
"""Cells before the title of a step: for the pointer and the number."""
QUIETLY: Final[tuple[Role, Role]] = ("quiet", "text")


class StepWanted(Message):
    """She wants to read a step. `other`: the other version of it."""

    def __init__(self, number: int, *, other: bool = False) -> None:
        super().__init__()
        self.number = number
        self.other = other


Wish = Literal["plan", "note", "export"]


class ResultWish(Message):
    """She wants to do something with this sitting: choose steps from it, write a note on it, have it as a file."""

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self.wish: Wish = wish


class ResultScreen(Page[None]):
    """Scrolls; the steps on it can be read from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="result.back", tooltip="back home"),
        Binding("w", "why", "Why", id="result.why", tooltip="what one answer would have changed"),
        Binding("p", "plan", "Plan", id="result.plan", tooltip="choose one to three steps for your plan"),
        Binding("n", "note", "Note", id="result.note", tooltip="write a note on this sitting"),
        Binding("e", "export", "Export", id="result.export", tooltip="write it to a file, also for a counsellor"),
    ]
    HELP = words_of.HELP

    def __init__(self, page: ResultPage, remark: str = "") -> None:
        """`remark`: what has to be said about this run, such as that nothing of it is kept."""
        super().__init__()
        self._page = page
        self._remark = remark
        self._why = False

    def show(self, page: ResultPage) -> None:
        """The result in another light: the safe list has taken the place of the ordinary one."""
        self._page = page
        self.sheet.show(self.setting)
        self.refresh_bindings()

    def setting(self, width: int) -> Rows:
        """The whole result from top to bottom."""
        page = self._page
        return render.stacked(
            (
                render.title(page.title, page.basis, width),
                render.paragraphs((*page.notices, *filter(None, (self._remark,))), width),
                keep(page, width),
                areas(page.areas, width),
                self._steps(page.start_title, page.start_note, page.start, width),
                self._steps(words_of.NEXT, page.next_note, page.next, width),
                listed(words_of.LATER, page.later, width),
                left_out(page.left_out, width, why=self._why),
                render.paragraph(page.keys, width, "quiet"),
                render.paragraphs(page.notes, width, "quiet"),
                (render.rule(width),),
                render.paragraphs(page.support, width),
                (render.BLANK,),
            )
        )

    def on_mount(self) -> None:
        """Point at the step to start with, though others stand above it."""
        if first := next(iter((*self._page.start, *self._page.next)), None):
            self.sheet.show(pointed=str(first.number))

    def chosen(self, target: str) -> None:
        """Read a step."""
        self.post_message(StepWanted(int(target)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a why where something stands behind it, and a plan to be made of more than titles."""
        if action == "why":
            return self._page.has_why
        if action == "plan":
            return not self._page.bare
        return super().check_action(action, parameters)

    def action_plan(self) -> None:
        """Choose steps for the plan."""
        self.post_message(ResultWish("plan"))

    def action_note(self) -> None:
        """Write a note."""
        self.post_message(ResultWish("note"))

    def action_export(self) -> None:
        """Write it to a file."""
        self.post_message(ResultWish("export"))

    def action_why(self) -> None:
        """Show or hide what a single answer would have changed, and which steps were left out."""
        self._why = not self._why
        self.sheet.show()

    def _steps(self, title: str, note: str, steps: tuple[StepLines, ...], width: int) -> Rows:
        if not steps and not note:
            return ()
        entries = render.stacked(step_rows(step, width, why=self._why) for step in steps)
        head = render.heading(title, "", width)
        return (*head, *(render.paragraph(note, width, "quiet") if note else ()), *entries)


def keep(page: ResultPage, width: int) -> Rows:
    """What goes well: steps, which can be read as well, or her own answers; nothing where there is neither."""
    if page.kept:
        return listed(page.keep_title, tuple(zip(page.kept, page.keep, strict=True)), width)
    if not page.keep:
        return ()
    entries = (row for line in page.keep for row in render.entry(line, width))
    return (*render.heading(page.keep_title, "", width), *entries)


def areas(lines: tuple[AreaLine, ...], width: int) -> Rows:
    """Each area with its bar, its figure and its word."""
    if not lines:
        return ()
    name = max(render.cells(line.name) for line in lines) + 2
    behind = max((render.cells("".join(tail(line))) for line in lines if line.strength is not None), default=0)
    longest = max(LEAST_BAR, min(LONGEST_BAR, width - name - behind))
    return (
        *render.heading(words_of.AREAS, words_of.AREAS_NOTE, width),
        *(row for line in lines for row in _area(line, name, longest, width)),
    )


def _area(line: AreaLine, name: int, longest: int, width: int) -> Rows:
    label = line.name + " " * (name - render.cells(line.name))
    if line.strength is None:
        return render.hanging(label, f"{line.word} ({line.basis})", width, ("text", "quiet"))
    figure, word = tail(line)
    return (Row((Span(label), *bar(line.band, longest), Span(figure, "strong"), Span(word, "quiet"))),)


def tail(line: AreaLine) -> tuple[str, str]:
    """What stands behind a bar: the figure in its column, and the word; few answers have no figure, and are named."""
    return ("  ", f"{line.word}, {line.basis}") if line.few else (f"{line.figure:>{FIGURE}}  ", line.word)


def bar(band: tuple[float, float], width: int) -> tuple[Span, Span, Span]:
    """A strength as a bar of `width` cells: full up to where it would be at the least, dashed as far as it varies by
    chance. The three differ in shape, not in colour alone."""
    low, high = (round(end / 100 * width) for end in band)
    dashed = Span(DASHED * (high - low), "accent")
    return Span(render.FULL * low, "accent"), dashed, Span(render.EMPTY * (width - high), "track")


def step_rows(step: StepLines, width: int, *, why: bool) -> Rows:
    """A step with its reasons, its caution and what only he can do."""
    target = str(step.number)
    rows = list(render.choice(target, step.title, width, lead=f"{step.number:>2}  ", role="entry"))
    for line in filter(None, (*step.reasons, step.caution)):
        rows += render.paragraph(line, width, "text", STEP_INSET, target)
    if why:
        rows += render.paragraph(step.would_change, width, "quiet", STEP_INSET, target)
    rows += render.paragraph(step.his_part, width, "aside", STEP_INSET, target) if step.his_part else ()
    return tuple(rows)


def listed(heading: str, steps: tuple[tuple[int, str], ...], width: int) -> Rows:
    """Steps by number and title, each of which can be read; nothing where there are none."""
    if not steps:
        return ()
    entries = (render.choice(str(number), title, width, lead=f"{number:>2}  ") for number, title in steps)
    return (*render.heading(heading, "", width), *(row for entry in entries for row in entry))


def left_out(part: LeftOutPart, width: int, *, why: bool) -> Rows:
    """How many were left out; behind why also which, set like the other steps, below the reason that they share."""
    if not part.line:
        return ()
    line = render.paragraph(part.line, width, "quiet")
    if not why:
        return line
    groups = (left_out_rows(one, width) for one in part.groups)
    return render.stacked((line, *groups, render.paragraph(part.unnamed, width, "quiet") if part.unnamed else ()))


def left_out_rows(group: LeftOutLines, width: int) -> Rows:
    """Steps that were left out for the same reason."""
    entries = (render.hanging(f"  {number:>2}  ", title, width, QUIETLY) for number, title in group.steps)
    return (*render.paragraph(group.reason, width, "quiet"), *(row for entry in entries for row in entry))
