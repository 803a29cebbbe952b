"""What is kept: the only part of the program that writes files of its own. Must not know questions, scores or screens.

store       one door to all of it
drafts      the unfinished sitting
sittings    the finished ones
reference   which sitting is meant
folder      the folder, its permissions, what a dead run left
erasing     removing all of it
sealing     locking all of it, and unlocking it
inspection  looking through all of it
codec       whole files and validated values, loaded when first needed
heads       the heads of sittings, by hand
look        what the first page needs, by hand
naming      the names of files
durable     writing that outlasts a crash and a power cut
lock        one writer at a time
writer      the thread that saves
faults      what can be wrong with kept files
"""

from __future__ import annotations

from quiz.history.faults import AlreadyKept, BrokenDraft, BrokenKept, BrokenSitting
from quiz.history.lock import Lock
from quiz.history.naming import new_id
from quiz.history.store import Store
from quiz.models.look import Look

__all__ = [
    "AlreadyKept",
    "BrokenDraft",
    "BrokenKept",
    "BrokenSitting",
    "Lock",
    "Look",
    "Store",
    "new_id",
]
