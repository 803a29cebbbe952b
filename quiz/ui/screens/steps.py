"""The list of steps that can be read. Must not know where their texts are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from quiz.text import other as say
from quiz.ui.screens.page import Page, StepWanted, Title, given, paragraphs
from quiz.ui.widgets.choices import Choices, choice
from quiz.ui.widgets.visuals import Row, Stack, words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.visual import Visual

    from quiz.text.other import OtherStep, StepsView


class StepsScreen(Page[None]):
    """Numbers and titles; Enter reads one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="steps.back", tooltip="back to where you came from"),
    ]
    lists_safe_steps = True
    HELP = say.LIST_HELP

    view: reactive[StepsView] = reactive(given, init=False, recompose=True)

    def __init__(self, view: StepsView) -> None:
        super().__init__()
        self.set_reactive(StepsScreen.view, view)

    def body(self) -> ComposeResult:
        """The list."""
        yield Title(self.view.title)
        yield from paragraphs(self.view.lines)
        yield Choices(choice(str(step.number), listed(step)) for step in self.view.steps)

    def chosen(self, choice: str) -> None:
        """Read a step."""
        self.post_message(StepWanted(int(choice)))


def listed(step: OtherStep) -> Visual:
    """A step by its title, and the sentence below it where there is one."""
    title = Row(words(step.title), label=f"{step.number:>2}  ")
    return Stack(title, Row(words(step.line, "quiet"), inset=4)) if step.line else title
