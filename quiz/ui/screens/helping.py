"""The help of a page: what it is for, and every key that works on it. Made from the keys themselves, so that it cannot
say anything else. Must not know any page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from quiz.ui import render, words
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


class HelpScreen(Page[None]):
    """A page over the page that asked for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="help.back", tooltip="back to where you came from"),
    ]
    HELP = "This page."

    def __init__(self, about: str, keys: tuple[KeyHelp, ...], everywhere: tuple[KeyHelp, ...]) -> None:
        """`about`: what the page is for."""
        super().__init__()
        self._about = about
        self._keys = keys
        self._everywhere = everywhere

    def setting(self, width: int) -> Rows:
        """What the page is for, then the keys in two columns."""
        return render.stacked(
            (
                render.title(words.HELP_TITLE, "", width),
                render.paragraph(self._about, width) if self._about else (),
                key_rows(self._keys, width),
                (*render.heading(words.EVERYWHERE, "", width), *key_rows(self._everywhere, width)),
                (render.BLANK,),
            )
        )


def keys_on(screen: Screen[object]) -> tuple[tuple[KeyHelp, ...], tuple[KeyHelp, ...]]:
    """The keys that work on a page now: its own, and those that work everywhere."""
    own: dict[str, list[str]] = {}
    common: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.tooltip and active.enabled:
            kind = common if active.node is screen.app else own
            kind.setdefault(binding.tooltip, []).append(screen.app.get_key_display(replace(binding, key_display=None)))
    return key_helps(own), key_helps(common)


def key_helps(keys: Mapping[str, Sequence[str]]) -> tuple[KeyHelp, ...]:
    """Keys by what they do, several in one line: "1 to 5", "^x or ^c"."""
    return tuple(
        KeyHelp(f"{names[0]} to {names[-1]}" if len(names) > MANY else " ".join(names), said)
        for said, names in keys.items()
    )


def key_rows(keys: tuple[KeyHelp, ...], width: int) -> Rows:
    """Keys in one column, what they do in another."""
    return tuple(row for key in keys for row in render.hanging(f"{key.key:<14}", key.words, width, ("accent", "text")))
