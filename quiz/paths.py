"""Where the data folder is, and whose and of what kind a file is. Makes nothing."""

from __future__ import annotations

import os
import pwd
import shlex
import stat
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from typing import Final, NamedTuple

from quiz.errors import StorageError, UsageError
from quiz.sanitize import sanitize

APP: Final = "steps-first"
OTHER_WAYS: Final = "Choose a folder with --data-dir FOLDER, or save nothing with --ephemeral."


def data_folder(chosen: Path | None, environ: Mapping[str, str]) -> Path:
    """The folder for all that is kept, as a full path: the one chosen on the command line, else QUIZ_HOME, else where
    this system keeps a person's own data. `environ` is the environment of the process; an empty variable is none.
    Raises UsageError where the folder that is named cannot be one, StorageError where none is named and there is no
    home."""
    if chosen is not None:
        try:
            return _whole(chosen, environ).absolute()
        except FileNotFoundError:
            gone = "The folder in which this was started is gone."
            raise StorageError("There is no place to save anything", gone, OTHER_WAYS) from None
    if named := environ.get("QUIZ_HOME"):
        return _full("QUIZ_HOME", _whole(Path(named), environ))
    variable = "XDG_DATA_HOME" if environ.get("XDG_DATA_HOME", "").strip() else "HOME"
    if not environ.get(variable):
        raise StorageError("There is no place to save anything", "The variable HOME is not set.", OTHER_WAYS)
    _full(variable, Path(environ[variable]))

    from platformdirs import user_data_path  # noqa: PLC0415 - 7 ms, for nobody who names a folder

    return user_data_path(APP, appauthor=False)


def _full(variable: str, folder: Path) -> Path:
    """The folder if it is named from the root on: any other would be a different one in every place."""
    if not folder.is_absolute():
        raise UsageError(
            f"{variable} does not name one place",
            f"It says {sanitize(str(folder))}, which depends on where the program is started.",
            f"Give it a full path, or leave it out. {OTHER_WAYS}",
        )
    return folder


def _whole(folder: Path, environ: Mapping[str, str]) -> Path:
    """The folder with a leading `~` written out: not every shell does that after an equals sign."""
    if "\0" in str(folder):
        raise UsageError("That is not the name of a folder", "It holds a character that no name can hold.", OTHER_WAYS)
    home = environ.get("HOME")
    return Path(home, *folder.parts[1:]) if home and folder.parts[:1] == ("~",) else folder


class Owner(NamedTuple):
    """Another user to whom a file belongs, in words that are safe to print."""

    belongs: str
    """`belongs to` and the name."""
    mend: str
    """A sentence with the command that makes it hers; empty where that would take in what belongs to others."""


def other_owner(path: Path) -> Owner | None:
    """The user to whom the file belongs, or the folder where it would stand; None where that is whoever runs this, and
    where it cannot be known. The command takes in the folders above that belong to the same user, up to the first of
    her own, since they were made together; where none is hers it names one file alone, and never a folder: that may be
    a home, or all of a disk."""
    there = next((place for place in (path, *path.parents) if os.path.lexists(place)), path)
    owner, me = _owner(there), os.geteuid()
    if owner is None or owner == me:
        return None
    belongs = f"belongs to {sanitize(_name(owner))}"
    *_, top = (there, *takewhile(lambda folder: _owner(folder) == owner, there.parents))
    together = _owner(top.parent) == me
    if not together and os.path.isdir(there):
        return Owner(belongs, "")
    command = f"sudo chown -R {_name(me)} {shlex.quote(str(top if together else there))}"
    return Owner(belongs, f"To make it yours: {sanitize(command)}.")


def is_ordinary(path: Path) -> bool:
    """Whether an ordinary file stands there, and not a link, a folder or a pipe with its name."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


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
