"""What is kept, under lock and key: the age format through pyrage, the key pair, and opening once a run. Must not know
what is kept, nor how it is written.

vault   one folder's lock: is it locked, opened, and reading and sealing through it
age     the format alone, and the only module that knows pyrage
faults  what can be wrong with a key or a passphrase
"""

from __future__ import annotations

from quiz.vault.faults import BrokenKey, Closed, Locked, NoAge, WrongPassphrase
from quiz.vault.vault import PRIVATE, PUBLIC, SUFFIX, Asker, Vault, sealed_name

__all__ = [
    "PRIVATE",
    "PUBLIC",
    "SUFFIX",
    "Asker",
    "BrokenKey",
    "Closed",
    "Locked",
    "NoAge",
    "Vault",
    "WrongPassphrase",
    "sealed_name",
]
