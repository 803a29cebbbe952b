"""What is kept: the only part of the program that writes files of its own. Must not know questions, scores or screens.

store       one door to all of it: draft, notes, plan, settings
sittings    the finished ones
autosave    the thread that saves
files       files as records, and back
folder      the folder, its permissions, its files
names       what stands under which name
atomic      writing that outlasts a crash and a power cut
lock        one writer at a time
encryption  whether it is encrypted, and opening it, in the age format
conversion  encrypting all of it, and decrypting it
erase       what stands in the folder, and removing all of it
inspect     looking through all of it
errors      what can be wrong with kept files
"""

from __future__ import annotations

from quiz.storage.errors import AlreadyKept, InvalidDraft, InvalidSitting, WrongPassphrase
from quiz.storage.lock import Lock
from quiz.storage.names import new_id
from quiz.storage.store import Store

__all__ = [
    "AlreadyKept",
    "InvalidDraft",
    "InvalidSitting",
    "Lock",
    "Store",
    "WrongPassphrase",
    "new_id",
]
