"""The sittings, newest first, with each area over time: open one, compare two, write a note, delete one. Must not know
where sittings are, nor what becomes of a wish."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.visual import Visual
from textual.widgets import Static
from textual.widgets.option_list import Option

from quiz.text import history as say
from quiz.text.export import short_day
from quiz.text.words import count, day
from quiz.ui.screens.page import Title, ViewPage, paragraphs
from quiz.ui.widgets.charts import Mark, room_for, trend
from quiz.ui.widgets.choices import GUTTER, Choices, Heading, choice, said, stacked
from quiz.ui.widgets.visuals import COLUMN, Drawn, Row, Stack, section, words

COLUMNS = 14, 26
"""Cells of a day, and of the steps behind it."""


class HistoryScreen(ViewPage[None, say.HistoryPage]):
    """Tells what she wants of which sitting, and shows what has become of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="history.back", tooltip="back home"),
        Binding(
            "c", "compare", "Compare", id="history.compare", tooltip="mark this one, then another, to compare them"
        ),
        Binding(
            "d,delete", "do('delete')", "Delete", key_display="d", id="history.delete", tooltip="delete these answers"
        ),
        Binding("n", "do('note')", "Note", id="history.note", tooltip="write a note on these answers"),
        Binding("t", "over_time", "Over time", id="history.over-time", tooltip="show or hide every area over time"),
    ]
    HELP = say.HELP

    _marked: str | None = None
    """The first of two to be compared."""
    _remark = ""

    def body(self) -> ComposeResult:
        """The areas over time, then the table."""
        page = self.view
        yield Title(say.TITLE, count(len(page.sittings), "time") if page.sittings else "")
        keys = say.KEYS_BARE if page.bare else say.KEYS
        remark = page.note or self._remark
        yield Static(words(remark) if remark else words(keys, "quiet"), id="said")
        over_time = Static(self._over_time(), id="over-time")
        over_time.display = len(page.sittings) > 1
        yield over_time
        yield Choices(self._options())
        if page.unreadable:
            yield Static(section(say.UNREADABLE))
        yield from paragraphs(page.unreadable)

    def watch_view(self, *_: say.HistoryPage) -> None:
        """Something has become of a sitting; one that is gone is marked no more."""
        if all(line.id != self._marked for line in self.view.sittings):
            self._marked = None
        self._say("")

    def chosen(self, choice: str) -> None:
        """Open a sitting."""
        self.action_want("open", choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a sitting needs one, and figures are compared and shown only where there are some."""
        if action in {"compare", "over_time"} and self.view.bare:
            return False
        if action in {"compare", "do", "over_time"}:
            return bool(self.view.sittings)
        return super().check_action(action, parameters)

    def action_compare(self) -> None:
        """Mark the first of two, take the mark away, or compare the marked one with this."""
        pointed = self._pointed
        if pointed is None:
            return
        if len(self.view.sittings) == 1:
            self._say(say.ONLY_ONE)
        elif pointed.remark:
            self._say(say.NOT_THIS_ONE.format(pointed.number, pointed.remark))
        elif self._marked in {None, pointed.id}:
            self._marked = None if self._marked else pointed.id
            self._say(say.MARKED.format(pointed.number) if self._marked else "")
        else:
            marked = next(line for line in self.view.sittings if line.id == self._marked)
            earlier, later = sorted((marked, pointed), key=lambda line: line.number)
            self._marked = None
            self._say("")
            self.action_want("compare", later.id, earlier.id)

    def action_do(self, what: str) -> None:
        """Do something with the sitting that the pointer is at."""
        if pointed := self._pointed:
            self.action_want(what, pointed.id)

    def action_over_time(self) -> None:
        """Show or hide each area over time."""
        over_time = self.query_one("#over-time")
        self.keep_pointer_in_sight()
        over_time.display = not over_time.display

    @property
    def _pointed(self) -> say.SittingLine | None:
        at = self.query_one(Choices).highlighted_id
        return next((line for line in self.view.sittings if line.id == at), None)

    def _say(self, remark: str) -> None:
        self._remark = remark
        said = self.query_one("#said")
        said.styles.min_height = said.size.height  # the table stays where it is
        self.redraw()

    def _options(self) -> Iterator[Option]:
        """Every sitting; years stand above their own, and a word where the questions were other ones until then."""
        blocks: list[list[Option]] = []
        newer = ""
        for year, sittings in groupby(self.view.sittings, key=lambda line: line.day.year):
            blocks.append([Heading(str(year))])
            for line in sittings:
                if newer and line.edition not in {"", newer}:
                    blocks[-1].append(said(Row(words(say.EDITION, "quiet"), inset=GUTTER)))
                newer = line.edition or newer
                blocks[-1].append(choice(line.id, sitting_row(line, marked=line.id == self._marked)))
        return stacked(*blocks)

    def _over_time(self) -> Visual:
        """Each area as a row of marks with its figures; nothing where there are no figures."""
        comparable = [line for line in self.view.sittings if line.areas]
        names = [name for line in comparable[:1] for name in line.areas]
        room = room_for(names, min(COLUMN, self.app.size.width - 4))
        shown = say.over_time(comparable[:room])
        series = {
            name: [point and Mark(point.strength / 100, point.figure) for point in points]
            for name, points in shown.areas.items()
        }
        note = say.OVER_TIME_NOTE if len(comparable) <= room else say.OVER_TIME_NEWEST.format(room)
        return (
            Stack(
                section(say.OVER_TIME, note), Drawn(partial(trend, series, shown.breaks, [*map(short_day, shown.days)]))
            )
            if series
            else words("")
        )


def sitting_row(line: say.SittingLine, *, marked: bool) -> Visual:
    """One sitting: its number, its day, and the steps it pointed to or why none is named."""
    label = f"{'x ' if marked else '  '}{line.number:>2}  "
    return Row(words(day(line.day, line.day)), label=label, note=line.remark or line.start, column=COLUMNS)
