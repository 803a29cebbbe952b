"""Rows as they are painted: each span in its look, what is pointed at, what the mouse is over. Must not know how the
rows come about, nor how the pointer moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from quiz.ui.render import CHOOSABLE, painted
from quiz.ui.widgets.looks import look

if TYPE_CHECKING:
    from textual import events

    from quiz.ui.render import Look, Row, Rows

MORE: Final = "↓ more"
"""Stands in the last line of the screen as long as the page goes on below it."""
UNDERLINED: Final = Style(underline=True)
Painted = list[tuple["Row", tuple[bool, bool]]]
"""Rows, and whether the pointer and the mouse are at each."""


class WholeCells(ScrollBarRender):
    """A scroll bar without ends of part cells: not every font has them, and some terminals draw them askew."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


ScrollBar.renderer = WholeCells


class Painting(ScrollView):
    """Rows in a centred column. One line is repainted where one line changes."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Rows = ()
        self._left = 0
        """Cells before the column."""
        self._pointed: str | None = None
        self._hovered: str | None = None
        """What the mouse is over."""
        self._styles: dict[Look, Style] = {}

    @property
    def pointed(self) -> str | None:
        """What the pointer stands at."""
        return self._pointed

    @property
    def rows(self) -> Rows:
        """The page as it is set."""
        return self._rows

    @property
    def text(self) -> str:
        """The whole page in plain words, the pointer included."""
        lines = ("".join(text for text, _ in painted(row, pointed=pointed)) for row, (pointed, _) in self._painted())
        return "\n".join(line.rstrip() for line in lines)

    def render_line(self, y: int) -> Strip:
        """One line of what is visible."""
        width, height = self.size
        index = y + self.scroll_offset.y
        base = self._style("text")
        if y == height - 1 and self._more_below:
            spare = Segment(" " * self._left, base)
            return Strip([spare, Segment(MORE, self._style("quiet"))]).adjust_cell_length(width, base)
        if not (0 <= index < len(self._rows) and self._rows[index].spans):
            return Strip.blank(width, base)
        row = self._rows[index]
        pointed, hovered = self._states(row)
        segments = [Segment(" " * self._left, base)]
        for text, name in painted(row, pointed=pointed):
            style = self._style(name)
            segments.append(Segment(text, style + UNDERLINED if hovered and name in CHOOSABLE else style))
        return Strip(segments).adjust_cell_length(width, base)

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What a click would choose is underlined."""
        self._hover(self._target_at(event.y))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Under the mouse stands something else now."""
        self._hovered = None
        super().watch_scroll_y(old_value, new_value)

    @property
    def _more_below(self) -> bool:
        """Whether there are words below: the air at the end of a page is none."""
        return any(row.spans for row in self._rows[self.scroll_offset.y + self.size.height :])

    def _target_at(self, y: int) -> str | None:
        index = y + self.scroll_offset.y
        return self._rows[index].target if 0 <= index < len(self._rows) else None

    def _hover(self, target: str | None) -> None:
        if target != self._hovered:
            before, self._hovered = self._painted(), target
            self._repaint(before)

    def _states(self, row: Row) -> tuple[bool, bool]:
        """Whether the pointer stands at a row, and whether the mouse does."""
        target = row.target
        return (False, False) if target is None else (target == self._pointed, target == self._hovered)

    def _painted(self) -> Painted:
        """Each row with all that its look depends on."""
        return [(row, self._states(row)) for row in self._rows]

    def _repaint(self, before: Painted) -> None:
        """Repaint the lines that are not as before, so that nothing flickers; all of a page of another length."""
        now = self._painted()
        if len(now) != len(before):
            self.refresh()
            return
        for index, (old, new) in enumerate(zip(before, now, strict=True)):
            if old != new:
                self.refresh(Region(0, index - self.scroll_offset.y, self.size.width, 1))

    def _style(self, name: Look) -> Style:
        if name not in self._styles:
            self._styles[name] = look(self, name)
        return self._styles[name]
