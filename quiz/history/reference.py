"""Which sitting is meant by what somebody typed, from names alone. Must not open a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.errors import NotFound
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from quiz.history.naming import SittingName

LATEST: Final = "latest"
PREVIOUS: Final = "previous"
FIRST: Final = "first"

_SHOWN: Final = 40
"""Most characters that are repeated of what was typed."""
_MANY: Final = 5
"""Most sittings that are named where several could be meant."""


def meant(names: tuple[SittingName, ...], reference: str) -> SittingName:
    """The sitting with this running number, else the one whose id begins so. Raises NotFound where there is
    none, or more than one."""
    found = [name for name in names if reference in {str(name.number), f"{name.number:04d}"}]
    found = found or [name for name in names if reference and name.id.lower().startswith(reference.lower())]
    if len(found) == 1:
        return found[0]
    if not names:
        raise none_yet()
    typed = sanitize(reference[:_SHOWN])
    if not found:
        raise NotFound("There is no such sitting", f"Nothing is kept under “{typed}”.", "To see all: quiz history")
    listed = ", ".join(name.id for name in found[:_MANY])
    more = " and others" if len(found) > _MANY else ""
    raise NotFound(
        "More than one sitting is meant", f"“{typed}” fits {listed}{more}.", "Type more of the id, or a running number."
    )


def none_yet() -> NotFound:
    """The error where nothing was ever finished."""
    return NotFound("There is nothing to show yet", "No sitting is finished so far.", "To begin: quiz take")


def no_earlier() -> NotFound:
    """The error where there is one sitting and the one before it is meant."""
    return NotFound("There is no earlier sitting", "Only one is finished so far.", "To see it: quiz result")
