"""What the tests of the store share: sample values, and disks that fail, die or are cut off. The tests here say that
the doubles do what they claim."""

from __future__ import annotations

import errno
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.history.durable import LocalDisk
from quiz.models.record import BankStamp, Draft, Ranking, Said, SittingRecord, StepPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class WatchedDisk(LocalDisk):
    """The disk itself, with a word before each operation."""

    def before(self, operation: str) -> None:
        """Take note of the operation, or prevent it by raising."""

    def make(self, path: Path) -> int:
        self.before("make")
        return super().make(path)

    def write(self, file: int, data: memoryview) -> int:
        self.before("write")
        return super().write(file, data)

    def sync(self, file: int) -> None:
        self.before("sync")
        super().sync(file)

    def close(self, file: int) -> None:
        super().close(file)  # the system closes a descriptor also where it reports a fault
        self.before("close")

    def link(self, source: Path, target: Path) -> None:
        self.before("link")
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self.before("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.before("remove")
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self.before("make_folder")
        super().make_folder(path)

    def sync_folder(self, path: Path) -> None:
        self.before("sync_folder")
        super().sync_folder(path)


class FaultyDisk(WatchedDisk):
    """Refuses the operation with this position, counted from 0, and where it lasts all later ones too."""

    def __init__(self, at: int, number: int, *, lasts: bool = False) -> None:
        self.steps: list[str] = []
        self._at = at
        self._number = number
        self._lasts = lasts

    @property
    def reached(self) -> bool:
        """Whether there was such an operation."""
        return len(self.steps) > self._at

    def mend(self) -> None:
        """Refuse nothing more."""
        self._number = 0

    def before(self, operation: str) -> None:
        position = len(self.steps)
        self.steps.append(operation)
        if self._number and (position == self._at or (self._lasts and position > self._at)):
            raise OSError(self._number, os.strerror(self._number))


class Died(BaseException):
    """The process is gone."""


class DyingDisk(WatchedDisk):
    """The process dies before the operation with this position, or in the middle of it where it is a write; nothing
    happens afterwards."""

    def __init__(self, at: int) -> None:
        self.steps: list[str] = []
        self._at = at

    @property
    def reached(self) -> bool:
        return len(self.steps) > self._at

    def before(self, operation: str) -> None:
        self.steps.append(operation)
        if len(self.steps) > self._at:
            raise Died

    def write(self, file: int, data: memoryview) -> int:
        if len(self.steps) == self._at:
            LocalDisk.write(self, file, data[: len(data) // 2])
        return super().write(file, data)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "made"
    path.mkdir()
    yield path
    assert not leftovers(path)


def test_a_faulty_disk_refuses_once_or_from_there_on(made: Path) -> None:
    for lasts, refused in ((False, [1]), (True, [1, 2])):
        disk = FaultyDisk(1, errno.EIO, lasts=lasts)
        seen = []
        for position in range(3):
            try:
                disk.sync_folder(made)
            except OSError as error:
                assert error.errno == errno.EIO
                seen.append(position)
        assert seen == refused
        assert disk.reached


def test_a_dying_disk_does_nothing_more(made: Path) -> None:
    disk = DyingDisk(1)
    disk.make_folder(made / "one")
    for path in (made / "two", made / "three"):
        with pytest.raises(Died):
            disk.make_folder(path)
    assert [path.name for path in made.iterdir()] == ["one"]


def test_a_death_while_writing_leaves_half(made: Path) -> None:
    disk = DyingDisk(1)
    file = disk.make(made / "half")
    with pytest.raises(Died):
        disk.write(file, memoryview(b"12345678"))
    LocalDisk.close(disk, file)
    assert (made / "half").read_bytes() == b"1234"
