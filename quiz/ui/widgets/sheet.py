"""The page itself: one widget that sets rows for its size, moves a pointer over what can be chosen, and scrolls. Must
not know what the rows say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message

from quiz.ui.render import Rows, column, placed
from quiz.ui.widgets.painting import Painting

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region
    from textual.strip import Strip

Setting = Callable[[int], Rows]
"""Sets a page for a column of so many cells."""


class Sheet(Painting, can_focus=True):
    """Rows in a centred column, with a pointer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="sheet.up", tooltip="up"),
        Binding("down,j", "move(1)", "Down", show=False, id="sheet.down", tooltip="down"),
        Binding("enter", "choose", "Choose", show=False, id="sheet.choose", tooltip="choose it"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="sheet.page-up", tooltip="a page up"),
        Binding("pagedown,space", "page(1)", "Page down", show=False, id="sheet.page-down", tooltip="a page down"),
        Binding("home,g", "edge(-1)", "To the top", show=False, id="sheet.top", tooltip="to the top"),
        Binding("end,G", "edge(1)", "To the end", show=False, id="sheet.end", tooltip="to the end"),
    ]

    class Chosen(Message):
        """Something on the page was chosen, by key or by click."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, setting: Setting, *, tightens: bool = False) -> None:
        """`tightens`: whether the page gives up spare lines where it does not fit."""
        super().__init__()
        self._setting = setting
        self._tightens = tightens
        self._targets: tuple[str, ...] = ()
        self._set_for: Size | None = None
        """The size for which the rows are set."""

    def show(self, setting: Setting | None = None, pointed: str | None = None) -> None:
        """Set the page anew, from the top where it is another one, with the pointer at `pointed`, or where it was,
        or at the first choice."""
        if setting is not None:
            self._setting = setting
            self.scroll_to(0, 0, animate=False, force=True)
        before = self._painted()
        self._pointed = pointed or self._pointed
        if self.size:
            self._set()
            self._measure()
            self._repaint(before)

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is visible. The first frame is painted before anybody is told the size."""
        if self._set_for != self.size:
            self._set()
        return super().render_lines(crop)

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - the base says so
        """A page looks the same whether it has the focus or not: nothing is to be styled anew."""

    def on_resize(self) -> None:
        """Set the page for the new size, where no frame has done so."""
        if self._set_for != self.size:
            self._set()
        self._measure()

    def on_focus(self) -> None:
        """Put the terminal's own cursor where the pointer is: a screen reader follows it."""
        self._place_cursor()

    def on_click(self, event: events.Click) -> None:
        """A click chooses what stands there."""
        if (target := self._target_at(event.y)) is not None:
            self._point_at(target)
            self.post_message(self.Chosen(target))

    def action_move(self, step: int) -> None:
        """Move the pointer to the next choice in sight, else scroll a line towards it."""
        following = self._following(step)
        if following is not None and self._in_sight(following):
            self._point_at(following)
        else:
            self.scroll_relative(y=step, animate=False, force=True)

    def action_choose(self) -> None:
        """Choose what the pointer stands at; where it is out of sight, bring it into sight first."""
        if self._pointed is None:
            return
        if self._in_sight(self._pointed):
            self.post_message(self.Chosen(self._pointed))
        else:
            self.scroll_to(y=self._line_of(self._pointed) - self.size.height // 2, animate=False, force=True)

    def action_page(self, step: int) -> None:
        """Scroll by a screen, less the lines that stay for the eye."""
        self.scroll_relative(y=step * max(1, self.size.height - 3), animate=self._glides, force=True)

    def action_edge(self, step: int) -> None:
        """To the first or last choice and line."""
        if self._targets:
            self._point_at(self._targets[0 if step < 0 else -1])
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=self._glides, force=True)

    def _set(self) -> None:
        """Set the rows for the size, with the pointer where it was or at the first choice."""
        self._set_for = self.size
        self._left, width = column(self.outer_size.width)
        self._rows = placed(self._setting(width), self.size.height, tightens=self._tightens)
        self._targets = tuple(row.target for row in self._rows if row.target is not None and row.mark is not None)
        self._pointed = self._pointed if self._pointed in self._targets else next(iter(self._targets), None)

    def _measure(self) -> None:
        """Tell how far the page scrolls and where the pointer stands. One that fits need not say how long it is: a
        change of that lays the page out and paints it a second time."""
        fits = len(self._rows) <= self.size.height
        self.virtual_size = Size(0, 0) if fits else Size(self.size.width, len(self._rows))
        self._place_cursor()

    def _following(self, step: int) -> str | None:
        """The choice that a move reaches; from a pointer out of sight, the first or last one in sight."""
        if self._pointed is None:
            return None
        if not self._in_sight(self._pointed):
            seen = [target for target in self._targets if self._in_sight(target)]
            return (seen[0] if step > 0 else seen[-1]) if seen else None
        place = self._targets.index(self._pointed) + step
        return self._targets[place] if 0 <= place < len(self._targets) else None

    def _in_sight(self, target: str) -> bool:
        top = self.scroll_offset.y
        return top <= self._line_of(target) < top + self.size.height - self._more_below

    @property
    def _glides(self) -> bool:
        """Whether she asked for motion."""
        return self.app.animation_level != "none"

    def _line_of(self, target: str) -> int:
        return next(index for index, row in enumerate(self._rows) if row.target == target and row.mark is not None)

    def _point_at(self, target: str) -> None:
        before, self._pointed = self._painted(), target
        self._repaint(before)
        self._place_cursor()

    def _place_cursor(self) -> None:
        if self._pointed is None or not self.has_focus:
            return
        line = self._line_of(self._pointed)
        mark = self._rows[line].mark or 0
        where = Offset(self._left + mark, line - self.scroll_offset.y)
        self.app.cursor_position = self.content_region.offset + where
