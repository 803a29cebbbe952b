"""The command palette, made to stand up to keys that come while it opens or closes. Must not know the commands."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import command
from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.worker import ResultType, Worker, WorkType


class CommandPalette(command.CommandPalette):
    """Textual's own falls over a page key before its list is laid out, over a search that ends after it closed, and
    over a second Enter, which takes away the page below."""

    def run_worker(  # noqa: PLR0913 - the base says so
        self,
        work: WorkType[ResultType],
        name: str | None = "",
        group: str = "default",
        description: str = "",
        exit_on_error: bool = True,  # noqa: FBT001, FBT002 - the base says so
        start: bool = True,  # noqa: FBT001, FBT002 - the base says so
        exclusive: bool = False,  # noqa: FBT001, FBT002 - the base says so
        thread: bool = False,  # noqa: FBT001, FBT002 - the base says so
    ) -> Worker[ResultType]:
        """Start a search; one that fails lists nothing, and that is all."""
        del exit_on_error
        return super().run_worker(work, name, group, description, False, start, exclusive, thread)  # noqa: FBT003 - as the base takes them

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):
            super()._action_command_list(action)
