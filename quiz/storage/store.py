"""Everything that is kept, behind one door: sittings and draft, notes, plan and settings. The only writer of kept
files; must not know what an answer means."""

from __future__ import annotations

import textwrap
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from quiz.errors import InvalidFile, QuizError, StorageError, UsageError
from quiz.model.head import Head, Listing, Unreadable, head_of
from quiz.model.limits import NOTE
from quiz.reader import GROWING_BYTES, SITTING_BYTES, parse_toml
from quiz.sanitize import sanitize
from quiz.storage import atomic, glance
from quiz.storage.conversion import finish_interrupted
from quiz.storage.drafts import Drafts
from quiz.storage.errors import (
    DAMAGED,
    OTHER_WAYS,
    UNKNOWN,
    AlreadyKept,
    EncryptedFile,
    InvalidKey,
    InvalidSitting,
    PassphraseNeeded,
    reason_of,
    storing,
)
from quiz.storage.folder import Folder
from quiz.storage.lock import Lock
from quiz.storage.names import (
    FIRST,
    HIGHEST,
    LATEST,
    NOTES,
    PLAN,
    PREVIOUS,
    SETTINGS,
    SITTINGS,
    SittingName,
    find,
    is_id,
    no_earlier,
    none_readable,
    none_yet,
    scan,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from quiz.model.record import Draft, Notes, Plan, SettingsFile, SittingRecord
    from quiz.model.settings import Settings

NOTE_LINE: Final = 500
"""Most characters of a line of a note: longer ones are folded."""


class Store(Folder):
    """All that is kept in one folder. Looking makes no file; what writes expects `prepare` and `lock` before it.
    Every value outlasts a power cut when the method that writes it returns, and each raises StorageError where that
    cannot be. `now` gives a time with its offset, for the names of what is set aside."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(folder)
        self._now = now
        self._drafts = Drafts(self, self._is_kept, now)
        self._unsure: str | None = None
        """The file of a sitting whose writing failed. Where that was the very last step, the disk may have refused even
        to take it back: nobody was told that it is kept, and the next attempt would meet it."""

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

    def sweep(self) -> int:
        """Put away what a run left that was interrupted: temporary files, and a draft whose sitting is finished. Says
        how many files that were. To be called only while this run holds the lock; never raises."""
        return self.sweep_leftovers() + self._drafts.sweep()

    # Finished sittings. A file is created once and never opened for writing again. Each method may raise InvalidFile
    # where the folder cannot be read.

    def count(self) -> int:
        """How many sittings there are, readable or not, from names alone."""
        return len(scan(self.sittings).sittings)

    def listing(self, newest: int | None = None) -> Listing:
        """Every sitting by running number, oldest first, and every file that is none; or only so many of the newest.
        Reads heads alone; a damaged one costs that one. Nothing is changed. Of encrypted ones that are not unlocked
        the names alone are read."""
        self.encryption.unlock_once()
        names = scan(self.sittings)
        heads: list[Head] = []
        unreadable = [Unreadable(sanitize(file), UNKNOWN) for file in names.others]
        left_out = 0 if newest is None else max(0, len(names.sittings) - newest)
        for name in names.sittings[left_out:]:
            try:
                heads.append(self._head(name))
            except InvalidFile as error:
                unreadable.append(Unreadable(name.file, reason_of(error)))
        return Listing(tuple(heads), tuple(unreadable), self._why_closed(heads))

    def last_finished(self) -> datetime | None:
        """When the newest sitting that can be read was finished, with its offset, or None. Of an encrypted one that is
        not unlocked, when it was begun. Without validation, for the start page."""
        for name in reversed(scan(self.sittings).sittings):
            with suppress(InvalidFile):
                try:
                    top = head_of(self.read(_file(name), limit=SITTING_BYTES))
                except EncryptedFile:
                    return _begun(name)
                if moment := glance.finished(parse_toml(top, name=name.file), name):
                    return moment
        return None

    def resolve(self, reference: str) -> Head:
        """The sitting that is meant by an id or its unique beginning, a running number, `latest`, `previous` or
        `first`; these three pass over what cannot be read. Raises NotFound where there is none or more than one,
        and InvalidFile where the one that is meant cannot be read."""
        names = scan(self.sittings).sittings
        places = {LATEST: 1, PREVIOUS: 2, FIRST: 1}
        if reference not in places:
            return self._head(find(names, reference.strip()))
        heads = list(islice(self._readable(names if reference == FIRST else reversed(names)), places[reference]))
        if len(heads) == places[reference]:
            return heads[-1]
        if heads:
            raise no_earlier()
        raise none_readable() if names else none_yet()

    def load(self, which: str | Head) -> SittingRecord:
        """The whole sitting, by reference or by its head. Raises NotFound as `resolve` does, and InvalidFile where it
        is damaged, of a newer format, or encrypted and not unlocked, which says so."""
        self.encryption.unlock_once()
        head = self.resolve(which) if isinstance(which, str) else which
        return self.files.sitting(SittingName(head.number, head.id))

    def add(self, record: SittingRecord) -> SittingRecord:
        """Keep a finished sitting under the next running number, which replaces the one in the record, and give it
        back with that. Raises AlreadyKept where a sitting has this id, and StorageError where it cannot be written;
        then it is not there."""
        with storing(self.sittings):
            atomic.make_folder(self.sittings)
        if self._unsure:
            self.remove(self._unsure)
            self._unsure = None
        names = scan(self.sittings).sittings
        if again := next((name for name in names if name.id == record.id), None):
            raise AlreadyKept(again.number)
        number = max((name.number for name in names), default=0) + 1
        if number > HIGHEST:
            raise StorageError("No running number is free", "The highest one is in use.", OTHER_WAYS)
        numbered = record.model_copy(update={"number": number})
        try:
            self.files.create(numbered)
        except FileExistsError:
            raise AlreadyKept(number) from None
        except StorageError:
            self._unsure = _file(SittingName(number, record.id))
            raise
        return numbered

    def delete(self, reference: str) -> None:
        """Delete one sitting, readable or not, and its note. The reference is one that `resolve` takes, and raises
        the same. Raises InvalidFile where the notes cannot be read, and deletes nothing then."""
        if reference in {LATEST, PREVIOUS, FIRST}:
            head = self.resolve(reference)
            name = SittingName(head.number, head.id)
        else:
            name = find(scan(self.sittings).sittings, reference.strip())
        self.set_note(name.id, "")
        self.remove(_file(name))

    # The unfinished one

    def has_draft(self) -> bool:
        """Whether there is an unfinished sitting, readable or not. Cheap: the answers are not validated."""
        return self._drafts.exists()

    def draft(self) -> Draft | None:
        """The unfinished sitting, or None. One that a crash left behind its finished sitting counts as none. Raises
        InvalidDraft where it is damaged or newer; it can be set aside."""
        self.encryption.unlock_once()
        return self._drafts.read()

    def save_draft(self, draft: Draft) -> None:
        """Keep the draft in place of the one before. Does nothing once the sitting is finished or discarded."""
        self._drafts.save(draft)

    def finish(self, record: SittingRecord) -> SittingRecord:
        """Keep the finished sitting as `add` does, with its errors; then its draft goes. Where only the draft cannot
        be removed, the next start does it."""
        return self._drafts.finish(partial(self.add, record))

    def discard_draft(self, sitting: str | None = None) -> None:
        """Delete the draft, if there is one. Give the id of the sitting where a save of it may still be on its way."""
        self._drafts.discard(sitting)

    def set_aside_draft(self) -> Path:
        """Rename the draft, readable or not, to a dated name and give that: it is kept, and is no sitting. Raises
        NotFound where there is none."""
        return self._drafts.set_aside()

    # What belongs to them

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

    def plan(self) -> Plan:
        """Every plan so far. Raises InvalidFile where the file is damaged or newer."""
        self.encryption.unlock_once()
        return self.files.plan()

    def due(self, today: date) -> glance.Due:
        """What the plan asks for by today; a plan that cannot be read asks for nothing. Without validation, for the
        start page."""
        try:
            return glance.due(self.table(PLAN, limit=GROWING_BYTES), today)
        except InvalidFile:
            return glance.Due()

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
        """The same settings, as they are by default where none can be read: how something looks is no reason to stop
        anybody. Without validation, for the start page."""
        try:
            return glance.settings(self.table(SETTINGS, limit=SITTING_BYTES))
        except InvalidFile:
            return glance.settings({})

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings in place of those before. A file that cannot be read is set aside first."""
        try:
            self.settings_file()
        except PassphraseNeeded:
            pass  # a new choice takes the place of the old one, which nobody has to read for that
        except InvalidFile:
            self.set_aside(SETTINGS, self._now())
        self.files.save_settings(settings)

    def _head(self, name: SittingName) -> Head:
        """The head of a sitting; of an encrypted one that is not unlocked, what its name says."""
        try:
            return self.files.head(name)
        except EncryptedFile:
            return Head(name.number, name.id, _begun(name), "", "", {}, (), locked=True)

    def _readable(self, names: Iterable[SittingName]) -> Iterator[Head]:
        """The heads that can be read, in the order of the names."""
        for name in names:
            try:
                head = self._head(name)
            except InvalidFile:
                continue
            yield head

    def _is_kept(self, sitting: str) -> bool:
        """Whether a sitting with this id is kept and whole."""
        try:
            names = [name for name in scan(self.sittings).sittings if name.id == sitting]
            return bool(names) and self.files.sitting(names[0]).id == sitting
        except QuizError:
            return False

    def _why_closed(self, heads: Iterable[Head]) -> str:
        """What keeps encrypted sittings closed besides the passphrase; empty where nothing does."""
        if any(head.locked for head in heads):
            try:
                self.encryption.check()
            except InvalidKey as error:
                return str(error)
        return ""


def _file(name: SittingName) -> str:
    """The plain name of a sitting's file in the data folder."""
    return f"{SITTINGS}/{name.file}"


def _begun(name: SittingName) -> datetime:
    """When a sitting was begun, by its name. Raises InvalidSitting where that is no time."""
    try:
        return datetime.fromisoformat(name.id.partition("-")[0]).astimezone(UTC)
    except ValueError:
        raise InvalidSitting(name.file, DAMAGED) from None


def _folded(text: str) -> str:
    """The text with every line at most 500 characters long, broken at a blank where there is one."""
    fold = textwrap.TextWrapper(NOTE_LINE, replace_whitespace=False, break_on_hyphens=False)
    lines = ([line] if len(line) <= NOTE_LINE else fold.wrap(line) for line in text.split("\n"))
    return "\n".join(part for parts in lines for part in parts)
