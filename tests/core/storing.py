"""What the tests of the storage share: sample values, and disks that fail, die or are cut off."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from quiz.model.record import BankStamp, Draft, Ranking, Said, SittingRecord, StepPlace
from quiz.storage import atomic

STARTED = datetime(2026, 11, 22, 15, 55, 6, tzinfo=timezone(timedelta(hours=1)))
BANK = BankStamp(id="first-steps", version="1.0", fingerprint="0123456789abcdef" * 4)
IDS = [f"202611{day:02d}T145506Z-k3f9" for day in range(1, 31)]
ALL_ANSWERS = 12


def said(answers: int = ALL_ANSWERS) -> Said:
    return Said(
        follow_up=("let-finish", "listen-back"),
        circumstances={"contact": "together", "affair": "skipped"},
        answers={f"item-{number}@1": number % 5 if number % 4 else "no-occasion" for number in range(answers)},
    )


def draft(answers: int = ALL_ANSWERS, sitting: str = IDS[0]) -> Draft:
    return Draft(app="0.1.0", id=sitting, started=STARTED, at="item-3", bank=BANK, said=said(answers))


def record(sitting: str = IDS[0], number: int = 1) -> SittingRecord:
    places = tuple(StepPlace(number=step, rank=step, tier="later", need=41.5) for step in range(1, 16))
    return SittingRecord(
        app="0.1.0",
        number=number,
        id=sitting,
        started=STARTED,
        finished=STARTED + timedelta(minutes=9),
        start=(12, 13),
        bank=BANK,
        areas={"communication": 62.5, "fair-to-herself": 21.0},
        ranking=Ranking(steps=places),
        said=said(),
    )


def leftovers(folder: Path) -> list[str]:
    """Name the temporary files under the folder."""
    return sorted(path.name for path in folder.rglob("*.part"))


def contents(folder: Path) -> dict[str, bytes]:
    """Give every ordinary file under the folder with what is in it."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class WatchedOs:
    """`os` as the module that writes sees it, with a word before each step that changes or syncs something."""

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def before(self, step: str) -> None:
        """Take note of the step, or prevent it by raising."""

    def open(self, path: Path, flags: int, mode: int = 0) -> int:
        if flags & os.O_CREAT:
            self.before("make")
        return os.open(path, flags, mode)

    def write(self, file: int, data: memoryview) -> int:
        self.before("write")
        return os.write(file, data)

    def fsync(self, file: int) -> None:
        self.before("sync folder" if is_folder(file) else "sync")
        os.fsync(file)

    def close(self, file: int) -> None:
        folder = is_folder(file)
        os.close(file)  # the system closes a descriptor also where it reports a fault
        if not folder:
            self.before("close")

    def link(self, source: Path, target: Path) -> None:
        self.before("link")
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self.before("replace")
        os.replace(source, target)

    def unlink(self, path: Path) -> None:
        self.before("unlink")
        os.unlink(path)

    def mkdir(self, path: Path, mode: int) -> None:
        self.before("mkdir")
        os.mkdir(path, mode)


def is_folder(file: int) -> bool:
    """Whether the open file is a folder."""
    return stat.S_ISDIR(os.fstat(file).st_mode)


def mount(disk: object) -> None:
    """Let everything that writes ask this for it, from here on."""
    vars(atomic)["os"] = disk


@contextmanager
def on(disk: object) -> Iterator[None]:
    """Let everything that writes ask this for it, for as long as this lasts."""
    mount(disk)
    try:
        yield
    finally:
        mount(os)


class FaultyDisk(WatchedOs):
    """Refuses the step with this position, counted from 0, and where it lasts all later ones too."""

    def __init__(self, at: int, number: int, *, lasts: bool = False) -> None:
        self.steps: list[str] = []
        self._at = at
        self._number = number
        self._lasts = lasts

    @property
    def reached(self) -> bool:
        """Whether there was such a step."""
        return len(self.steps) > self._at

    def mend(self) -> None:
        """Refuse nothing more."""
        self._number = 0

    def before(self, step: str) -> None:
        position = len(self.steps)
        self.steps.append(step)
        if self._number and (position == self._at or (self._lasts and position > self._at)):
            raise OSError(self._number, os.strerror(self._number))


class Died(BaseException):
    """The process is gone."""


class DyingDisk(WatchedOs):
    """The process dies before the step with this position, or in the middle of it where it is a write; nothing
    happens afterwards."""

    def __init__(self, at: int) -> None:
        self.steps: list[str] = []
        self._at = at

    def before(self, step: str) -> None:
        self.steps.append(step)
        if len(self.steps) > self._at:
            raise Died

    def write(self, file: int, data: memoryview) -> int:
        if len(self.steps) == self._at:
            os.write(file, data[: len(data) // 2])
        return super().write(file, data)
