"""The foot of every page: whether it goes on below, and the keys, Help and Leave first, Safety never lost. Stock Footer
loses Safety at 60 columns and is painted late."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from textual.app import App
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from quiz.ui.widgets.visuals import COLUMN, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import ActiveBinding
    from textual.screen import Screen

MORE: Final = "↓ more"
GAPS: Final = (3, 2)
"""Cells between two keys, where there is room for all of them and where there is not."""
OWN: Final = 2
"""The place of a page's own keys."""
PLACES: Final = {"app.help": 0, "app.leave": 1, "app.safety": 3}
"""Where the keys that every page has stand, by binding id."""


class KeyBar(Static):
    """Keys that can be pressed or clicked, below the column of text. What has no room is left out from the end, but for
    the last, which is Safety; help has all of them."""

    keys: Sequence[Content] = ()
    """The keys in their order, whether they have room or not."""
    more = reactive(False)  # noqa: FBT003 - its first value
    """Whether the page goes on below."""

    def on_mount(self) -> None:
        """Follow the page's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self.follow)
        self.follow(self.screen)

    def follow(self, screen: Screen[object]) -> None:
        """Show the keys that the page has now."""
        shown: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            if active.binding.show and active.enabled:
                shown.setdefault(active.binding.action, active)
        in_order = sorted(shown.values(), key=lambda active: PLACES.get(active.binding.id or "", OWN))
        keys = [key_hint(active) for active in in_order]
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def render(self) -> Content:
        """The keys that have room."""
        wide, narrow = GAPS
        indent = max(0, self.content_size.width - COLUMN) // 2
        room = self.content_size.width - indent
        line = Content(" " * wide).join(self.keys)
        if line.cell_length > room:
            *others, last = self.keys
            ends = accumulate(key.cell_length + narrow for key in others)
            shown = (key for key, end in zip(others, ends, strict=True) if end <= room - last.cell_length)
            line = Content(" " * narrow).join((*shown, last))
        more = words(MORE if self.more else " ", "quiet")
        return Content("\n").join(Content(" " * indent) + each for each in (more, line))


def key_hint(active: ActiveBinding) -> Content:
    """A key and its words, which a click runs. It names the place where the action is found: that must not depend on
    what has the focus."""
    binding = active.binding
    named = "." in binding.action.partition("(")[0]
    place = "" if named else "app." if isinstance(active.node, App) else "screen."
    hint = Content.assemble((binding.key_display or binding.key, ".key"), " ", (binding.description, ".quiet"))
    return hint.stylize(Style.from_meta({"@click": f"{place}{binding.action}"}))
