"""What is kept: the only part of the program that writes files of its own.

store       one door to all of it: draft, notes, plan, settings
sittings    the finished ones
autosave    the thread that saves
inspect     looking through all of it, and removing it
files       files as records, and back
folder      the folder, its lock, its permissions, its files
encryption  whether it is encrypted, and opening it, in the age format; encrypting all of it and decrypting it
names       what stands under which name
atomic      writing that outlasts a crash and a power cut
errors      what can be wrong with kept files
"""

from __future__ import annotations

from quiz.storage.errors import WrongPassphrase
from quiz.storage.folder import Lock
from quiz.storage.names import new_id
from quiz.storage.store import Store

__all__ = ["Lock", "Store", "WrongPassphrase", "new_id"]
