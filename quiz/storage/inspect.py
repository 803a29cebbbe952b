"""A look through all that is kept: what stands there, what cannot be read, what others may read, what does not belong;
and removing it. Must not mend anything unless told to, nor remove what this program did not write."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quiz.errors import InvalidFile
from quiz.model.kept import Erased, Inventory
from quiz.paths import is_ordinary
from quiz.sanitize import sanitize
from quiz.storage import atomic
from quiz.storage.encryption import encrypted_files
from quiz.storage.errors import InvalidKey, NoAge, PassphraseNeeded, storing
from quiz.storage.folder import OTHERS, Lock
from quiz.storage.names import (
    CHANGING,
    DRAFT,
    LEFTOVER,
    LOCK,
    NOTES,
    PLAN,
    PRIVATE_KEY,
    PUBLIC_KEY,
    SETTINGS,
    SITTINGS,
    SittingName,
    files_in,
    our_files,
)
from quiz.storage.store import Store

OPEN: Final = "Others on this computer may be able to read it."
NOT_OURS: Final = "It is not a file of this program, and is left alone."
LEFT_BEHIND: Final = "A run that was interrupted left it behind."
LOCKED: Final = "It is locked, and was not looked into without the passphrase."
INTERRUPTED: Final = "Locking or unlocking was interrupted. The next start ends it."
OF_NO_LOCK: Final = "It is half of a key, and nothing here is locked with it. The next quiz lock puts a new one there."


def inventory(folder: Path) -> Inventory:
    """Everything in the data folder, by name alone. A folder that is missing holds nothing."""
    ours = our_files(folder)
    known = {*ours, folder / SITTINGS}
    others = (path for place in (folder / SITTINGS, folder) for path in files_in(place) if path not in known)
    return Inventory(folder, tuple(ours), tuple(others), elsewhere(ours))


def elsewhere(files: Iterable[Path]) -> tuple[str, ...]:
    """Where the same is in another place: see Inventory."""
    return tuple(filter(None, map(_elsewhere, files)))


def _elsewhere(path: Path) -> str:
    try:
        status = path.lstat()
    except OSError:
        return ""
    if stat.S_ISLNK(status.st_mode):
        return sanitize(os.path.realpath(path)) if os.path.exists(path) else ""
    return f"{sanitize(path.name)} (under another name)" if stat.S_ISREG(status.st_mode) and status.st_nlink > 1 else ""


def erase(folder: Path, lock: Lock) -> Erased:
    """Remove everything of ours, and the folders where nothing else is in them. An interrupted run is finished by the
    next. The lock has to be held, and is let go before its file goes: a disk on a network keeps a file that is open,
    under another name in the same folder.

    Raises StorageError where something cannot be removed; what went before it is gone.
    """
    stock, removed = inventory(folder), 0
    for path in stock.ours:
        if path == folder / LOCK:
            lock.release()
        with storing(path):
            if not stat.S_ISDIR(path.lstat().st_mode):
                atomic.remove(path)
                removed += 1
    for emptied in (folder / SITTINGS, folder):
        with suppress(OSError):
            emptied.rmdir()
    remains = tuple(sanitize(path.name) for path in files_in(folder))
    return Erased(removed, not os.path.lexists(folder), remains, stock.elsewhere)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to know about what is saved."""

    file: str
    """Its name in the data folder, safe to print."""
    what: str
    mendable: bool = False
    """Whether `mend` takes care of it without touching what somebody wrote."""
    broken: bool = False
    """Whether what she kept there cannot be read."""


def inspect(store: Store, bank_id: str, fingerprint: str) -> tuple[Finding, ...]:
    """Everything worth knowing about the folder of a store, by file. Nothing is changed, nothing is made."""
    stock = inventory(store.folder)
    strangers = set(_strangers(stock))
    sittings = _sittings(store, bank_id, fingerprint, {finding.file for finding in strangers})
    opened = [Finding(stock.name(path), OPEN, mendable=True) for path in _open_files(stock)]
    return tuple(sorted({*opened, *strangers, *_key(store), *_papers(store), *sittings}))


def mend(store: Store) -> None:
    """Take every permission of others away, and sweep what an interrupted run left. To be called only under the lock;
    raises StorageError where the disk refuses, or knows no permissions."""
    stock = inventory(store.folder)
    for path in _open_files(stock):
        with storing(path):
            path.chmod(atomic.FOLDER_MODE if path.is_dir() else atomic.FILE_MODE)
    if any(_open_files(stock)):
        with storing(store.folder):
            raise OSError(errno.ENOTSUP, "")
    store.sweep()


def _open_files(stock: Inventory) -> Iterator[Path]:
    """Folders and files that others on this computer may read. A link has no permissions of its own: of one that
    stands for a folder those behind it count, one among the files is passed over. A folder in which nothing is kept is
    not ours to close: it may be everybody's."""
    folders = (stock.folder, stock.folder / SITTINGS) if any(path.name != LOCK for path in stock.ours) else ()
    for path in (*folders, *filter(is_ordinary, stock.ours)):
        with suppress(OSError):
            if path.stat().st_mode & OTHERS:
                yield path


def _strangers(stock: Inventory) -> Iterator[Finding]:
    """What this program did not write, and what an interrupted run of it left: only an ordinary file is that."""
    for path in stock.others:
        yield Finding(stock.name(path), NOT_OURS)
    for path in stock.ours:
        if LEFTOVER.fullmatch(path.name) and os.path.lexists(path):
            ordinary = is_ordinary(path)
            yield Finding(stock.name(path), LEFT_BEHIND if ordinary else NOT_OURS, mendable=ordinary)


def _key(store: Store) -> Iterator[Finding]:
    """A half of the key that is missing, damaged or of no use, and the mark of an encrypting that was interrupted."""
    encryption = store.encryption
    if os.path.lexists(store.folder / CHANGING):
        yield Finding(CHANGING, INTERRUPTED, mendable=True)
    elif encryption.on or encrypted_files(store.folder):
        try:
            encryption.recipient()
        except InvalidKey as error:
            yield Finding(error.file, f"It {error.problem}. {error.then}", broken=True)
        except NoAge as error:
            yield Finding(PUBLIC_KEY, f"{error.reason} {error.then}")
    elif os.path.lexists(encryption.private):
        yield Finding(PRIVATE_KEY, OF_NO_LOCK)


def _papers(store: Store) -> Iterator[Finding]:
    """Draft, notes, plan and settings that cannot be read."""
    papers = ((DRAFT, store.draft), (NOTES, store.notes), (PLAN, store.plan), (SETTINGS, store.files.settings_file))
    for name, read in papers:
        try:
            read()
        except PassphraseNeeded:
            yield Finding(name, LOCKED)
        except InvalidFile as error:
            yield Finding(name, error.reason, broken=True)


def _sittings(store: Store, bank_id: str, fingerprint: str, known: Container[str]) -> Iterator[Finding]:
    """Sittings that cannot be read, that share a number, or that were taken with other questions. `known`: files that
    are told already."""
    try:
        listing = store.listing()
    except InvalidFile as error:
        yield Finding(SITTINGS, error.sentence, broken=True)
        return
    for file in listing.unreadable:
        if (name := f"{SITTINGS}/{file.file}") not in known:
            yield Finding(name, file.reason, broken=True)
    numbers = Counter(head.number for head in listing.heads)
    for head in listing.heads:
        name = SittingName(head.number, head.id).path
        if numbers[head.number] > 1:
            yield Finding(name, "Another file has the same running number; its id still tells them apart.")
        if head.locked:
            yield Finding(name, LOCKED)
            continue
        if head.bank_id != bank_id:
            yield Finding(name, "It was taken with another set of questions.")
        elif head.bank_fingerprint != fingerprint:
            yield Finding(name, "It was taken with an earlier state of these questions; it is scored again when shown.")
        try:
            store.load(head)
        except InvalidFile as error:
            yield Finding(name, error.reason, broken=True)
