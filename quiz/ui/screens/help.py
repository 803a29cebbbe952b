"""The help of a page: what it is for, and every key that works on it. Made from the keys themselves, so that it cannot
say anything else. Must not know any page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import Binding, BindingType

from quiz.text import screen as say
from quiz.ui.screens.page import Page, Title, paragraphs
from quiz.ui.widgets.choices import GUTTER, Choices, choice, said, stacked
from quiz.ui.widgets.visuals import Row, section, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding
    from textual.screen import Screen
    from textual.widgets.option_list import Option

MANY: Final = 3
"""Keys for one thing that can still be named one by one."""


class KeyHelp(NamedTuple):
    """One line of keys and what they do."""

    key: str
    words: str
    action: str = ""
    """What does the same from here; empty where the keys of the line do several things, or only move."""


class HelpScreen(Page[str]):
    """A page over the page that asked for it. Its result is the action of the key that is chosen, to be run there: so
    that each key, at the foot or not, can be clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="help.back", tooltip="back to where you came from"),
    ]
    HELP = say.KEYS_HELP

    def __init__(self, about: str, own: tuple[KeyHelp, ...], everywhere: tuple[KeyHelp, ...]) -> None:
        """`about`: what the page is for."""
        super().__init__()
        self._about = about
        self._own = own
        self._everywhere = everywhere

    @property
    def keys(self) -> tuple[KeyHelp, ...]:
        """Every line of keys."""
        return (*self._own, *self._everywhere)

    def body(self) -> ComposeResult:
        """What the page is for, then the keys in two columns."""
        yield Title(say.KEYS_TITLE)
        yield from paragraphs(filter(None, (self._about,)))
        everywhere = (said(section(say.EVERYWHERE)), *self._lines(self._everywhere))
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


def keys_on(screen: Screen[object]) -> tuple[tuple[KeyHelp, ...], tuple[KeyHelp, ...]]:
    """The keys that work on a page now: its own, those that only move last, and those that work everywhere."""
    own: dict[str, list[tuple[str, str]]] = {}
    common: dict[str, list[tuple[str, str]]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.tooltip and active.enabled:
            shown = screen.app.get_key_display(replace(binding, key_display=None))
            lines = common if active.node is screen.app else own
            found = lines.setdefault(binding.tooltip, [])
            first = shown.lower() == (binding.key_display or "").lower()  # the one that the foot of the page shows
            key = say.KEY_NAMES.get(binding.key, shown)
            found.insert(0 if first else len(found), (key, action_of(active, screen)))
    leaving_last = key_helps(dict(reversed(common.items())))  # where Enter alone would do the first thing, not this one
    return tuple(sorted(key_helps(own), key=lambda key: not key.action)), leaving_last


def action_of(active: ActiveBinding, screen: Screen[object]) -> str:
    """The action behind a key, where it can be run from another page."""
    action = active.binding.action
    if action.startswith("app."):
        return action
    return f"app.{action}" if active.node is screen.app else f"screen.{action}" if active.node is screen else ""


def key_helps(keys: dict[str, list[tuple[str, str]]]) -> tuple[KeyHelp, ...]:
    """Keys by what they do, several in one line: "1 to 5", "^x or ^c"."""
    return tuple(key_help(words, found) for words, found in keys.items())


def key_help(words: str, found: Sequence[tuple[str, str]]) -> KeyHelp:
    """The keys that do one thing. What only leads back here is no action from here."""
    names = [key for key, _ in found]
    shown = " ".join(names) if len(names) <= MANY else f"{names[0]} to {names[-1]}"
    actions = {action for _, action in found}
    return KeyHelp(shown, words, "" if len(actions) > 1 or actions == {"app.help"} else actions.pop())
