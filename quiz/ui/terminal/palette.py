"""The command palette, made to stand up to keys that come while it opens or closes. Must not know the commands."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import command
from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.worker import Worker


class CommandPalette(command.CommandPalette):
    """Textual's own falls over a page key before its list is laid out, over a search that ends after it closed, and
    over a second Enter, which takes away the page below."""

    SCOPED_CSS = False
    CSS = """
    CommandPalette SearchIcon { display: none; }
    App:ansi CommandPalette {
        & > .command-palette--help-text { color: $foreground; text-style: not bold; }
        & #--input { border: hkey $track; }
        & CommandList { border-bottom: hkey $track; }
        & CommandList > .option-list--option-highlighted {
            color: $foreground;
            background: $background;
            text-style: underline;
        }
    }
    """

    def run_worker(self, *arguments: Any, **settings: Any) -> Worker[Any]:  # noqa: ANN401 - as the base takes them
        """Start a search; one that fails lists nothing, and that is all."""
        return super().run_worker(*arguments, **{**settings, "exit_on_error": False})

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):
            super()._action_command_list(action)
