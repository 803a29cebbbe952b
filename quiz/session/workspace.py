"""What one run stands on: the bank, the store with its lock and its writing thread, the clock, how it looks, and the
unfinished sitting. Makes no file before the first question is asked. Must not know what a sitting comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank import load
from quiz.bank.folder import StartPage, start_page
from quiz.engine.gates import Circumstances
from quiz.engine.sitting import Sitting, begin
from quiz.errors import NotFound, QuizError, StorageError
from quiz.model.kept import Erased, Inventory, Settings
from quiz.session.journal import Journal
from quiz.storage import Lock, Store, new_id
from quiz.storage.autosave import Autosave
from quiz.storage.inspect import erase, inventory
from quiz.storage.names import LOCK
from quiz.text.keeping import NOTHING_TO_ERASE
from quiz.text.line import HELP_COMMAND

if TYPE_CHECKING:
    from quiz.model.bank import Bank


class Resumed(NamedTuple):
    """A draft that goes on."""

    sitting: Sitting
    set_aside: int = 0
    """How many of its answers do not fit this bank."""


class Workspace:
    """One run before it does anything. `store` is None where nothing is kept; `now` gives the local time with its
    offset."""

    def __init__(self, bank_folder: Path, store: Store | None, now: Callable[[], datetime]) -> None:
        self._bank_folder = bank_folder
        self._store = store
        self.folder = store.folder if store else None
        """Where this run keeps things, or did until she chose to keep nothing."""
        self._now = now
        self._writer: Autosave[Sitting] | None = None
        self._lock = Lock(store.folder) if store else None
        self._settings: Settings | None = None
        self._unsaved_settings = False
        """Whether there are settings to be kept as soon as there is a folder."""
        self.safe_only = False
        """Whether this run shows the steps that need nothing from him, and nothing that was worked out of her answers.
        Never written anywhere."""
        self.careful = False
        """Whether she would rather not say: then no step with a caution comes first in this run, and nothing that is
        done with him is praised. Never written anywhere."""
        self.help_key = HELP_COMMAND
        """How the numbers to call are reached, where a reading names them: a key of the front end, else the command."""
        self.circumstances: Circumstances = {}
        """Those of the sitting seen last in this run: they choose between the variants of a reading."""

    @cached_property
    def bank(self) -> Bank:
        """The question bank, read once. Raises BrokenBank with every problem."""
        return load(self._bank_folder)

    @cached_property
    def start_page(self) -> StartPage:
        """The lines of the start page, without waiting for the bank."""
        return start_page(self._bank_folder)

    @property
    def length_again(self) -> str:
        """How long the quiz is for her, as it was the last time, without waiting for the bank."""
        return self.start_page.length_again(self._store.last_length() if self._store else None)

    @property
    def journal(self) -> Journal:
        """What she looks back on: sittings, notes, plan."""
        return Journal(self._store, self._open, self._now)

    @property
    def persistent(self) -> bool:
        """Whether this run keeps anything."""
        return self._store is not None

    @property
    def locked(self) -> bool:
        """Whether what this run keeps is locked, so that a plain copy of it has to be called one."""
        return self._store is not None and self._store.encryption.on

    @property
    def has_data(self) -> bool:
        """Whether there is a folder in which something may be kept."""
        return self._store is not None and self._store.exists

    @property
    def open_to_others(self) -> bool:
        """Whether somebody else on this computer might read what is kept."""
        return self._store is not None and self._store.exists and self._store.open_to_others()

    @property
    def settings(self) -> Settings:
        """How it looks and behaves: as she chose in this run, else as it is kept."""
        if self._settings is None:
            self._settings = self._store.settings() if self._store else Settings()
        return self._settings

    def save_settings(self, settings: Settings) -> bool:
        """Let it look like this from now on, and say whether that is kept. Where there is no folder yet, it is kept
        with the first sitting: choosing a colour makes no file. Raises AlreadyRunning or StorageError; it holds all the
        same."""
        self._settings, self._unsaved_settings = settings, True
        if self.has_data:
            self._open()
            self._save_settings()
        return not self._unsaved_settings

    def writable(self) -> bool:
        """Whether this run may write in a folder that is in use already, and from then on no other one; true where
        nothing has been kept yet. Makes no file, and never waits."""
        if self._store is None or self._lock is None:
            return True
        try:
            return not self._lock.known or self._lock.try_acquire()
        except StorageError:
            return True  # what is wrong there is said where something is to be written

    def unlock(self) -> None:
        """Ask for the passphrase now where what is kept is locked: for a front end that cannot ask later. Whoever
        declines goes on, and can answer but not look back. Raises WrongPassphrase or InvalidKey."""
        if self._store:
            self._store.encryption.unlock_once()

    def make_ephemeral(self) -> None:
        """Keep nothing from here on; what is still on its way to the disk is dropped."""
        if self._writer:
            self._writer.forget()
        self._store = None

    @property
    def now(self) -> datetime:
        """The time here, with its offset."""
        return self._now()

    @property
    def today(self) -> date:
        """The day it is here."""
        return self._now().date()

    def drained(self) -> bool:
        """Wait for the last save, at most three seconds, and say whether everything is saved that was to be."""
        return self._writer is None or self._store is None or self._writer.drain()

    def inventory(self) -> Inventory:
        """Everything that is kept, and what else lies there. Raises NotFound where nothing of ours does."""
        if self.folder is None:
            raise NotFound(NOTHING_TO_ERASE, "Nothing is saved this time.", "Leave out --ephemeral.")
        stock = inventory(self.folder)
        if not stock.ours:
            raise NotFound(NOTHING_TO_ERASE, f"Nothing is saved in {self.folder}.")
        return stock

    def erase(self) -> Erased:
        """Remove everything that is kept; the run goes on as one in a folder that is not there yet. Raises
        AlreadyRunning where another run may write, StorageError where something cannot be removed: what went before it
        is gone, and the next time removes the rest."""
        if self._lock is None or self.folder is None:
            return Erased()
        with self._still(self._lock):
            erased = erase(self.folder, self._lock)
        self.circumstances = {}
        self._store = Store(self.folder) if self._store else None
        return erased

    def check_storage(self) -> None:
        """Say now what stands in the way of keeping, as far as that can be known without making a file. Raises
        AlreadyRunning where another run may write, StorageError where the folder cannot be used."""
        if self._store and self._lock and self._writer is None:
            self._store.check()
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
            self._open()
            self._store.set_aside_draft()
        return Resumed(self.begin())

    def begin(self) -> Sitting:
        """A new sitting. Makes the folder where this run keeps something; raises StorageError or AlreadyRunning."""
        self._open()
        return begin(self.bank, new_id(self.now), self.now)

    def resume(self) -> Resumed:
        """The draft as a sitting that goes on. Where answers of it do not fit this bank, it is set aside as it was, and
        kept anew without them. Raises as `unfinished` does, StorageError or AlreadyRunning."""
        resumed = self.unfinished()
        self._open()
        if resumed.set_aside and self._store:
            self._store.set_aside_draft()
            save(self._store, resumed.sitting)
        return resumed

    @property
    def has_set_aside(self) -> bool:
        """Whether unfinished answers of an earlier time lie in the folder under another name."""
        return bool(self._store and self._store.drafts_set_aside())

    def remove_unfinished(self) -> None:
        """Delete the unfinished sitting and those that were set aside, where there are any, and the folder with them
        where nothing else is in it. Raises AlreadyRunning where another run may write, StorageError where something
        cannot be removed."""
        if self._writer:
            self._writer.forget()
        if self._store is None or self._lock is None or not (self._store.has_draft() or self.has_set_aside):
            return
        with self._still(self._lock):
            self._store.sweep_leftovers()
            self._store.discard_draft()
            left = self.inventory()
            if left.names == (LOCK,) and not left.others:
                erase(left.folder, self._lock)

    def close(self) -> None:
        """Wait for the last save, at most three seconds, and let go of the folder."""
        if self._writer:
            self._writer.close()
        if self._lock:
            self._lock.release()

    @contextmanager
    def _still(self, lock: Lock) -> Iterator[None]:
        """Hold the lock with nothing on its way to the disk; afterwards the run is as one that has opened nothing."""
        if self._writer:
            self._writer.forget()
        lock.acquire()
        try:
            yield
        finally:
            lock.release()
            if self._writer:
                self._writer.close()
            self._writer = None

    def _open(self) -> None:
        """Get ready to write: the folder, the lock, the thread."""
        if self._store and self._writer is None:
            self._store.prepare()
            self._store.lock(self._lock)
            self._writer = Autosave(partial(save, self._store))
            with suppress(QuizError):  # how it looks is no reason to stop anybody
                self._save_settings()

    def _save_settings(self) -> None:
        if self._store and self._settings and self._unsaved_settings:
            self._store.save_settings(self._settings)
            self._unsaved_settings = False


def save(store: Store, sitting: Sitting) -> None:
    """Keep the sitting as the draft; called from the thread that writes, which loads validation with the first one."""
    from quiz.session.results import draft_of  # noqa: PLC0415 - pydantic

    store.save_draft(draft_of(sitting))
