"""Whose a file is that may not be opened, and the command that mends it. Must not know what a file is for."""

from __future__ import annotations

import os
import pwd
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Owner(NamedTuple):
    """Another user to whom a file belongs. Neither is safe to print as it is."""

    name: str
    command: str
    """What she types to make it hers."""

    @property
    def mend(self) -> str:
        """The same as a sentence."""
        return f"To make it yours: {self.command}"


def other_owner(path: Path) -> Owner | None:
    """The user to whom the file belongs, or the folder where it would stand; None where that is whoever runs this, and
    where it cannot be known. The command takes in the folders above that belong to the same user, up to the first of
    her own, since they were made together; where none is hers it names this one alone."""
    there = next((place for place in (path, *path.parents) if os.path.lexists(place)), path)
    owner, me = _owner(there), os.geteuid()
    if owner is None or owner == me:
        return None
    top = there
    for folder in there.parents:
        above = _owner(folder)
        if above != owner:
            top = top if above == me else there
            break
        top = folder
    else:
        top = there
    return Owner(_name(owner), f"sudo chown -R {_name(me)} {shlex.quote(str(top))}")


def _owner(path: Path) -> int | None:
    try:
        return path.lstat().st_uid
    except OSError:
        return None


def _name(number: int) -> str:
    """The name of a user, or the number where the system knows none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
