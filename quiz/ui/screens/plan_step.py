"""A step planned in one move: when and how in a line, and the day to look again; where the plan is full, which step
makes room. Must not know where the plan is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.widgets import Static

from quiz.text import plan as say
from quiz.ui.screens.edit import Line, WritingScreen
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.widgets.visuals import words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz.text.screen import EditView


class WrittenPlan(NamedTuple):
    """What she wrote for a step."""

    line: str
    day: date


class PlanStepScreen(WritingScreen[WrittenPlan]):
    """Its result is the line, trimmed, and the day."""

    goes_for_safe_steps = True

    def __init__(self, view: EditView, day: date, today: date) -> None:
        """`day`: what stands there as the day to look again."""
        super().__init__(view)
        self._day = day
        self._today = today

    def more(self) -> ComposeResult:
        """The day, below the line."""
        yield Static(words(say.THE_DAY), id="day")
        yield Line(self._day.isoformat(), max_length=say.DATE, compact=True, select_on_focus=False)

    @property
    def keys(self) -> str:
        """As on every page to write on, and where the day is."""
        return say.STEP_KEYS

    @property
    def is_changed(self) -> bool:
        """The day counts too."""
        return super().is_changed or self.query_one(Line).value.strip() != self._day.isoformat()

    def keep(self, written: str) -> None:
        """Give both, unless the day can be none."""
        field = self.query_one(Line)
        typed = field.value.strip()
        day = say.typed_day(typed, self._today)
        remark = say.objection(self._today, typed)
        if day is None or remark:
            self.set_focus(field)
            self.say(remark)
        else:
            self.dismiss(WrittenPlan(written, day))

    @on(events.DescendantFocus)
    def _on_moved(self) -> None:
        """The terminal's own cursor is where she types."""
        self.call_after_refresh(self.show_cursor)


class WhichGoesScreen(MenuScreen):
    """Its result is the number of the step that goes; `back` where the plan stays as it is."""

    goes_for_safe_steps = True
