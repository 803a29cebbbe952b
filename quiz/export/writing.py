"""Where an export goes: a new file that only its owner may open, or standard output. Must not know what it holds."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final

from quiz.errors import StorageError, UsageError
from quiz.sanitize import sanitize
from quiz.storage import atomic
from quiz.storage.errors import cannot_store
from quiz.text import export as words

NO_FILE: Final = "That is not an ordinary file"


class Taken(UsageError):
    """Something has the name already, and nobody said that it may go."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            words.TAKEN, f"It is {shown}, and it was left as it is.", "To put the new one in its place: --force"
        )


def save(path: Path, data: bytes, *, own_folder: Path | None, force: bool = False) -> None:
    """Write a new file, 0600 whatever the umask; on return it outlasts a power cut. With `force` it takes the place of
    an old one, which stays whole until the new one is. Raises Taken where the name is taken, UsageError where it lies
    in the program's `own_folder` or is none of a file, StorageError where the disk refuses."""
    shown = sanitize(str(path))
    if own_folder and path.parent.resolve().is_relative_to(own_folder.resolve()):
        raise UsageError("That is the program's own folder", f"{shown} would be inside it.", words.ELSEWHERE)
    if os.path.lexists(path):
        refuse_taken(path, shown, force=force)
    try:
        if force:
            atomic.replace(path, data)
        else:
            atomic.create(path, data)
    except FileExistsError:
        raise Taken(shown) from None
    except FileNotFoundError:
        raise StorageError(words.NOT_WRITTEN, f"There is no folder for {shown}.", words.ELSEWHERE) from None
    except OSError as error:
        raise StorageError(words.NOT_WRITTEN, cannot_store(path, error).sentence, words.ELSEWHERE) from None


def refuse_taken(path: Path, shown: str, *, force: bool) -> None:
    """Raise UsageError where what has the name must not be replaced: anything but a file, whatever was said."""
    try:
        ordinary = stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        ordinary = True  # a link that leads nowhere can be replaced like a file
    if not ordinary:
        raise UsageError(NO_FILE, f"{shown} is a folder or a device.", words.ELSEWHERE)
    if not force:
        raise Taken(shown)


def print_out(data: bytes) -> None:
    """Write to standard output. Raises BrokenPipeError where nobody reads any more, StorageError where it cannot be
    written; what could not be written is given up, so that the end of the program does not try again."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        why = (os.strerror(error.errno) if error.errno else "it is closed").lower()
        raise StorageError(words.FULL, f"Standard output: {why}.", "") from None
