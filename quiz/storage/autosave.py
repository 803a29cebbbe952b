"""One thread that saves what it is handed, the newest first of all, and tries again for as long as the disk refuses.
Must not know what is saved nor how."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from threading import Condition, Thread
from typing import Final, Generic, TypeVar

from quiz.errors import QuizError, StorageError

V = TypeVar("V")

PAUSE: Final = 1.0
"""Seconds between two attempts where the disk refuses."""
BREATH: Final = 0.03
"""Seconds before a save in which whoever handed the value over can paint the next page: both need the interpreter."""


class Saving(StrEnum):
    """How the newest value stands."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    """It would outlast a power cut."""
    FAILING = "failing"
    """The last attempt failed, and the next one follows by itself where that can help."""


class Autosave(Generic[V]):
    """Saves values in a thread of its own, which starts with the first one and keeps no run from ending.

    `save` writes one value durably and raises StorageError where another attempt may help, or another error where none
    will. All methods may be called from any thread.
    """

    def __init__(self, save: Callable[[V], object], *, pause: float = PAUSE, breath: float = BREATH) -> None:
        self._save = save
        self._pause = pause
        self._breath = breath
        self._changed = Condition()
        self._waiting: V | None = None
        self.state = Saving.NOTHING
        self.error: QuizError | None = None
        """Why the last attempt failed; None where it did not."""
        self._busy = False
        self._hurry = False
        self._closed = False
        self._thread: Thread | None = None

    def put(self, value: V) -> None:
        """Hand over the newest value and return at once; one that is not yet being saved is forgotten for it. Nothing
        happens after `close`."""
        with self._changed:
            if self._closed:
                return
            self._waiting = value
            if self.state is not Saving.FAILING:
                self.state = Saving.SAVING
            if self._thread is None:
                self._thread = Thread(target=self._run, name="autosave", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def drain(self, timeout: float = 3.0) -> bool:
        """Wait until everything is saved, at most so many seconds, beginning with an attempt at once; say whether it
        is."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            ended = self._changed.wait_for(lambda: self._waiting is None and not self._busy, timeout)
            self._hurry = False
            return ended and self.state is not Saving.FAILING

    def forget(self, timeout: float = 3.0) -> bool:
        """Drop what is not yet saved, and wait for the attempt under way, at most so many seconds; say whether it has
        ended. Nothing is written afterwards until the next `put`."""
        with self._changed:
            self._waiting = None
            self.state, self.error = Saving.NOTHING, None
            self._changed.notify_all()
            return self._changed.wait_for(lambda: not self._busy, timeout)

    def close(self, timeout: float = 3.0) -> bool:
        """Wait as `drain` does and end the thread; say whether everything is saved."""
        saved = self.drain(timeout)
        with self._changed:
            self._closed = True
            self._waiting = None
            self._changed.notify_all()
        return saved

    def _run(self) -> None:
        while (value := self._next()) is not None:
            error = None
            try:
                self._save(value)
            except QuizError as refused:
                error = refused
            except Exception:  # noqa: BLE001 - a fault of the program in one value must not end the saving of all later ones
                error = QuizError(
                    "This could not be saved", "That is a fault of the program.", "What was saved before stays."
                )
            with self._changed:
                self._busy, self.error = False, error
                # Only what the disk refused is tried again: any other fault would come back.
                if not isinstance(error, StorageError) and self._waiting is value:
                    self._waiting = None
                if error:
                    self.state = Saving.FAILING
                else:
                    self.state = Saving.SAVED if self._waiting is None else Saving.SAVING
                self._changed.notify_all()

    def _next(self) -> V | None:
        """The newest value, once there is one and it is time to save it; None at the end."""
        with self._changed:
            refused = self.state is Saving.FAILING
            pause = self._pause if refused else self._breath
            while not self._closed:
                self._changed.wait_for(lambda: self._waiting is not None or self._closed)
                self._changed.wait_for(lambda: self._hurry or self._closed or self._waiting is None, pause)
                self._hurry = self._hurry and not refused  # one attempt at once, and then in its own time
                if self._waiting is not None:
                    break
            self._busy = self._waiting is not None
            return self._waiting
