"""Pages that know nothing but the words they are given: one with a few ways on, as home is; the keys of a page, made
from the keys themselves, so that it cannot say anything else; and what stands where the window is too small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from quiz.text import screen as say
from quiz.text.screen import MenuView
from quiz.ui.screens.page import Page, Title, paragraphs
from quiz.ui.terminal.app import LEAST
from quiz.ui.widgets.choices import GUTTER, Choices, Heading, choice, said, stacked
from quiz.ui.widgets.visuals import GAP, Row, words

MANY_WORDS: Final = 300
"""Characters of words that leave little room for the ways on where the screen is low."""
MANY_KEYS: Final = 3
"""Keys for one thing that can still be named one by one."""


class MenuScreen(Page[str]):
    """Shows words and ways on; its result is the id of the way, or `back` where she steps back."""

    HELP = say.CHOOSING_HELP

    def __init__(self, view: MenuView, *, back: str | None = None, highlighted: str | None = None) -> None:
        """`back`: the way that Escape takes; None where it does nothing. `highlighted`: where she was before."""
        super().__init__()
        self.view = view
        self._back = back
        self._highlighted = highlighted

    def body(self) -> ComposeResult:
        """Title, words, ways, and what stands quietly below."""
        view = self.view
        yield Title(view.title, view.note).set_class(sum(map(len, view.lines)) >= MANY_WORDS, "-high")
        yield from paragraphs(view.lines)
        yield Choices(self._choices(), highlighted=self._highlighted, numbered=True)
        yield from paragraphs(view.after, "quiet")

    def chosen(self, choice: str) -> None:
        """Take the way."""
        self.dismiss(choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back, where there is a way back."""
        return self._back is not None if action == "back" else super().check_action(action, parameters)

    def action_back(self) -> None:
        """Take the way back."""
        self.dismiss(self._back)

    def _choices(self) -> Iterator[Option]:
        hinted = [item for item in self.view.items if item.hint]
        cells = max((words(item.words).cell_length for item in hinted), default=0) + 2 * GAP
        column = cells, max((len(item.hint) for item in hinted), default=0)
        for item in self.view.items:
            yield choice(item.id, Row(words(item.words), note=item.hint, column=column))


class TooSmallScreen(Page[None]):
    """Says how large the window must be, and goes when there is room again: the page below keeps its state, and none of
    its keys works meanwhile."""

    def compose(self) -> ComposeResult:
        """No keys: there may be no line for them."""
        yield Title(say.TOO_SMALL_TITLE)
        yield Static(self._said(), id="size")

    def begin(self) -> None:
        """Nothing here has the keyboard."""
        self.is_there = True

    def fit(self) -> None:
        """Say the size of this moment."""
        for size in self.query("#size").results(Static):
            size.update(self._said())

    def action_back(self) -> None:
        """There is nowhere to go back to before there is room."""

    def _said(self) -> Content:
        return words(say.too_small(self.app.size, LEAST))


class KeyHelp(NamedTuple):
    """One line of keys and what they do."""

    key: str
    words: str
    action: str = ""
    """What does the same from here; empty where the keys of the line do several things, or only move."""


class HelpScreen(Page[str]):
    """What a page is for, and every key that works on it. Its result is the action of the key that is chosen, to be run
    there: so that each key, at the foot or not, can be clicked."""

    HELP = say.KEYS_HELP

    def __init__(self, page: Page[object]) -> None:
        super().__init__()
        self._about = page.HELP
        self._own, self._everywhere = keys_on(page)

    @property
    def keys(self) -> tuple[KeyHelp, ...]:
        """Every line of keys."""
        return (*self._own, *self._everywhere)

    def body(self) -> ComposeResult:
        """What the page is for, then the keys in two columns."""
        yield Title(say.KEYS_TITLE)
        yield from paragraphs((self._about,))
        everywhere = (Heading(say.EVERYWHERE), *self._lines(self._everywhere))
        yield Choices(stacked(self._lines(self._own), everywhere))

    def chosen(self, choice: str) -> None:
        """Do what a key does, by what is said of it: one action may have two keys, each with its own words."""
        self.dismiss(next(key.action for key in self.keys if key.words == choice))

    def _lines(self, keys: Iterable[KeyHelp]) -> Iterator[Option]:
        """Keys in one column, what they do in another; a line can be chosen where there is something to do."""
        column = max(len(key.key) for key in self.keys) + 3
        for key in keys:
            row = Row(words(key.words), label=f"{key.key:<{column}}")
            yield choice(key.words, row) if key.action else said(Row(row, inset=GUTTER))


def keys_on(page: Page[object]) -> tuple[list[KeyHelp], list[KeyHelp]]:
    """The keys that work on a page now: its own, those that only move last, and those that work everywhere, leaving
    last: there Enter alone would do the first thing."""
    own: dict[str, list[tuple[str, str]]] = {}
    common: dict[str, list[tuple[str, str]]] = {}
    for active in page.active_bindings.values():
        binding = active.binding
        if binding.id and binding.tooltip and active.enabled:
            shown = page.app.get_key_display(replace(binding, key_display=None))
            keys = (common if active.node is page.app else own).setdefault(binding.tooltip, [])
            first = shown.lower() == (binding.key_display or "").lower()  # the one that the foot of the page shows
            keys.insert(0 if first else len(keys), (say.KEY_NAMES.get(binding.key, shown), action_of(active, page)))
    everywhere = [key_help(*line) for line in reversed(common.items())]
    return sorted((key_help(*line) for line in own.items()), key=lambda key: not key.action), everywhere


def action_of(active: ActiveBinding, page: Page[object]) -> str:
    """The action behind a key, where it can be run from another page."""
    action = active.binding.action
    if action.startswith("app."):
        return action
    return f"app.{action}" if active.node is page.app else f"screen.{action}" if active.node is page else ""


def key_help(words: str, keys: Sequence[tuple[str, str]]) -> KeyHelp:
    """The keys that do one thing, by what is said of it, in one line: "1 to 5", "^x or ^c". What only leads back here
    is no action from here."""
    names = [key for key, _ in keys]
    shown = " ".join(names) if len(names) <= MANY_KEYS else f"{names[0]} to {names[-1]}"
    actions = {action for _, action in keys}
    return KeyHelp(shown, words, "" if len(actions) > 1 or actions == {"app.help"} else actions.pop())
