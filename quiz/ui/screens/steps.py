"""Lists of steps to read: of all; and, on the page for help and safety, of those that need nothing from him, with who
can help and what leaving does, open to everybody, on every page alike. Must not know what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from quiz.model.bank import Bank
from quiz.text import other
from quiz.text import safety as say
from quiz.ui.screens.page import Page, Title, ViewPage, paragraphs
from quiz.ui.widgets.choices import Choices, Heading, choice, lined_choices, step_choices
from quiz.ui.widgets.visuals import STRONG, Row, Stack, section, words

SAFE_LIST: Final = "safe-list"


class StepsScreen(ViewPage[None, other.StepsView]):
    """Numbers and titles; Enter reads one."""

    lists_safe_steps = True
    HELP = other.LIST_HELP

    def body(self) -> ComposeResult:
        """The list."""
        yield Title(self.view.title)
        yield from paragraphs(self.view.lines)
        steps = self.view.steps
        titles = step_choices((step.number, step.title) for step in steps)
        yield Choices(lined_choices(steps) if any(step.line for step in steps) else titles)


class SafetyScreen(Page[str]):
    """Its result is `safe-list` where she asks for it, else None."""

    HELP = say.HELP
    takes_keys_at_once = True

    def __init__(self, bank: Bank, *, offers_list: bool = True) -> None:
        """`offers_list`: whether the ordinary list of steps can still be replaced by these."""
        super().__init__()
        self._bank = bank
        self._offers_list = offers_list

    def body(self) -> ComposeResult:
        """What can be chosen, numbers by country, what leaving does."""
        safety = self._bank.safety
        yield Title(say.HELP_TITLE)
        lines = [(str(step.number), step.title) for step in other.steps(self._bank)]
        lines += [(SAFE_LIST, other.SHOW_ONLY)] if self._offers_list else []
        rows = (choice(id_, Row(words(name), label=f"{place}  ")) for place, (id_, name) in enumerate(lines, 1))
        yield Choices((Heading(other.title(self._bank)), *rows), numbered=True)
        if not self._offers_list:
            yield from paragraphs((other.ONLY_THESE,), "quiet")
        for country, numbers in say.countries(safety).items():
            yield Static(Stack(*help_lines(country, numbers)), classes="paragraph")
        yield from paragraphs((safety.missing,))
        yield from paragraphs((say.as_of(safety), *safety.leaving), "quiet")

    def chosen(self, choice: str) -> None:
        """Read one of these steps, or see only them from now on."""
        if choice == SAFE_LIST:
            self.dismiss(choice)
        else:
            super().chosen(choice)


def help_lines(country: str, numbers: list[say.Number]) -> Iterator[Visual]:
    """The numbers of a country, the emergency number first, each before all that is known of it. Plain words: nothing
    here can be clicked."""
    yield section(country)
    for number in numbers:
        called = Content.assemble(words(f"{number.name}: "), words(number.number, STRONG))
        yield Row(called, inset=2)
        yield Row(words(number.about, "quiet"), inset=4)
