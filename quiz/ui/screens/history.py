"""The sittings, newest first, with each area over time: open one, compare two, write a note, delete one. Must not know
where sittings are, nor what becomes of a wish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

from textual.binding import Binding, BindingType

from quiz.text import history as words_of
from quiz.text.words import count, figure
from quiz.ui import render
from quiz.ui.screens.renewed import RenewedPage
from quiz.ui.screens.sittings import table
from quiz.ui.widgets.trend import Mark, Series, room_for, trend_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.text.history import HistoryPage, SittingLine
    from quiz.ui.render import Rows
    from quiz.ui.screens.renewed import Look

HIGH: Final = 24
"""Lines of a screen from which the areas over time stand above the table without being asked for."""


class HistoryWish(NamedTuple):
    """What she wants of the sittings."""

    kind: Literal["open", "compare", "note", "delete"]
    sitting: str
    other: str = ""
    """To compare with: the earlier one."""


@dataclass(slots=True)
class Spot:
    """Where she is in the list, to be there again when she comes back."""

    pointed: str | None = None
    line: int = 0
    over_time: bool | None = None
    """Whether each area over time is shown; None until she says."""


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The sittings as far as they have been read."""

    page: HistoryPage
    whole: bool = True
    """Whether that is all of them."""


class HistoryScreen(RenewedPage[HistoryWish]):
    """Its result is what she wants of which sitting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="history.back", tooltip="back home"),
        Binding(
            "c", "compare", "Compare", id="history.compare", tooltip="mark this one, then another, to compare them"
        ),
        Binding("d,delete", "delete", "Delete", key_display="d", id="history.delete", tooltip="delete this sitting"),
        Binding("n", "note", "Note", id="history.note", tooltip="write a note on this sitting"),
        Binding("t", "over_time", "Over time", id="history.over-time", tooltip="show or hide every area over time"),
    ]
    HELP = words_of.HELP

    def __init__(self, look: Look[HistoryView], spot: Spot) -> None:
        super().__init__()
        self._look = look
        self._view = look()
        self._spot = spot
        self._marked: str | None = None
        self._remark = ""

    def on_mount(self) -> None:
        """Go back to where she was."""
        self.sheet.show(pointed=self._spot.pointed)
        if self._spot.line:
            self.call_after_refresh(self.sheet.scroll_to, y=self._spot.line, animate=False, force=True)

    def look(self) -> None:
        """Take in the sittings that have been read by now."""
        self._view = self._look()

    def setting(self, width: int) -> Rows:
        """The areas over time, then the table."""
        page = self._view.page
        kept = count(len(page.sittings), "sitting") if self._view.whole else words_of.STILL_READING
        return render.stacked(
            (
                render.title(page.title, kept if page.sittings else "", width),
                self._said(page.note, width),
                over_time(page.sittings, width) if self._shows_over_time else (),
                table(page.sittings, self._marked, width),
                not_read(page.unreadable, width),
                (render.BLANK,),
            )
        )

    def chosen(self, target: str) -> None:
        """Open a sitting."""
        self._leave("open", target)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a sitting needs one, and figures are compared and shown only where there are some."""
        if action in {"compare", "over_time"} and self._view.page.bare:
            return False
        if action in {"compare", "delete", "note", "over_time"}:
            return bool(self._view.page.sittings)
        return super().check_action(action, parameters)

    def action_compare(self) -> None:
        """Mark the first of two, take the mark away, or compare the marked one with this."""
        pointed = self._pointed()
        if pointed is None:
            return
        if len(self._view.page.sittings) == 1:
            self._say(words_of.ONLY_ONE)
        elif pointed.remark:
            self._say(words_of.NOT_THIS_ONE.format(pointed.number, pointed.remark))
        elif self._marked in {None, pointed.id}:
            self._marked = None if self._marked else pointed.id
            self._say(words_of.MARKED.format(pointed.number) if self._marked else "")
        else:
            self._compare(pointed)

    def action_delete(self) -> None:
        """Delete the sitting that is pointed at; it is asked once."""
        if pointed := self._pointed():
            self._leave("delete", pointed.id)

    def action_note(self) -> None:
        """Write a note on the sitting that is pointed at."""
        if pointed := self._pointed():
            self._leave("note", pointed.id)

    def action_over_time(self) -> None:
        """Show or hide each area over time."""
        self._spot.over_time = not self._shows_over_time
        self.sheet.show(self.setting, pointed=self.sheet.pointed)

    @property
    def _shows_over_time(self) -> bool:
        if self._spot.over_time is None:
            return self.app.size.height >= HIGH and len(self._view.page.sittings) > 1
        return self._spot.over_time

    def _compare(self, pointed: SittingLine) -> None:
        marked = next(line for line in self._view.page.sittings if line.id == self._marked)
        earlier, later = sorted((marked, pointed), key=lambda line: line.number)
        self._leave("compare", later.id, earlier.id)

    def _leave(self, kind: Literal["open", "compare", "note", "delete"], sitting: str, other: str = "") -> None:
        self._spot.pointed, self._spot.line = self.sheet.pointed, self.sheet.scroll_offset.y
        self.dismiss(HistoryWish(kind, sitting, other))

    def _pointed(self) -> SittingLine | None:
        return next((line for line in self._view.page.sittings if line.id == self.sheet.pointed), None)

    def _said(self, note: str, width: int) -> Rows:
        """What there is to say, in as many lines as the keys take: the table stays where it is."""
        if note:
            return render.paragraph(note, width)
        keys = render.paragraph(words_of.KEYS_BARE if self._view.page.bare else words_of.KEYS, width, "quiet")
        said = render.paragraph(self._remark, width) if self._remark else keys
        return (*said, *(render.BLANK for _ in range(len(keys) - len(said))))

    def _say(self, remark: str) -> None:
        self._remark = remark
        self.sheet.show()


def over_time(sittings: Sequence[SittingLine], width: int) -> Rows:
    """Each area as a row of marks with its figures; nothing where there are no figures."""
    comparable = [line for line in sittings if line.areas]
    room = room_for([name for line in comparable[:1] for name, _ in line.areas], width)
    series = [
        Series(name, tuple(None if value is None else Mark(value / 100, figure(value)) for value in values))
        for name, values in words_of.trend(comparable[:room])
    ]
    if not series:
        return ()
    note = words_of.OVER_TIME_NOTE if len(comparable) <= room else words_of.OVER_TIME_NEWEST.format(room)
    return (*render.heading(words_of.OVER_TIME, note, width), *trend_rows(series, width))


def not_read(files: Sequence[str], width: int) -> Rows:
    """Files among the sittings that could not be read, each with its reason."""
    if not files:
        return ()
    return (
        *render.heading(words_of.UNREADABLE, "", width),
        *(row for file in files for row in render.paragraph(file, width)),
    )
