"""What is kept beside the program: a model of what it said, or may have written, and a disk that refuses or dies. Must
not know in which order things happen."""

from __future__ import annotations

import errno
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest

from quiz.bank import built_in_folder, load
from quiz.engine.outcome import advance
from quiz.engine.sitting import Given, Sitting
from quiz.errors import AlreadyRunning
from quiz.model.answers import NO_OCCASION
from quiz.model.record import Draft, Said
from quiz.session import Session
from quiz.session.journal import draft_of, said
from quiz.storage import Store
from quiz.storage.autosave import Saving
from tests.core.storing import WatchedOs, mount
from tests.faults.terminals import PATIENCE

CLOCKS: Final = tuple(datetime(year, 10, 25, 0, 30, tzinfo=UTC) for year in (1970, 2025, 2026, 9999))


class Disk(WatchedOs):
    """Refuses an operation to come, once or from then on, or does nothing more from there, as after a death."""

    def __init__(self) -> None:
        self.mend()

    def mend(self) -> None:
        """Refuse nothing more."""
        self._left, self._error, self._lasts, self._dies = -1, 0, False, False

    def refuse(self, after: int, error: int, *, lasts: bool) -> None:
        """Refuse the operation that comes after so many."""
        self._left, self._error, self._lasts, self._dies = after, error, lasts, False

    def die(self, after: int) -> None:
        """Do nothing more after so many operations; half of one that writes."""
        self._left, self._error, self._lasts, self._dies = after, errno.EIO, True, True

    def before(self, step: str) -> None:
        del step
        if self._left == 0:
            self._left = 0 if self._lasts else -1
            raise OSError(self._error, os.strerror(self._error))
        self._left = max(-1, self._left - 1)

    def write(self, file: int, data: memoryview) -> int:
        if self._dies and self._left == 0:
            os.write(file, data[: len(data) // 2])
        return super().write(file, data)


class Model:
    """One person and one folder: the program that runs, what she sees of it, and what must be kept. Where something
    failed, what may be there."""

    BANK = load(built_in_folder())

    def __init__(self) -> None:
        super().__init__()
        self._home = tempfile.TemporaryDirectory()
        self.folder = Path(self._home.name) / "kept"
        self.clock = CLOCKS[2]
        self.disk = self.mount()
        self.session: Session | None = None
        self.sitting: Sitting | None = None
        self.kept: dict[int, tuple[str, Said]] = {}
        """Finished sittings by number."""
        self.unsure: Sitting | None = None
        """A sitting whose finishing failed: it may be there all the same."""
        self.notes: dict[str, str] = {}
        self.drafts: list[Draft | None] = [None]
        """What may be the draft: what was last said to be saved, and what came after it."""

    def mount(self) -> Disk:
        """A new disk, that refuses nothing so far."""
        self.disk = Disk()
        mount(self.disk)
        return self.disk

    def now(self) -> datetime:
        """A clock that goes on."""
        self.clock += timedelta(seconds=1)
        return self.clock

    def teardown(self) -> None:
        self.end()
        mount(os)
        self._home.cleanup()

    @property
    def asked(self) -> bool:
        """Whether a question stands there."""
        return self.sitting is not None and self.sitting.at is not None and self.unsure is None

    def begin(self, session: Session) -> None:
        """A new sitting, with what is there put aside."""
        self.drafts = [None]
        self.sitting = session.journal.enter(None).sitting

    def look_from_another_window(self) -> None:
        """It may look and not write."""
        other = Session(built_in_folder(), Store(self.folder), self.now)
        other.bank = self.BANK
        assert not other.writable()
        with pytest.raises(AlreadyRunning):
            other.journal.enter(None)
        other.close()

    def offered(self, sitting: Sitting) -> list[Given]:
        """What can be said where she is."""
        at = sitting.at or ""
        if at in sitting.bank.circumstance:
            return [choice.id for choice in sitting.bank.circumstance[at].choices]
        return [*range(5), *([NO_OCCASION] if sitting.bank.item[at].no_occasion else [])]

    def keep(self, sitting: Sitting) -> None:
        """What she did, handed over."""
        assert self.session
        self.sitting = advance(sitting)
        self.session.keep(self.sitting)
        self.drafts.append(draft_of(self.sitting))

    def settle(self) -> None:
        """Wait until it is said how the newest answer stands."""
        assert self.session
        end = monotonic() + PATIENCE
        while self.session.saving is Saving.SAVING:
            assert monotonic() < end
            sleep(0.0005)  # lets the thread that saves have its turn
        if self.session.saving is Saving.SAVED:
            self.drafts = self.drafts[-1:]

    def end(self) -> None:
        """The process is gone: nothing more is written, and the lock is free."""
        self.disk.die(0)
        if self.session:
            self.session.make_ephemeral()
            self.session.close()
        self.session = self.sitting = None

    def adopt(self) -> None:
        """After the run: where its finishing had failed, the sitting is there whole, or its draft is."""
        if self.unsure and self.unsure.id in self.numbers():
            self.shelve(self.unsure)
        self.unsure = None

    def shelve(self, sitting: Sitting) -> None:
        """A finished sitting stands after all others; its draft is no more."""
        number = self.numbers()[sitting.id]
        assert number > max(self.kept, default=0)
        self.kept[number] = (sitting.id, said(sitting))
        self.drafts = [None]

    def number(self, pick: int) -> int:
        """One of the kept sittings."""
        return sorted(self.kept)[pick % len(self.kept)]

    def numbers(self) -> dict[str, int]:
        """Those that are there, by id."""
        return {head.id: head.number for head in Store(self.folder).listing().heads}

    def either(self, after: dict[str, str], before: dict[str, str], found: dict[str, str]) -> dict[str, str]:
        """What is there after a failure: as before or as after, nothing else."""
        assert found in (after, before)
        return found
