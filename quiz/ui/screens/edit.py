"""Pages to write on: a note, a single line, or a step planned in one move, with when and how in a line and the day to
look again. What is typed is hers until she keeps it; Escape leaves it. Must not know where it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from quiz.sanitize import sanitize
from quiz.text import plan as plan_words
from quiz.text import screen as say
from quiz.text.screen import EditView
from quiz.ui.screens.page import Page, Title, paragraphs
from quiz.ui.terminal.rates import LONGEST_PASTE
from quiz.ui.widgets.key_bar import KeyBar
from quiz.ui.widgets.visuals import words

Objection = Callable[[str], str]
"""Says why something cannot be kept; nothing where it can. It may keep it at once."""


class NoteArea(TextArea):
    """What a note is typed on, or a sentence that is too long for a line: there Enter ends it."""

    class Submitted(Message):
        """She has ended the sentence."""

    def __init__(self, text: str, *, many: bool) -> None:
        """`many`: whether it may have several lines."""
        super().__init__(
            sanitize(text, lines=many),
            soft_wrap=True,
            show_line_numbers=False,
            compact=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            classes="" if many else "-sentence",
        )
        self.many = many

    def on_key(self, event: events.Key) -> None:
        """What can be pasted can be typed."""
        if is_text(event):
            self.replace(event.character or "", *self.selection)
        if event.key == "enter" and not self.many:
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted passes the filter."""
        filtered(event, lines=self.many)


class Line(Input):
    """What a single line is typed on."""

    def on_key(self, event: events.Key) -> None:
        """What can be pasted can be typed."""
        if is_text(event):
            self.insert_text_at_cursor(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted passes the filter."""
        filtered(event, lines=False)


def is_text(event: events.Key) -> bool:
    """Whether a key types what is not "printable" to Python and passes the filter all the same, such as a no-break
    space. Nobody else takes it then."""
    character = event.character or ""
    is_text = not event.is_printable and sanitize(character) == character != ""
    if is_text:
        event.stop()
        event.prevent_default()
    return is_text


def filtered(event: events.Paste, *, lines: bool) -> None:
    """Nothing that steers a terminal is pasted, and nothing that is too long for a note."""
    event.text = sanitize(event.text, lines=lines) if len(event.text) <= LONGEST_PASTE else ""
    if not event.text:
        event.stop()
        event.prevent_default()


class EditScreen(Page[str]):
    """Words, and what she writes below them. Its result is that, trimmed; None where she leaves it as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Save", key_display="^s", id="edit.keep", priority=True, tooltip="save it"),
        Binding("f1", "app.help", "Help", key_display="F1", id="app.help", tooltip="this help"),
        Binding("question_mark", "app.help", "Help", show=False, id="edit.help", tooltip="this help"),
        Binding("escape", "back", "Back", key_display="Esc", id="edit.back", tooltip="leave it as it was"),
    ]
    HELP = say.WRITING_HELP

    def __init__(self, view: EditView, objection: Objection = lambda _: "") -> None:
        super().__init__()
        self.view = view
        self._objection = objection
        self._warned = False

    def compose(self) -> ComposeResult:
        """The words, the paper, the keys."""
        view = self.view
        self.fit()
        with Vertical(id="paper"):
            yield Title(view.title, self._used(view.text))
            yield from paragraphs(view.lines)
            yield Static(words(self.keys, "quiet"), id="remark")
            if view.is_long:
                yield NoteArea(view.text, many=view.many)
            else:
                yield Line(sanitize(view.text), max_length=view.longest, compact=True, select_on_focus=False)
            yield from self.more()
        yield KeyBar()

    def more(self) -> ComposeResult:
        """What else is written on the page."""
        yield from ()

    def begin(self) -> None:
        """At the end of what stands there. Where pages stand still, the cursor does."""
        self.is_there = True
        for area in self.query(NoteArea):
            area.move_cursor(area.document.end)
        for area in (*self.query(NoteArea), *self.query(Line)):
            area.cursor_blink = self.app.animation_level != "none"
        self.set_focus(self.query("NoteArea, Line").first())
        self.call_after_refresh(self.show_cursor)

    @property
    def text(self) -> str:
        """What stands there now."""
        area = self.query_one("NoteArea, Line")
        return area.text if isinstance(area, NoteArea) else area.value if isinstance(area, Line) else ""

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _on_changed(self) -> None:
        """Say how much there is."""
        self._warned = False
        self.query_one(Title).show(self.view.title, self._used(self.text))
        self.say("")

    @on(Input.Submitted)
    @on(NoteArea.Submitted)
    def _on_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Keep it, unless there is something against it."""
        written = sanitize(self.text, lines=self.view.many).strip()
        over = len(written) - self.view.longest
        if remark := say.TOO_LONG.format(over) if over > 0 else self._objection(written):
            self.say(remark)
        else:
            self.keep(written)

    def keep(self, written: str) -> None:
        """Give it."""
        self.dismiss(written)

    @property
    def is_changed(self) -> bool:
        """Whether something else stands there than before."""
        return self.text.strip() != self.view.text.strip()

    def action_back(self) -> None:
        """Leave it as it was; where something was typed, the second time."""
        if self._warned or not self.is_changed:
            self.dismiss(None)
        else:
            self._warned = True
            self.say(say.UNSAVED)

    def on_resize(self) -> None:
        """What is typed on may have another place."""
        self.call_after_refresh(self.show_cursor)

    def show_cursor(self) -> None:
        """Textual puts the terminal's own cursor where it is typed only once a key was pressed."""
        area = self.focused
        if isinstance(area, NoteArea | Line):
            self.app.cursor_position = area.cursor_screen_offset
            area.refresh()

    @property
    def keys(self) -> str:
        """What saves it and what leaves it."""
        return say.LINES if self.view.many else say.ONE_LINE

    def _used(self, text: str) -> str:
        return say.USED.format(len(text), self.view.longest)

    def say(self, remark: str) -> None:
        """Say what is against it; with nothing to say, the keys."""
        self.query_one("#remark", Static).update(words(remark) if remark else words(self.keys, "quiet"))


class PlanStepScreen(EditScreen):
    """Its result is the line, trimmed; `day` is then the day to look again."""

    goes_for_safe_steps = True

    def __init__(self, view: EditView, day: date, today: date, *, unsaved: bool) -> None:
        """`day`: what stands there at first. `unsaved`: whether that or the line is of her typing, and not saved."""
        super().__init__(view)
        self.day = day
        self._unsaved = unsaved
        self._today = today

    def more(self) -> ComposeResult:
        """The day, below the line."""
        yield Static(words(plan_words.THE_DAY), id="day")
        yield Line(self.day.isoformat(), max_length=plan_words.DATE, compact=True, select_on_focus=False)

    @property
    def keys(self) -> str:
        """As on every page to write on, and where the day is."""
        return plan_words.STEP_KEYS

    @property
    def is_changed(self) -> bool:
        """The day counts too, and what she typed before."""
        return self._unsaved or super().is_changed or self.query_one(Line).value.strip() != self.day.isoformat()

    def keep(self, written: str) -> None:
        """Give both, unless the day can be none."""
        field = self.query_one(Line)
        typed = field.value.strip()
        day = plan_words.typed_day(typed, self._today)
        remark = plan_words.objection(self._today, typed)
        if day is None or remark:
            self.set_focus(field)
            self.say(remark)
        else:
            self.day = day
            self.dismiss(written)

    @on(events.DescendantFocus)
    def _on_moved(self) -> None:
        """The terminal's own cursor is where she types."""
        self.call_after_refresh(self.show_cursor)
