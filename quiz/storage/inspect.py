"""A look through all that is kept: what cannot be read, what others may read, what does not belong. Must not mend
anything unless told to."""

from __future__ import annotations

import os
import stat
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.errors import InvalidFile, QuizError
from quiz.sanitize import sanitize
from quiz.storage.conversion import encrypted_files
from quiz.storage.erase import inventory
from quiz.storage.errors import InvalidKey, NoAge, PassphraseNeeded, reason_of
from quiz.storage.folder import OTHERS
from quiz.storage.names import CHANGING, DRAFT, LEFTOVER, NOTES, PLAN, PRIVATE_KEY, PUBLIC_KEY, SETTINGS, SITTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    found = {
        *open_files(store.folder),
        *strangers(store.folder),
        *key(store),
        *papers(store),
        *sittings(store, bank_id, fingerprint),
    }
    return tuple(sorted(found))


def mend(store: Store) -> None:
    """Take every permission of others away, and sweep what an interrupted run left. To be called only under the lock;
    raises StorageError where the disk refuses."""
    if store.open_to_others() or any(open_files(store.folder)):
        store.close_to_others()
    store.sweep()


def open_files(folder: Path) -> Iterator[Finding]:
    """Folders and files that others on this computer may read. A link has no permissions of its own: of one that
    stands for a folder those behind it count, one among the files is passed over."""
    for path in (folder, folder / SITTINGS, *filter(is_file, inventory(folder).ours)):
        with suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & OTHERS:
                yield Finding(shown(path, folder), "Others on this computer may be able to read it.", mendable=True)


def strangers(folder: Path) -> Iterator[Finding]:
    """What this program did not write, and what an interrupted run of it left."""
    found = inventory(folder)
    left = [path for path in found.ours if LEFTOVER.fullmatch(path.name) and os.path.lexists(path)]
    for path in (*found.others, *(path for path in left if not is_file(path))):
        yield Finding(shown(path, folder), "It is not a file of this program, and is left alone.")
    for path in filter(is_file, left):
        yield Finding(shown(path, folder), "A run that was interrupted left it behind.", mendable=True)


def is_file(path: Path) -> bool:
    """Whether an ordinary file stands there, and not a link, a folder or a pipe with its name."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def key(store: Store) -> Iterator[Finding]:
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


def papers(store: Store) -> Iterator[Finding]:
    """Draft, notes, plan and settings that cannot be read."""
    readers = {DRAFT: store.draft, NOTES: store.notes, PLAN: store.plan}
    for name, read in {**readers, SETTINGS: store.settings_file}.items():
        try:
            read()
        except PassphraseNeeded:
            yield Finding(name, LOCKED)
        except InvalidFile as error:
            yield Finding(name, reason_of(error), broken=True)


def sittings(store: Store, bank_id: str, fingerprint: str) -> Iterator[Finding]:
    """Sittings that cannot be read, that share a number, or that were taken with other questions."""
    try:
        listing = store.listing()
    except InvalidFile as error:
        yield Finding(SITTINGS, reason_of(error), broken=True)
        return
    strange = {found.file for found in strangers(store.folder)}
    for file in listing.unreadable:
        if (name := f"{SITTINGS}/{file.file}") not in strange:
            yield Finding(name, file.reason, broken=True)
    numbers = Counter(head.number for head in listing.heads)
    for head in listing.heads:
        name = f"{SITTINGS}/{head.number:04d}-{head.id}.toml"
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


def shown(path: Path, folder: Path) -> str:
    """A path as it is named to a person."""
    return sanitize(str(path.relative_to(folder))) if path != folder else "the folder itself"
