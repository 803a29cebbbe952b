"""Up to the first question: a new sitting, or the unfinished one, and what becomes of that. Nothing is made on disk
before both safety questions are answered. Must not know what a sitting comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.engine.sitting import begin
from quiz.errors import NotFound
from quiz.session.workspace import Workspace, save
from quiz.storage import Lock, new_id
from quiz.storage.erase import erase
from quiz.storage.names import LOCK

if TYPE_CHECKING:
    from quiz.engine.sitting import Sitting


class Resumed(NamedTuple):
    """A draft that goes on."""

    sitting: Sitting
    set_aside: int = 0
    """How many of its answers do not fit this bank."""


class Entering(Workspace):
    """One run at the door. `check_storage` and `unfinished` look and make nothing; `enter` begins to keep."""

    def check_storage(self) -> None:
        """Say now what stands in the way of keeping, as far as that can be known without making a file. Raises
        AlreadyRunning where another run may write, StorageError where the folder cannot be used."""
        if self._store and self._writer is None:
            self._store.check()
            self._lock = self._lock or Lock(self._store.folder)
            if self._lock.known:
                self._lock.acquire()

    def unfinished(self) -> Resumed:
        """The draft as a sitting, without taking it up. Raises InvalidFile where it cannot be read, NotFound without
        one."""
        from quiz.session import results  # noqa: PLC0415 - engine and pydantic: no start page waits for them

        draft = self._store.draft() if self._store else None
        if draft is None:
            raise NotFound("Nothing to continue", "There are no unfinished answers.", "Start one with: quiz take")
        return Resumed(*results.resumed(self.bank, draft))

    def enter(self, unfinished: Resumed | None) -> Resumed:
        """The sitting that is asked now: the unfinished one, else a new one with the unfinished one out of the way.
        Raises as `begin` and `resume` do."""
        if unfinished:
            return self.resume() if self._store else unfinished
        if self._store and self._store.has_draft():
            self.set_aside_draft()
        return Resumed(self.begin())

    def begin(self) -> Sitting:
        """A new sitting. Makes the folder where this run keeps something; raises StorageError or AlreadyRunning."""
        self._open()
        now = self._now()
        return begin(self.bank, new_id(now), now)

    def resume(self) -> Resumed:
        """The draft as a sitting that goes on. Where answers of it do not fit this bank, it is set aside as it was, and
        kept anew without them. Raises as `unfinished` does, StorageError or AlreadyRunning."""
        resumed = self.unfinished()
        self._open()
        if resumed.set_aside and self._store:
            self._store.set_aside_draft()
            save(self._store, resumed.sitting)
        return resumed

    def set_aside_draft(self) -> None:
        """Put the unfinished sitting out of the way, without deleting it."""
        if self._store:
            self._open()
            self._store.set_aside_draft()

    def remove_unfinished(self) -> None:
        """Delete the unfinished sitting, where there is one, and the folder with it where nothing else is in it. Raises
        AlreadyRunning where another run may write, StorageError where something cannot be removed."""
        if self._writer:
            self._writer.forget()
        if self._store is None or not self._store.has_draft():
            return
        lock = self._lock or Lock(self._store.folder)
        lock.acquire()
        try:
            self._store.sweep_leftovers()
            self._store.discard_draft()
            left = self.inventory()
            if {path.name for path in left.ours} == {LOCK} and not left.others:
                erase(left.folder, lock)
        finally:
            lock.release()
            if self._writer:
                self._writer.close()
            self._writer = self._lock = None
