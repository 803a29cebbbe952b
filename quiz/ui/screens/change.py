"""What has changed between two sittings: each area with the noise drawn where the change is, then sentences, her own
answers, and what was planned in between. Must not know how any of it was worked out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import ClassVar, Final, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.visual import Visual
from textual.widgets import Static
from textual.widgets.option_list import Option

from quiz.text import comparison as say
from quiz.text.areas import ChangeLine
from quiz.text.words import capital, count
from quiz.ui.screens.page import Title, ViewPage, paragraphs
from quiz.ui.widgets.charts import BEYOND, BOTH, NOISE, NOW, THEN, WITHIN, noise_band
from quiz.ui.widgets.choices import Choices, Heading, choice
from quiz.ui.widgets.visuals import STRONG, Drawn, Row, Stack, numbered, section, words

Against = Literal["last", "first", "every"]
"""What the newest sitting is held against."""
LEGEND: Final = (
    f"{THEN} {say.THEN}   {NOW} {say.NOW}   {BOTH} {say.BOTH}",
    f"{NOISE}{WITHIN} {say.WITHIN}   {BEYOND} {say.BEYOND}",
)
BROAD: Final = 72
"""Cells from which figures, band and words have room in one line."""
LONGEST_NOW: Final = 14
"""Cells of an answer that can have a column of its own."""
BAND: Final = 40
"""Most cells of a band."""
NO_FIGURE: Final = "–"


class ChangeScreen(ViewPage[None, say.ComparisonPage]):
    """Tells what she wants the newest sitting held against instead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "want('last')", "Last", id="change.last", tooltip="the time before against the newest"),
        Binding("f", "want('first')", "First", id="change.first", tooltip="the first time against the newest"),
        Binding("e", "want('every')", "Every", id="change.every", tooltip="all times before against the newest"),
    ]

    against: reactive[Against] = reactive("last", init=False, repaint=False, bindings=True)

    def __init__(
        self,
        compare: Callable[[Against], say.ComparisonPage],
        offered: Collection[Against] = (),
        noise: Iterable[str] = (),
    ) -> None:
        """`offered`: what the newest sitting can be held against. `noise`: how noise is reckoned, for the help."""
        super().__init__(lambda: compare(self.against))
        self._offered = offered
        self.HELP = " ".join(noise)  # type: ignore[misc]  # it has figures of the bank

    def body(self) -> ComposeResult:
        """The whole comparison from top to bottom."""
        view = self.view
        yield Title(say.TITLE, view.compared).set_class(bool(view.days), "-close")
        if view.days:
            yield from paragraphs((f"{capital(view.then)} → {view.now}, {view.days}",), "quiet")
        yield from paragraphs(view.notices)
        yield from block(areas(view.areas), say.AREAS, say.AREAS_NOTE)
        yield from paragraphs(view.summary)
        yield from paragraphs(view.remarks, "quiet")
        stayed = filter(None, (words(view.answers_stayed, "quiet"),))
        yield from block((*moves(view.answers), *stayed), say.ANSWERS)
        if view.between:
            yield Choices(between(view), classes="paragraph")
            yield from paragraphs((say.NOT_PROOF,))
        yield from block(moves(view.situation), say.SITUATION)
        yield from block(notes(view.notes), say.NOTES)
        yield from block(steps(view.steps), say.STEPS)
        yield from block(left_out(view.left_out), say.LEFT_OUT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only another comparison than this one is offered."""
        if action == "want":
            return parameters[0] in self._offered and parameters[0] != self.against and bool(self.view.days)
        return super().check_action(action, parameters)


def area_change(line: ChangeLine, name: int, width: int) -> Content:
    """One area in one line: its band and its figures. `name`: cells of the longest of all areas."""
    then, now = line.then_figure or NO_FIGURE, line.now_figure or NO_FIGURE
    figures = words(f"  {then:>3} → ") + words(f"{now:<3}", STRONG)
    noise = None if line.noise is None else line.noise / 100
    room = max(8, min(BAND, width - name - figures.cell_length))
    band = noise_band((line.then or 0) / 100, (line.now or 0) / 100, noise, room)
    return words(f"{line.name:<{name}}") + band + figures


def move(moved: say.Moved, column: int, width: int) -> Visual:
    """Anything that has words for then and for now, these at the right edge with all arrows in line, or below where
    there is little room. `column`: cells for now; 0 where they differ too much."""
    name, then, now = words(moved.name), words(f"{bare(moved.then)} → ", "quiet"), bare(moved.now)
    if width < BROAD:
        return Stack(Row(name, hang=2), Row(then + words(now), inset=4))
    return Row(name, note=then + words(f"{now:<{column}}"), hang=2)


def bare(words: str) -> str:
    """Words without their quotation marks: they stand in a column of their own."""
    return words.strip("“”")


def legend(width: int) -> Content:
    """What the marks mean, below the bands; in one line where there is room."""
    whole = "   ".join(LEGEND)
    return Content.styled("\n" + (whole if len(whole) <= width else "\n".join(LEGEND)), ".quiet")


def block(visuals: Iterable[Visual], title: str, note: str = "") -> Iterator[Static]:
    """What belongs together, below its heading, as one; nothing where there is nothing."""
    if found := tuple(visuals):
        yield Static(Stack(section(title, note), *found), classes="paragraph")


def areas(lines: tuple[ChangeLine, ...]) -> Iterator[Visual]:
    """Each area with its band and its figures, below what is said of those that moved alike, and what the marks
    mean."""
    name = max((len(line.name) for line in lines), default=0) + 2
    for word, alike in groupby(lines, key=lambda line: line.word):
        known = [line for line in alike if line.then is not None and line.now is not None]
        if known:
            yield words(capital(word), "quiet")
        yield from (Drawn(partial(area_change, line, name)) for line in known)
    for line in lines:
        if line.then is None or line.now is None:
            yield Row(words(line.word, "quiet"), label=words(f"{line.name:<{name}}", "text"))
    if any(line.noise is not None for line in lines):
        yield Drawn(legend)


def moves(moved: tuple[say.Moved, ...]) -> Iterator[Visual]:
    """One below the other, in one column where they differ little."""
    column = max((len(bare(one.now)) for one in moved), default=0)
    yield from (Drawn(partial(move, one, column if column <= LONGEST_NOW else 0)) for one in moved)


def notes(written: tuple[tuple[str, str], ...]) -> Iterator[Visual]:
    """What she wrote about the two sittings, each under its day."""
    for day, note in written:
        yield words(say.NOTE_OF.format(day), "quiet")
        yield Row(words(note, lines=True), inset=2)


def between(view: say.ComparisonPage) -> Iterator[Option]:
    """What was planned, read and tried in between."""
    yield Heading(say.BETWEEN)
    for step in view.between:
        yield choice(str(step.number), numbered(step.number, step.title, words(step.line, "quiet")))


def steps(lines: tuple[tuple[int, say.Moved], ...]) -> Iterator[Visual]:
    """The places of the steps: figures and no more. Those that stay are quiet."""
    if lines:
        yield words(say.STEPS_NOTE, "quiet")
    for number, line in lines:
        stays = line.then == line.now
        moved = words(line.now, "quiet") if stays else words(f"{line.then} → ", "quiet") + words(line.now)
        yield Row(numbered(number, line.name, moved), inset=2)


def left_out(lines: tuple[say.LeftOutLine, ...]) -> Iterator[Visual]:
    """What is not compared, and why."""
    for line in lines:
        yield words(f"{count(line.total, 'question')}: {line.reason}")
        yield from (Row(words(act, "quiet"), inset=2, hang=2) for act in line.acts)
