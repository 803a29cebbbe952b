"""A look through all that is kept: what cannot be read, what others may read, what does not belong. Must not mend
anything unless told to."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quiz.errors import InvalidFile, QuizError
from quiz.model.kept import Inventory
from quiz.storage.conversion import encrypted_files
from quiz.storage.erase import inventory
from quiz.storage.errors import InvalidKey, NoAge, PassphraseNeeded, reason_of
from quiz.storage.folder import OTHERS
from quiz.storage.names import (
    CHANGING,
    DRAFT,
    LEFTOVER,
    NOTES,
    PLAN,
    PRIVATE_KEY,
    PUBLIC_KEY,
    SETTINGS,
    SITTINGS,
    SittingName,
)
from quiz.storage.store import Store

LOCKED: Final = "It is locked, and was not looked into without the passphrase."
INTERRUPTED: Final = "Locking or unlocking was interrupted. The next start ends it."
OF_NO_LOCK: Final = "It is half of a key, and nothing here is locked with it. The next quiz lock puts a new one there."


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to know about what is saved."""

    file: str
    """Its name in the data folder, safe to print."""
    what: str
    """A sentence for a person."""
    mendable: bool = False
    """Whether `mend` takes care of it without touching what somebody wrote."""
    broken: bool = False
    """Whether what she kept there cannot be read."""


def inspect(store: Store, bank_id: str, fingerprint: str) -> tuple[Finding, ...]:
    """Everything worth knowing about the folder of a store, by file. Nothing is changed, nothing is made."""
    stock = inventory(store.folder)
    strangers = set(_strangers(stock))
    sittings = _sittings(store, bank_id, fingerprint, {finding.file for finding in strangers})
    return tuple(sorted({*_open_files(stock), *strangers, *_key(store), *_papers(store), *sittings}))


def mend(store: Store) -> None:
    """Take every permission of others away, and sweep what an interrupted run left. To be called only under the lock;
    raises StorageError where the disk refuses."""
    if any(_open_files(inventory(store.folder))):
        store.close_to_others()
    store.sweep()


def _open_files(stock: Inventory) -> Iterator[Finding]:
    """Folders and files that others on this computer may read. A link has no permissions of its own: of one that
    stands for a folder those behind it count, one among the files is passed over."""
    for path in (stock.folder, stock.folder / SITTINGS, *filter(_is_file, stock.ours)):
        with suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & OTHERS:
                yield Finding(stock.name(path), "Others on this computer may be able to read it.", mendable=True)


def _strangers(stock: Inventory) -> Iterator[Finding]:
    """What this program did not write, and what an interrupted run of it left: only an ordinary file is that."""
    for path in stock.others:
        yield Finding(stock.name(path), "It is not a file of this program, and is left alone.")
    for path in stock.ours:
        if LEFTOVER.fullmatch(path.name) and os.path.lexists(path):
            if _is_file(path):
                yield Finding(stock.name(path), "A run that was interrupted left it behind.", mendable=True)
            else:
                yield Finding(stock.name(path), "It is not a file of this program, and is left alone.")


def _is_file(path: Path) -> bool:
    """Whether an ordinary file stands there, and not a link, a folder or a pipe with its name."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def _key(store: Store) -> Iterator[Finding]:
    """A half of the key that is missing, damaged or of no use, and the mark of an encrypting that was interrupted."""
    encryption = store.encryption
    if os.path.lexists(store.folder / CHANGING):
        yield Finding(CHANGING, INTERRUPTED, mendable=True)
    elif encryption.on or encrypted_files(store.folder):
        try:
            encryption.public_key()
        except InvalidKey as error:
            yield Finding(error.file, f"It {error.problem}. {error.then}", broken=True)
        except NoAge as error:
            yield Finding(PUBLIC_KEY, f"{error.reason} {error.then}")
    elif os.path.lexists(encryption.private):
        yield Finding(PRIVATE_KEY, OF_NO_LOCK)


def _papers(store: Store) -> Iterator[Finding]:
    """Draft, notes, plan and settings that cannot be read."""
    papers = ((DRAFT, store.draft), (NOTES, store.notes), (PLAN, store.plan), (SETTINGS, store.settings_file))
    for name, read in papers:
        try:
            read()
        except PassphraseNeeded:
            yield Finding(name, LOCKED)
        except InvalidFile as error:
            yield Finding(name, reason_of(error), broken=True)


def _sittings(store: Store, bank_id: str, fingerprint: str, known: Container[str]) -> Iterator[Finding]:
    """Sittings that cannot be read, that share a number, or that were taken with other questions. `known`: files that
    are told already."""
    try:
        listing = store.listing()
    except InvalidFile as error:
        yield Finding(SITTINGS, reason_of(error), broken=True)
        return
    for file in listing.unreadable:
        if (name := f"{SITTINGS}/{file.file}") not in known:
            yield Finding(name, file.reason, broken=True)
    numbers = Counter(head.number for head in listing.heads)
    for head in listing.heads:
        name = SittingName(head.number, head.id).path
        if numbers[head.number] > 1:
            yield Finding(name, "Another file has the same running number; its id still tells them apart.")
        if head.locked and not store.encryption.unlocked:
            yield Finding(name, LOCKED)
            continue
        if head.bank_id != bank_id:
            yield Finding(name, "It was taken with another set of questions.")
        elif head.bank_fingerprint != fingerprint:
            yield Finding(name, "It was taken with an earlier state of these questions; it is scored again when shown.")
        try:
            store.load(head)
        except QuizError as error:
            yield Finding(name, reason_of(error) if isinstance(error, InvalidFile) else str(error), broken=True)
