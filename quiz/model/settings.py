"""How the program looks and behaves, as values that need no validation: the first page waits for them. Must not know
what the names of themes mean."""

from __future__ import annotations

from typing import NamedTuple


class Settings(NamedTuple):
    """What she chose, or what holds where she chose nothing: the same as in `SettingsFile`."""

    theme: str = "dark"
    motion: bool = False
    plain: bool = False
