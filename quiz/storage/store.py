"""Everything that is kept, behind one door: the sittings, the draft, notes, plan and settings. The only writer of kept
files; must not know what an answer means, nor which question comes next."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock as Turn
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from quiz.errors import InvalidFile, QuizError, StorageError, UsageError
from quiz.model.kept import NOTE, WEEK, Settings, later, planned_since
from quiz.reader import GROWING_BYTES, SITTING_BYTES, UnreadableFile
from quiz.sanitize import sanitize
from quiz.storage.conversion import finish_interrupted
from quiz.storage.errors import EncryptedFile, InvalidDraft, PassphraseNeeded, reason_of
from quiz.storage.lock import Lock
from quiz.storage.names import AGE, DRAFT, NOTES, PLAN, SET_ASIDE, SETTINGS, is_id, scan
from quiz.storage.sittings import Sittings

if TYPE_CHECKING:
    from quiz.model.record import Draft, Notes, Plan, SettingsFile, SittingRecord

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
    cannot be. `now` gives a time with its offset, for the names of what is set aside."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(folder)
        self._now = now
        self._turn = Turn()
        """Taken by whoever changes the draft: the thread that saves, and the one that ends a sitting."""
        self._saved: str | None = None
        """The id of the draft that this run saved last: an encrypted one cannot be asked."""
        self._done: set[str] = set()
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
        return self.has(DRAFT) and not self._is_left_behind()

    def draft(self) -> Draft | None:
        """The unfinished sitting, or None. One that a crash left behind its finished sitting counts as none. Raises
        InvalidDraft where it is damaged or newer; it can be set aside."""
        self.encryption.unlock_once()
        try:
            draft = self.files.draft()
        except UnreadableFile as error:
            if error.missing:
                return None
            raise InvalidDraft(error.file, reason_of(error)) from None
        return None if self._is_kept(draft.id) else draft

    def save_draft(self, draft: Draft) -> None:
        """Keep the draft in place of the one before. Does nothing once the sitting is finished or discarded."""
        with self._turn:
            if draft.id not in self._done:
                self.files.write(draft, DRAFT)
                self._saved = draft.id

    def finish(self, record: SittingRecord) -> SittingRecord:
        """Keep the finished sitting as `add` does, with its errors; then its draft goes. Where only the draft cannot
        be removed, the next start does it."""
        with self._turn:
            numbered = self.add(record)
            self._done.add(numbered.id)
            if self._draft_id() == numbered.id:
                with suppress(StorageError):
                    self.remove(DRAFT)
        return numbered

    def discard_draft(self) -> None:
        """Delete the draft and those that were set aside, if there are any, and let no later save of its sitting bring
        it back."""
        with self._turn:
            self._done.update(filter(None, (self._saved, self._draft_id())))
            for name in (DRAFT, *self.drafts_set_aside()):
                self.remove(name)

    def drafts_set_aside(self) -> tuple[str, ...]:
        """The plain names of the unfinished sittings that were set aside, readable or not; none where the folder cannot
        be looked into."""
        try:
            files = {file.removesuffix(AGE) for file in os.listdir(self.folder)}
        except OSError:
            return ()
        return tuple(sorted(filter(SET_ASIDE.fullmatch, files)))

    def set_aside_draft(self) -> Path:
        """Rename the draft, readable or not, to a dated name and give that: it is kept, and is no sitting. Raises
        NotFound where there is none."""
        with self._turn:
            return self.set_aside(DRAFT, self._now())

    # What belongs to the sittings

    def notes(self) -> Notes:
        """What she wrote about sittings. Raises InvalidFile where the file is damaged or newer."""
        self.encryption.unlock_once()
        return self.files.notes()

    def set_note(self, sitting: str, text: str) -> None:
        """Keep the note on the sitting with this id in place of the one before; an empty one removes it. Characters
        that steer a terminal go, and lines beyond 500 characters are folded. Raises UsageError beyond 1,000 characters
        or where that is no id, and InvalidFile as `notes` does: nothing is written over what cannot be read."""
        if not is_id(sitting):
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
            return _due(self.table(PLAN, limit=GROWING_BYTES), today, last)
        except InvalidFile:
            return Due()

    def save_plan(self, plan: Plan) -> None:
        """Keep the plans in place of those before, in the format of today. Raises InvalidFile as `plan` does: nothing
        is written over what cannot be read."""
        self.plan()
        self.files.write(plan.model_copy(update={"format": type(plan)().format}), PLAN)

    def settings_file(self) -> SettingsFile:
        """The settings as they stand in their file; what was never set as it is by default. Raises InvalidFile where it
        is damaged or newer."""
        return self.files.settings_file()

    def settings(self) -> Settings:
        """The same settings; what cannot be read or does not fit is as it is by default: how something looks is no
        reason to stop anybody. Without validation, for the start page."""
        table: dict[str, object] = {}
        with suppress(InvalidFile):
            table = self.table(SETTINGS, limit=SITTING_BYTES)
        theme = table.get("theme")
        return Settings(
            sanitize(theme) if isinstance(theme, str) else Settings().theme,
            motion=table.get("motion") is True,
            plain=table.get("plain") is True,
        )

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings in place of those before. A file that cannot be read is set aside first."""
        try:
            self.settings_file()
        except PassphraseNeeded:
            pass  # a new choice takes the place of the old one, which nobody has to read for that
        except InvalidFile:
            self.set_aside(SETTINGS, self._now())
        self.files.save_settings(settings)

    def _is_kept(self, sitting: str) -> bool:
        """Whether a sitting with this id is kept and whole: only then is its draft of no more use."""
        try:
            names = [name for name in scan(self.sittings).sittings if name.id == sitting]
            return bool(names) and self.files.sitting(names[0]).id == sitting
        except QuizError:
            return False

    def _is_left_behind(self) -> bool:
        """Whether a crash left the draft behind its finished sitting."""
        sitting = self._draft_id()
        return sitting is not None and self._is_kept(sitting)

    def _draft_id(self) -> str | None:
        """The id in the draft, whatever else is wrong with it."""
        try:
            sitting = self.table(DRAFT, limit=SITTING_BYTES).get("id")
        except EncryptedFile:
            return self._saved
        except InvalidFile:
            return None
        return sitting if isinstance(sitting, str) else None


def _folded(text: str) -> str:
    """The text with every line at most 500 characters long, broken at a blank where there is one."""
    fold = textwrap.TextWrapper(NOTE_LINE, replace_whitespace=False, break_on_hyphens=False)
    return "\n".join(line if len(line) <= NOTE_LINE else fold.fill(line) for line in text.split("\n"))


def _due(plan: Mapping[str, object], today: date, last: date | None) -> Due:
    """What a plan asks for today, from the table of its file; what does not fit is as if it were not there."""
    entries = _tables(plan.get("entries"))
    newest = entries[-1] if entries else {}
    chosen, reminded = newest.get("look_again"), newest.get("reminded")
    if type(chosen) is not date:
        return Due()
    review = chosen <= today and reminded in (None, today) and (last is None or last < chosen)
    return Due(review, chosen > today and _week_due(entries, today))


def _week_due(entries: Sequence[Mapping[str, object]], today: date) -> bool:
    """Whether a step of the newest entry has been planned for a week and not been looked back on."""
    days = [
        (made.date(), _steps(entry)) for entry in reversed(entries) if isinstance(made := entry.get("made"), datetime)
    ]
    planned = (number for number, answered in _steps(entries[-1]).items() if not answered)
    return any((since := planned_since(days, number)) and later(since, WEEK) <= today for number in planned)


def _steps(entry: Mapping[str, object]) -> dict[int, bool]:
    """The steps of an entry, each with whether she has looked back on it."""
    tables = _tables(entry.get("steps"))
    return {step["number"]: "week" in step for step in tables if isinstance(step.get("number"), int)}


def _tables(value: object) -> list[dict[str, Any]]:
    """The tables in what should be a list of them."""
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []
