"""A page that looks anew at what it shows whenever it comes back on top: what was done above it may have changed that.
Must not know what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from quiz.ui.screens.page import Page

T = TypeVar("T")
V = TypeVar("V")

Look = Callable[[], V]
"""Gives what there is to show now."""


class RenewedPage(Page[T]):
    """Set from what `look` gives, each time it is shown."""

    def on_screen_resume(self) -> None:
        """It has come back on top."""
        self.renew()

    def renew(self) -> None:
        """Look again, and set the page where it is."""
        self.look()
        if self.is_mounted:
            self.sheet.show()

    def look(self) -> None:
        """Take in what there is to show now."""
        raise NotImplementedError
