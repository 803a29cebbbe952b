"""The finished sittings: listed by their heads, found, loaded, added and deleted. A file is created once and never
opened for writing again; must not know the draft or what else is kept."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from quiz.errors import InvalidFile, StorageError
from quiz.history import durable
from quiz.history.faults import DAMAGED, OTHER_WAYS, UNKNOWN, AlreadyKept, BrokenSitting, keeping, reason_of
from quiz.history.folder import Folder
from quiz.history.heads import locked_head, read_head
from quiz.history.naming import HIGHEST, SittingName, newest_first, scan
from quiz.history.reference import FIRST, LATEST, PREVIOUS, meant, no_earlier, none_yet
from quiz.models.head import Head, Listing, Unreadable
from quiz.reader import SITTING_BYTES
from quiz.sanitize import sanitize
from quiz.vault import BrokenKey, Closed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from quiz.history.durable import Disk
    from quiz.models.record import SittingRecord

_ATTEMPTS: Final = 100
"""How many running numbers are tried while other runs take them at the same moment."""


class Sittings(Folder):
    """The folder seen as a shelf of finished sittings. Every method may raise InvalidFile where the folder cannot be
    read."""

    def __init__(self, folder: Path, *, disk: Disk | None = None) -> None:
        super().__init__(folder, disk=disk)
        self._unsure: Path | None = None

    def count(self, most: int | None = None) -> int:
        """How many sittings there are, readable or not, counted no further than `most`. Reads names alone."""
        return sum(1 for _ in islice(newest_first(self.sittings), most))

    def listing(self, newest: int | None = None) -> Listing:
        """Every sitting by running number, oldest first, and every file that is none; or only so many of the newest.
        Reads heads alone; a damaged one costs that one. Nothing is changed. Of locked ones that are not opened the
        names alone are read."""
        self.vault.open_up()
        names = scan(self.sittings)
        heads: list[Head] = []
        unreadable = [Unreadable(sanitize(file), UNKNOWN) for file in names.others]
        chosen = names.sittings if newest is None else names.sittings[max(0, len(names.sittings) - newest) :]
        for name in chosen:
            try:
                heads.append(self._head(name))
            except InvalidFile as error:
                unreadable.append(Unreadable(name.file, reason_of(error)))
        return Listing(tuple(heads), tuple(unreadable), self._closed(heads))

    def last(self) -> Head | None:
        """The newest sitting that can be read, or None. Costs one look at the names and one head."""
        return next(self._readable(newest_first(self.sittings)), None)

    def last_finished(self) -> datetime | None:
        """When the newest sitting that can be read was finished, with its offset, or None. Costs what `last`
        costs."""
        head = self.last()
        return head.finished if head else None

    def resolve(self, reference: str) -> Head:
        """The sitting that is meant by an id or its unique beginning, a running number, `latest`, `previous` or
        `first`; these three pass over what cannot be read. Raises NotFound where there is none or more than one,
        and InvalidFile where the one that is meant cannot be read."""
        places = {LATEST: 1, PREVIOUS: 2, FIRST: 1}
        if (place := places.get(reference)) is None:
            return self._head(meant(scan(self.sittings).sittings, reference.strip()))
        from_there = scan(self.sittings).sittings if reference == FIRST else newest_first(self.sittings)
        heads = self._readable(from_there)
        found = list(islice(heads, place))
        if len(found) == place:
            return found[-1]
        raise no_earlier() if found else none_yet()

    def load(self, which: str | Head) -> SittingRecord:
        """The whole sitting, by reference or by its head. Raises NotFound as `resolve` does, and InvalidFile
        where it is damaged, of a newer format, or locked and not opened, which says so."""
        self.vault.open_up()
        head = self.resolve(which) if isinstance(which, str) else which
        from quiz.history import codec  # validation is loaded where a whole file is
        from quiz.models.record import SittingRecord

        name = SittingName(head.number, head.id)
        path = self._path(name)
        record = codec.read(SittingRecord, path, limit=SITTING_BYTES, broken=BrokenSitting, contents=self.vault.read)
        if (record.number, record.id) != name:
            raise BrokenSitting(name.file, DAMAGED)
        return record

    def add(self, record: SittingRecord) -> SittingRecord:
        """Keep a finished sitting under the next running number, which replaces the one in the record, and give it
        back with that. On return it outlasts a power cut. Raises AlreadyKept where a sitting has this id, and
        StorageError where it cannot be written; then it is not there."""
        from quiz.history import codec

        with keeping(self.sittings):
            self._make(self.sittings)
            self._take_back()
            first = self._next_number(record.id)
            for number in range(first, min(first + _ATTEMPTS, HIGHEST + 1)):
                numbered = record.model_copy(update={"number": number})
                name = SittingName(number, record.id)
                data = codec.write(numbered, name.file, limit=SITTING_BYTES)
                if self._create(name, data):
                    return numbered
        raise StorageError("No running number is free", "The highest one is in use.", OTHER_WAYS)

    def _create(self, name: SittingName, data: bytes) -> bool:
        """Whether the sitting was written under that name; False where another run took the number first."""
        path, data = self._sealed(self._path(name), data)
        claim = self.sittings / name.claim
        try:
            durable.create(self._disk, path, data, claim=claim, free=partial(self._is_free, name))
        except FileExistsError:
            return False
        except OSError:
            self._unsure = path if os.path.lexists(path) else None
            raise
        return True

    def _take_back(self) -> None:
        """Remove what an attempt left that failed at the very last step and could not be taken back then: nobody was
        told that it is kept, and its next attempt would meet it."""
        if self._unsure:
            with suppress(FileNotFoundError):
                self._disk.remove(self._unsure)
            self._unsure = None

    def _is_free(self, name: SittingName) -> bool:
        return self._next_number(name.id) <= name.number

    def _next_number(self, sitting: str) -> int:
        """The running number after the highest. Raises AlreadyKept where the id has one."""
        names = scan(self.sittings).sittings
        for name in names:
            if name.id == sitting:
                raise AlreadyKept(name.number)
        return max((name.number for name in names), default=0) + 1

    def _closed(self, heads: Iterable[Head]) -> str:
        """What keeps locked sittings closed besides the passphrase; empty where nothing does."""
        if any(head.locked for head in heads):
            try:
                self.vault.check()
            except BrokenKey as error:
                return str(error)
        return ""

    def _head(self, name: SittingName) -> Head:
        try:
            return read_head(self._path(name), name, self.vault.read)
        except Closed:
            return locked_head(name)

    def _path(self, name: SittingName) -> Path:
        return self.sittings / name.file

    def _readable(self, names: Iterable[SittingName]) -> Iterator[Head]:
        """The heads that can be read, in the order of the names."""
        for name in names:
            try:
                yield self._head(name)
            except InvalidFile:
                continue
