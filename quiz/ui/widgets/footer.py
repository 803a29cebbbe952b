"""The line of keys at the foot of every page: Help and Leave first, then what the page offers. Must not know any
page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from quiz.ui.render import column
from quiz.ui.widgets.looks import look
from quiz.ui.widgets.painting import UNDERLINED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual import events
    from textual.geometry import Size
    from textual.screen import Screen

    from quiz.ui.render import Look

HIGH: Final = 24
"""Lines of a screen with room for a blank one."""
GAPS: Final = (3, 2)
"""Cells between two keys, where there is room for all of them and where there is not."""


class Key(NamedTuple):
    """One key as the footer shows it."""

    key: str
    words: str
    action: str
    group: int
    """Help is 0, Leave 1, the page's own keys 2, what every page has besides 3."""

    @property
    def width(self) -> int:
        """Cells of the key with its words."""
        return len(self.key) + 1 + len(self.words)


class Footer(Widget):
    """Keys that can be pressed or clicked; those that have no room are left out from the end."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._hovered: Key | None = None
        """What the mouse is over."""
        self._styles: dict[Look, Style] = {}

    def on_mount(self) -> None:
        """Follow the page's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys in their order, whether they fit or not."""
        return self._keys

    @property
    def text(self) -> str:
        """The footer in plain words."""
        keys, gap = self._fitting()
        return (" " * gap).join(f"{key.key} {key.words}" for key in keys)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the base says so
        """One line, and where the screen is high enough a blank one above it."""
        return 2 if viewport.height >= HIGH else 1

    def render_line(self, y: int) -> Strip:
        """The keys in the page's column."""
        plain = self.rich_style
        if y < self.size.height - 1:
            return Strip.blank(self.size.width, plain)
        left, _ = column(self.size.width)
        segments = [Segment(" " * left, plain)]
        keys, gap = self._fitting()
        for key in keys:
            words = self._style("quiet")
            segments += [
                Segment(key.key, self._style("key")),
                Segment(" ", plain),
                Segment(key.words, words + UNDERLINED if key == self._hovered else words),
                Segment(" " * gap, plain),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What a click would do is underlined."""
        self._hover(self._key_at(event.x))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    async def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        if key := self._key_at(event.x):
            await self.screen.run_action(key.action)

    def _key_at(self, x: int) -> Key | None:
        start, _ = column(self.size.width)
        keys, gap = self._fitting()
        for key in keys:
            if start <= x < start + key.width:
                return key
            start += key.width + gap
        return None

    def _hover(self, key: Key | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.refresh()

    def _fitting(self) -> tuple[list[Key], int]:
        """The keys that have room, and the gap between them."""
        _, room = column(self.size.width)
        wide, narrow = GAPS
        gap = wide if sum(key.width + wide for key in self._keys) - wide <= room else narrow
        room -= sum(key.width + gap for key in self._keys if key.group == EVERYWHERE)
        fitting: list[Key] = []
        for key in self._keys:
            if key.group == EVERYWHERE or sum(shown.width + gap for shown in fitting) + key.width <= room:
                fitting.append(key)
        return fitting, gap

    def _follow(self, screen: Screen[object]) -> None:
        found: dict[str, Key] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in found:
                group = GROUPS.get(binding.id or "", 2)
                action = binding.action if "." in binding.action.partition("(")[0] else _on(active.node, binding.action)
                shown = binding.key_display or binding.key
                found[binding.action] = Key(shown, binding.description, action, group)
        keys = tuple(sorted(found.values(), key=lambda key: key.group))
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _style(self, name: Look) -> Style:
        if name not in self._styles:
            self._styles[name] = look(self, name)
        return self._styles[name]


EVERYWHERE: Final = 3
"""The group for which room is kept before the page's own keys take theirs."""
GROUPS: Final = {"app.help": 0, "app.leave": 1, "app.safety": 3}
"""Where the keys that every page has stand, by binding id."""


def _on(node: object, action: str) -> str:
    """The action with the place where it is to be found: a click must not depend on what has the focus."""
    from textual.app import App

    return f"app.{action}" if isinstance(node, App) else f"screen.{action}"
