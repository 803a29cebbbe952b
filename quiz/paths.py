"""Where the data folder is. Must not make it, nor know what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.errors import StorageError, UsageError
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Mapping

APP: Final = "steps-first"
OTHER_WAYS: Final = "Choose a folder with --data-dir FOLDER, or save nothing with --ephemeral."


def data_folder(chosen: Path | None, environ: Mapping[str, str]) -> Path:
    """The folder for all that is kept, as a full path: the one chosen on the command line, else QUIZ_HOME, else where
    this system keeps a person's own data. `environ` is the environment of the process; an empty variable is none.
    Raises UsageError where the folder that is named cannot be one, StorageError where none is named and there is no
    home."""
    if chosen is not None:
        return _whole(chosen, environ).absolute()
    if named := environ.get("QUIZ_HOME"):
        return _full("QUIZ_HOME", _whole(Path(named), environ))
    if named := environ.get("XDG_DATA_HOME", "").strip():
        _full("XDG_DATA_HOME", Path(named))
    elif not environ.get("HOME"):
        raise StorageError("There is no place to save anything", "The variable HOME is not set.", OTHER_WAYS)
    else:
        _full("HOME", Path(environ["HOME"]))

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
