"""The foot of every page: whether it goes on below, and the keys, Help and Leave first, Safety never lost. Stock Footer
loses Safety at 60 columns and is painted late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import App
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from quiz.ui.widgets.visuals import COLUMN, words

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

MORE: Final = "↓ more"
GAPS: Final = (3, 2)
"""Cells between two keys, where there is room for all of them and where there is not."""
HELP, LEAVE, OWN, SAFETY = range(4)
"""The order of keys; room for the last is kept before a page's own take theirs."""
GROUPS: Final = {"app.help": HELP, "app.leave": LEAVE, "app.safety": SAFETY}
"""Where the keys that every page has stand, by binding id."""


class KeyHint(NamedTuple):
    """One key as it is shown."""

    key: str
    words: str
    action: str
    group: int

    @property
    def width(self) -> int:
        """Cells of the key with its words."""
        return len(self.key) + 1 + len(self.words)

    @property
    def content(self) -> Content:
        """The key and its words, which a click runs."""
        click = Style.from_meta({"@click": self.action})
        return Content.assemble((self.key, ".key"), " ", (self.words, ".quiet")).stylize(click)


class KeyBar(Static):
    """Keys that can be pressed or clicked, below the column of text. What has no room is left out from the end; help
    has all of them."""

    keys: tuple[KeyHint, ...] = ()
    """The keys in their order, whether they have room or not."""
    more = reactive(False)  # noqa: FBT003 - its first value
    """Whether the page goes on below."""

    def on_mount(self) -> None:
        """Follow the page's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self.follow)
        self.follow(self.screen)

    def follow(self, screen: Screen[object]) -> None:
        """Show the keys that the page has now."""
        found: dict[str, KeyHint] = {}
        for active in screen.active_bindings.values():
            if active.binding.show and active.enabled:
                found.setdefault(active.binding.action, key_of(active))
        keys = tuple(sorted(found.values(), key=lambda key: key.group))
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def render(self) -> Content:
        """The keys that have room."""
        wide, narrow = GAPS
        indent = max(0, self.content_size.width - COLUMN) // 2
        room = self.content_size.width - indent
        gap = wide if sum(key.width + wide for key in self.keys) - wide <= room else narrow
        room -= sum(key.width + gap for key in self.keys if key.group == SAFETY) - gap
        shown: list[KeyHint] = []
        for key in self.keys:
            room -= 0 if key.group == SAFETY else key.width + gap
            if key.group == SAFETY or room >= 0:
                shown.append(key)
        line = Content(" " * gap).join(key.content for key in shown)
        more = words(MORE if self.more else " ", "quiet")
        return Content("\n").join(Content(" " * indent) + each for each in (more, line))


def key_of(active: ActiveBinding) -> KeyHint:
    """A key with the place where its action is found: a click must not depend on what has the focus."""
    binding = active.binding
    named = "." in binding.action.partition("(")[0]
    place = "" if named else "app." if isinstance(active.node, App) else "screen."
    shown = binding.key_display or binding.key
    return KeyHint(shown, binding.description, f"{place}{binding.action}", GROUPS.get(binding.id or "", OWN))
