"""A sitting as a file, whichever way it is asked for: where the file is, what it holds, what is to be known of it, and
how it is written. Must not know who asks."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from quiz.engine.gates import worded
from quiz.errors import QuizError, StorageError, UsageError, not_printed
from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData
from quiz.model.change import Changes
from quiz.model.kept import Head
from quiz.model.result import Shown
from quiz.sanitize import sanitize
from quiz.session import Session
from quiz.session.planning import uid_of, uid_since
from quiz.storage import atomic
from quiz.storage.errors import cannot_store
from quiz.text import export as words
from quiz.text import line
from quiz.text.other import not_made
from quiz.text.result import first_step
from quiz.text.words import day

QUOTES: Final = ("'", '"')
ESCAPED: Final = re.compile(r"\\(.)")
"""A character that a terminal has put a backslash before."""


def export(
    session: Session, shown: Shown, kind: words.Kind, path: Path | None, *, force: bool = False
) -> tuple[str, ...]:
    """Write a sitting into a new file, or to standard output where `path` is None, and give what is to be said of it.
    With `force` the file takes the place of an old one.

    Raises NotFound for a kind that this run does not make, Taken where something has the name, UsageError where it
    can be no file, StorageError where it cannot be written, InvalidFile where what belongs to the sitting cannot be
    read.
    """
    form, now = Format(kind.form), session.now()
    shown = session.journal.rerank(shown)
    if shown.result.safe_list and (kind.readings or not kind.is_page):
        raise not_made()
    material = gather(session, shown)
    if kind.readings:
        material = replace(material, readings=tuple(readings(session, material)))
    uid = "" if form is not Format.ICS else uid_of(material.plan) if material.plan else uid_since(shown.finished)
    data = render(material, form, now, uid, for_counsellor=kind.for_counsellor)
    if path is None:
        print_out(data)
    else:
        save(path, data, own_folder=session.folder, force=force)
    reminder = words.REMINDER_ON.format(day(material.review_date(now.date()))) if form is Format.ICS else ""
    return tuple(remarks(kind, path, reminder))


def gather(session: Session, shown: Shown) -> ExportData:
    """The sitting with what is kept about it. One that is not kept has nothing else; where it is not the last one, what
    came after it is left out. Raises InvalidFile where the note or the plan cannot be read."""
    bank, journal = worded(session.bank, shown.circumstances), session.journal
    if not shown.kept:
        return ExportData(bank, shown)
    heads = session.kept.listing().heads
    own = next((head for head in heads if head.id == shown.id), None)
    number = own.number if own else 0
    following = next((head for head in heads if head.number > number), None)
    held = [entry for entry in journal.plan().entries if following is None or entry.made < following.finished]
    earlier = tuple(head for head in heads if head.number < number and head.bank_id == bank.id)
    return ExportData(
        bank,
        shown,
        note=journal.note(shown.id),
        plan=held[-1] if held else None,
        changed=max(0, len(held) - 1),
        earlier=earlier,
        edition=own.edition if own else "",
        changes=tuple(changes_since(session, shown, (*earlier[-1:], *earlier[:-1][:1]))),
    )


def readings(session: Session, material: ExportData) -> Iterator[str]:
    """The readings of the planned steps, or of the step for today where none is planned."""
    today = first_step(material.bank, material.shown.circumstances, material.shown.result)
    planned = [step.number for step in material.plan.steps] if material.plan else []
    for number in planned or ([today.number] if today else []):
        if number in material.bank.step:
            yield session.reading(number, key=line.BELOW)


def changes_since(session: Session, shown: Shown, since: Iterable[Head]) -> Iterator[Changes]:
    """The sitting against each of some earlier ones; one that cannot be read or compared is passed over."""
    for head in since:
        with suppress(QuizError):
            yield session.journal.compared([head], shown.id)


def place(typed: str, kind: words.Kind) -> Path:
    """The file that somebody means by what she typed: `~` is her home, and a name without one of our endings gets one.
    A folder, with or without a stroke behind it, gets the file under the suggested name. A name that is dragged into a
    terminal comes in quotation marks, or with a backslash before each space. Raises UsageError for a name that ends
    as that of another kind of file."""
    name = _unquoted(typed)
    path = Path(name)
    with suppress(RuntimeError):  # there is no such home: then it is a name like any other
        path = path.expanduser()
    with suppress(FileNotFoundError):  # the folder in which this was started is gone: that is said when it is written
        path = path.absolute()
    if name.endswith("/") or os.path.isdir(path):  # Path.is_dir raises where the folder above is closed
        return path / kind.file_name
    if path.suffix.lower() not in words.ENDINGS[kind.form]:
        check_ending(path, kind.form)
        path = path.with_name(f"{path.name.rstrip('.')}.{kind.form}")
    return path


def check_ending(path: Path, form: str) -> None:
    """Raise UsageError where a name ends as that of another kind of file: other programs would go by that."""
    ending = path.suffix.lower()
    if ending in words.OTHER_ENDINGS and ending not in words.ENDINGS[form]:
        raise UsageError(*words.other_ending(sanitize(ending), form))


def _unquoted(typed: str) -> str:
    """A name without what a terminal puts around one that is dragged into it. A backslash of her own stays where there
    is a file or folder of that name."""
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in QUOTES:
        return typed[1:-1]
    return typed if os.path.lexists(typed) else ESCAPED.sub(r"\1", typed)


def remarks(kind: words.Kind, path: Path | None, reminder: str) -> Iterator[str]:
    """What there is to know about the file. Standard output carries the file alone."""
    if path:
        yield words.WRITTEN.format(sanitize(str(path.absolute())))
        yield words.PLAIN_COPY
    if reminder:
        yield reminder
        yield words.SHARED_CALENDAR
    if kind.readings:
        yield words.PAPER
    if kind.for_counsellor:
        yield words.TITLES_TELL


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
    try:
        if own_folder and Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(own_folder)):
            raise UsageError("That is the program's own folder", f"{shown} would be inside it.", words.ELSEWHERE)
        if os.path.lexists(path):
            refuse_taken(path, shown, force=force)
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
        raise UsageError("That is not an ordinary file", f"{shown} is a folder or a device.", words.ELSEWHERE)
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
        raise not_printed(error) from None
