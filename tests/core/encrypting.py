"""What the tests of the encryption share: one key pair, wrapped so that to open it costs no time. To wrap a key takes
the library a second by intention, and so does every guess at its passphrase."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import monotonic

import pytest

from quiz.storage import Store, encryption
from quiz.storage.encryption import encrypt_folder
from quiz.storage.errors import TooSlow
from tests.core.storing import IDS, draft, record

PATIENCE = 120.0
"""Seconds after which a machine counts as too slow for a key."""
PASSPHRASE = "lantern orbit velvet mango"
QUICK_KEY = Path(__file__).parents[1] / "data" / "folder-0.1" / "quick-key.age"


@cache
def made_once() -> tuple[encryption.Key, bytes]:
    """A key and its wrapped half."""
    wrapped = QUICK_KEY.read_bytes()
    return encryption.unwrap(wrapped, PASSPHRASE), wrapped


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Let every new key be the one above. The files are as always."""
    key, wrapped = made_once()
    patch.setattr(encryption, "new_key", lambda: key)
    patch.setattr(encryption, "wrap", lambda _key, _passphrase: wrapped)


HURRY = """
import pytest
from tests.core.encrypting import hurry
hurry(pytest.MonkeyPatch())
"""
"""The same for a process of its own. With a key from a quiet moment the library finds a busy machine too slow."""


def wait_for_quiet(patch: pytest.MonkeyPatch) -> None:
    """Let the library try again to open a key for as long as it finds this machine too busy."""
    once = encryption.unwrap

    def unwrap(data: bytes, passphrase: str) -> encryption.Key:
        end = monotonic() + PATIENCE
        while True:
            try:
                return once(data, passphrase)
            except TooSlow:
                assert monotonic() < end, "this machine stays too busy to open a key"

    patch.setattr(encryption, "unwrap", unwrap)


def encrypted_for(key: encryption.Key, data: bytes) -> bytes:
    """The data so that the private half alone opens it."""
    return bytes(encryption.library().encrypt(data, [key.to_public()]))


def fill(folder: Path) -> None:
    """Keep one of everything: two sittings, a draft, one that was set aside, a note and a plan."""
    from quiz.model.kept import Settings
    from quiz.model.record import Plan, PlanEntry, PlannedStep

    store = Store(folder)
    store.prepare()
    store.lock().release()
    for sitting in IDS[:2]:
        store.finish(record(sitting))
    store.save_draft(draft(sitting=IDS[2]))
    store.set_aside_draft()
    store.save_draft(draft(5, sitting=IDS[3]))
    store.set_note(IDS[0], "a lantern note")
    day = record().finished.date()
    entry = PlanEntry(made=record().finished, look_again=day, steps=(PlannedStep(number=5, if_then="after tea"),))
    store.save_plan(Plan(entries=(entry,)))
    store.save_settings(Settings(theme="light"))


def lock(folder: Path) -> None:
    """Lock what is kept in a folder; `hurry` before it."""
    store = Store(folder)
    store.prepare()
    with store.lock():
        encrypt_folder(folder, store.encryption, PASSPHRASE)


def opened(folder: Path) -> Store:
    """A store of a later run, opened where it is locked."""
    store = Store(folder)
    if store.encryption.on:
        store.encryption.unlock(PASSPHRASE)
    return store


def all_of(folder: Path) -> list[object]:
    """Everything that is kept, as values, in whatever files it stands."""
    store = opened(folder)
    records = [store.load(head) for head in store.listing().heads]
    return [*records, store.draft(), store.notes(), store.plan(), store.files.settings_file()]
