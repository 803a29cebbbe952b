"""A page with a few words and a few ways on: home, the start page and every page that asks which way to go. Must not
know where the ways lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from quiz.text.screen import CHOOSING_HELP
from quiz.ui import render
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.ui.render import Row, Rows


class Way(NamedTuple):
    """One way on."""

    id: str
    words: str
    hint: str = ""


class Ways(NamedTuple):
    """What such a page shows, from top to bottom."""

    title: str
    ways: tuple[Way, ...]
    lines: tuple[str, ...] = ()
    """Above the ways."""
    note: str = ""
    """Beside the title."""
    after: tuple[str, ...] = ()
    """Quietly below the ways."""
    asks: bool = False
    """Whether the title is a question: the ways are its answers then, and stand with their numbers."""


class ChoosingScreen(Page[str]):
    """Shows words and ways; its result is the id of the way, or `back` where she steps back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="choosing.back", tooltip="back to where you came from"),
        *(
            Binding(
                str(n), f"digit({n})", f"Line {n}", show=False, id=f"choosing.{n}", tooltip="choose it by its number"
            )
            for n in range(1, 10)
        ),
    ]
    TIGHTENS = True
    HELP = CHOOSING_HELP

    def __init__(self, ways: Ways, *, back: str | None = None, pointed: str | None = None) -> None:
        """`back`: the way that Escape takes; None where it does nothing. `pointed`: the way where she was before."""
        super().__init__()
        self._ways = ways
        self._back = back
        self._pointed = pointed

    def on_mount(self) -> None:
        """Point at the way that she took before."""
        if self._pointed:
            self.sheet.show(pointed=self._pointed)

    def ask(self, ways: Ways, *, back: str | None = None, pointed: str | None = None) -> None:
        """Show other words and ways on the same page, with the pointer at `pointed` or at the first way."""
        self._ways = ways
        self._back = back
        self._pointed = pointed
        self.sheet.show(self.setting, pointed=pointed or ways.ways[0].id)
        self.refresh_bindings()

    def setting(self, width: int) -> Rows:
        """Title, words, ways, and what stands quietly below."""
        ways = self._ways
        blocks = [
            render.title(ways.title, ways.note, width),
            render.paragraphs(ways.lines, width),
            self._answers(width) if ways.asks else self._menu(width),
            render.paragraphs(ways.after, width, "quiet"),
        ]
        return render.stacked(blocks)

    def chosen(self, target: str) -> None:
        """Take the way."""
        self.dismiss(target)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers, where there is such a line; back, where there is a way back."""
        if action == "digit":
            return parameters[0] in range(1, len(self._ways.ways) + 1)
        if action == "back":
            return self._back is not None
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Take the way back where there is one."""
        if self._back is not None:
            self.dismiss(self._back)

    def action_digit(self, number: int) -> None:
        """Take the way with this number, 1 for the first."""
        way = self._ways.ways[number - 1].id
        if self.pace.admits(way):
            self.dismiss(way)

    def _menu(self, width: int) -> Rows:
        return render.menu([(way.id, way.words, way.hint) for way in self._ways.ways], width)

    def _answers(self, width: int) -> Rows:
        rows: list[Row] = []
        for number, way in enumerate(self._ways.ways, start=1):
            rows += render.choice(way.id, way.words, width, lead=f"( ) {number}  ")
        return tuple(rows)
