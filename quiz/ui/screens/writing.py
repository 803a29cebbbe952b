"""A page to write on: a note, or a single line. What is typed is hers until she keeps it; Escape leaves it. Must not
know what it is for, nor where it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from quiz.sanitize import sanitize
from quiz.text import writing as words
from quiz.ui import render
from quiz.ui.screens.page import Page
from quiz.ui.terminal.rates import LONGEST_PASTE
from quiz.ui.widgets.footer import Footer
from quiz.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz.ui.render import Rows
    from quiz.ui.screens.sheetful import Sheetful

Objection = Callable[[str], str]
"""Says why something cannot be kept; nothing where it can."""


class Paper(TextArea):
    """What is typed on. Every character passes the filter; Enter ends a single line."""

    class Ended(Message):
        """She has ended the line."""

    def __init__(self, text: str, *, many: bool) -> None:
        super().__init__(
            sanitize(text, lines=many), soft_wrap=True, show_line_numbers=False, compact=True, tab_behavior="focus"
        )
        self._many = many
        self.highlight_cursor_line = False

    async def on_key(self, event: events.Key) -> None:
        """Enter ends a single line."""
        if event.key == "enter" and not self._many:
            event.stop()
            event.prevent_default()
            self.post_message(self.Ended())

    async def on_paste(self, event: events.Paste) -> None:
        """What is pasted passes the filter; what is too long for a note is no note."""
        event.stop()
        event.prevent_default()
        if len(event.text) <= LONGEST_PASTE:
            self.replace(sanitize(event.text, lines=self._many), *self.selection)


class WritingScreen(Page[str]):
    """Its result is what she wrote, trimmed; None where she leaves it as it was."""

    CSS_PATH = "writing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", key_display="^s", id="writing.keep", priority=True, tooltip="keep it"),
        Binding("f1", "app.help", "Help", key_display="F1", id="app.help", tooltip="this help"),
        Binding("question_mark", "app.help", "Help", show=False, id="writing.help", tooltip="this help"),
        Binding("escape", "back", "Back", key_display="Esc", id="writing.back", tooltip="leave it as it was"),
    ]
    HELP = words.HELP

    paper = getters.query_one(Paper)

    def __init__(self, asked: Sheetful, objection: Objection = lambda _: "") -> None:
        super().__init__()
        self._asked = asked
        self._objection = objection
        self._remark = ""
        self._warned = False

    def compose(self) -> ComposeResult:
        """The words, the paper, the keys."""
        yield Sheet(self.setting)
        yield Paper(self._asked.text, many=self._asked.many).set_class(not self._asked.many, "-line")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the end of what stands there."""
        self.paper.move_cursor(self.paper.document.end)
        self.paper.focus()

    def on_resize(self) -> None:
        """The paper keeps to the column, below the words."""
        self._fit()

    def setting(self, width: int) -> Rows:
        """What is asked for, and how to keep it."""
        asked = self._asked
        keys = words.LINES if asked.many else words.ONE_LINE
        written = self.paper.text if self.is_mounted and self.query(Paper) else asked.text
        return self._air + render.stacked(
            (
                render.title(asked.title, words.USED.format(len(written), asked.longest), width),
                render.paragraphs(asked.lines, width),
                render.paragraph(self._remark or keys, width, "text" if self._remark else "quiet"),
            )
        )

    def on_text_area_changed(self) -> None:
        """Say how much there is."""
        self._warned = False
        self._say("")

    def on_paper_ended(self) -> None:
        """Enter keeps a single line."""
        self.action_keep()

    def action_keep(self) -> None:
        """Keep it, unless there is something against it."""
        written = sanitize(self.paper.text, lines=self._asked.many).strip()
        over = len(written) - self._asked.longest
        remark = words.TOO_LONG.format(over) if over > 0 else self._objection(written)
        if remark:
            self._say(remark)
        else:
            self.dismiss(written)

    def action_back(self) -> None:
        """Leave it as it was; where something was typed, the second time."""
        if self._warned or self.paper.text.strip() == self._asked.text.strip():
            self.dismiss(None)
            return
        self._warned = True
        self._say(words.UNSAVED)

    @property
    def _air(self) -> Rows:
        """The lines that a low sheet does not leave by itself: the title stands where every title does."""
        return (render.BLANK,) * (render.blank_above(self.size.height - self.footer.size.height, 0) - 1)

    def _say(self, remark: str) -> None:
        self._remark = remark
        self._fit()
        self.sheet.show()

    def _fit(self) -> None:
        left, width = render.column(self.size.width)
        if width > 1:
            self.sheet.styles.height = len(self.setting(width)) + 2
            self.paper.styles.margin = (0, 0, 0, left)
            self.paper.styles.width = width
