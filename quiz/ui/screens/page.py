"""What every page is: words and one list of choices on a body that scrolls, the keys below, a typed result."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widget import Widget
from textual.widgets import Static

from quiz.errors import QuizError
from quiz.ui.terminal.rates import Debounce
from quiz.ui.widgets.choices import Choices
from quiz.ui.widgets.key_bar import KeyBar
from quiz.ui.widgets.visuals import STRONG, Row, paragraph, words

T = TypeVar("T")
V = TypeVar("V")
BACK: Final = "back to where you came from"
LOW: Final = 24
"""Lines of a screen from which a page has air."""
TALL: Final = 36
"""Lines of a screen from which a page begins further down."""


def given() -> Any:  # noqa: ANN401 - of every type
    """Stands where a reactive value has no default: a page is given it as it is made."""
    raise LookupError


@dataclass
class Wanted(Message):
    """What a page that stays wants to be done, or opened above it."""

    page: Page[Any]
    wish: tuple[object, ...] = field(repr=False)  # it may be an answer


class Ground(Screen[None]):
    """Below all pages, and never seen: between two pages nothing is styled, laid out or painted."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The next page is about to come."""
        event.prevent_default()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:  # noqa: FBT001, FBT002 - as the base
        """Nothing stands on it, and the page above would be painted with it."""


class WholeCells(ScrollBarRender):
    """A scroll bar without ends of part cells: not every font has them, and some terminals draw them askew."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


ScrollBar.renderer = WholeCells


class Body(VerticalScroll, inherit_bindings=False):
    """What scrolls: all of a page but its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False, id="body.up", tooltip="up"),
        Binding("down,j", "scroll_down", "Down", show=False, id="body.down", tooltip="down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="body.page-up", tooltip="a page up"),
        Binding("pagedown,space", "page(1)", "Page down", show=False, id="body.page-down", tooltip="a page down"),
        Binding("home", "edge(-1)", "To the top", show=False, id="body.top", tooltip="to the top"),
        Binding("end", "edge(1)", "To the end", show=False, id="body.end", tooltip="to the end"),
    ]

    def __init__(self, *parts: Widget) -> None:
        super().__init__(*parts)
        self.set_reactive(Body.show_vertical_scrollbar, True)  # noqa: FBT003 - or it is laid out twice

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - the base says so
        """It looks the same with the focus and without: there is nothing to style anew."""

    def action_page(self, step: int) -> None:
        """Scroll by a screen, less the lines that stay for the eye."""
        self.scroll_relative(y=step * max(1, self.size.height - 3), force=True)

    def action_edge(self, step: int) -> None:
        """To the first or last line."""
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The terminal's cursor stays on the pointer, and the sign below says whether there is more."""
        super().watch_scroll_y(old_value, new_value)
        self.follow(self.virtual_size)

    def watch_virtual_size(self, size: Size) -> None:
        """Before the first paint: the page is as long as it is."""
        self.follow(size)

    def on_resize(self) -> None:
        """There may be more or less room."""
        self.follow(self.virtual_size)

    def follow(self, size: Size) -> None:
        """Bring what depends on the place up to date."""
        page = self.parent
        if isinstance(page, Page) and page.is_there:
            below = self.scroll_offset.y + self.size.height
            for key_bar in page.query_children(KeyBar):  # none on a page that is going
                key_bar.more = below < size.height
            if page.list:
                page.list.place_cursor()
                page.list.hide_heading(below - 1 if below < size.height else None)


class Title(Static):
    """The head of a page: its name, and a quiet note at the other edge."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__(Row(words(title, STRONG), note=note))

    def show(self, title: str, note: str = "") -> None:
        """Another title or note."""
        self.update(Row(words(title, STRONG), note=note))


def paragraphs(texts: Iterable[str], look: str = "") -> ComposeResult:
    """Paragraphs, where there are any, as one: each further widget costs two milliseconds."""
    if said := paragraph(texts, look):
        yield Static(said, classes="paragraph")


class Page(Screen[T]):
    """A page with its keys below. Escape is "back", never "leave"."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("text", "quiet", "heading", "emphasis", "aside", "accent", "track", "key")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False, id="page.escape", tooltip=BACK),
        Binding("b", "back", "Back", id="page.back", tooltip=BACK),
    ]
    AUTO_FOCUS = ""
    HELP = ""
    pace = Debounce(0)
    """The run's own, once the page is shown."""
    act: Callable[..., Coroutine[Any, Any, None] | None] | None = None
    """Does what the page wants while it stays."""
    goes_for_safe_steps: ClassVar[bool] = False
    """Whether it names steps that may need something from him, and goes once only the others are to be shown."""
    lists_safe_steps: ClassVar[bool] = False
    """Whether it shows those others itself from then on."""
    takes_keys_at_once: ClassVar[bool] = False
    """Whether no key pressed for the page before could do harm here, so that `pace` holds nothing back."""
    _styled_for = ""
    """The theme of its looks."""
    list: Choices | None = None
    """What there is to choose from."""
    _was_covered = False
    is_there = False
    """Whether all of it stands, so that its keys do something."""

    def compose(self) -> ComposeResult:
        """The body and the keys."""
        self.fit()
        self._styled_for = self.app.theme
        parts = [*self.body()]
        parts[-1].add_class("-last", update=False)
        self.list = next((part for part in parts if isinstance(part, Choices)), None)
        yield Body(*parts)
        yield KeyBar()

    def body(self) -> ComposeResult:
        """What stands on the page."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """It has the keyboard."""
        self.begin()

    async def recompose(self) -> None:
        """Show something else in its place."""
        await super().recompose()
        self.begin()

    def redraw(self) -> None:
        """Show what `body` gives by now: in place where it has as many parts as before, else all of it anew."""
        body = self.query_one(Body)
        parts = [*self.body()]
        if len(parts) != len(body.children):
            self.refresh(recompose=True)
            return
        for old, new in zip(body.children, parts, strict=True):
            if isinstance(old, Choices) and isinstance(new, Choices):
                old.show(new.options)
            elif isinstance(old, Static) and isinstance(new, Static):
                old.update(new.content)

    def begin(self) -> None:
        """The list has the keyboard, or the page itself where there is none."""
        self.is_there = True
        body = self.query_one(Body)
        body.can_focus = not self.list
        self.set_focus(self.list or body, scroll_visible=False)
        if not self.list:
            self.app.cursor_position = Offset(2, 1)

    def fit(self) -> None:
        """Let the style sheet know how much room there is."""
        height = self.app.size.height
        self.set_class(height < LOW, "-low").set_class(height >= TALL, "-tall")

    def on_resize(self) -> None:
        """There may be more room or less; the pointer stays in sight."""
        self.keep_pointer_in_sight()
        self.fit()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keys pressed for the page before must not choose on this one. Textual would style it anew, lay it out, paint
        parts of it and then all of it again: to come on top changes no look but what a theme has changed since, and
        the page is painted once, whole."""
        event.prevent_default()
        self.stack_updates += 1
        self.pace.page_shown()
        self.fit()
        if self._was_covered:
            self._was_covered = False
            self.refresh_bindings()  # there may have been no room for what some of them do
            if self.list:
                self.list.place_cursor()
        if self._styled_for != self.app.theme:
            self._styled_for = self.app.theme
            self.update_node_styles(animate=False)
        if self.outer_size == self.app.size:
            self.refresh()
        else:
            self._compositor._dirty_regions.add(self.app.size.region)  # noqa: SLF001 - no other way to one whole paint
            self._refresh_layout(self.app.size)

    def _screen_resized(self, size: Size) -> None:
        """Textual tells a page its size once more when it has been laid out for it."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    def on_screen_suspend(self) -> None:
        """Another page has come above it."""
        self._was_covered = True

    def keep_pointer_in_sight(self) -> None:
        """Call it before lines come or go: the pointer that can be seen now can be seen then."""
        if self.list and self.list.highlighted is not None and self.list.is_in_sight(self.list.highlighted):
            self.call_after_refresh(self.list.keep_in_sight)

    def on_key(self, event: events.Key) -> None:
        """A capital is its letter, and a digit of any script that digit."""
        usual = usual_key(event.character)
        if usual and usual != event.key:
            event.stop()
            self.app.call_later(self.app.simulate_key, usual)  # from here it would go no further

    @on(Choices.OptionSelected)
    def _on_selected(self, event: Choices.OptionSelected) -> None:
        event.stop()
        if event.option_id and self.pace.admits(event.option_id):
            self.chosen(event.option_id)

    def chosen(self, choice: str) -> None:
        """Tell what was chosen: a step by its number, or a way."""
        self.action_want(int(choice) if choice.isdecimal() else choice)

    def action_back(self) -> None:
        """Leave the page without a choice."""
        self.dismiss(None)

    def action_want(self, *wish: object) -> None:
        """Tell what is to be done while the page stays."""
        self.post_message(Wanted(self, wish))

    def renew(self) -> None:
        """Show what there is to show by now; something may have been done above the page."""


class ViewPage(Page[T], Generic[T, V]):
    """A page over a view that can change while it stays. A page of its own shows another one by `watch_view`."""

    view: reactive[V] = reactive(given, init=False, repaint=False, bindings=True)

    def __init__(self, make: Callable[[], V]) -> None:
        """`make`: gives the view of this moment; a QuizError leaves the page as it is."""
        super().__init__()
        self._make = make
        self.set_reactive(type(self).view, make())

    def watch_view(self, before: V, view: V) -> Coroutine[Any, Any, None] | None:
        """Show all of it anew."""
        del before, view
        self.refresh(recompose=True)
        return None

    def renew(self) -> None:
        """Show the view as it is now."""
        with suppress(QuizError):
            self.view = self._make()


def usual_key(character: str | None) -> str | None:
    """The key that a character stands for: `b` for a capital B, `3` for a full-width or Arabic three."""
    if character is None or len(character) != 1:
        return None
    digit = unicodedata.digit(character, None)
    if digit is not None and unicodedata.category(character) == "Nd":
        return str(digit)
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 and folded.isascii() and folded.isalpha() else None
