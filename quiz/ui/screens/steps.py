"""The list of steps that can be read. Must not know where their texts are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.text import reading as words
from quiz.ui import render
from quiz.ui.screens.page import Page
from quiz.ui.screens.result import STEP_INSET, StepWanted

if TYPE_CHECKING:
    from quiz.text.other import OtherStep
    from quiz.ui.render import Rows


class StepsScreen(Page[None]):
    """Numbers and titles; Enter reads one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="steps.back", tooltip="back to where you came from"),
    ]
    HELP = words.LIST_HELP

    def __init__(self, title: str, steps: tuple[OtherStep, ...], lines: tuple[str, ...] = ()) -> None:
        """`lines`: what is said before the list."""
        super().__init__()
        self._title = title
        self._steps = steps
        self._before = lines

    def show(self, title: str, steps: tuple[OtherStep, ...], lines: tuple[str, ...] = ()) -> None:
        """Another list in its place."""
        self._title, self._steps, self._before = title, steps, lines
        self.sheet.show(self.setting)

    def setting(self, width: int) -> Rows:
        """The list."""
        entries = (step_rows(step, width) for step in self._steps)
        return render.stacked(
            (
                render.title(self._title, "", width),
                render.paragraphs(self._before, width),
                tuple(row for entry in entries for row in entry),
            )
        )

    def chosen(self, target: str) -> None:
        """Read a step."""
        self.post_message(StepWanted(int(target)))


def step_rows(step: OtherStep, width: int) -> Rows:
    """A step by its title, and the sentence below it where there is one."""
    target = str(step.number)
    rows = render.choice(target, step.title, width, lead=f"{step.number:>2}  ")
    return (*rows, *render.paragraph(step.line, width, "quiet", STEP_INSET, target)) if step.line else rows
