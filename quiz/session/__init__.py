"""One run of the program as both front ends use it: the bank, the store with its lock and its writing thread, the clock
and what this run knows. The only place that joins them; must not know a screen, nor make a file before the first
question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.bank import load, reading, variant_for
from quiz.bank.folder import SAFE, StartPage, start_page
from quiz.engine.gates import Circumstances, worded
from quiz.errors import NotFound, QuizError, StorageError
from quiz.model.kept import Erased, Inventory, Settings
from quiz.storage import Lock, Store
from quiz.storage.autosave import Autosave, Saving
from quiz.storage.inspect import erase, inventory
from quiz.storage.names import LOCK, scan
from quiz.text.home import Home
from quiz.text.keeping import NOTHING_TO_ERASE
from quiz.text.line import HELP_COMMAND
from quiz.text.other import before_reading, none_for, to_read
from quiz.text.other import steps as other_steps

if TYPE_CHECKING:
    from quiz.engine.sitting import Sitting
    from quiz.model.bank import Bank, Step
    from quiz.session.journal import Journal

SEVERAL: Final = 2
"""Sittings that home has to know of."""


class Session:
    """One run. `store` is None where nothing is kept; `now` gives the local time with its offset."""

    def __init__(self, bank_folder: Path, store: Store | None, now: Callable[[], datetime]) -> None:
        self._bank_folder = bank_folder
        self.store = store
        self.folder = store.folder if store else None
        """Where this run keeps things, or did until she chose to keep nothing."""
        self.now = now
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

    @cached_property
    def journal(self) -> Journal:
        """What becomes of sittings, and what she looks back on."""
        from quiz.session.journal import Journal  # noqa: PLC0415 - engine, validation: no start page waits for them

        return Journal(self)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now().date()

    # What is kept

    @property
    def kept(self) -> Store:
        """What is kept, to look into. Raises NotFound where this run keeps nothing."""
        if self.store is None:
            raise NotFound("Nothing to show", "Nothing is saved this time.", "Leave out --ephemeral.")
        return self.store

    def prepared(self) -> Store:
        """What is kept, ready to be written: with its folder, the lock, the thread. Raises NotFound where this run
        keeps nothing, AlreadyRunning or StorageError."""
        store = self.kept
        if self._writer is None:
            store.prepare()
            store.lock(self._lock)
            self._writer = Autosave(lambda sitting: self.journal.save_draft(store, sitting))
            with suppress(QuizError):  # how it looks is no reason to stop anybody
                self._save_settings(store)
        return store

    def home(self) -> Home:
        """What home shows. Costs one look into the folder, however many sittings there are."""
        if self.store is None:
            return Home(None, draft=False, today=self.today)
        sittings, last, asked = self.store.latest()
        day = last and last.date()
        due = () if self.safe_only else self.store.due(self.today, day)
        return Home(day, self.store.has_draft(), self.today, min(sittings, SEVERAL), asked, *due)

    @property
    def persistent(self) -> bool:
        """Whether this run keeps anything."""
        return self.store is not None

    @property
    def has_data(self) -> bool:
        """Whether there is a folder in which something may be kept."""
        return self.store is not None and self.store.exists

    @property
    def open_to_others(self) -> bool:
        """Whether somebody else on this computer might read what is kept."""
        return self.store is not None and self.store.open_to_others()

    def writable(self) -> bool:
        """Whether this run may write in a folder that is in use already, and from then on no other one; true where
        nothing has been kept yet. Makes no file, and never waits."""
        if self.store is None or self._lock is None:
            return True
        try:
            return not self._lock.known or self._lock.try_acquire()
        except StorageError:
            return True  # what is wrong there is said where something is to be written

    def check_storage(self) -> None:
        """Say now what stands in the way of keeping, as far as that can be known without making a file. Raises
        AlreadyRunning where another run may write, StorageError where the folder cannot be used."""
        if self.store and self._lock and self._writer is None:
            self.store.check()
            if self._lock.known:
                self._lock.acquire()

    def unlock(self) -> None:
        """Ask for the passphrase now where what is kept is locked: for a front end that cannot ask later. Whoever
        declines goes on, and can answer but not look back. Raises WrongPassphrase or InvalidKey."""
        if self.store:
            self.store.encryption.unlock_once()

    def make_ephemeral(self) -> None:
        """Keep nothing from here on; what is still on its way to the disk is dropped."""
        if self._writer:
            self._writer.forget()
        self.store = None

    @property
    def settings(self) -> Settings:
        """How it looks and behaves: as she chose in this run, else as it is kept."""
        if self._settings is None:
            self._settings = self.store.settings() if self.store else Settings()
        return self._settings

    def save_settings(self, settings: Settings) -> bool:
        """Let it look like this from now on, and say whether that is kept. Where there is no folder yet, it is kept
        with the first sitting: choosing a colour makes no file. Raises AlreadyRunning or StorageError; it holds all the
        same."""
        self._settings, self._unsaved_settings = settings, True
        if self.has_data:
            self._save_settings(self.prepared())
        return not self._unsaved_settings

    def _save_settings(self, store: Store) -> None:
        if self._settings and self._unsaved_settings:
            store.save_settings(self._settings)
            self._unsaved_settings = False

    # The sitting that is under way

    def keep(self, sitting: Sitting) -> None:
        """Hand the sitting to the thread that keeps the draft; returns at once."""
        if self.store and self._writer:
            self._writer.put(sitting)

    @property
    def saving(self) -> Saving:
        """How the newest answer stands."""
        return self._writer.state if self._writer else Saving.NOTHING

    @property
    def not_saved(self) -> QuizError | None:
        """Why the newest answer could not be saved so far; None where nothing failed."""
        return self._writer.error if self._writer else None

    def drained(self, seconds: float = 3.0) -> bool:
        """Wait for the last save, at most so many seconds, and say whether everything is saved that was to be."""
        return self._writer is None or self.store is None or self._writer.drain(seconds)

    @property
    def has_set_aside(self) -> bool:
        """Whether unfinished answers of an earlier time lie in the folder under another name."""
        return bool(self.store and self.store.drafts_set_aside())

    def remove_unfinished(self) -> None:
        """Delete the unfinished sitting and those that were set aside, where there are any, and the folder with them
        where nothing else is in it. Raises AlreadyRunning where another run may write, StorageError where something
        cannot be removed."""
        self._drop_saves()
        if self.store is None or self._lock is None or not (self.store.has_draft() or self.has_set_aside):
            return
        with self._still(self._lock):
            self.store.sweep_leftovers()
            self.store.discard_draft()
            left = self.inventory()
            if left.names == (LOCK,) and not left.others:
                erase(left.folder, self._lock)

    def inventory(self) -> Inventory:
        """Everything that is kept, and what else lies there. Raises NotFound where nothing of ours does, InvalidFile
        where that cannot be seen."""
        if self.folder is None:
            raise NotFound(NOTHING_TO_ERASE, "Nothing is saved this time.", "Leave out --ephemeral.")
        stock = inventory(self.folder)
        if not stock.ours:
            scan(self.folder)
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
        self.store = Store(self.folder) if self.store else None
        return erased

    @contextmanager
    def _still(self, lock: Lock) -> Iterator[None]:
        """Hold the lock with nothing on its way to the disk; afterwards the run is as one that has opened nothing."""
        self._drop_saves()
        lock.acquire()
        try:
            yield
        finally:
            lock.release()
            if self._writer:
                self._writer.close()
            self._writer = None

    def _drop_saves(self) -> None:
        """Let nothing be on its way to the disk. Raises StorageError where that does not end: what is removed would
        come back with it."""
        if self._writer and not self._writer.forget():
            raise StorageError(
                "The disk does not answer", "Something is still being saved.", "Nothing was removed. Try again."
            )

    def close(self) -> None:
        """Wait for the last save, at most three seconds, and let go of the folder."""
        if self._writer:
            self._writer.close()
        if self._lock:
            self._lock.release()

    # The steps and their readings

    def known_circumstances(self) -> Circumstances:
        """Those of this run, else of the last kept sitting; none where that cannot be read."""
        if not self.circumstances:
            with suppress(QuizError):
                self.journal.shown()
        return self.circumstances

    def worded_bank(self) -> Bank:
        """The bank with each step in the words that it has in her situation, as far as that is known."""
        return worded(self.bank, self.known_circumstances())

    def reading(self, number: int, other: str = "", key: str = "") -> str:
        """The Markdown of a step's reading, in the variant that fits her situation as far as it is known, with what has
        to be said before it. `other`: how the front end leads to the other version, said to everybody below the title
        of the ordinary one. `key`: where the numbers are, if not behind the key of this run. Raises NotFound where
        there is no such step."""
        step = self.bank.step.get(number)
        if step is None:
            steps = f"The steps are 1 to {max(self.bank.step)}."
            raise NotFound("There is no such step", steps, "For example: quiz read 1")
        known = self.known_circumstances()
        variant = variant_for(step, known, safe=self.safe_only)
        before = [] if variant == SAFE else [other, before_reading(self.bank, step, known)]
        paragraphs = (f"\n{said}\n" for said in before if said)
        title, end, rest = self._text(step, variant, key).partition("\n")
        return f"{title}{end}{''.join(paragraphs)}{rest}"

    def other_reading(self, number: int) -> str:
        """The Markdown of the other version of a step's reading. Reading it notes nothing anywhere. Raises NotFound
        where the step has no other version."""
        numbers = [step.number for step in other_steps(self.bank)]
        if number not in numbers:
            then = to_read(numbers) if numbers else ""
            raise NotFound("There is no other version of this page", none_for(numbers), then)
        return self._text(self.bank.step[number], SAFE)

    def _text(self, step: Step, variant: str, key: str = "") -> str:
        """A reading with the way to the numbers in it."""
        return reading(self._bank_folder, step, variant).replace("{key}", key or self.help_key)

    def check_steps(self, numbers: Iterable[int]) -> None:
        """Raise NotFound for a number that is no step."""
        for number in numbers:
            if number not in self.bank.step:
                steps = ", ".join(map(str, self.bank.step))
                raise NotFound("There is no such step here", f"The steps here are {steps}.")
