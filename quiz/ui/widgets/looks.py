"""How the words of a page look, as the style sheet says. The looks are the app's, which is styled once: a widget's own
are worked out anew whenever it is styled, four times for each page. Must not know who paints in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from quiz.ui.render import Look

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

LOOKS: Final[tuple[Look, ...]] = tuple(name for part in get_args(Look) for name in get_args(part))
CLASSES: Final = {f"look--{name}" for name in LOOKS}
"""What the style sheet calls them. The app has to have them among its component classes."""


def look(widget: Widget, name: Look) -> Style:
    """One look, in the theme of this moment."""
    return widget.app.get_component_styles(f"look--{name}").rich_style
