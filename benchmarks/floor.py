"""The least that a Textual app can be: it says that it is ready, and repaints one line for each key. Everything else is
measured against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class Floor(App[None]):
    """One line."""

    BINDINGS = [("ctrl+x", "quit", "Quit")]
    keys = 0

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Static("ready 0", markup=False)

    def on_key(self, _event: events.Key) -> None:
        """Count. The line keeps its size, so that nothing is laid out anew: that would wait for the next frame."""
        self.keys += 1
        self.query_one(Static).update(f"ready {self.keys}", layout=False)


if __name__ == "__main__":
    Floor().run()
