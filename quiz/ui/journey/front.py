"""What the way through the pages needs of the app. Must not know how the app does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.settings import Settings
    from quiz.ui.screens.choosing import Ways
    from quiz.ui.screens.page import Page
    from quiz.ui.screens.question import Kept

T = TypeVar("T")


class Front(Protocol):
    """What the way needs of the app."""

    async def show(self, page: Page[T]) -> T | None:
        """Show a page until it has a result."""

    async def choose(self, ways: Ways, *, back: str | None = None, pointed: str | None = None) -> str | None:
        """Show ways until one is taken, and give its id. `back`: the way that Escape takes; None where it does
        nothing. `pointed`: the way where she was before."""

    @property
    def coloured(self) -> bool:
        """Whether this run shows colours at all."""

    def dress(self, settings: Settings) -> None:
        """Look and move like this from now on."""

    async def bank(self) -> Bank:
        """The bank, once it is loaded."""

    async def help_and_safety(self) -> None:
        """Show help and safety until she comes back."""

    def kept(self) -> Kept:
        """Whether what she answered is saved, and what is wrong where it cannot be."""

    def watch_saving(self) -> None:
        """Follow a save that has just been asked for."""
