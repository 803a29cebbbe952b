"""The draft: the one unfinished sitting, written after every answer, until it is finished, discarded or set aside. Must
not know which question comes next."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock as Turn
from typing import TYPE_CHECKING

from quiz.errors import InvalidFile, StorageError
from quiz.reader import SITTING_BYTES, UnreadableFile
from quiz.storage.errors import EncryptedFile, InvalidDraft, reason_of
from quiz.storage.names import DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from quiz.model.record import Draft, SittingRecord
    from quiz.storage.folder import Folder


class Drafts:
    """The draft in a folder. `is_kept` says whether a sitting with an id is finished, kept and whole: only then is its
    draft of no more use. `now` gives a time with its offset."""

    def __init__(self, folder: Folder, is_kept: Callable[[str], bool], now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._is_kept = is_kept
        self._now = now
        self._turn = Turn()
        """Taken by whoever changes the draft: the thread that saves, and the one that ends a sitting."""
        self._saved: str | None = None
        """The id of the draft that this run saved last: an encrypted one cannot be asked."""
        self._done: set[str] = set()
        """Ids whose draft this run has put away: a save that comes late must not bring it back."""

    def exists(self) -> bool:
        """Whether there is an unfinished sitting, readable or not. Cheap: the answers are not validated."""
        return self._folder.has(DRAFT) and not self._is_left_behind()

    def read(self) -> Draft | None:
        """The unfinished sitting, or None. One that a crash left behind its finished sitting counts as none. Raises
        InvalidDraft where it is damaged or newer; it can be set aside."""
        try:
            draft = self._folder.files.draft()
        except UnreadableFile as error:
            if error.missing:
                return None
            raise InvalidDraft(error.file, reason_of(error)) from None
        return None if self._is_kept(draft.id) else draft

    def save(self, draft: Draft) -> None:
        """Keep the draft in place of the one before. Raises StorageError. Does nothing once the sitting is over."""
        with self._turn:
            if draft.id not in self._done:
                self._folder.files.write(draft, DRAFT)
                self._saved = draft.id

    def finish(self, keep: Callable[[], SittingRecord]) -> SittingRecord:
        """Keep the sitting that the draft has become, with the errors of `keep`; then the draft goes. Where only that
        cannot be removed, the next start does it."""
        with self._turn:
            kept = keep()
            self._done.add(kept.id)
            if self._id() == kept.id:
                with suppress(StorageError):
                    self._folder.remove(DRAFT)
        return kept

    def discard(self, sitting: str | None) -> None:
        """Remove the draft, and let no later save bring back that of the sitting. Raises StorageError."""
        with self._turn:
            self._done.update(filter(None, (sitting, self._id())))
            self._folder.remove(DRAFT)

    def set_aside(self) -> Path:
        """Rename the draft to a dated name and give that. Raises NotFound or StorageError."""
        with self._turn:
            return self._folder.set_aside(DRAFT, self._now())

    def sweep(self) -> int:
        """Remove a draft that a crash left behind its finished sitting, and say how many that were. Never raises."""
        with self._turn, suppress(StorageError):
            if self._is_left_behind():
                self._folder.remove(DRAFT)
                return 1
        return 0

    def _is_left_behind(self) -> bool:
        sitting = self._id()
        return sitting is not None and self._is_kept(sitting)

    def _id(self) -> str | None:
        """The id in the draft, whatever else is wrong with it."""
        try:
            sitting = self._folder.table(DRAFT, limit=SITTING_BYTES).get("id")
        except EncryptedFile:
            return self._saved
        except InvalidFile:
            return None
        return sitting if isinstance(sitting, str) else None
