"""Everything that is kept, behind one door: sittings and draft, notes, plan and settings. The only writer of kept
files; must not know what an answer means.

Folder, Sittings, Drafts and Store are floors of one object, each in a file of its own that uses only the floors below
it. They are no parts joined in a store, because they share one state: the vault, the disk, and the turn that a save and
a finish take. Parts would either be reached past the door, or stand behind two dozen methods that only pass on, each
with its promise of what outlasts a power cut written twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from quiz.errors import InvalidFile, UsageError
from quiz.history.drafts import Drafts
from quiz.history.lock import Lock
from quiz.history.look import look_again_due, read_look
from quiz.history.naming import SittingName, is_id, scan
from quiz.history.reference import FIRST, LATEST, PREVIOUS, meant
from quiz.models.limits import NOTE
from quiz.reader import GROWING_BYTES, UnreadableFile
from quiz.sanitize import sanitize
from quiz.vault import Locked

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from quiz.history.sealing import Sealer
    from quiz.models.look import Look
    from quiz.models.record import Kept, Notes, Plan, Settings

    K = TypeVar("K", bound=Kept)

NOTE_LINE: Final = 500
"""Most characters of a line of it: longer ones are folded."""


class Store(Drafts):
    """All that is kept in one folder. Looking makes no file; what writes expects `prepare` and `lock` before it.
    Every value is durable when the method that writes it returns, and each raises StorageError where that cannot be."""

    def lock(self, lock: Lock | None = None) -> Lock:
        """Take the lock of the folder, which must be there, sweep it, and finish the locking that a run left
        undone. `lock`: one of this folder that this run may hold already. Raises AlreadyRunning where another run holds
        it: then this one may only read. Let it go with `release`."""
        lock = lock or Lock(self.folder)
        lock.acquire()
        try:
            self.sweep()
            self.sealer.finish()
        except BaseException:
            lock.release()
            raise
        return lock

    @property
    def sealer(self) -> Sealer:
        """What locks everything that is kept, and unlocks it."""
        from quiz.history.sealing import Sealer

        return Sealer(self.folder, self.vault, self._disk)

    def delete(self, reference: str) -> None:
        """Delete one sitting, readable or not, and its note. The reference is one that `resolve` takes, and raises
        the same. Raises InvalidFile where the notes cannot be read, and deletes nothing then."""
        if reference in {LATEST, PREVIOUS, FIRST}:
            head = self.resolve(reference)
            name = SittingName(head.number, head.id)
        else:
            name = meant(scan(self.sittings).sittings, reference.strip())
        self.set_note(name.id, "")
        self._remove(self.sittings / name.file)

    def notes(self) -> Notes:
        """What she wrote about sittings. Raises InvalidFile where the file is damaged or newer."""
        from quiz.models.record import Notes  # validation is loaded where a whole file is

        self.vault.open_up()
        return self._read(Notes, self._notes)

    def set_note(self, sitting: str, text: str) -> None:
        """Keep the note on the sitting with this id in place of the one before; an empty one removes it. Characters
        that steer a terminal go, and lines beyond 500 characters are folded. Raises UsageError beyond 1,000 characters
        or where that is no id, and InvalidFile as `notes` does: nothing is written over what cannot be read."""
        if not is_id(sitting):
            raise UsageError(
                "That is not the id of a sitting", "An id looks like 20261122T145506Z-k3f9.", "To see all: quiz history"
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
            self._write(self._notes, notes.model_copy(update={"notes": changed}))

    def plan(self) -> Plan:
        """Every plan so far. Raises InvalidFile where the file is damaged or newer."""
        from quiz.models.record import Plan

        self.vault.open_up()
        return self._read(Plan, self._plan)

    def look_again_due(self, today: date) -> bool:
        """Whether the plan asks for another look by today, without validation and without errors, for the first
        page."""
        return look_again_due(self._plan, today, self.vault.read)

    def save_plan(self, plan: Plan) -> None:
        """Keep the plans in place of those before. Raises InvalidFile as `plan` does: nothing is written over what
        cannot be read."""
        self.plan()
        self._write(self._plan, plan)

    def settings(self) -> Settings:
        """The settings; what was never set as it is by default. Raises InvalidFile where the file is damaged or
        newer."""
        from quiz.models.record import Settings

        return self._read(Settings, self._settings)

    def look(self) -> Look:
        """The same settings without validation and without errors, for the first page: defaults where none can be
        read."""
        return read_look(self._settings, self.vault.read)

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings in place of those before. A file that cannot be read is set aside first."""
        try:
            self.settings()
        except Locked:
            pass  # a new choice takes the place of the old one, which nobody has to read for that
        except InvalidFile:
            self._set_aside(self._settings)
        self._write(self._settings, settings)

    @property
    def _notes(self) -> Path:
        return self.folder / "notes.toml"

    @property
    def _plan(self) -> Path:
        return self.folder / "plan.toml"

    @property
    def _settings(self) -> Path:
        return self.folder / "settings.toml"

    def _read(self, kind: type[K], path: Path) -> K:
        """The file, or an empty one of its kind where it is missing."""
        from quiz.history import codec

        try:
            return codec.read(kind, path, limit=GROWING_BYTES, contents=self.vault.read)
        except UnreadableFile as error:
            if error.missing:
                return kind()
            raise

    def _write(self, path: Path, kept: Kept) -> None:
        from quiz.history import codec

        self._put(path, codec.write(kept, path.name, limit=GROWING_BYTES))


def _folded(text: str) -> str:
    """The text with every line at most 500 characters long, broken at a blank where there is one."""
    lines: list[str] = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > NOTE_LINE:
            at = rest.rfind(" ", 1, NOTE_LINE + 1)
            at = NOTE_LINE if at < 0 else at
            lines.append(rest[:at])
            rest = rest[at:].removeprefix(" ")
        lines.append(rest)
    return "\n".join(lines)
