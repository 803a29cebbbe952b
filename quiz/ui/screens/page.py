"""What every page is: one sheet, one footer, a typed result. Must not know what stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, getters, on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from quiz.ui.terminal.rates import Debounce
from quiz.ui.widgets.footer import Footer
from quiz.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz.ui.render import Rows

T = TypeVar("T")


class Page(Screen[T]):
    """A page of rows with its keys below. Escape is "back", never "leave"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False, id="page.back", tooltip="back to where you came from"),
    ]
    HELP = ""
    TIGHTENS: ClassVar[bool] = False
    """Whether the page gives up blank lines where it would not fit on the screen."""

    sheet = getters.query_one(Sheet)
    footer = getters.query_one(Footer)

    def __init__(self) -> None:
        super().__init__()
        self.pace = Debounce()
        """Replaced by the run's own before the page is shown."""
        self._styled_for = ""
        """The theme of its looks."""

    def on_mount(self) -> None:
        """It has just been styled."""
        self._styled_for = self.app.theme

    def compose(self) -> ComposeResult:
        """The sheet and the keys."""
        yield Sheet(self.setting, tightens=self.TIGHTENS)
        yield Footer()

    def on_screen_resume(self) -> None:
        """Keys pressed for the page before must not choose on this one."""
        self.pace.page_shown()

    @on(events.ScreenResume)
    def _on_resumed(self, event: events.ScreenResume) -> None:
        """A page is styled as it is made: to be on top changes nothing about it but what a theme has changed since."""
        event.refresh_styles = self._styled_for != self.app.theme
        self._styled_for = self.app.theme

    @on(Sheet.Chosen)
    def _on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if self.pace.admits(event.target):
            self.chosen(event.target)

    def setting(self, width: int) -> Rows:
        """The page for a column of `width` cells."""
        raise NotImplementedError

    def chosen(self, target: str) -> None:
        """Something was chosen; a page without choices has nothing to do."""

    def action_back(self) -> None:
        """Leave the page without a choice."""
        self.dismiss()
