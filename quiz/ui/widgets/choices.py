"""The one list of a page: Textual's OptionList, driven by number keys too, with a pointer that shows in text and the
terminal's own cursor where the pointer is, so that a screen reader says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual._widget_navigation import find_next_enabled_no_wrap
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.ui.widgets.visuals import Row, numbered, section, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal, Self

    from textual import events
    from textual.visual import Visual

POINTER: Final = ">"
GUTTER: Final = 2
"""Cells for the pointer and a blank."""


def choice(id: str, prompt: Visual) -> Option:  # noqa: A002 - as Textual calls it
    """Something to choose, with room for the pointer before it."""
    return Option(Row(prompt, inset=GUTTER), id=id)


def said(prompt: Visual) -> Option:
    """Words among the choices that cannot be chosen."""
    return Option(prompt, disabled=True)


class Heading(Option):
    """The name of a part of the list. It is not shown as the last line in sight, without what it stands over."""

    def __init__(self, name: str, note: str = "") -> None:
        super().__init__(section(name, note), disabled=True)


def blank() -> Option:
    """A blank line."""
    return said(Content(" "))


def stacked(*blocks: Iterable[Option]) -> Iterator[Option]:
    """Blocks of choices with a blank line between."""
    between = False
    for block in map(tuple, blocks):
        if between and block:
            yield blank()
        yield from block
        between = between or bool(block)


def step_choices(steps: Iterable[tuple[int, str]]) -> Iterator[Option]:
    """Steps by number and title."""
    for number, title in steps:
        yield choice(str(number), Row(words(title), label=f"{number:>2}  "))


def lined_choices(steps: Iterable[tuple[int, str, str]]) -> Iterator[Option]:
    """Steps by number and title, with a sentence below each and a blank line between."""
    for place, (number, title, line) in enumerate(steps):
        yield from (blank(),) if place else ()
        yield choice(str(number), numbered(number, title, words(line, "text")))


def grows(widget: Widget, lines: int) -> bool:
    """Whether a widget, as high as what it shows, has another height with so many lines."""
    least = widget.styles.min_height
    return widget.size.height != max(lines, int(least.value) - widget.gutter.height if least else 0)


class Choices(OptionList, inherit_bindings=False):
    """Choices, and words between them, as high as they all are: the page around it scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor_up", "Up", show=False, id="choices.up", tooltip="up"),
        Binding("down,j", "cursor_down", "Down", show=False, id="choices.down", tooltip="down"),
        Binding("enter", "select", "Choose", show=False, id="choices.choose", tooltip="choose it"),
        Binding("home", "first", "To the top", show=False, id="choices.top", tooltip="to the top"),
        Binding("end", "last", "To the end", show=False, id="choices.end", tooltip="to the end"),
        *(
            Binding(
                str(n), f"number({n})", f"Line {n}", show=False, id=f"choices.{n}", tooltip="choose it by its number"
            )
            for n in range(1, 10)
        ),
        Binding("0", "number(0)", "No occasion", show=False, id="choices.0", tooltip="no occasion"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--pointer"}

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """A move paints what the pointer leaves and what it comes to: the whole list takes two thirds longer."""

    def __init__(
        self,
        options: Iterable[Option] = (),
        *,
        highlighted: str | None = None,
        numbered: bool = False,
        classes: str | None = None,
    ) -> None:
        """`highlighted`: where the pointer begins; else at the first choice. `numbered`: whether number keys choose."""
        self._numbered = numbered
        self._is_shown = False
        self._is_changing = False
        self._width = 0
        self._unseen: int | None = None
        """The line of a heading that is not shown."""
        super().__init__(*options, markup=False, classes=classes)
        if highlighted in self._id_to_option:
            self.highlighted = self.get_option_index(highlighted)

    @property
    def highlighted_id(self) -> str | None:
        """What the pointer is at."""
        option = self.highlighted_option
        return option.id if option else None

    def show(self, options: Iterable[Option], highlighted: str | None = None) -> None:
        """Show other choices, with the pointer at `highlighted`, or where it was, or at the first."""
        wanted = highlighted or self.highlighted_id
        self._is_changing = True
        self.clear_options()
        self.add_options(options)
        if wanted in self._id_to_option:
            self.highlighted = self.get_option_index(wanted)
        else:
            super().action_first()
        self._is_changing = False
        self.refresh(layout=grows(self, self.virtual_size.height))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Other choices in as many lines need no other place: the page is not laid out again for each of them."""
        layout = layout and not self._is_changing
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _numbers(self) -> dict[int, Option]:
        """The choices by the keys that choose them: 1 for the first, 0 for the one that stands apart under that id."""
        choices = [option for option in self.options if not option.disabled] if self._numbered else []
        return {0 if option.id == "0" else number: option for number, option in enumerate(choices, 1)}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers, where there is such a choice."""
        return parameters[0] in self._numbers() if action == "number" else super().check_action(action, parameters)

    def action_number(self, number: int) -> None:
        """Choose by its number."""
        option = self._numbers()[number]
        self.post_message(self.OptionSelected(self, option, self.options.index(option)))

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer before the first one of what it is at."""
        line = super().render_line(y)
        if y == self._unseen and self._is_heading(y):
            return super().render_line(len(self._lines))
        if self._lines[y : y + 1] != [(self.highlighted, 0)]:
            return line
        pointer = Segment(f"{POINTER:<{GUTTER}}", self.get_component_rich_style("choices--pointer"))
        return Strip.join([Strip([pointer]), line.crop(GUTTER)])

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """The base forgets reverse, which says in some themes what the pointer is at."""
        style = super().get_visual_style(*component_classes, partial=partial)
        reverse = any(self.get_component_styles(name).text_style.reverse for name in component_classes)
        return style + Style(reverse=True) if reverse else style

    def notify_style_update(self) -> None:
        """The theme may be another one: what was painted in the one before is no use."""
        self._clear_caches()
        super().notify_style_update()

    # The terminal's cursor goes with the pointer

    def watch_highlighted(self, old: int | None, new: int | None) -> None:  # type: ignore[override]  # the base takes one
        """Paint both, and take the terminal's cursor along, which a screen reader follows."""
        super().watch_highlighted(new)
        for index in (old, new):
            if index in self._heights:
                self.refresh(Region(0, self._index_to_line[index], self.size.width, self._heights[index]))
        self.place_cursor()

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - the base says so
        """The list looks the same with the focus and without: there is nothing to style anew."""

    def on_focus(self) -> None:
        """A screen reader follows the terminal's cursor."""
        self.place_cursor()

    def place_cursor(self) -> None:
        """Put the terminal's cursor on the pointer, or as near to it as the page shows."""
        if self.highlighted is None or not (self.is_attached and self._lines):
            return
        if self.screen.is_active and self.screen.focused is self:  # a page that is covered is laid out, too
            page = self.page
            line = self.region_of(self.highlighted).y - page.scroll_offset.y
            y = min(max(0, line), max(0, page.size.height - 1))
            self.app.cursor_position = Offset(self.content_region.x, page.content_region.y + y)

    # The page scrolls, not the list

    @property
    def page(self) -> Widget:
        """What scrolls."""
        parent = self.parent
        return parent if isinstance(parent, Widget) else self

    def region_of(self, index: int) -> Region:
        """Where a choice stands on the page, in lines from its top."""
        top = self.virtual_region.y + self._index_to_line.get(index, 0)
        return Region(self.virtual_region.x, top, self.size.width, self._heights.get(index, 1))

    def hide_heading(self, last: int | None) -> None:
        """Show no heading in the `last` line in sight, counted from the top of the page, where more follows."""
        line = None if last is None else last - self.virtual_region.y
        unseen = line if line is not None and self._is_heading(line) else None
        if unseen != self._unseen:
            self._unseen = unseen
            self.refresh()

    def _is_heading(self, line: int) -> bool:
        return 0 <= line < len(self._lines) and isinstance(self.options[self._lines[line][0]], Heading)

    def is_in_sight(self, index: int) -> bool:
        """Whether the first line of a choice can be seen."""
        top = self.page.scroll_offset.y
        return top <= self.region_of(index).y < top + self.page.size.height

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 - the base says so
        """Bring the pointer into sight, with all that belongs to it where there is room."""
        if self.highlighted is not None and self._is_shown:
            region = self.region_of(self.highlighted)
            self.page.scroll_to_region(region, animate=False, force=True, immediate=True, top=top, x_axis=False)

    def keep_in_sight(self) -> None:
        """Bring the pointer into sight where it went out of it, as when the window has another size."""
        if self.highlighted is not None and not self.is_in_sight(self.highlighted):
            self.scroll_to_highlight()

    def on_resize(self, event: events.Resize) -> None:
        """The lines are set anew for another width alone; those for the first are painted before it is told."""
        if self._width in {0, event.size.width}:
            event.prevent_default()
        self._width = event.size.width

    def on_show(self, event: events.Show) -> None:  # type: ignore[override]  # the base takes none
        """A page opens at its top, whatever the pointer is at; from now on it follows."""
        event.prevent_default()
        self._is_shown = True

    def _move(self, step: Literal[-1, 1]) -> None:
        """To the next choice in sight, else a line towards it; from a pointer out of sight to what can be seen."""
        following = find_next_enabled_no_wrap(self.options, anchor=self.highlighted, direction=step)
        if self.highlighted is not None and not self.is_in_sight(self.highlighted):
            seen = [n for n, option in enumerate(self.options) if not option.disabled and self.is_in_sight(n)]
            following = seen[0 if step > 0 else -1] if seen else None
        if following is not None and following != self.highlighted and self.is_in_sight(following):
            self.highlighted = following
        else:
            self.page.scroll_relative(y=step, animate=False, force=True)

    def action_cursor_up(self) -> None:
        """Up, and no further than the first."""
        self._move(-1)

    def action_cursor_down(self) -> None:
        """Down, and no further than the last."""
        self._move(1)

    def action_first(self) -> None:
        """To the first choice, and to the top of the page."""
        super().action_first()
        if self.is_mounted:
            self.page.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """To the last choice, and to the end of the page."""
        super().action_last()
        self.page.scroll_to(y=self.page.max_scroll_y, animate=False, force=True)

    def action_select(self) -> None:
        """Choose what the pointer is at; where it is out of sight, bring it into sight first."""
        if self.highlighted is not None and not self.is_in_sight(self.highlighted):
            middle = self.region_of(self.highlighted).y - self.page.size.height // 2
            self.page.scroll_to(y=middle, animate=False, force=True)
        else:
            super().action_select()
