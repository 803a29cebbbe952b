"""What has changed between two sittings: each area with the noise drawn where the change is, then sentences, her own
answers, and what was planned in between. Must not know how any of it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.binding import Binding, BindingType

from quiz.text import comparison as words_of
from quiz.text.words import capital, count
from quiz.ui import render
from quiz.ui.render import Row, Span
from quiz.ui.screens.renewed import RenewedPage
from quiz.ui.screens.result import STEP_INSET, StepWanted
from quiz.ui.widgets.band import BEYOND, BOTH, NOISE, NOW, THEN, WITHIN, band

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.text.comparison import ComparisonPage, LeftOutLine, Moved, StepLine
    from quiz.text.comparison.areas import ChangeLine
    from quiz.ui.render import Rows
    from quiz.ui.screens.renewed import Look

Against = Literal["last", "first", "every", "chosen"]
"""What the later sitting is held against; `chosen` are two that she picked."""
LEGEND: Final = (
    (f"{THEN} {words_of.THEN}", f"{NOW} {words_of.NOW}", f"{BOTH} {words_of.BOTH}"),
    (f"{NOISE}{WITHIN} {words_of.WITHIN}", f"{BEYOND} {words_of.BEYOND}"),
)
BROAD: Final = 72
"""Cells from which figures, band and words have room in one line."""
FIGURES: Final = 9
"""Cells of "100 → 100"."""
LONGEST_BAND: Final = 33
LONGEST_NOW: Final = 14
"""Cells of an answer that can have a column of its own."""


class ChangeScreen(RenewedPage[Against]):
    """Its result is what she wants the later sitting held against instead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="change.back", tooltip="back to where you came from"),
        Binding("l", "against('last')", "Last", id="change.last", tooltip="the sitting before against the newest"),
        Binding("f", "against('first')", "First", id="change.first", tooltip="the first sitting against the newest"),
        Binding("e", "against('every')", "Every", id="change.every", tooltip="all earlier sittings against the newest"),
    ]

    def __init__(
        self,
        look: Look[ComparisonPage],
        against: Against,
        offered: Iterable[Against] = (),
        noise: Iterable[str] = (),
    ) -> None:
        """`offered`: what else the newest sitting can be held against. `noise`: how noise is reckoned, for the help."""
        super().__init__()
        self._look = look
        self._page = look()
        self._offered = frozenset(offered) - {against}
        self.HELP = " ".join(noise)  # type: ignore[misc]  # it has figures of the bank

    def look(self) -> None:
        """Take in the comparison as it is to be shown now."""
        self._page = self._look()

    def setting(self, width: int) -> Rows:
        """The whole comparison from top to bottom."""
        page = self._page
        return render.stacked(
            (
                (*render.title(page.title, page.compared, width), *between_days(page, width)),
                render.paragraphs(page.notices, width),
                areas(page.areas, width),
                render.paragraphs(page.summary, width),
                render.paragraphs((*page.wholes, *page.remarks), width, "quiet"),
                answers(page, width),
                planned(page, width),
                moves(words_of.SITUATION, page.situation, width),
                notes(page.notes, width),
                steps(page.steps, width),
                left_out(page.left_out, width),
                (render.BLANK,),
            )
        )

    def chosen(self, target: str) -> None:
        """Read a step."""
        self.post_message(StepWanted(int(target)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only another comparison than this one is offered."""
        if action == "against":
            return parameters[0] in self._offered and bool(self._page.days)
        return super().check_action(action, parameters)

    def action_against(self, against: Against) -> None:
        """Hold the newest sitting against another one."""
        self.dismiss(against)


def between_days(page: ComparisonPage, width: int) -> Rows:
    """The two days, and how far they are apart."""
    if not page.days:
        return ()
    return render.paragraph(f"{capital(page.then)} → {page.now}, {page.days}", width, "quiet")


def areas(lines: tuple[ChangeLine, ...], width: int) -> Rows:
    """Each area with its band, its figures and its words, and what the marks mean."""
    if not lines:
        return ()
    name = max(render.cells(line.name) for line in lines) + 2
    word = max((render.cells(line.word) for line in lines if line.then is not None), default=0)
    room = width - name - 2 - FIGURES - (2 + word if width >= BROAD else 0)
    rows = [row for line in lines for row in area_rows(line, name, max(8, min(LONGEST_BAND, room)), width)]
    drawn = any(line.noise is not None for line in lines)
    return (*render.heading(words_of.AREAS, words_of.AREAS_NOTE, width), *rows, *(legend(name, width) if drawn else ()))


def area_rows(line: ChangeLine, name: int, longest: int, width: int) -> Iterator[Row]:
    """One area; its words stand below it where there is little room."""
    label = f"{line.name:<{name}}"
    if line.then is None or line.now is None:
        yield from render.hanging(label, line.word, width, ("text", "quiet"))
        return
    noise = None if line.noise is None else line.noise / 100
    drawn = band(line.then / 100, line.now / 100, noise, longest)
    figures = (Span(f"  {line.then_figure:>3} → "), Span(f"{line.now_figure:<3}", "strong"))
    if width >= BROAD:
        yield Row((Span(label), *drawn, *figures, Span(f"  {line.word}", "quiet")))
    else:
        yield Row((Span(label), *drawn, *figures))
        yield Row((Span(" " * name), Span(line.word, "quiet")))


def legend(name: int, width: int) -> Iterator[Row]:
    """What the marks mean, below the bands."""
    yield render.BLANK
    parts = ["   ".join(line) for line in LEGEND]
    whole = "   ".join(parts)
    if name + render.cells(whole) <= width:
        yield Row((Span(" " * name), Span(whole, "quiet")))
    elif render.cells(whole) <= width:
        yield Row((Span(whole, "quiet"),))
    else:
        yield from (Row((Span(part, "quiet"),)) for part in parts)


def answers(page: ComparisonPage, width: int) -> Rows:
    """Her own answers, by largest move, and how many stayed."""
    rows = moves(words_of.ANSWERS, page.answers, width)
    stayed = render.paragraph(page.answers_stayed, width, "quiet") if page.answers_stayed else ()
    return (*(rows or render.heading(words_of.ANSWERS, "", width)), *stayed) if rows or stayed else ()


def moves(title: str, moved: tuple[Moved, ...], width: int) -> Rows:
    """Anything that has words for then and for now."""
    if not moved:
        return ()
    beside = max(render.cells(bare(one.now)) for one in moved)
    column = beside if width >= BROAD and beside <= LONGEST_NOW else 0
    return (*render.heading(title, "", width), *(row for one in moved for row in move_rows(one, width, column)))


def bare(words: str) -> str:
    """Words without their quotation marks: they stand in a column of their own."""
    return words.strip("“”")


def move_rows(moved: Moved, width: int, column: int) -> Iterator[Row]:
    """What it is at the left, then and now at the right edge, or below where there is little room. `column`: cells for
    now, so that all arrows stand in line; 0 where they cannot."""
    then, now = bare(moved.then), f"{bare(moved.now):<{column}}"
    size = render.cells(f"{then} → {now}")
    spans = (Span(f"{then} → ", "quiet"), Span(now, "text"))
    room = width - size - 2
    lines = render.wrap(moved.name, room - 2 if width >= BROAD else width - 2)
    if width >= BROAD or (len(lines) == 1 and render.cells(lines[0]) <= room):
        yield Row((Span(lines[0]), Span(" " * (width - size - render.cells(lines[0]))), *spans))
        yield from (Row((Span(f"  {line}"),)) for line in lines[1:])
        return
    yield from render.entry(moved.name, width)
    yield Row((Span("    "), *spans))


def notes(written: tuple[tuple[str, str], ...], width: int) -> Rows:
    """What she wrote about the two sittings, each under its day."""
    if not written:
        return ()
    rows = list(render.heading(words_of.NOTES, "", width))
    for day, note in written:
        rows += render.paragraph(words_of.NOTE_OF.format(day), width, "quiet")
        rows += (row for line in note.splitlines() for row in render.paragraph(line, width, "text", 2))
    return tuple(rows)


def planned(page: ComparisonPage, width: int) -> Rows:
    """What was planned, read and tried in between."""
    if not page.between:
        return ()
    rows = list(render.heading(words_of.BETWEEN, "", width))
    for step in page.between:
        rows += render.choice(str(step.number), step.title, width, lead=f"{step.number:>2}  ", role="entry")
        rows += render.paragraph(step.done, width, "quiet", STEP_INSET, str(step.number))
    return (*rows, render.BLANK, *render.paragraph(words_of.NOT_PROOF, width))


def steps(lines: tuple[StepLine, ...], width: int) -> Rows:
    """The places of the steps: figures and no more."""
    if not lines:
        return ()
    return (
        *render.heading(words_of.STEPS, "", width),
        *render.paragraph(words_of.STEPS_NOTE, width, "quiet"),
        *(row for line in lines for row in place_rows(line, width)),
    )


def place_rows(line: StepLine, width: int) -> Rows:
    """A step with its places then and now, which are quiet where they are the same."""
    stays = line.then == line.now
    place = Span(line.now, "quiet") if stays else Span(line.now)
    before = () if stays else (Span(f"{line.then} → ", "quiet"),)
    return (
        *render.hanging(f"  {line.number:>2}  ", line.title, width, ("quiet", "strong")),
        Row((Span(" " * STEP_INSET), *before, place)),
    )


def left_out(lines: tuple[LeftOutLine, ...], width: int) -> Rows:
    """What is not compared, and why."""
    if not lines:
        return ()
    rows = list(render.heading(words_of.LEFT_OUT, "", width))
    for line in lines:
        rows += render.paragraph(f"{count(line.count, 'question')}: {line.reason}", width)
        rows += (row for act in line.acts for row in render.entry(act, width, "quiet", 2))
    return tuple(rows)
