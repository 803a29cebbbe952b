"""The two questions that are neither scored nor kept, on one page. Must not know what becomes of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Static

from quiz.text.screen import CHOOSING_HELP
from quiz.ui.screens.page import Page, PageMessage, Title, paragraphs
from quiz.ui.widgets.choices import Choices, choice
from quiz.ui.widgets.visuals import Row, words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz.model.safety import Safety


class SafetyCheckScreen(Page[bool]):
    """Asks both; its result is False where she stops."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="safety-check.back", tooltip="the question before"),
    ]
    HELP = CHOOSING_HELP

    at = reactive(0, init=False, repaint=False, bindings=True)
    """Which question, 0 for the first."""
    heading = getters.query_one(Title)
    choices = getters.query_one(Choices)
    quietly = getters.query_one("#quietly", Static)
    waits = False
    """Whether an answer is being weighed."""

    class Answered(PageMessage["SafetyCheckScreen"]):
        """She answered one of them. The page stays as it is until `go_on` is called."""

        def __init__(self, page: SafetyCheckScreen, answer: str) -> None:
            super().__init__(page)
            self.answer = answer

    def __init__(self, safety: Safety) -> None:
        super().__init__()
        self._safety = safety

    def body(self) -> ComposeResult:
        """A question and its answers."""
        yield Title(self._safety.questions[0].text)
        yield from paragraphs((self._safety.introduction,))
        yield Choices(
            (
                choice(answer.id, Row(words(answer.text), label=f"( ) {number}  "))
                for number, answer in enumerate(self._safety.choices, 1)
            ),
            numbered=True,
        )
        yield Static("", id="quietly")

    def watch_at(self) -> None:
        """The other question, with the pointer at its first answer."""
        self.heading.show(self._safety.questions[self.at].text)
        self.choices.action_first()

    def chosen(self, choice: str) -> None:
        """Tell the answer, one at a time."""
        if not self.waits:
            self.waits = True
            self.post_message(self.Answered(self, choice))

    def stay(self) -> None:
        """Take another answer to the same question."""
        self.waits = False
        self.quietly.update("")

    def go_on(self, quietly: str) -> None:
        """To the next question, or away from the page. `quietly`: said below its answers."""
        self.stay()
        self.quietly.update(words(quietly, "quiet"))
        if self.at + 1 < len(self._safety.questions):
            self.at += 1
        else:
            self.dismiss(True)  # noqa: FBT003 - the result

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back, where there is a question before."""
        return self.at > 0 if action == "back" else super().check_action(action, parameters)

    def action_back(self) -> None:
        """The question before, where there is one."""
        self.at = max(0, self.at - 1)
