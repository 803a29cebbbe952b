"""What a page to write on asks for. Must not know who asks, nor how it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.model.limits import NOTE


@dataclass(frozen=True, slots=True)
class Sheetful:
    """What is asked for."""

    title: str
    lines: tuple[str, ...]
    """Above the paper."""
    text: str = ""
    """What stands there already."""
    longest: int = NOTE
    """In characters."""
    many: bool = False
    """Whether it may have several lines."""
