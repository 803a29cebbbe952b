"""The draft: the one unfinished sitting, written after every answer, until it is finished, discarded or set aside.
Must not know which question comes next."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from threading import Lock as Turn
from typing import TYPE_CHECKING

from quiz.errors import InvalidFile, NotFound, QuizError, StorageError
from quiz.history import durable
from quiz.history.faults import BrokenDraft, keeping, reason_of
from quiz.history.naming import scan, stamp
from quiz.history.sittings import Sittings
from quiz.reader import SITTING_BYTES, UnreadableFile, read_toml
from quiz.vault import Closed, sealed_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quiz.history.durable import Disk
    from quiz.models.record import Draft, SittingRecord


def _now() -> datetime:
    return datetime.now(UTC)


class Drafts(Sittings):
    """The shelf of sittings with the draft that may become one of them. `now` gives a time with its offset, for the
    names of what is set aside."""

    def __init__(self, folder: Path, *, disk: Disk | None = None, now: Callable[[], datetime] = _now) -> None:
        super().__init__(folder, disk=disk)
        self._now = now
        self._draft = folder / "draft.toml"
        self._turn = Turn()
        self._saved: str | None = None
        """The id of the draft that this run saved last: a locked one cannot be asked."""
        self._done: set[str] = set()
        """Ids whose draft this run has put away: a save that comes late must not bring it back."""

    def has_draft(self) -> bool:
        """Whether there is an unfinished sitting, readable or not. Cheap: the answers are not validated."""
        there = os.path.exists(self._draft) or os.path.exists(sealed_name(self._draft))
        return there and not self._is_finished(self._draft_id())

    def draft(self) -> Draft | None:
        """The unfinished sitting, or None. One that a crash left behind its finished sitting counts as none. Raises
        BrokenDraft where it is damaged or newer; it can be set aside."""
        from quiz.history import codec  # validation is loaded where a whole file is
        from quiz.models.record import Draft

        try:
            self.vault.open_up()
            draft = codec.read(Draft, self._draft, limit=SITTING_BYTES, broken=BrokenDraft, contents=self.vault.read)
        except UnreadableFile as error:
            if error.missing:
                return None
            raise BrokenDraft(error.file, reason_of(error)) from None
        return None if self._is_finished(draft.id) else draft

    def save_draft(self, draft: Draft) -> None:
        """Keep the draft in place of the one before. On return it outlasts a power cut; raises StorageError otherwise.
        Does nothing once the sitting is finished or discarded."""
        from quiz.history import codec

        with self._turn:
            if draft.id not in self._done:
                self._put(self._draft, codec.write(draft, self._draft.name, limit=SITTING_BYTES))
                self._saved = draft.id

    def finish(self, record: SittingRecord) -> SittingRecord:
        """Keep the finished sitting as `add` does, with its errors; then its draft goes. Where only the draft cannot
        be removed, the next start does it."""
        with self._turn:
            kept = self.add(record)
            self._done.add(kept.id)
            if self._draft_id() == kept.id:
                with suppress(StorageError):
                    self._remove(self._draft)
        return kept

    def discard_draft(self, sitting: str | None = None) -> None:
        """Delete the draft, if there is one. Give the id of the sitting where a save of it may still be on its way.
        Raises StorageError where it cannot be removed."""
        with self._turn:
            self._done.update(filter(None, (sitting, self._draft_id())))
            self._remove(self._draft)

    def set_aside_draft(self) -> Path:
        """Rename the draft, readable or not, to a dated name and give that: it is kept, and is no sitting. Raises
        NotFound where there is none, StorageError where it cannot be renamed."""
        with self._turn:
            return self._set_aside(self._draft)

    def sweep(self) -> int:
        """Put away what a run left that was interrupted: temporary files, and a draft whose sitting is finished. Says
        how many files that were. To be called only while this run holds the lock; never raises."""
        swept = self.sweep_leftovers()
        with self._turn, suppress(StorageError):
            if self._is_finished(self._draft_id()):
                self._remove(self._draft)
                swept += 1
        return swept

    def _set_aside(self, path: Path) -> Path:
        """Rename a file, locked or not, to a dated name that is free, and give that."""
        stem = f"{path.stem}-{stamp(self._now())}"
        names = (path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}.toml") for number in count(1))
        free = next(name for name in names if not any(map(os.path.lexists, (name, sealed_name(name)))))
        kept = path
        if os.path.lexists(sealed_name(path)):
            kept, free = sealed_name(path), sealed_name(free)
        with keeping(path):
            try:
                self._disk.replace(kept, free)
            except FileNotFoundError:
                raise NotFound("There is nothing to set aside", f"There is no {path.name}.") from None
            durable.sync_folder(self._disk, path.parent)
        return free

    def _draft_id(self) -> str | None:
        """The id in the draft, whatever else is wrong with it."""
        try:
            found = read_toml(self._draft, limit=SITTING_BYTES, read=self.vault.read).get("id")
        except Closed:
            return self._saved
        except InvalidFile:
            return None
        return found if isinstance(found, str) else None

    def _is_finished(self, sitting: str | None) -> bool:
        """Whether a sitting with this id is kept and whole: only then is its draft of no more use."""
        try:
            if sitting is None or all(name.id != sitting for name in scan(self.sittings).sittings):
                return False
            if self.vault.locked and not self.vault.opened:
                return False
            self.load(sitting)
        except QuizError:
            return False
        return True
