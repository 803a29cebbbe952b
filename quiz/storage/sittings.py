"""The finished sittings: a file each, created once and never opened for writing again."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from quiz.errors import AlreadyRunning, InvalidFile, StorageError
from quiz.model.kept import Head, Listing, Unreadable, head_of
from quiz.reader import parse_toml
from quiz.sanitize import sanitize
from quiz.storage import atomic
from quiz.storage.errors import (
    DAMAGED,
    OTHER_WAYS,
    SEE_OTHERS,
    UNKNOWN,
    EncryptedFile,
    InvalidKey,
    InvalidRecord,
    storing,
)
from quiz.storage.folder import Folder
from quiz.storage.names import HIGHEST, SittingName, find, scan

if TYPE_CHECKING:
    from quiz.model.record import SittingRecord


class Latest(NamedTuple):
    """What home says of the sittings, without validation."""

    sittings: int
    """How many there are, readable or not."""
    finished: datetime | None = None
    """When the newest one that can be read was finished, with its offset; of an encrypted one that is not unlocked,
    when it was begun. None where there is none."""
    asked: int | None = None
    """How many questions that one was asked, of her situation and of what she did; None where it was finished before
    the last one."""


class Sittings(Folder):
    """The finished sittings of a folder. Looking makes no file. Each method may raise InvalidFile where the folder
    cannot be read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._unsure: SittingName | None = None
        """The sitting whose writing failed. Where that was the very last step, the disk may have refused even to take
        it back: nobody was told that it is kept, and the next attempt would meet it."""

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
                unreadable.append(Unreadable(name.file, error.reason))
        closed = ""
        if any(head.locked for head in heads):
            try:
                self.encryption.check()
            except InvalidKey as error:
                closed = str(error)
        return Listing(tuple(heads), tuple(unreadable), closed)

    def latest(self) -> Latest:
        """One look at the names, and one into the newest sitting that can be read."""
        names = scan(self.sittings).sittings
        for name in reversed(names):
            with suppress(InvalidFile):
                try:
                    data = self.read(name.path)
                except EncryptedFile:
                    return Latest(len(names), _begun(name))
                head = parse_toml(head_of(data), name=name.file)
                moment = head.get("finished")
                if (head.get("number"), head.get("id")) == name and isinstance(moment, datetime) and moment.tzinfo:
                    return Latest(len(names), moment, _asked(data))
        return Latest(len(names))

    def resolve(self, reference: str) -> Head:
        """The sitting that is meant by an id or its unique beginning, a running number, `latest`, `previous` or
        `first`; these three pass over what cannot be read. Raises NotFound where there is none or more than one,
        and InvalidFile where the one that is meant cannot be read."""
        return self._head(self._name(reference))

    def load(self, which: str | Head) -> SittingRecord:
        """The whole sitting, by reference or by its head. Raises NotFound as `resolve` does, and InvalidFile where it
        is damaged, of a newer format, or encrypted and not unlocked, which says so."""
        self.encryption.unlock_once()
        name = self._name(which) if isinstance(which, str) else SittingName(which.number, which.id)
        return self.files.sitting(name)

    def add(self, record: SittingRecord) -> SittingRecord:
        """Keep a finished sitting under the next running number, which replaces the one in the record, and give it
        back with that. Raises AlreadyRunning where a sitting that is not damaged has this id, for another run has
        finished it, and StorageError where it cannot be written; then it is not there."""
        with storing(self.sittings):
            atomic.make_folder(self.sittings)
        if self._unsure:
            self.remove(self._unsure.path)
            self._unsure = None
        names = scan(self.sittings).sittings
        if again := next((name for name in names if name.id == record.id and self._is_whole(name, locked=True)), None):
            raise _already_kept(again.number)
        number = max((name.number for name in names), default=0) + 1
        if number > HIGHEST:
            raise StorageError("No running number is free", "The highest one is in use.", OTHER_WAYS)
        numbered = record.model_copy(update={"number": number})
        try:
            self.files.create(numbered)
        except FileExistsError:
            raise _already_kept(number) from None
        except StorageError:
            self._unsure = SittingName(number, record.id)
            raise
        return numbered

    def _name(self, reference: str) -> SittingName:
        return find(scan(self.sittings).sittings, reference, self._readable)

    def _head(self, name: SittingName) -> Head:
        """The head of a sitting; of an encrypted one that is not unlocked, what its name says."""
        try:
            return self.files.head(name)
        except EncryptedFile:
            return Head(name.number, name.id, _begun(name), "", "", {}, (), locked=True)

    def _is_whole(self, name: SittingName, *, locked: bool = False) -> bool:
        """Whether a sitting can be read. `locked`: what counts for one that cannot be decrypted now."""
        try:
            return bool(self.files.sitting(name))
        except EncryptedFile:
            return locked
        except InvalidFile:
            return False

    def _readable(self, name: SittingName) -> bool:
        with suppress(InvalidFile):
            return bool(self._head(name))
        return False


def _already_kept(number: int) -> AlreadyRunning:
    return AlreadyRunning(
        "These answers are already saved",
        f"Another run of the program finished it as number {number}, and it was not written twice.",
        f"To see it: quiz result {number}",
    )


def _asked(sitting: bytes) -> int | None:
    """How many questions stand in the file of a sitting that was answered to the last one."""
    try:
        said: Any = parse_toml(sitting, name="")["said"]
        asked = {key.rpartition("@")[0] for key in said["answers"]}
        complete = said["follow_up"] and asked.issuperset(said["follow_up"])
        return len(said.get("circumstances", ())) + len(said["answers"]) if complete else None
    except (AttributeError, InvalidFile, KeyError, TypeError):
        return None


def _begun(name: SittingName) -> datetime:
    """When a sitting was begun, by its name. Raises InvalidRecord where that is no time."""
    try:
        return datetime.fromisoformat(name.id.partition("-")[0]).astimezone(UTC)
    except ValueError:
        raise InvalidRecord(name.file, DAMAGED, SEE_OTHERS) from None
