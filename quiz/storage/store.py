"""Everything that is kept, behind one door: the sittings, the draft, notes, plan and settings. The only writer of kept
files; must not know what an answer means, nor which question comes next."""

from __future__ import annotations

import os
import textwrap
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock as Turn
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from quiz.errors import InvalidFile, StorageError, UsageError
from quiz.model.kept import NOTE, WEEK, Settings, later, planned_since
from quiz.reader import UnreadableFile
from quiz.sanitize import sanitize
from quiz.storage.encryption import finish_interrupted
from quiz.storage.errors import SET_IT_ASIDE, EncryptedFile, InvalidRecord, PassphraseNeeded
from quiz.storage.folder import Lock
from quiz.storage.names import AGE, DRAFT, ID, NOTES, PLAN, SET_ASIDE, SETTINGS, encrypted, files_in, scan
from quiz.storage.sittings import Sittings

if TYPE_CHECKING:
    from quiz.model.record import Draft, Notes, Plan, SittingRecord

NOTE_LINE: Final = 500
"""Most characters of a line of a note: longer ones are folded."""


class Due(NamedTuple):
    """What the newest plan asks for."""

    review: bool = False
    """Whether it asks for another look by today that has not been taken, and no earlier day has been said to be it."""
    week: bool = False
    """Whether a step has been planned for a week that she has not looked back on, and that day is still to come."""


class Store(Sittings):
    """All that is kept in one folder. Looking makes no file; what writes expects `prepare` and `lock` before it.
    Every value outlasts a power cut when the method that writes it returns, and each raises StorageError where that
    cannot be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._turn = Turn()
        """Taken by whoever changes the draft: the thread that saves, and the one that ends a sitting."""
        self._saved: str | None = None
        """The id of the draft that this run saved last: an encrypted one cannot be asked."""
        self._done: set[str | None] = set()
        """Ids whose draft this run has put away: a save that comes late must not bring it back."""

    def lock(self, lock: Lock | None = None) -> Lock:
        """Take the lock of the folder, which must be there, sweep it, and finish the encrypting that a run left
        undone. `lock`: one of this folder that this run may hold already. Raises AlreadyRunning where another run holds
        it: then this one may only read. Let it go with `release`."""
        lock = lock or Lock(self.folder)
        lock.acquire()
        try:
            self.sweep()
            finish_interrupted(self.folder, self.encryption)
        except BaseException:
            lock.release()
            raise
        return lock

    def sweep(self) -> None:
        """Remove what a run left that was interrupted: temporary files, and a draft whose sitting is finished. To be
        called only while this run holds the lock; never raises."""
        self.sweep_leftovers()
        with self._turn, suppress(StorageError):
            if self._is_left_behind():
                self.remove(DRAFT)

    # The unfinished sitting, written after every answer until it is finished, discarded or set aside.

    def has_draft(self) -> bool:
        """Whether there is an unfinished sitting, readable or not. Cheap: the answers are not validated."""
        path = self.folder / DRAFT
        return any(map(os.path.exists, (path, encrypted(path)))) and not self._is_left_behind()

    def draft(self) -> Draft | None:
        """The unfinished sitting, or None. One that a crash left behind its finished sitting counts as none. Raises
        InvalidFile where it is damaged or newer; it can be set aside."""
        self.encryption.unlock_once()
        try:
            draft = self.files.draft()
        except UnreadableFile as error:
            if error.missing:
                return None
            raise InvalidRecord(error.file, error.reason, SET_IT_ASIDE) from None
        return None if self._is_kept(draft.id) else draft

    def save_draft(self, draft: Draft) -> None:
        """Keep the draft in place of the one before. Does nothing once the sitting is finished or discarded."""
        with self._turn:
            if draft.id not in self._done:
                self.files.write(draft, DRAFT)
                self._saved = draft.id

    def finish(self, record: SittingRecord) -> SittingRecord:
        """Keep the finished sitting as `add` does, with its errors; then its draft goes. Where only that cannot be
        removed, the next start does it."""
        with self._turn:
            numbered = self.add(record)
            self._done.add(record.id)
            if self._draft_id() == record.id:
                with suppress(StorageError):
                    self.remove(DRAFT)
        return numbered

    def discard_draft(self) -> None:
        """Delete the draft and those that were set aside, if there are any, and let no later save of its sitting bring
        it back."""
        with self._turn:
            self._done |= {self._saved, self._draft_id()}
            for name in (DRAFT, *self.drafts_set_aside()):
                self.remove(name)

    def drafts_set_aside(self) -> tuple[str, ...]:
        """The plain names of the unfinished sittings that were set aside, readable or not; none where the folder cannot
        be looked into."""
        files = {path.name.removesuffix(AGE) for path in files_in(self.folder)}
        return tuple(sorted(filter(SET_ASIDE.fullmatch, files)))

    def set_aside_draft(self, *, copied: bool = False) -> Path:
        """Rename the draft, readable or not, to a dated name and give that: it is kept, and is no sitting. Or copy it
        there: then it stays the draft until another is saved."""
        with self._turn:
            return self.set_aside(DRAFT, copied=copied)

    # What belongs to the sittings

    def notes(self) -> Notes:
        """What she wrote about sittings. Raises InvalidFile where the file is damaged or newer."""
        self.encryption.unlock_once()
        return self.files.notes()

    def set_note(self, sitting: str, text: str) -> None:
        """Keep the note on the sitting with this id in place of the one before; an empty one removes it. Characters
        that steer a terminal go, and lines beyond 500 characters are folded. Raises UsageError beyond 1,000 characters
        or where that is no id, and InvalidFile as `notes` does: nothing is written over what cannot be read."""
        if not ID.fullmatch(sitting):
            raise UsageError(
                "That is not the id of a result", "An id looks like 20261122T145506Z-k3f9.", "To see all: quiz history"
            )
        text = _folded(sanitize(text.replace("\t", " "), lines=True).strip())
        if len(text) > NOTE:
            raise UsageError(
                "The note is too long", f"It has {len(text):,} characters of {NOTE:,}.", "Shorten it a little."
            )
        notes = self.notes()
        others = {about: note for about, note in notes.notes.items() if about != sitting}
        changed = others | ({sitting: text} if text else {})
        if changed != notes.notes:
            self.files.write(notes.model_copy(update={"notes": changed}), NOTES)

    def delete(self, reference: str) -> None:
        """Delete one sitting, readable or not, and its note. The reference is one that `resolve` takes, and raises
        the same. Raises InvalidFile where the notes cannot be read, and deletes nothing then."""
        name = self._name(reference)
        self.set_note(name.id, "")
        self.remove(name.path)

    def plan(self) -> Plan:
        """Every plan so far. Raises InvalidFile where the file is damaged or newer."""
        self.encryption.unlock_once()
        return self.files.plan()

    def due(self, today: date, last: date | None) -> Due:
        """What the plan asks for by today, where she has last taken the quiz on the day `last`; one that cannot be read
        asks for nothing. Without validation, for the start page."""
        try:
            plan: Any = self.table(PLAN)
            entries = [(entry["made"].date(), entry) for entry in reversed(plan["entries"])]
            _, newest = entries[0]
            review_date: date = newest["look_again"]
            if review_date <= today:
                return Due(review=newest.get("reminded") in (None, today) and (last is None or last < review_date))
            days = [(made, [step["number"] for step in entry["steps"]]) for made, entry in entries]
            open_steps = [step["number"] for step in newest["steps"] if "week" not in step]
            since = filter(None, (planned_since(days, number) for number in open_steps))
            return Due(week=any(later(day, WEEK) <= today for day in since))
        except (InvalidFile, AttributeError, IndexError, KeyError, TypeError):
            return Due()

    def save_plan(self, plan: Plan) -> None:
        """Keep the plans in place of those before, in the format of today. Raises InvalidFile as `plan` does: nothing
        is written over what cannot be read."""
        self.plan()
        self.files.write(plan.model_copy(update={"format": type(plan)().format}), PLAN)

    def settings(self) -> Settings:
        """What she chose; what cannot be read or does not fit is as it is by default: how something looks is no reason
        to stop anybody. Without validation, for the start page."""
        table: dict[str, object] = {}
        with suppress(InvalidFile):
            table = self.table(SETTINGS)
        theme = table.get("theme")
        return Settings(
            sanitize(theme) if isinstance(theme, str) else Settings().theme,
            motion=table.get("motion") is True,
            plain=table.get("plain") is True,
        )

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings in place of those before. A file that cannot be read is set aside first."""
        try:
            self.files.settings_file()
        except PassphraseNeeded:
            pass  # a new choice takes the place of the old one, which nobody has to read for that
        except InvalidFile:
            self.set_aside(SETTINGS)
        self.files.save_settings(settings)

    def _is_kept(self, sitting: str) -> bool:
        """Whether a sitting with this id is kept and whole: only then is its draft of no more use."""
        try:
            names = scan(self.sittings).sittings
        except InvalidFile:
            return False
        return any(name.id == sitting and self._is_whole(name) for name in names)

    def _is_left_behind(self) -> bool:
        """Whether a crash left the draft behind its finished sitting."""
        sitting = self._draft_id()
        return sitting is not None and self._is_kept(sitting)

    def _draft_id(self) -> str | None:
        """The id in the draft, whatever else is wrong with it."""
        try:
            sitting = self.table(DRAFT).get("id")
        except EncryptedFile:
            return self._saved
        except InvalidFile:
            return None
        return sitting if isinstance(sitting, str) else None


def _folded(text: str) -> str:
    """The text with every line at most 500 characters long, broken at a blank where there is one."""
    fold = textwrap.TextWrapper(NOTE_LINE, replace_whitespace=False, break_on_hyphens=False)
    return "\n".join(line if len(line) <= NOTE_LINE else fold.fill(line) for line in text.split("\n"))
