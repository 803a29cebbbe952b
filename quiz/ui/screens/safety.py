"""Help and safety: steps that need nothing from him, who can help, what leaving does. Open to everybody, on every page
alike. Must not know what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from quiz.text import other
from quiz.text import safety as say
from quiz.ui.screens.page import Page, StepWanted, Title, paragraphs
from quiz.ui.terminal.rates import Debounce
from quiz.ui.widgets.choices import Choices, choice, said
from quiz.ui.widgets.visuals import STRONG, Row, Stack, section, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.visual import Visual

    from quiz.model.bank import Bank
    from quiz.text.safety import Country

SAFE_LIST: Final = "safe-list"


class SafetyScreen(Page[str]):
    """Its result is `safe-list` where she asks for it, else None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="safety.back", tooltip="back to where you came from"),
    ]
    HELP = say.HELP
    pace = Debounce(0)
    takes_keys_at_once = True

    def __init__(self, bank: Bank, *, offers_list: bool = True) -> None:
        """`offers_list`: whether the ordinary list of steps can still be replaced by these."""
        super().__init__()
        self._bank = bank
        self._offers_list = offers_list
        titles = {str(step.number): step.title for step in other.steps(bank)}
        self._lines = {**titles, **({SAFE_LIST: other.SHOW_ONLY} if offers_list else {})}
        """What can be chosen, each by the number of its line."""

    def body(self) -> ComposeResult:
        """What can be chosen, numbers by country, what leaving does."""
        safety = self._bank.safety
        yield Title(say.HELP_TITLE)
        lines = enumerate(self._lines.items(), 1)
        yield Choices(
            (
                said(section(other.title(self._bank))),
                *(choice(line, Row(words(called), label=f"{place}  ")) for place, (line, called) in lines),
            ),
            numbered=True,
        )
        if not self._offers_list:
            yield from paragraphs((other.ONLY_THESE,), "quiet")
        for country in say.countries(safety):
            yield Static(Stack(*help_lines(country)), classes="paragraph")
        yield from paragraphs((safety.missing,))
        yield from paragraphs((say.as_of(safety), *safety.leaving), "quiet")

    def chosen(self, choice: str) -> None:
        """Read one of these steps, or see only them from now on."""
        if choice == SAFE_LIST:
            self.dismiss(choice)
        else:
            self.post_message(StepWanted(int(choice), other=True))


def help_lines(country: Country) -> Iterator[Visual]:
    """The numbers of a country, the emergency number first, each before all that is known of it. Plain words: nothing
    here can be clicked."""
    yield section(country.name)
    for number in country.numbers:
        called = Content.assemble(words(f"{number.name}: "), words(number.number, STRONG))
        yield Row(called, inset=2)
        yield Row(words(number.about, "quiet"), inset=4)
