"""The help of a page: what it is for, and every key that works on it. Made from the keys themselves, so that it cannot
say anything else. Must not know any page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from quiz.text import keys as words
from quiz.ui import render
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.screen import Screen

    from quiz.ui.render import Rows

MANY = 3
"""Keys for one thing that can still be named one by one."""


class KeyHelp(NamedTuple):
    """One key and what it does."""

    key: str
    words: str
    action: str = ""
    """What does the same from here; empty where the keys of the line do several things, or only move."""


class HelpScreen(Page[str]):
    """A page over the page that asked for it. Its result is the action of the key that is chosen, to be run there: so
    that each key, in the footer or not, can be clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="help.back", tooltip="back to where you came from"),
    ]
    HELP = words.HELP

    def __init__(self, about: str, keys: tuple[KeyHelp, ...], everywhere: tuple[KeyHelp, ...]) -> None:
        """`about`: what the page is for."""
        super().__init__()
        self._about = about
        self._keys = keys
        self._everywhere = everywhere

    @property
    def keys(self) -> tuple[KeyHelp, ...]:
        """Every line of keys."""
        return (*self._keys, *self._everywhere)

    def setting(self, width: int) -> Rows:
        """What the page is for, then the keys in two columns."""
        column = max(len(key.key) for key in self.keys) + 3
        return render.stacked(
            (
                render.title(words.TITLE, "", width),
                render.paragraph(self._about, width) if self._about else (),
                key_rows(self._keys, width, column),
                (*render.heading(words.EVERYWHERE, "", width), *key_rows(self._everywhere, width, column)),
                (render.BLANK,),
            )
        )

    def chosen(self, target: str) -> None:
        """Do what a key does, by what is said of it: one action may have two keys, each with its own words."""
        self.dismiss(next(key.action for key in self.keys if key.words == target))


def keys_on(screen: Screen[object]) -> tuple[tuple[KeyHelp, ...], tuple[KeyHelp, ...]]:
    """The keys that work on a page now: its own, those that only move last, and those that work everywhere."""
    own: dict[str, list[Keyed]] = {}
    common: dict[str, list[Keyed]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.tooltip and active.enabled:
            everywhere = active.node is screen.app
            shown = screen.app.get_key_display(replace(binding, key_display=None))
            named = binding.action.startswith("app.")
            place = "" if named else "app." if everywhere else "screen."
            action = f"{place}{binding.action}" if named or everywhere or active.node is screen else ""
            found = (common if everywhere else own).setdefault(binding.tooltip, [])
            first = shown.lower() == (binding.key_display or "").lower()  # the one that the foot of the page shows
            found.insert(0 if first else len(found), Keyed(words.NAMES.get(binding.key, shown), action))
    leaving_last = key_helps(dict(reversed(common.items())))  # where Enter alone would do the first thing, not this one
    return tuple(sorted(key_helps(own), key=lambda key: not key.action)), leaving_last


class Keyed(NamedTuple):
    """A key and the action behind it, where that can be run from another page."""

    key: str
    action: str


def key_helps(keys: Mapping[str, Sequence[Keyed]]) -> tuple[KeyHelp, ...]:
    """Keys by what they do, several in one line: "1 to 5", "^x or ^c"."""
    return tuple(key_help(said, found) for said, found in keys.items())


def key_help(said: str, found: Sequence[Keyed]) -> KeyHelp:
    """The keys that do one thing. What only leads back here is no action from here."""
    names = " ".join(keyed.key for keyed in found) if len(found) <= MANY else f"{found[0].key} to {found[-1].key}"
    actions = {keyed.action for keyed in found}
    return KeyHelp(names, said, "" if len(actions) > 1 or actions == {"app.help"} else actions.pop())


def key_rows(keys: tuple[KeyHelp, ...], width: int, column: int) -> Rows:
    """Keys in one column of so many cells, what they do in another."""
    return tuple(row for key in keys for row in key_row(key, width, column))


def key_row(key: KeyHelp, width: int, column: int) -> Rows:
    """One line of keys, which can be chosen where there is something to do."""
    name = f"{key.key:<{column}}"
    if not key.action:
        return render.hanging(name, key.words, width, ("quiet", "text"), indent=2)
    return render.choice(key.words, key.words, width, lead=name)
